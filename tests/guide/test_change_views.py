"""The page of changes, and the last changes on the pages themselves."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import (
    PAST,
    make_faq,
    make_flag,
    make_guide,
    make_picture,
    make_section,
    make_step,
    make_stretch,
    make_tip,
    make_user,
)
from tests.guide.changing import saved
from tests.meta import Head

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("permanent_id", ["zzzzzzzz", "z" * 10_000])
def test_page_of_an_unknown_text_is_not_there(permanent_id: str, client: Client) -> None:
    assert client.get(f"/changes/{permanent_id}/").status_code == 404


def test_page_of_a_draft_is_there_for_staff_and_tells_nothing_of_it(client: Client) -> None:
    saved(make_tip(status="draft", title="Walk", permanent_id="bcdfghjk"), "A secret note.")
    assert client.get("/changes/bcdfghjk/").status_code == 404
    client.force_login(make_user())

    response = client.get("/changes/bcdfghjk/")

    assertContains(response, "<h1>What changed: Walk</h1>")
    assertContains(response, "You see drafts.")
    assertContains(response, "We have no changes to show yet.")
    assert "no-store" in response["Cache-Control"]
    assertContains(client.get("/changes/"), "We have no changes to show yet.")


@pytest.mark.parametrize("changes", [{"status": "withdrawn"}, {"unpublish_at": PAST + timedelta(days=1)}])
def test_page_of_a_text_that_left_the_guide_says_so(client: Client, changes: dict[str, Any]) -> None:
    tip = make_tip(title="Walk", permanent_id="bcdfghjk")
    saved(tip)
    saved(tip, "Wrong.", **changes)

    response = client.get("/changes/bcdfghjk/")

    assertContains(response, "<h1>Walk is no longer in the guide</h1>", status_code=410)
    assertNotContains(response, "First published.", status_code=410)
    assert response["Cache-Control"] == "no-cache"


def test_page_of_a_step_is_that_of_its_stretch(client: Client) -> None:
    stretch = make_stretch(title="Seated", permanent_id="bcdfghjk")
    make_step(stretch=stretch, permanent_id="kmnpqrst")
    saved(stretch)

    response = client.get("/changes/KMNPQRST/")

    assertContains(response, "<h1>What changed: Seated</h1>")
    assertContains(response, "First published.", count=1)
    assert Head(response.content.decode()).canonical == "http://testserver/changes/bcdfghjk/"


def test_pictures_have_no_page_of_changes(client: Client) -> None:
    assert client.get(f"/changes/{make_picture().permanent_id}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 20])
def test_page_of_one_text_asks_the_database_as_often(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    tip = make_tip(permanent_id="bcdfghjk")
    for number in range(rows):
        saved(tip, why=f"Text {number}.")

    # The tip by its id in two, whether it is to be seen, the count and the changes.
    with django_assert_num_queries(5):
        assert client.get("/changes/bcdfghjk/").status_code == 200


def test_page_shows_notes_and_titles_as_plain_words(client: Client) -> None:
    tip = make_tip()
    saved(tip)
    saved(tip, "<script>alert(1)</script>", why="Another.", title="<b onclick=alert(1)>")

    page = client.get("/changes/").content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;b onclick=alert(1)&gt;" in page
    assert "<script>alert" not in page
    assert "<b onclick" not in page


@pytest.mark.parametrize(("rows", "shown"), [(1, 1), (21, 20)])
def test_page_has_twenty_changes_in_three_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int, shown: int
) -> None:
    for _ in range(rows):
        saved(make_tip())

    # The count, the changes and the tips.
    with django_assert_num_queries(3):
        response = client.get("/changes/")

    assertContains(response, "First published.", count=shown)


def test_pages_of_changes_are_numbered(client: Client) -> None:
    tip = make_tip()
    for number in range(21):
        saved(tip, why=f"Text {number}.")

    for query, number, shown in (("?page=x", 1, 20), ("?page=99&page=2", 2, 1), ("?page=-1", 2, 1)):
        response = client.get(f"/changes/{query}")

        assertContains(response, f"Page {number} of 2")
        assertContains(response, "<time datetime=", count=shown)


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
