import os
import re
import subprocess
import sys
from unittest.mock import Mock

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import OperationalError

from guide import env
from guide.management.commands import prepare
from guide.models import SearchState, Section
from guide.search.triggers import digest
from stretches.models import Stretch

PASSWORD = re.compile(r"Password:  (\S+)")


@pytest.fixture
def prepare_apart(tmp_path):
    """Starts the command in a process of its own, with a folder for its data and no static files to collect."""

    def start(**variables):
        environment = (
            os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "guide.settings",
                "DEBUG": "on",
                "VAR_DIR": str(tmp_path / "var"),
                "DATABASE_URL": "",
            }
            | variables
        )
        return subprocess.Popen(
            [sys.executable, env.BASE_DIR / "manage.py", "prepare"],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    return start


@pytest.mark.django_db
def test_prepare_an_empty_site(capsys):
    call_command("prepare")

    told = capsys.readouterr().out
    assert "Content loaded: " in told
    assert Stretch.objects.count() == 5
    assert set(Group.objects.values_list("name", flat=True)) == {"Editor", "Reviewer", "Must choose a password"}
    assert authenticate(username="editor", password=PASSWORD.search(told)[1]).is_superuser


@pytest.mark.django_db
def test_prepare_again_changes_nothing_and_says_nothing(capsys):
    call_command("prepare")
    Section.objects.filter(order=10).update(title="As an editor wrote it")
    capsys.readouterr()

    call_command("prepare")

    assert capsys.readouterr().out == ""
    assert Section.objects.filter(title="As an editor wrote it").count() == 1


@pytest.mark.django_db
def test_prepare_makes_the_index_of_an_earlier_version_anew():
    call_command("prepare")
    SearchState.objects.update(made_by="another")

    call_command("prepare")

    assert SearchState.objects.get().made_by == digest()


@pytest.mark.django_db
def test_prepare_says_that_it_migrated(capsys, monkeypatch):
    monkeypatch.setattr(prepare, "MigrationExecutor", Mock())

    call_command("prepare")

    assert "Database brought up to date.\n" in capsys.readouterr().out


@pytest.mark.django_db
def test_prepare_collects_static_files_only_if_they_are_collected_in_use(capsys, monkeypatch, settings):
    monkeypatch.setattr(prepare, "collect_if_changed", lambda: True)

    call_command("prepare")
    assert "Static files collected and compressed." in capsys.readouterr().out

    settings.DEBUG = True
    call_command("prepare")
    assert capsys.readouterr().out == ""


@pytest.mark.django_db
def test_prepare_with_a_database_that_fails(monkeypatch):
    def fail():
        raise OperationalError("disk I/O error\nDETAIL: on the second line")

    monkeypatch.setattr(prepare, "content_exists", fail)

    with pytest.raises(CommandError, match=r"^The database cannot be used: disk I/O error\. Check DATABASE_URL .+$"):
        call_command("prepare")


def test_prepare_twice_at_once(prepare_apart):
    processes = [prepare_apart(), prepare_apart()]

    answers = [process.communicate(timeout=60) for process in processes]

    assert [process.returncode for process in processes] == [0, 0]
    assert [errors for _, errors in answers] == ["", ""]
    told = "".join(told for told, _ in answers)
    assert told.count("Database brought up to date.") == 1
    assert told.count("Content loaded: ") == 1
    assert len(PASSWORD.findall(told)) == 1


def test_prepare_with_something_else_in_place_of_the_database(prepare_apart, tmp_path):
    (tmp_path / "db.sqlite3").write_text("This is not a database. " * 100)

    process = prepare_apart(DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3")

    told, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert told == ""
    assert re.fullmatch(r"CommandError: The database cannot be used: file is not a database\. .+\n", errors)


def test_prepare_with_a_folder_that_cannot_be_written(prepare_apart, tmp_path):
    (tmp_path / "file").touch()

    process = prepare_apart(VAR_DIR=f"{tmp_path}/file/var")

    told, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert told == ""
    assert re.fullmatch(r".+/file/var cannot be used: Not a directory\. .+\n", errors)
