"""A reviewer's page for one text: what signing off and sending back do. It is 1 June 2026."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.models import Tip
from guide.snapshot import snapshot
from guide.versions import Version
from tests.factories import NOW, make_user
from tests.guide.review.reviews import SIGNED_OFF, address, answer, make_draft, make_walk, newest, review_in, seen_on

pytestmark = pytest.mark.django_db

NONE = {"review_state": "none", "reviewed_by": None, "reviewed_on": None, "review_due": None}


def test_sign_off_of_a_text(client: Client, rita: User) -> None:
    tip = make_walk(review_state="ready")

    response = answer(client, tip, "_sign_off", reviewed_on="2026-05-20", review_due="2026-12-01")

    assertRedirects(response, "/admin/review/", fetch_redirect_response=False)
    assertContains(client.get("/admin/review/"), "“Keep moving” is signed off.")
    changed_on = tip.changed_on
    tip.refresh_from_db()
    assert (tip.review_state, tip.reviewed_by, tip.reviewed_on, tip.review_due, tip.changed_on) == (
        "reviewed", rita, date(2026, 5, 20), date(2026, 12, 1), changed_on,
    )  # fmt: skip
    made = newest(tip)
    assert (made.number, made.state, made.made_by, made.why) == (2, "live", rita, "Signed off by Rita Example")
    assert made.data == snapshot(tip)


def test_sign_off_of_a_draft_change_leaves_what_readers_see(client: Client, rita: User) -> None:
    tip = make_walk()
    before = snapshot(tip)
    draft = make_draft(tip)
    Version.objects.filter(pk=draft.pk).update(publish_at=NOW + timedelta(days=1))

    response = answer(client, tip, "_sign_off")

    assertRedirects(response, "/admin/review/", fetch_redirect_response=False)
    assertContains(client.get("/admin/review/"), "Readers see it once an editor publishes the draft.")
    assert snapshot(tip) == before
    made = Version.objects.of(tip).pending().get()
    assert (made.number, made.made_by, made.why) == (3, rita, "Signed off by Rita Example")
    assert made.publish_at == NOW + timedelta(days=1)
    assert review_in(made.data) == SIGNED_OFF
    assert made.data[0]["fields"]["what_to_do"] == "Dance a little."


def test_sign_off_without_a_history_begins_one(client: Client, rita: User) -> None:
    tip = make_walk()
    Version.objects.all().delete()

    assertContains(client.get(address(tip)), "<dd>The first</dd>")
    answer(client, tip, "_sign_off")

    found, signed = Version.objects.of(tip).order_by("number")
    assert (found.made_by, found.why, review_in(found.data)) == (None, "As a reviewer found it.", NONE)
    assert (signed.made_by, review_in(signed.data)) == (rita, SIGNED_OFF)
    # Who signs a text off has not written it, and may do so again.
    answer(client, tip, "_sign_off", review_due="2028-01-01")
    assert newest(tip).number == 3


@pytest.mark.usefixtures("rita")
@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"reviewed_on": "2026-06-02"}, "This day is still to come. Choose today or an earlier day."),
        ({"reviewed_on": "2025-12-31"}, "The text last changed on 1 January 2026. Choose that day or a later one."),
        ({"reviewed_on": ""}, "This field is required."),
        ({"reviewed_on": "soon"}, "Enter a valid date."),
        ({"review_due": "2026-06-01"}, "Choose a day after today."),
        ({"review_due": ""}, "This field is required."),
        ({"review_due": "2026-02-30"}, "Enter a valid date."),
        ({"note": "Say when to stop."}, "Send the text back, or clear that note to sign it off."),
    ],
)
def test_sign_off_is_refused_at_its_fields(client: Client, fields: dict[str, str], message: str) -> None:
    tip = make_walk()

    response = answer(client, tip, "_sign_off", **fields)

    assertContains(response, message)
    assertContains(response, "Nothing was saved. See the form below.")
    for typed in fields.values():
        assertContains(response, typed)
    tip.refresh_from_db()
    assert tip.review_state == "none"
    assert newest(tip).number == 1


def test_send_back_of_a_text(client: Client, rita: User) -> None:
    tip = make_walk(review_state="ready")

    response = answer(client, tip, "_send_back", note="Say when to stop.", reviewed_on="")

    assertRedirects(response, "/admin/review/", fetch_redirect_response=False)
    assertContains(client.get("/admin/review/"), "is sent back. Your note stands in its history.")
    tip.refresh_from_db()
    assert tip.review_state == "none"
    made = newest(tip)
    assert (made.number, made.state, made.made_by, made.why) == (2, "live", rita, "Sent back: Say when to stop.")


@pytest.mark.usefixtures("rita")
def test_send_back_of_a_draft_change_of_a_reviewed_text(client: Client) -> None:
    review = {"reviewed_by": make_user(username="pat"), "reviewed_on": date(2026, 1, 2)}
    tip = make_walk(review_state="reviewed", **review)
    before = snapshot(tip)
    make_draft(tip)

    answer(client, tip, "_send_back", note="Say when to stop.")

    assert snapshot(tip) == before
    made = Version.objects.of(tip).pending().get()
    assert made.why == "Sent back: Say when to stop."
    assert review_in(made.data) == {
        "review_state": "changed", "reviewed_by": ["pat"], "reviewed_on": "2026-01-02", "review_due": None,
    }  # fmt: skip


@pytest.mark.usefixtures("rita")
@pytest.mark.parametrize(
    ("note", "message"),
    [("", "Say what has to change, so that the editor can do it."), ("x" * 181, "at most 180 characters")],
)
def test_send_back_is_refused_at_its_field(client: Client, note: str, message: str) -> None:
    tip = make_walk(review_state="ready")

    response = answer(client, tip, "_send_back", note=note, reviewed_on="2026-05-05")

    assertContains(response, message)
    assertContains(response, 'value="2026-05-05"')
    assert newest(tip).number == 1


@pytest.mark.usefixtures("rita")
@pytest.mark.parametrize(
    ("button", "told"),
    [
        ("_sign_off", "Nothing was signed off. ed saved version 3 (“Walking bores people.”) while you were reading."),
        ("_send_back", "Nothing was sent back. ed saved version 3 (“Walking bores people.”) while you were reading."),
    ],
)
def test_answer_to_an_older_version_is_not_taken(client: Client, button: str, told: str) -> None:
    tip = make_walk()
    make_draft(tip)
    seen = seen_on(client, tip)
    make_draft(tip, by=make_user(username="ed"), what_to_do="Sing a little.")

    response = answer(client, tip, button, seen=seen, reviewed_on="2026-05-05", note="")

    assertContains(response, told)
    assertContains(response, "What changed while you were reading")
    assertContains(response, "</span>Dance<span", count=1)
    assertNotContains(response, "Say what has to change")
    assertContains(response, 'value="2026-05-05"')
    assert newest(tip).number == 3
    assertRedirects(answer(client, tip, "_sign_off"), "/admin/review/")


@pytest.mark.usefixtures("rita")
def test_answer_to_a_text_that_changed_without_a_version_is_not_taken(client: Client) -> None:
    tip = make_walk()
    Version.objects.all().delete()
    seen = seen_on(client, tip)
    Tip.objects.update(what_to_do="Sing a little.")

    response = answer(client, tip, "_sign_off", seen=seen)

    assertContains(response, "Nothing was signed off. Somebody changed the text while you were reading.")
    assertNotContains(response, "What changed while you were reading")
    assert not Version.objects.exists()


@pytest.mark.usefixtures("rita")
@pytest.mark.parametrize("fields", [{}, {"seen": "1"}, {"_sign_off": "1"}, {"seen": "x-1", "_send_back": "1"}])
def test_odd_answers_change_nothing(client: Client, fields: dict[str, str]) -> None:
    tip = make_walk()

    response = client.post(address(tip), fields)

    assert response.status_code == 200
    assert newest(tip).number == 1


@pytest.mark.parametrize("chief", [False, True])
def test_nobody_signs_off_what_they_wrote(client: Client, rita: User, chief: bool) -> None:
    rita.is_superuser = chief
    rita.save()
    tip = make_walk()
    make_draft(tip, by=rita)
    make_draft(tip, by=make_user(), what_to_do="Sing a little.")

    page = client.get(address(tip))
    response = answer(client, tip, "_sign_off")

    assertContains(page, "You wrote version 2, so you cannot sign this text off.")
    assertNotContains(page, 'name="_sign_off"')
    assertContains(response, "Nothing was signed off: you wrote a part of this text. Ask another reviewer.")
    assert newest(tip).number == 3
    assertRedirects(answer(client, tip, "_send_back", note="I know more."), "/admin/review/")


def test_who_only_moved_a_text_may_sign_it_off(client: Client, rita: User) -> None:
    tip = make_walk()
    tip.order = 7
    tip.save()
    Version.objects.record(tip, by=rita, why="Moved down.")

    answer(client, tip, "_sign_off")

    assert review_in(newest(tip).data) == SIGNED_OFF
