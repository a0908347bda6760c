"""The documents say what is true of the code."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.BASE_DIR
READ = re.compile(r'(?:env\.\w+|from_url|environ\.get)\(\s*"([A-Z][A-Z_]+)"')
PAPERS = ("README.md", "CONTRIBUTING.md", "docs/editors.md", "docs/deploy.md")


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
