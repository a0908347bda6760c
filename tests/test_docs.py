"""The documents say what is true of the code."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from tests.browser.screenshots import SCENES

ROOT: Path = settings.BASE_DIR
READ = re.compile(r'(?:env\.\w+|from_url|environ\.get)\(\s*"([A-Z][A-Z_]+)"')
PAPERS = ("README.md", "CONTRIBUTING.md", "docs/editors.md", "docs/deploy.md", "docs/embedding.md")


def test_every_setting_is_in_the_table() -> None:
    modules = [path for path in (ROOT / "guide").glob("*.py") if path.name != "serve.py"]
    read = {name for path in modules for name in READ.findall(path.read_text())}

    table = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/deploy.md").read_text(), re.MULTILINE))

    assert len(read) >= 10
    assert table == read | {"SECRET_KEY_FILE"}


@pytest.mark.parametrize("paper", PAPERS)
def test_named_paths_exist(paper: str) -> None:
    pattern = r"`((?:guide|stretches|templates|static|fixtures|tests|docs|\.ci)/[\w./-]*)`"
    named = re.findall(pattern, (ROOT / paper).read_text())

    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_named_targets_exist(paper: str) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)

    code = re.findall(r"`[^`]*`|^ {4}.*$", (ROOT / paper).read_text(), re.MULTILINE)
    named = re.findall(r"\bmake ([a-z-]+)", " ".join(code))

    assert set(named) <= set(targets)


def test_words_to_avoid_are_told_to_editors() -> None:
    text = (ROOT / "docs/editors.md").read_text()

    assert all(word in text for word in ("cure", "pain-free", "lasting results", "best", "proven"))


def test_guide_for_editors_shows_each_picture_of_the_desk_once_in_words_too() -> None:
    shown = re.findall(
        r"^!\[[^\]]{20,}\]\(desk/([a-z-]+)\.png\)$", (ROOT / "docs/editors.md").read_text(), re.MULTILINE
    )

    files = [path.name for path in (ROOT / "docs/desk").iterdir()]

    assert sorted(shown) == sorted(SCENES)
    assert sorted(files) == sorted(f"{name}.png" for name in SCENES)


def test_pictures_of_the_desk_are_light_and_legible() -> None:
    files = list((ROOT / "docs/desk").iterdir())

    assert max(path.stat().st_size for path in files) <= 80_000
    assert sum(path.stat().st_size for path in files) <= 900_000
    for path in files:
        with Image.open(path) as picture:
            assert 900 <= picture.width <= 1100


def test_every_place_named_in_the_guide_for_editors_is_there() -> None:
    text = (ROOT / "docs/editors.md").read_text()

    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}

    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= anchors


def test_decisions_are_numbered_one_after_the_other() -> None:
    decisions = sorted((ROOT / "docs/decisions").iterdir())

    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    assert all(path.read_text().startswith(f"# {int(path.name[:4])}. ") for path in decisions)
