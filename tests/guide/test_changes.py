"""What counts as a change that readers are told of, and the page that lists them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from guide.changes import all_changes, changes_of, latest, of_safety, with_contents
from guide.models import Section
from guide.versions import Version
from tests.factories import (
    FUTURE,
    PAST,
    make_faq,
    make_flag,
    make_guide,
    make_reference,
    make_section,
    make_step,
    make_stretch,
    make_tip,
    make_user,
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


def test_page_lists_changes_with_their_day_and_their_text(client: Client) -> None:
    tip = make_tip(title="Walk", slug="walk", publish_at=datetime(2026, 3, 4, 9, tzinfo=UTC))
    saved(tip)

    response = client.get("/changes/")

    assertContains(response, '<time datetime="2026-03-04">4 March 2026</time>, Tip<', count=1)
    assertContains(response, '<a href="/#tip-walk">Walk</a><br>\n  First published.', count=1)


def test_page_of_one_text_lists_its_changes_alone(client: Client) -> None:
    saved(make_tip(title="Walk", permanent_id="bcdfghjk"))
    saved(make_tip(title="Rest"))

    response = client.get("/changes/bcdfghjk/")

    assertContains(response, "<h1>What changed: Walk</h1>")
    assertNotContains(response, "Rest")


@pytest.mark.parametrize("permanent_id", ["zzzzzzzz", "x", "-", "z" * 10_000])
def test_page_of_an_unknown_text_is_not_there(permanent_id: str, client: Client) -> None:
    assert client.get(f"/changes/{permanent_id}/").status_code == 404


def test_page_of_a_draft_is_not_there_for_staff_either(client: Client) -> None:
    tip = make_tip(status="draft")
    saved(tip)
    client.force_login(make_user())

    assert client.get(f"/changes/{tip.permanent_id}/").status_code == 404
    assertContains(client.get("/changes/"), "We have no changes to show yet.")


def test_page_shows_notes_and_titles_as_plain_words(client: Client) -> None:
    tip = make_tip()
    saved(tip)
    saved(tip, "<script>alert(1)</script>", why="Another.", title="<b onclick=alert(1)>")

    page = client.get("/changes/").content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;b onclick=alert(1)&gt;" in page
    assert "<script>alert" not in page
    assert "<b onclick" not in page


def test_page_has_twenty_changes(client: Client) -> None:
    for _ in range(21):
        saved(make_tip())

    for query, number, rows in (("", 1, 20), ("?page=x", 1, 20), ("?page=99&page=2", 2, 1), ("?page=-1", 2, 1)):
        response = client.get(f"/changes/{query}")

        assertContains(response, f"Page {number} of 2")
        assertContains(response, "First published.", count=rows)


@pytest.mark.parametrize("rows", [1, 19])
def test_page_asks_the_database_as_often(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for _ in range(rows):
        saved(make_tip())

    # The count, the changes and the tips.
    with django_assert_num_queries(3):
        client.get("/changes/")


@pytest.mark.parametrize(
    ("address", "everything"), [("/", "/changes/"), ("/when-to-get-help/", "/changes/"), ("/stretches/seated/", "")]
)
def test_pages_show_their_last_changes(address: str, everything: str, client: Client) -> None:
    make_guide()
    flag, faq, stretch = make_flag(title="numb"), make_faq(title="How long?"), make_stretch(slug="seated")
    stretch.faqs.add(faq)
    for row in (faq, stretch):
        saved(row)
    saved(flag)
    saved(flag, "Says where.", title="numb legs")
    saved(faq, "Says how long.", answer="A minute.")
    note = "Says where." if address == "/when-to-get-help/" else "Says how long."

    response = client.get(address)

    assertContains(response, '<h3 id="changes-heading">What changed</h3>', count=1)
    assertContains(response, note, count=1)
    everything = everything or f"/changes/{stretch.permanent_id}/"
    assertContains(response, f'<a href="{everything}">See all changes and why</a>', count=1)


def test_pages_without_a_history_show_none(client: Client) -> None:
    make_section()

    assertNotContains(client.get("/"), "changes-heading")
