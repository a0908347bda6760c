"""The house rules that a machine can keep. Each rule is a function that is tried on a bad example too."""

import ast
import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib import admin

from guide.prose import words_to_avoid

ROOT: Path = settings.BASE_DIR
CODE = ("guide", "stretches", "templates", "static", "tests")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PYTHON = sorted(path for folder in ("guide", "stretches") for path in (ROOT / folder).rglob("*.py"))
SITE_CSS = (
    "tokens",
    "base",
    "components",
    "cards",
    "claims",
    "embed",
    "figures",
    "follow",
    "routine",
    "search",
    "sheet",
    "stretch",
    "pages",
    "print",
    "admin-address",
)


def inline_code(html: str) -> list[str]:
    """Styles, handlers and scripts that stand in the page itself."""
    patterns = (r"<style\b", r"\sstyle\s*=", r"\son[a-z]+\s*=", r"<script(?![^>]*\ssrc=)", r"javascript:")
    return [found for pattern in patterns for found in re.findall(pattern, html, re.IGNORECASE)]


def imports(source: str) -> set[str]:
    """The top-level names of all packages that a module imports."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def visible_text(template: str) -> str:
    return re.sub(r"{[%#{].*?[%#}]}|<[^>]*>", " ", template, flags=re.DOTALL)


@pytest.mark.parametrize("html", ['<p style="x">', "<style>", "<a onclick='x'>", "<script>x", "<a href=javascript:x>"])
def test_inline_code_is_found(html: str) -> None:
    assert inline_code(html)


def test_inline_code_leaves_scripts_with_an_address() -> None:
    assert inline_code('<script type="module" src="/x.js"></script><link rel="stylesheet">') == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_have_no_inline_code(path: Path) -> None:
    assert inline_code(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_avoid_the_words_to_avoid(path: Path) -> None:
    assert words_to_avoid(visible_text(path.read_text())) == []


def test_imports_finds_every_form() -> None:
    source = "import stretches.models as m\ndef f():\n    from stretches import views"

    assert imports(source) == {"stretches"}


def test_guide_does_not_know_the_stretches() -> None:
    knowing = {path.name for path in (ROOT / "guide").rglob("*.py") if "stretches" in imports(path.read_text())}

    assert knowing == set()


def test_files_are_short() -> None:
    paths = [path for folder in CODE for path in (ROOT / folder).rglob("*")]
    files = [path for path in paths if path.suffix in {".py", ".html", ".css", ".js"}]
    long = [path.name for path in files if "migrations" not in path.parts and len(path.read_text().splitlines()) > 300]

    assert len(files) > 80
    assert long == []


def test_only_texts_and_figures_mark_html_safe() -> None:
    marking = {path.name for path in PYTHON if "mark_safe(" in path.read_text()}
    filtering = {path.name for path in TEMPLATES if re.search(r"\|\s*safe\b|autoescape off", path.read_text())}

    assert marking == {"markdown.py", "illustrations.py", "structured_data.py"}
    assert filtering == set()


def test_scripts_are_small_modules() -> None:
    scripts = sorted((ROOT / "static" / "js").rglob("*.js"))

    assert scripts
    assert [path.name for path in scripts if len(path.read_text().splitlines()) > 100] == []


def test_scripts_are_loaded_late() -> None:
    loaded = [tag for path in TEMPLATES for tag in re.findall(r"<script[^>]*>", path.read_text())]

    assert loaded
    assert all('type="module"' in tag for tag in loaded)


def test_lock_files_name_no_addresses() -> None:
    for path in ROOT.glob("requirements*.txt"):
        text = path.read_text()
        assert "--hash=sha256:" in text
        assert not re.search(r"https?:|file:|^--(?:index|extra|find)", text, re.MULTILINE)


def test_every_style_is_used() -> None:
    code = [*TEMPLATES, *PYTHON, *(ROOT / "static/js").rglob("*.js")]
    used = set(re.findall(r"[\w-]+", " ".join(path.read_text() for path in code)))

    styled = set()
    for name in SITE_CSS:
        selectors = re.sub(r"\{[^{}]*\}|/\*.*?\*/", " ", (ROOT / f"static/css/{name}.css").read_text(), flags=re.DOTALL)
        styled |= set(re.findall(r"\.([a-z][\w-]*)", selectors))

    assert len(styled) > 60
    # Put together where they are used: the levels of evidence, and who is drawn.
    levels, people = {"ev-supported", "ev-mixed", "ev-not_shown", "ev-advice"}, {"person-a", "person-b", "person-c"}
    assert styled - used - levels - people == set()


def test_review_pages_use_their_styles() -> None:
    css = (ROOT / "static/css/admin-review.css").read_text()
    used = re.findall(r"[\w-]+", " ".join(path.read_text() for path in TEMPLATES))

    assert set(re.findall(r"\.([a-z][\w-]*)", css)) - set(used) == set()


def test_pose_editor_is_small_and_uses_its_styles() -> None:
    css = (ROOT / "static/css/pose.css").read_text()
    scripts = {path: path.read_text() for path in (ROOT / "static/js/pose").glob("*.js")}
    template = (ROOT / "templates/admin/stretches/_pose_tools.html").read_text()
    used = re.findall(r"[\w-]+", " ".join([template, *scripts.values(), *(path.read_text() for path in PYTHON)]))

    assert sum(len(brotli.compress(text.encode())) for text in (css, *scripts.values())) <= 6 * 1024
    assert set(re.findall(r"\.(pose[\w-]*)", css)) - set(used) == set()


def test_markdown_editor_is_small_and_uses_its_styles() -> None:
    css = (ROOT / "static/css/editor.css").read_text()
    scripts = [path.read_text() for path in (ROOT / "static/js/editor").glob("*.js")]
    templates = [path.read_text() for path in (ROOT / "templates/admin").glob("_markdown_*.html")]
    used = re.findall(r"[\w-]+", " ".join([*scripts, *templates, (ROOT / "guide/markdown_widget.py").read_text()]))

    # Only editors' browsers fetch it.
    assert sum(len(brotli.compress(text.encode())) for text in (css, *scripts)) <= 13 * 1024
    assert set(re.findall(r"\.(md[\w-]*)", css)) - set(used) == set()


def test_history_is_small_and_uses_its_styles() -> None:
    css = (ROOT / "static/css/admin-history.css").read_text()
    used = set(re.findall(r"[\w-]+", " ".join(path.read_text() for path in (ROOT / "templates/admin").glob("*.html"))))

    assert len(brotli.compress(css.encode())) <= 2 * 1024
    assert set(re.findall(r"\.(change[\w-]*|history[\w-]*)", css)) - used == set()


def test_desk_has_the_colours_of_the_guide() -> None:
    light, dark = (ROOT / "static/css/tokens.css").read_text().split("prefers-color-scheme: dark")
    desk = re.findall(r"(--[\w-]+): light-dark\((#\w+), (#\w+)\);", (ROOT / "static/css/desk-theme.css").read_text())

    assert len(desk) > 15
    assert [name for name, one, _ in desk if f"{name}: {one};" not in light] == []
    assert [name for name, _, other in desk if f"{name}: {other};" not in dark] == []


def test_desk_uses_its_styles() -> None:
    django = Path(admin.__file__).parents[2]
    code = [*TEMPLATES, *PYTHON, *(ROOT / "static/js").rglob("*.js")]
    folders = [django / "contrib/admin", django / "forms"]
    theirs = [path for folder in folders for kind in ("html", "js", "py") for path in folder.rglob(f"*.{kind}")]
    used = set(re.findall(r"[\w-]+", " ".join(path.read_text() for path in [*code, *theirs])))
    sheets = " ".join(path.read_text() for path in (ROOT / "static/css").glob("desk*.css"))
    selectors = re.sub(r"\{[^{}]*\}|/\*.*?\*/", " ", sheets, flags=re.DOTALL)

    styled = set(re.findall(r"\.([a-z][\w-]*)", selectors))

    # Django puts together the classes of columns and fields; the others come from packages.
    assert {
        name for name in styled - used if not name.startswith(("field-", "column-", "select2-", "markdownx"))
    } == set()
    assert len(styled) > 60


def test_scripts_of_the_desk_are_small() -> None:
    scripts = [*(ROOT / "static/js/order").glob("*.js"), *(ROOT / "static/js/desk").glob("*.js")]

    assert sum(len(brotli.compress(path.read_bytes())) for path in scripts) <= 7 * 1024
