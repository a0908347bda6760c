import re
import shutil

import pytest

from guide import static_files
from guide.static_files import collect_if_changed


@pytest.fixture
def source(settings, tmp_path):
    """A stylesheet in a project that has no other static file."""
    settings.VAR_DIR = tmp_path / "var"
    settings.STATIC_ROOT = tmp_path / "var" / "static"
    settings.STATICFILES_DIRS = [tmp_path / "sources"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.VAR_DIR.mkdir()
    path = tmp_path / "sources" / "site.css"
    path.parent.mkdir()
    path.write_text("p { color: black }\n" * 50)
    return path


def test_collect_if_changed(source, settings):
    assert collect_if_changed()

    collected = {path.name for path in settings.STATIC_ROOT.iterdir()}
    assert {"site.css", "site.css.br", "site.css.gz", "staticfiles.json"} <= collected
    assert any(name.startswith("site.") and name.endswith(".css.br") and len(name) > 20 for name in collected)


def test_collect_if_changed_only_once(source):
    collect_if_changed()

    assert not collect_if_changed()


def test_collect_if_changed_after_a_change(source, settings):
    collect_if_changed()
    source.write_text("p { color: white }")

    assert collect_if_changed()
    assert (settings.STATIC_ROOT / "site.css").read_text() == "p { color: white }"
    assert not (settings.STATIC_ROOT / "site.css.br").exists()


def test_collect_if_changed_after_a_file_is_gone(source):
    (source.parent / "old.css").touch()
    collect_if_changed()
    (source.parent / "old.css").unlink()

    assert collect_if_changed()


def test_collect_if_changed_after_an_upgrade(source, monkeypatch):
    collect_if_changed()
    monkeypatch.setattr(static_files, "version", lambda package: "99.0")

    assert collect_if_changed()


def test_collect_if_changed_after_the_collected_files_were_deleted(source, settings):
    collect_if_changed()
    shutil.rmtree(settings.STATIC_ROOT)

    assert collect_if_changed()


def test_collect_if_changed_after_it_was_cut_short(source, settings, monkeypatch):
    collect_if_changed()
    with monkeypatch.context() as patch:
        patch.setattr(static_files, "version", lambda package: "99.0")
        patch.setattr(static_files, "call_command", lambda *args, **options: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            collect_if_changed()

    assert collect_if_changed()


def test_collected_scripts_import_each_other_by_their_names_for_good(source, settings):
    (source.parent / "clock.js").write_text("export const now = () => 1;\n")
    (source.parent / "player.js").write_text('import { now } from "./clock.js";\nnow();\n')

    collect_if_changed()

    (player,) = [
        path for path in settings.STATIC_ROOT.iterdir() if re.fullmatch(r"player\.[0-9a-f]{12}\.js", path.name)
    ]
    assert re.search(r'from "\./clock\.[0-9a-f]{12}\.js"', player.read_text())


def test_collected_styles_hold_those_they_import(source, settings):
    source.with_name("print.css").write_text("p { color: red }\n")
    source.with_name("all.css").write_text('@import "site.css";\n@import "print.css" print;\n')
    source.write_text("p { color: black }\n")

    collect_if_changed()

    (collected,) = settings.STATIC_ROOT.glob("all.????????????.css")
    assert collected.read_text() == "p { color: black }\n\n@media print {\np { color: red }\n}\n"


def test_collected_styles_change_with_those_they_import(source, settings):
    source.with_name("all.css").write_text('@import "site.css";\n')
    collect_if_changed()
    source.write_text("p { color: white }\n")

    collect_if_changed()

    assert len(list(settings.STATIC_ROOT.glob("all.????????????.css"))) == 2
