"""The page on which a routine is built."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from stretches.models import Stretch
from tests.factories import make_flag, make_stretch, make_user
from tests.stretches.two import PLAN, make_two, read

pytestmark = pytest.mark.django_db


def test_build_shows_the_rows(client: Client) -> None:
    make_two()

    page = read(client, f"/routine/?plan={PLAN}")

    assert '<h3 id="name-1">1. Lying stretch</h3>' in page
    assert '<h3 id="name-2">2. Leg swings</h3>' in page
    assert re.findall(r'name="(?:s|amount|repeats)"[^>]* value="([^"]*)"', page) == [
        "22222222", "20", "2", "33333333", "10", "2",
    ]  # fmt: skip
    assert page.count('<option value="each" selected>Each leg</option>') == 2
    assert "2 holds of 20 seconds on each leg" in page
    assert "2 rounds of 10 swings on each leg" in page
    assert re.search(r"About \d+ minutes", page)
    assert re.findall(r'name="do" value="([^"]*)"', page) == [
        "down-1", "remove-1", "up-2", "remove-2", "update", "follow", "sheet", "add-22222222", "add-33333333",
    ]  # fmt: skip


def test_build_shows_the_safety_card_before_the_start(client: Client) -> None:
    make_two()

    page = read(client, f"/routine/?plan={PLAN}")

    assert page.index("<li>your chest hurts</li>") < page.index("minutes</h2>")
    assert page.count("<li>your chest hurts</li>") == 1


def test_empty_build_shows_the_safety_card_before_its_first_button(client: Client) -> None:
    make_two()

    page = read(client, "/routine/")

    assert page.index("<li>your chest hurts</li>") < page.index("Use the starter plan")
    assert page.index("<li>your chest hurts</li>") < page.index('name="do"')
    assert page.count("<li>your chest hurts</li>") == 1


def test_build_leads_to_paper_link_code_and_calendar(client: Client) -> None:
    make_two()

    page = read(client, f"/routine/?plan={PLAN}")

    assert f'<a data-keep href="/routine/follow/?plan={PLAN}">' in page
    assert page.count('#take-care"') == 4
    assert f'value="http://testserver/routine/?plan={PLAN}" readonly' in page
    assert f'href="/routine/qr.svg?plan={PLAN}"' in page
    assert "It works for as long as the guide has these stretches." in page
    assert 'aria-label="QR code: the link to this routine"' in page
    assert f'<form action="/routine/calendar.ics"> <input type="hidden" name="plan" value="{PLAN}">' in page
    assert "<legend>Days: at least three or four a week</legend>" in page
    assert re.findall(r'name="days" value="(\w+)" checked', page) == ["mon", "wed", "fri"]
    assert 'type="time" value="18:00"' in page


def test_build_offers_the_starter_plan_as_ours(client: Client) -> None:
    make_two()

    page = read(client, "/routine/")

    assert "There is nothing in it yet." in page
    assert "We put this plan together ourselves" in page
    assert '<a class="btn" href="/routine/?plan=33333333:10:2:each,22222222:20:2:each#routine">' in page
    for text in ("Print a sheet", "QR code", "Add it to your calendar", "Update times"):
        assert text not in page


def test_build_says_that_the_starter_plan_replaces_a_routine(client: Client) -> None:
    make_two()
    warning = "This replaces your routine. Go back in your browser to return to it."

    built, empty = read(client, f"/routine/?plan={PLAN}"), read(client, "/routine/")

    assert built.index(warning) < built.index("Use the starter plan instead")
    assert warning not in empty


def test_build_without_a_starter_plan_or_stretches(client: Client) -> None:
    page = read(client, "/routine/")

    assert "There are no stretches here yet." in page
    assert "starter plan" not in page


def test_build_offers_no_more_when_it_is_full(client: Client) -> None:
    make_two()

    page = read(client, f"/routine/?plan={'22222222,' * 20}")

    assert "Your routine is full." in page
    assert 'value="add-' not in page


def test_build_notes_what_it_changed(client: Client) -> None:
    make_two()

    page = read(client, "/routine/?plan=22222222:500:2:both,zzzzzzzz")

    assert "Stretch 2 of this routine is not in the guide now, so we left it out." in page
    assert "We changed some numbers or legs." in page
    row = page[page.index('id="row-1"') :]
    assert "A hold can be 5 to 120 seconds. We set it to 120." in row
    assert "This stretch is for one leg at a time. We set it to each leg." in row


def test_build_does_what_its_button_says(client: Client) -> None:
    make_two()
    rows = "s=22222222&amount=25&repeats=3&sides=left&s=33333333&amount=12&repeats=1&sides=each"

    response = client.get(f"/routine/?{rows}&do=up-2")

    assertRedirects(
        response, "/routine/?plan=33333333:12:1:each,22222222:25:3:left#row-1", fetch_redirect_response=False
    )


def test_build_shows_a_note_at_the_row_that_was_typed_wrong(client: Client) -> None:
    make_two()

    page = read(client, "/routine/?s=22222222&amount=500&repeats=3&sides=left&do=add-33333333")

    assert "We set it to 120." in page
    assert 'value="http://testserver/routine/?plan=22222222:120:3:left,33333333:10:2:each" readonly' in page


def test_build_opens_plans_after_a_rename(client: Client) -> None:
    lying, _ = make_two()
    Stretch.objects.filter(pk=lying.pk).update(title="Another name", slug="another")

    assert "1. Another name" in read(client, f"/routine/?plan={PLAN}")


@pytest.mark.parametrize("changes", [{"status": "draft"}, {"publish_at": datetime(2099, 1, 1, tzinfo=UTC)}])
def test_build_leaves_out_drafts(client: Client, changes: dict[str, str]) -> None:
    make_stretch(permanent_id="22222222", title="Secret", **changes)

    page = read(client, "/routine/?plan=22222222")

    assert "Stretch 1 of this routine is not in the guide now" in page
    assert "Secret" not in page


def test_build_shows_drafts_to_staff(client: Client) -> None:
    make_stretch(permanent_id="22222222", title="Secret", status="draft")
    client.force_login(make_user())

    response = client.get("/routine/?plan=22222222")

    assertContains(response, "1. Secret")
    assertContains(response, "You see drafts.")
    assert "no-store" in response["Cache-Control"]


def test_build_says_that_the_paper_is_current(client: Client) -> None:
    make_two()

    page = read(client, f"/routine/?plan={PLAN}&printed=20260201T120000Z")

    assert "Your paper of 1 February 2026 is still current." in page


def test_build_says_what_changed_since_the_paper(client: Client) -> None:
    lying, _ = make_two()
    Stretch.objects.filter(pk=lying.pk).update(changed_on=datetime(2026, 3, 1, tzinfo=UTC))
    make_flag(title="you cannot pee", slug="pee", changed_on=datetime(2026, 3, 2, tzinfo=UTC))

    page = read(client, f"/routine/?plan={PLAN},zzzzzzzz&printed=20260201T120000Z")

    assert "You printed it on 1 February 2026." in page
    assert 'Stretch: <a href="/stretches/lying/">Lying stretch</a>, changed on 1 March 2026' in page
    assert 'Emergency sign: <a href="/when-to-get-help/#redflag-pee">you cannot pee</a>, changed on 2 March' in page
    assert "Stretch 3 on your paper is no longer in the guide." in page
    assert "Print a new sheet" in page
    assert "still current" not in page


def test_build_cannot_read_the_version_of_the_paper(client: Client) -> None:
    make_two()

    page = read(client, f"/routine/?plan={PLAN}&printed=yesterday")

    assert "We could not read the date of your paper in this link." in page


def test_stretch_leads_to_a_routine_with_it(client: Client) -> None:
    make_two()

    response = client.get("/stretches/lying/")

    assertContains(response, 'href="/routine/?plan=22222222#routine"')


@pytest.mark.parametrize("page", ["follow", "sheet"])
def test_build_takes_what_was_typed_along(client: Client, page: str) -> None:
    make_two()
    rows = "s=22222222&amount=77&repeats=3&sides=each"

    response = client.get(f"/routine/?{rows}&do={page}")
    wrong = client.get(f"/routine/?{rows.replace('77', '777')}&do={page}")

    assertRedirects(response, f"/routine/{page}/?plan=22222222:77:3:each")
    assertContains(wrong, "A hold can be 5 to 120 seconds. We set it to 120.")


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ("22222222:31:2:each", "That is more than the guide suggests: 20 to 30 seconds, 2 to 4 times."),
        ("22222222:20:5:each", "That is more than the guide suggests: 20 to 30 seconds, 2 to 4 times."),
        ("33333333:16:2:each", "That is more than the guide suggests: 10 to 15 swings, 2 to 4 times."),
        ("22222222:30:4:each,33333333:15:4:each", None),
        ("22222222:5:1:each", None),
    ],
)
def test_build_and_sheet_tell_of_a_dose_above_that_of_the_guide(client: Client, plan: str, told: str | None) -> None:
    make_two()

    for page in ("", "sheet/"):
        text = read(client, f"/routine/{page}?plan={plan}")

        assert text.count("That is more than the guide suggests") == (1 if told else 0)
        assert told is None or told in text
