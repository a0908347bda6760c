"""The index beside others who write, search, or run another version of the code."""

import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import psycopg
import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import OperationalError, connection

from guide.models import SearchState, Tip
from guide.publishing import Visitor
from guide.search import index, search
from stretches.models import Stretch
from tests.cluster import default_database
from tests.factories import (
    FUTURE,
    NOW,
    PAST,
    make_faq,
    make_section,
    make_tip,
)  # fmt: skip

pytestmark = [pytest.mark.usefixtures("either_database"), pytest.mark.django_db]


def found(text: str, user: Visitor | None = None, at: datetime = NOW) -> list[str]:
    """The titles of what is found; by then the index has seen what was there before."""
    return [str(hit.content) for hit in search(text, user or AnonymousUser(), at).hits]


def test_dropped_triggers_are_noticed() -> None:
    """SQLite drops them with a table that a migration makes anew."""
    tip = make_tip(title="Walk the dog")
    assert found("dog")
    with connection.cursor() as cursor:
        cursor.execute(index.triggers._NAMES[connection.vendor])
        name, table = next(row for row in cursor.fetchall() if row[1] == "guide_tip")
        cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))

    Tip.objects.filter(pk=tip.pk).update(title="Stroke the cat")
    tip.delete()
    make_faq(title="Do cats purr?")

    assert found("cat") == ["Do cats purr?"]
    assert found("dog") == []


def test_index_that_is_fresh_is_left_alone() -> None:
    make_tip(title="Walk the dog")

    token = index.freshen()

    assert index.freshen() == token == SearchState.objects.get().token


def test_who_waited_for_another_finds_nothing_left_to_do() -> None:
    make_tip(title="Walk the dog")
    token = index.freshen()

    index._update(index._is_fresh)

    assert index.freshen() == token


@pytest.fixture
def own_database(either_database: str, db: None, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the database is. The test's own transaction holds SQLite's only pen, so there it is a copy, without one."""
    if either_database == "postgres":
        yield request.getfixturevalue("postgres_url")
        return
    file = tmp_path / "copy.sqlite3"
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as ours, closing(sqlite3.connect(file)) as copy:
        ours.backup(copy)
    with default_database(f"sqlite:///{file}"):
        yield str(file)


@contextmanager
def another_process_writes(place: str) -> Iterator[None]:
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(place)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
    else:
        with psycopg.connect(place, options="-c lock_timeout=5000") as other:
            other.execute("SELECT * FROM guide_searchstate FOR UPDATE")
            yield


def test_search_does_not_wait_for_who_writes(own_database: str, caplog: pytest.LogCaptureFixture) -> None:
    index.freshen_all()
    make_tip(title="Walk the dog")
    ask = index._WAITING[connection.vendor][0]
    usual = asked(ask)

    with another_process_writes(own_database):
        began = time.monotonic()
        assert found("dog") == []
        assert time.monotonic() - began < 2

    assert [(record.levelno, record.exc_info) for record in caplog.records] == [(logging.WARNING, None)]
    assert asked(ask) == usual
    assert found("dog") == ["Walk the dog"]


def asked(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()


def test_prepare_goes_on_while_nobody_may_write(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    make_tip(title="Walk the dog")
    monkeypatch.setattr(index, "_update", Mock(side_effect=OperationalError("disk is full\nor nearly")))

    index.freshen_all()

    assert caplog.messages == ["The index of the search stays as it was: disk is full"]


def test_large_change_is_read_in_parts_by_one_search_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    index.freshen_all()
    monkeypatch.setattr(index, "AT_ONCE", 2)
    monkeypatch.setattr(index, "ROUNDS", 1)
    section = make_section()
    index.freshen_all()

    for number in range(5):
        make_tip(title=f"Walk the dog {number} times", section=section, publish_at=PAST, unpublish_at=FUTURE)

    assert [len(found("dog")) for _ in range(4)] == [2, 4, 5, 5]
    assert found("4 times")[0] == "Walk the dog 4 times"


def test_index_of_another_version_is_made_anew_by_prepare_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a new version takes the place of an old one, the searches of both must not do it in turns."""
    make_tip(title="Walk the dog")
    token = index.freshen()
    Tip.objects.update(title="Stroke the cat")
    with monkeypatch.context() as patched:
        patched.setattr(index.triggers, "digest", lambda: "another")
        assert found("dog") == ["Stroke the cat"]
        assert index.freshen() == token

        index.freshen_all()

        assert found("dog") == []
        assert found("cat") == ["Stroke the cat"]
        token = index.freshen()
    assert index.freshen() == token


def test_two_versions_that_prepare_at_once_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    make_tip(title="Walk the dog")
    monkeypatch.setattr(index, "AT_ONCE", 1)
    update = index._update

    def update_while_another_takes_over(done: Any) -> None:
        update(done)
        SearchState.objects.update(made_by="another")

    monkeypatch.setattr(index, "_update", update_while_another_takes_over)

    index.freshen_all()

    assert SearchState.objects.get().made_by == "another"


def test_how_texts_are_read_has_a_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes into the digest what readers read for a choice."""
    field = Stretch._meta.get_field("position")
    before = index.triggers.digest.__wrapped__()
    assert before == index.triggers.digest()

    monkeypatch.setattr(field, "choices", [("floor", "Down on the carpet")])

    assert index.triggers.digest.__wrapped__() != before


@pytest.mark.usefixtures("own_database")
def test_texts_can_be_saved_after_going_back_a_migration() -> None:
    index.freshen_all()

    call_command("migrate", "guide", "0006", verbosity=0)
    make_tip(title="Walk the dog")
    call_command("migrate", "guide", verbosity=0)

    assert found("dog") == ["Walk the dog"]
