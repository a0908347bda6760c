"""The other forms of a routine: paper, calendar, code; and what all its pages have in common."""

import re
from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.models import RedFlag
from stretches.models import Stretch
from tests.factories import make_flag, make_kit, make_step, make_stretch, make_user
from tests.stretches.two import PLAN, make_two, read

pytestmark = pytest.mark.django_db

ADDRESSES = ["/routine/", "/routine/follow/", "/routine/sheet/", "/routine/calendar.ics", "/routine/qr.svg"]
GARBAGE = [
    "", "plan=", "plan=%00", "plan=%F0%9F%A6%B5:%F0%9F%A6%B5", "plan=22222222:-1:1e999:NaN", "plan=22222222&plan=x",
    "plan=22222222:1.5:2.5:left,,,:::,22222222:99999999999999999999", "plan=%ff%fe", f"plan={'x' * 10_000}",
    f"plan={'22222222,' * 1000}", "plan=22222222&days=%00&time=%00", "plan=22222222&printed=%00",
    "plan=22222222%0d%0aSet-Cookie:a=b", "s=22222222&amount=x&do=%00", "s=%00&s=22222222&do=up-2", "do=remove-1",
]  # fmt: skip


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

    assert re.search(r"2 stretches · about \d+ minutes · 3 or 4 days a week", page)
    assert "<li>your chest hurts</li>" in page
    assert "Outside the UK, call your local emergency number. Urgent but no emergency: call 111." in page
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


@pytest.mark.parametrize(
    ("state", "due", "told"),
    [
        ("reviewed", date(2098, 2, 3), "Last reviewed on 3 February 2026.<br>"),
        (
            "reviewed",
            date(2026, 3, 4),
            "Last reviewed on 3 February 2026. The next review was due on 4 March 2026.<br>",
        ),
        ("changed", date(2098, 2, 3), "Changed since its review on 3 February 2026.<br>"),
        ("ready", date(2098, 2, 3), "Changed since its review on 3 February 2026.<br>"),
        ("none", date(2098, 2, 3), "No clinician has checked it yet.<br>"),
    ],
)
def test_sheet_tells_of_its_review(client: Client, state: str, due: date, told: str) -> None:
    make_two()
    review = {"review_state": state, "reviewed_by": make_user(), "reviewed_on": date(2026, 2, 3), "review_due": due}
    for kind in (Stretch, RedFlag):
        kind.objects.update(**review)

    assert told in read(client, f"/routine/sheet/?plan={PLAN}")


def test_sheet_notes_what_it_changed(client: Client) -> None:
    make_two()

    page = read(client, "/routine/sheet/?plan=zzzzzzzz,22222222:500")

    assert "Lying stretch: A hold can be 5 to 120 seconds. We set it to 120." in page
    assert "Stretch 1 of this routine is not in the guide now" in page


@pytest.mark.parametrize("address", ["/routine/sheet/", "/routine/calendar.ics"])
def test_empty_routine_leads_back(client: Client, address: str) -> None:
    response = client.get(f"{address}?plan=zzzzzzzz&x=1")

    assertRedirects(response, "/routine/?plan=zzzzzzzz")


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


@pytest.mark.parametrize("page", ["calendar.ics", "qr.svg"])
def test_files_never_hold_a_routine_that_we_changed(client: Client, page: str) -> None:
    make_two()
    query = "plan=22222222:999:2:each,zzzzzzzz&days=mon&time=07:30"

    response = client.get(f"/routine/{page}?{query}", follow=True)

    assert response.redirect_chain == [(f"/routine/?{query}", 302)]
    assertContains(response, "A hold can be 5 to 120 seconds. We set it to 120.")
    assertContains(response, "Stretch 2 of this routine is not in the guide now")
    assertContains(response, 'value="07:30"')


def test_qr_is_a_picture(client: Client) -> None:
    make_two()

    response = client.get(f"/routine/qr.svg?plan={PLAN}")

    assert response["Content-Type"] == "image/svg+xml"
    assertContains(response, '<svg class="qr" xmlns="http://www.w3.org/2000/svg"')
    assertNotContains(response, "style")


def test_qr_of_nothing_is_not_found(client: Client) -> None:
    assert client.get("/routine/qr.svg?plan=").status_code == 404


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
    [
        ("/routine/", 4),
        ("/routine/follow/", 4),
        ("/routine/sheet/", 4),
        ("/routine/calendar.ics", 4),
        ("/routine/qr.svg", 3),
    ],
)
@pytest.mark.parametrize("more", [0, 18])
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
