"""What counts as a change that readers are told of."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from guide.changes import all_changes, changes_of, latest, of_safety, with_contents
from guide.models import Section
from guide.versions import Version
from tests.factories import (
    FUTURE,
    PAST,
    make_flag,
    make_reference,
    make_step,
    make_stretch,
    make_tip,
)  # fmt: skip
from tests.guide.changing import saved

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str]]:
    return [(change.content.title, change.why) for change in with_contents(all_changes(timezone.now()))]


def safety() -> list[tuple[str, str]]:
    return [(change.content.title, change.why) for change in with_contents(of_safety(all_changes(timezone.now())))]


def test_changes_stand_newest_first_with_their_notes() -> None:
    tip = make_tip(title="Walk")
    saved(tip, "Came with the project.")
    saved(tip, "Says how far.", why="Walk a mile.")
    saved(tip, "  ", why="Walk two miles.")

    assert told() == [("Walk", "Text changed."), ("Walk", "Says how far."), ("Walk", "First published.")]


@pytest.mark.parametrize(
    "changes",
    [
        {"slug": "other"}, {"order": 7}, {"changed_on": FUTURE}, {"former_slugs": ["before"]},
        {"publish_at": datetime(2026, 2, 1, tzinfo=UTC)}, {"review_state": "ready"}, {"unpublish_at": FUTURE},
    ],
)  # fmt: skip
def test_saves_that_only_keep_the_books_are_no_changes(changes: dict[str, Any]) -> None:
    tip = make_tip(title="Walk")
    saved(tip)
    saved(tip, "Moved.", **changes)

    assert told() == [("Walk", "First published.")]


def test_first_change_counts_from_the_day_it_appeared() -> None:
    saved(make_tip(publish_at=datetime(2026, 3, 4, 9, tzinfo=UTC)))

    (change,) = with_contents(all_changes(timezone.now()))

    assert change.at == datetime(2026, 3, 4, 9, tzinfo=UTC)


def test_what_was_written_before_it_was_published_is_not_told() -> None:
    tip = make_tip(title="Secret plan", status="draft")
    saved(tip, "My first idea.")
    saved(tip, "My second idea.", why="Another.")
    published = saved(tip, "At last.", status="published")

    (change,) = with_contents(all_changes(timezone.now()))

    assert (change.why, change.number, change.at) == ("First published.", 3, published.made_at)


def test_what_was_written_while_it_was_withdrawn_is_not_told() -> None:
    tip = make_tip(title="Walk")
    saved(tip)
    saved(tip, "Wrong.", status="withdrawn")
    saved(tip, "Not yet right.", why="Half a text.")
    saved(tip, "Right now.", status="published", why="A whole text.")

    assert told() == [("Walk", "Right now."), ("Walk", "First published.")]


def test_what_was_replaced_before_its_time_came_is_not_told() -> None:
    soon = timezone.now() + timedelta(days=1)
    tip = make_tip(title="Walk", publish_at=soon)
    saved(tip, "First.")
    saved(tip, "Second.", why="Another.")

    (change,) = with_contents(changes_of([tip], soon + timedelta(days=1)))

    assert (change.why, change.number, change.at) == ("First published.", 2, soon)
    assert told() == []


@pytest.mark.parametrize(
    "hidden",
    [{"status": "draft"}, {"status": "withdrawn"}, {"publish_at": FUTURE}, {"unpublish_at": PAST + timedelta(1)}],
)
def test_history_of_what_readers_do_not_see_is_not_told(hidden: dict[str, Any]) -> None:
    tip = make_tip()
    saved(tip, "First.")
    saved(tip, "Second.", why="Another.")
    saved(tip, "Third.", **hidden)

    assert told() == []


def test_history_of_what_stands_in_a_draft_is_not_told() -> None:
    saved(make_tip())
    Section.objects.update(status="draft")

    assert told() == []


@pytest.mark.parametrize("state", ["pending", "draft", "deleted"])
def test_drafts_and_deletions_are_not_told(state: str) -> None:
    tip = make_tip(title="Walk")
    saved(tip)
    tip.why = "A draft."
    Version.objects.record(tip, why="A draft note.", state=state, data=[{"model": "guide.tip", "fields": {"why": "x"}}])

    assert told() == [("Walk", "First published.")]


def test_changes_of_parts_are_told() -> None:
    stretch = make_stretch(title="Seated")
    step = make_step(stretch=stretch)
    saved(stretch)
    step.text = "Stay."
    step.save()
    saved(stretch, "One step is clearer.")

    assert told() == [("Seated", "One step is clearer."), ("Seated", "First published.")]


def test_changes_of_a_deleted_text_are_left_out() -> None:
    tip = make_tip()
    saved(tip)
    versions = list(all_changes(timezone.now()))
    tip.delete()

    assert len(versions) == 1
    assert with_contents(versions) == []


def test_kinds_without_a_permanent_id_are_left_out() -> None:
    saved(make_reference())

    assert told() == []
    assert Version.objects.get().shown_from is None


def test_safety_changes_are_those_of_signs_and_of_what_to_take_care_of() -> None:
    flag, stretch, tip = make_flag(title="cannot pee"), make_stretch(title="Seated"), make_tip()
    for row in (flag, stretch, tip):
        saved(row)
    saved(flag, "Says it more clearly.", title="cannot pee at all")
    saved(flag, "Explains it.", advice="Go now.")
    saved(stretch, "A nicer summary.", summary="Nice.")
    saved(stretch, "Says when to ask.", take_care="- Ask first.")
    saved(tip, "More walking.", why="Walk more.")

    assert sorted(safety()) == [
        ("Seated", "First published."),
        ("Seated", "Says when to ask."),
        ("cannot pee at all", "Explains it."),
        ("cannot pee at all", "First published."),
        ("cannot pee at all", "Says it more clearly."),
    ]


def test_latest_changes_are_three_at_most_in_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    tips = [make_tip(title="Walk"), make_tip(title="Rest"), make_tip(status="draft")]
    for tip in tips:
        saved(tip)
        saved(tip, "Second.", why="Second.")

    with django_assert_num_queries(1):
        changes = latest(tips, timezone.now())

    assert [(change.content.title, change.why) for change in changes] == [
        ("Rest", "Second."), ("Walk", "Second."), ("Rest", "First published."),
    ]  # fmt: skip


def test_latest_changes_of_nothing_need_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert latest([], timezone.now()) == []
