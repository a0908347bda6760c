import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import OperationalError

from guide.management.commands import import_content
from guide.models import Tip
from guide.versions import Version
from tests.factories import make_tip, make_user
from tests.guide.exchange.folders import change, export, guide, section, tip, write_folder

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """An export of a guide with two tips, "Walk" and "Sit"."""
    make_tip(permanent_id="22222222", title="Walk", what_to_do="Walk a little each day.", order=10)
    make_tip(permanent_id="33333333", title="Sit", order=20)
    export(tmp_path / "out")
    return tmp_path / "out"


def versions(key):
    return [(version.state, version.why) for version in Version.objects.filter(key=key).order_by("number")]


def test_import_content_of_what_is_there(folder, capsys):
    call_command("import_content", folder)

    assert capsys.readouterr().out == "0 added, 0 changed, 0 removed; 4 stay the same.\n"
    assert versions("22222222") == [("live", "As it was before an import.")]


def test_import_content_makes_a_version_of_what_changed(folder):
    change(folder, "tips.json", 1, title="Walk more")
    users = list(User.objects.values())

    call_command("import_content", folder, why="Walking is good.")

    assert Tip.objects.get(permanent_id="22222222").title == "Walk more"
    assert versions("22222222") == [("live", "As it was before an import."), ("live", "Walking is good.")]
    assert versions("33333333") == [("live", "As it was before an import.")]
    assert not Version.objects.exclude(made_by=None).exists()
    assert list(User.objects.values()) == users


def test_import_content_names_the_folder_if_nobody_says_why(folder):
    Tip.objects.filter(title="Sit").delete()

    call_command("import_content", folder)

    assert versions("33333333") == [("live", "Imported from out.")]


def test_import_content_leaves_draft_changes(folder):
    row = Tip.objects.get(permanent_id="22222222")
    Version.objects.record(row, by=None)
    Version.objects.record(row, by=make_user(), state=Version.State.PENDING)
    change(folder, "tips.json", 1, title="Walk more")

    call_command("import_content", folder)

    assert [state for state, _ in versions("22222222")] == ["live", "pending", "live"]


def test_import_content_asks_before_it_deletes(folder):
    make_tip(permanent_id="44444444", title="Mine")

    with pytest.raises(CommandError) as caught:
        call_command("import_content", folder)

    assert str(caught.value).splitlines() == [
        "Nothing was imported.",
        "The files do not have these texts. To delete them, add --delete.",
        "removed  tip “Mine”",
    ]
    assert Tip.objects.count() == 3
    assert not Version.objects.exists()


def test_import_content_deletes_when_told_so(folder):
    make_tip(permanent_id="44444444", title="Mine")

    call_command("import_content", folder, "--delete")

    assert set(Tip.objects.values_list("title", flat=True)) == {"Walk", "Sit"}
    assert versions("44444444") == [("live", "As it was before an import."), ("deleted", "Imported from out.")]
    assert Version.objects.deleted().get().title == "Mine"


def test_import_content_dry_run(folder, capsys):
    change(folder, "tips.json", 1, what_to_do="Walk a lot each day.")
    Tip.objects.filter(title="Sit").delete()
    make_tip(permanent_id="44444444", title="Mine")
    before = list(Tip.objects.values())

    call_command("import_content", folder, "--dry-run")

    assert capsys.readouterr().out.splitlines() == [
        "changed  tip “Walk”",
        "    what_to_do: Walk a [-little-]{+lot+} each day.",
        "added    tip “Sit”",
        "removed  tip “Mine”",
        "1 added, 1 changed, 1 removed; 2 stay the same.",
        "This was a dry run: nothing was changed.",
    ]
    assert list(Tip.objects.values()) == before
    assert not Version.objects.exists()


def test_import_content_colours_only_when_asked_or_on_a_terminal(folder, capsys):
    change(folder, "tips.json", 1, title="Run")

    call_command("import_content", folder, "--dry-run", force_color=True)

    assert "title: \x1b[31;1m[-Walk-]\x1b[0m\x1b[32;1m{+Run+}\x1b[0m\n" in capsys.readouterr().out


def test_import_content_tells_the_first_things_that_are_wrong(tmp_path):
    tips = [tip(status="gone", permanent_id=f"2222222{digit}", slug=f"tip-{digit}") for digit in "23456789"]
    write_folder(tmp_path, guide=[guide(), section()], tips=tips * 3)

    with pytest.raises(CommandError) as caught:
        call_command("import_content", tmp_path)

    lines = str(caught.value).splitlines()
    assert lines[0] == "Nothing was imported."
    assert lines[1] == "tips.json, item 9 “Walk”: permanent_id: “22222222” is taken by tips.json, item 1 “Walk”."
    assert len(lines) == 22
    assert lines[-1] == "… and 12 more."


def test_import_content_with_too_long_a_reason(folder):
    with pytest.raises(CommandError, match="--why may have 200 characters; it has 201"):
        call_command("import_content", folder, why="x" * 201)


def test_import_content_while_the_database_is_locked(folder, monkeypatch):
    def fail(items, why):
        raise OperationalError("database is locked")

    monkeypatch.setattr(import_content, "replace", fail)

    with pytest.raises(CommandError, match=r"^Nothing was imported\. database is locked$"):
        call_command("import_content", folder)
