"""The pages of a routine as readers meet them."""

import re
from datetime import UTC, date, datetime

import pytest
from django.conf import LazySettings
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.models import RedFlag
from stretches.models import Stretch
from tests.factories import make_dynamic_stretch, make_flag, make_kit, make_step, make_stretch, make_user

pytestmark = pytest.mark.django_db

PLAN = "22222222:20:2:each,33333333:10:2:each"
ADDRESSES = ["/routine/", "/routine/sheet/", "/routine/calendar.ics", "/routine/qr.svg"]
GARBAGE = [
    "", "plan=", "plan=%00", "plan=%F0%9F%A6%B5:%F0%9F%A6%B5", "plan=22222222:-1:1e999:NaN", "plan=22222222&plan=x",
    "plan=22222222:1.5:2.5:left,,,:::,22222222:99999999999999999999", "plan=%ff%fe", f"plan={'x' * 10_000}",
    f"plan={'22222222,' * 1000}", "plan=22222222&days=%00&time=%00", "plan=22222222&printed=%00",
    "plan=22222222%0d%0aSet-Cookie:a=b", "s=22222222&amount=x&do=%00", "s=%00&s=22222222&do=up-2", "do=remove-1",
]  # fmt: skip


def make_two() -> tuple[Stretch, Stretch]:
    lying = make_stretch(permanent_id="22222222", slug="lying", title="Lying stretch", starter_order=20)
    swings = make_dynamic_stretch(
        permanent_id="33333333", slug="swings", title="Leg swings", starter_order=10, repeats_from=2
    )
    make_flag(title="your chest hurts", slug="chest")
    return lying, swings


def read(client: Client, address: str) -> str:
    """The page, each gap of white space as one space."""
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


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
    assert "About 4 minutes" in page
    assert re.findall(r'name="do" value="([^"]*)"', page) == [
        "down-1", "remove-1", "up-2", "remove-2", "update", "add-22222222", "add-33333333",
    ]  # fmt: skip


def test_build_shows_the_safety_card_before_the_start(client: Client) -> None:
    make_two()

    page = read(client, f"/routine/?plan={PLAN}")

    assert page.index("<li>your chest hurts</li>") < page.index("About 4 minutes")


def test_build_leads_to_paper_link_code_and_calendar(client: Client) -> None:
    make_two()

    page = read(client, f"/routine/?plan={PLAN}")

    assert f'href="/routine/sheet/?plan={PLAN}"' in page
    assert f'value="http://testserver/routine/?plan={PLAN}" readonly' in page
    assert f'href="/routine/qr.svg?plan={PLAN}"' in page
    assert 'aria-label="QR code: the link to this routine"' in page
    assert f'<form action="/routine/calendar.ics"> <input type="hidden" name="plan" value="{PLAN}">' in page
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


def test_link_can_be_too_long_for_a_code(client: Client, settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    make_two()
    host = {"host": f"{'a' * 2400}.example"}

    for address, said in (("/routine/", "too long for a QR code"), ("/routine/sheet/", "Open your link")):
        assertContains(client.get(f"{address}?plan={PLAN}", headers=host), said)
    assert client.get(f"/routine/qr.svg?plan={PLAN}", headers=host).status_code == 404


def test_sheet_shows_what_paper_needs(client: Client) -> None:
    lying, _ = make_two()
    make_step(stretch=lying, title="Lie down")

    page = read(client, f"/routine/sheet/?plan={PLAN}")

    assert "2 stretches · about 4 minutes · 3 or 4 days a week" in page
    assert "<li>your chest hurts</li>" in page
    assert "Stop for the day at sharp pain" in page
    assert "<h2>1. Lying stretch</h2> <p>2 holds of 20 seconds on each leg</p> <ol><li>Lie down</li></ol>" in page
    assert page.count("<td></td>") == 1 + 14
    assert re.search(rf"http://testserver/routine/\?plan={PLAN}&amp;printed=\d{{8}}T\d{{6}}Z<br>", page)
    assert "It fits one page of A4." in page
    assert "Last changed on 1 January 2026. No clinician has checked it yet." in page


def test_sheet_of_many_leaves_out_what_does_not_fit(client: Client) -> None:
    lying, _ = make_two()
    make_step(stretch=lying, title="Lie down")

    seven = read(client, f"/routine/sheet/?plan={'22222222,' * 7}")
    thirteen = read(client, f"/routine/sheet/?plan={'22222222,' * 13}")

    assert "It fits two pages of A4." in seven
    assert seven.count("<li>Lie down</li>") == 7
    assert "<li>Lie down</li>" not in thirteen


def test_sheet_tells_of_its_review(client: Client) -> None:
    make_two()
    for kind in (Stretch, RedFlag):
        kind.objects.update(reviewed_by=make_user(), reviewed_on=date(2026, 2, 3))

    assert "Last reviewed on 3 February 2026." in read(client, f"/routine/sheet/?plan={PLAN}")


def test_sheet_notes_what_it_changed(client: Client) -> None:
    make_two()

    page = read(client, "/routine/sheet/?plan=22222222:500,zzzzzzzz")

    assert "Stretch 1: A hold can be 5 to 120 seconds. We set it to 120." in page
    assert "Stretch 2 of this routine is not in the guide now" in page


@pytest.mark.parametrize("address", ["/routine/sheet/", "/routine/calendar.ics"])
def test_empty_routine_leads_back(client: Client, address: str) -> None:
    response = client.get(f"{address}?plan=zzzzzzzz&x=1")

    assertRedirects(response, "/routine/?plan=zzzzzzzz#calendar")


def test_calendar_is_a_file_that_calendars_read(client: Client) -> None:
    make_two()

    response = client.get(f"/routine/calendar.ics?plan={PLAN}&days=tue,sat&time=07:30")

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="back-routine.ics"'
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert event["rrule"]["BYDAY"] == ["TU", "SA"]
    assert event["url"] == f"http://testserver/routine/?plan={PLAN}"
    assert "- your chest hurts" in event["description"]


def test_calendar_asks_again_for_what_it_cannot_read(client: Client) -> None:
    make_two()

    response = client.get("/routine/calendar.ics?plan=22222222&days=tue&days=noday&time=25:00", follow=True)

    assert response.redirect_chain == [("/routine/?plan=22222222&days=tue&days=noday&time=25:00#calendar", 302)]
    assertContains(response, "Choose days from Monday to Sunday. We chose Tuesday.")
    assertContains(response, "Write the time like 18:00. We set it to 18:00.")
    assertContains(response, 'value="tue" checked')


def test_qr_is_a_picture(client: Client) -> None:
    make_two()

    response = client.get(f"/routine/qr.svg?plan={PLAN}")

    assert response["Content-Type"] == "image/svg+xml"
    assertContains(response, '<svg class="qr" xmlns="http://www.w3.org/2000/svg"')
    assertNotContains(response, "style")


def test_qr_of_nothing_is_not_found(client: Client) -> None:
    assert client.get("/routine/qr.svg?plan=zzzzzzzz").status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_take_any_query(client: Client, address: str) -> None:
    make_two()

    for query in GARBAGE:
        response = client.get(f"{address}?{query}")

        assert response.status_code in (200, 302, 404), query
        assert not response.cookies


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("method", "status"), [("get", 200), ("head", 200), ("post", 405), ("delete", 405)])
def test_pages_are_only_read(client: Client, address: str, method: str, status: int) -> None:
    make_two()

    response = getattr(client, method)(f"{address}?plan={PLAN}")

    assert response.status_code == status


@pytest.mark.parametrize(
    ("address", "queries"),
    [("/routine/", 4), ("/routine/sheet/", 4), ("/routine/calendar.ics", 4), ("/routine/qr.svg", 3)],
)
@pytest.mark.parametrize("more", [0, 20])
def test_pages_ask_the_database_a_few_times(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str, queries: int, more: int
) -> None:
    lying, _ = make_two()
    kit = make_kit()
    for number in range(more):
        make_flag()
        made = make_stretch(permanent_id=f"4444444{'23456789bcdfghjkmnpqrstvwxz'[number]}")
        made.kit.add(kit)
        make_step(stretch=made)
        make_step(stretch=lying)
    plan = ",".join(Stretch.objects.values_list("permanent_id", flat=True))

    with django_assert_num_queries(queries):
        client.get(f"{address}?plan={plan}&printed=20260201T120000Z")


def test_stretch_leads_to_a_routine_with_it(client: Client) -> None:
    make_two()

    response = client.get("/stretches/lying/")

    assertContains(response, 'href="/routine/?plan=22222222#routine"')
