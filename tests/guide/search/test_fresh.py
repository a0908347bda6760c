"""The search knows of everything that is written, however it is, and of nothing that was taken back."""

import json
import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import psycopg
import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from guide.models import SearchState, Section, Synonym, Tip
from guide.publishing import Visitor
from guide.reverting import bring_back, go_back
from guide.schedule import publish_due
from guide.search import index, search
from guide.snapshot import snapshot
from guide.versions import Version
from stretches.models import Step, Stretch
from tests.cluster import default_database
from tests.factories import (
    FUTURE,
    NOW,
    PAST,
    make_faq,
    make_guide,
    make_section,
    make_step,
    make_stretch,
    make_synonym,
    make_tip,
    make_user,
)  # fmt: skip
from tests.guide.exchange.folders import change, write_folder

pytestmark = [pytest.mark.usefixtures("either_database"), pytest.mark.django_db]


def found(text: str, user: Visitor | None = None, at: datetime = NOW) -> list[str]:
    """The titles of what is found; by then the index has seen what was there before."""
    return [str(hit.content) for hit in search(text, user or AnonymousUser(), at).hits]


def test_saved_text_is_found_by_its_words_of_now() -> None:
    tip = make_tip(title="Walk the dog")
    assert found("dog") == ["Walk the dog"]

    tip.title, tip.why = "Stroke the cat", "It purrs."
    tip.save()

    assert found("dog") == []
    assert found("purr") == found("cat") == ["Stroke the cat"]


def test_deleted_text_is_not_found() -> None:
    tip = make_tip(title="Walk the dog")
    assert found("dog")

    tip.delete()

    assert found("dog") == []


def test_rows_written_past_the_models_are_found() -> None:
    tip = make_tip(title="Walk the dog")
    assert found("dog")

    Tip.objects.filter(pk=tip.pk).update(title="Stroke the cat")
    assert found("cat") == ["Stroke the cat"]
    Tip.objects.bulk_create(
        [Tip(section=tip.section, title="Feed the fish", slug="f", status="published", publish_at=PAST)]
    )
    assert found("fish") == ["Feed the fish"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE guide_tip SET title = 'Ride the horse' WHERE slug = 'f'")
    assert found("horse") == ["Ride the horse"]
    Tip.objects.filter(slug="f")._raw_delete("default")
    assert found("horse") == []


def test_fixture_is_found(tmp_path: Path) -> None:
    tip = make_tip(title="Walk the dog")
    assert found("dog")
    record = snapshot(tip)
    record[0]["fields"]["title"] = "Stroke the cat"
    (tmp_path / "tip.json").write_text(json.dumps(record))

    call_command("loaddata", tmp_path / "tip.json", over_existing_content=True, verbosity=0)

    assert found("cat") == ["Stroke the cat"]
    assert found("dog") == []


def test_import_is_found(tmp_path: Path) -> None:
    tip = make_tip(title="Walk the dog")
    assert found("dog")
    guide, section, record = (snapshot(row)[0] for row in (tip.section.guide, tip.section, tip))
    folder = write_folder(tmp_path, guide=[guide, section], tips=[record])
    change(folder, "tips.json", 1, title="Stroke the cat")

    call_command("import_content", folder, verbosity=0)

    assert found("cat") == ["Stroke the cat"]
    assert found("dog") == []


def test_dates_count_without_a_save() -> None:
    make_tip(title="Walk the dog", publish_at=NOW, unpublish_at=NOW + timedelta(days=1))

    assert found("dog", at=NOW - timedelta(seconds=1)) == []
    assert found("dog", at=NOW) == ["Walk the dog"]
    assert found("dog", at=NOW + timedelta(days=1)) == []


def test_draft_is_found_by_staff_alone() -> None:
    tip = make_tip(title="Walk the dog", status="draft", publish_at=PAST)
    staff = make_user()

    assert found("dog") == []
    assert found("dog", staff) == ["Walk the dog"]
    Tip.objects.filter(pk=tip.pk).update(status="published")
    assert found("dog") == ["Walk the dog"]
    Tip.objects.filter(pk=tip.pk).update(status="withdrawn")
    assert found("dog") == found("dog", staff) == []


def test_text_in_a_hidden_section_is_not_found() -> None:
    tip = make_tip(title="Walk the dog")
    assert found("dog")

    Section.objects.filter(pk=tip.section_id).update(status="withdrawn")

    assert found("dog") == []


def test_text_of_a_guide_without_a_page_is_not_found() -> None:
    make_guide(order=1)
    other = make_guide(order=2, title="A guide for dogs")

    make_tip(title="Walk the dog", section=make_section(guide=other, title="All dogs"))

    assert found("dog") == []


def test_draft_change_is_found_once_it_is_live() -> None:
    tip = make_tip(title="Walk the dog")
    data = snapshot(tip)
    data[0]["fields"]["title"] = "Stroke the cat"
    moment = timezone.now() - timedelta(minutes=1)
    Version.objects.record(tip, state="pending", data=data, publish_at=moment)
    assert found("cat", make_user()) == []

    publish_due()

    assert found("cat") == ["Stroke the cat"]


def test_earlier_version_that_comes_back_is_found() -> None:
    tip = make_tip(title="Walk the dog")
    first = Version.objects.record(tip)
    tip.title = "Stroke the cat"
    tip.save()
    assert found("dog") == []

    go_back(tip, first, None)

    assert found("dog") == ["Walk the dog"]


def test_deleted_text_that_comes_back_is_found_by_staff() -> None:
    tip = make_tip(title="Walk the dog")
    last = Version.objects.record(tip, state="deleted")
    tip.delete()
    assert found("dog", make_user()) == []

    bring_back(last, None)

    assert found("dog", make_user()) == ["Walk the dog"]
    assert found("dog") == []


def test_change_that_is_rolled_back_leaves_no_trace() -> None:
    tip = make_tip(title="Walk the dog")
    assert found("dog")

    with transaction.atomic():
        Tip.objects.filter(pk=tip.pk).update(title="Stroke the cat")
        assert found("cat") == ["Stroke the cat"]
        transaction.set_rollback(True)

    assert found("cat") == []
    assert found("dog") == ["Walk the dog"]


def test_part_is_found_and_leads_to_its_place() -> None:
    stretch = make_stretch(title="Lying stretch", slug="lying")
    step = make_step(stretch=stretch, title="Raise the anchor")

    text, part = search("anchor", AnonymousUser(), NOW).hits

    assert (text.content, part.content, part.kind) == (stretch, step, "Step")
    assert part.url == f"/stretches/lying/#step-{step.permanent_id}"
    Step.objects.update(title="Lower the flag")
    assert found("anchor") == []
    assert found("flag") == ["Lying stretch", "Lower the flag"]
    Step.objects.all().delete()
    assert found("flag") == []


def test_text_is_found_by_the_words_of_its_parts_too() -> None:
    make_step(stretch=make_stretch(title="Lying stretch"), title="Raise the anchor", text="Slowly.")
    other = make_stretch(title="Standing stretch")
    assert found("stretch anchor slowly")[0] == "Lying stretch"

    Step.objects.update(stretch=other)

    assert found("stretch anchor slowly")[0] == "Standing stretch"


def test_part_of_a_hidden_text_is_not_found() -> None:
    make_step(title="Raise the anchor")
    assert found("anchor")

    Stretch.objects.update(status="draft")

    assert found("anchor") == []
    assert "Raise the anchor" in found("anchor", make_user())


def test_synonym_counts_at_once() -> None:
    make_tip(title="Walk the dog")
    assert found("pooch") == []

    synonym = make_synonym(typed="pooch, hound", meant="dog")

    assert found("pooch") == found("hounds") == ["Walk the dog"]
    Synonym.objects.filter(pk=synonym.pk).update(typed="mutt")
    assert found("pooch") == []
    assert found("mutt") == ["Walk the dog"]
    synonym.delete()
    assert found("mutt") == []


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
