"""The calendar file, read back as a calendar reads it."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from django.http import QueryDict
from icalendar import Calendar

from guide.models import RedFlag
from stretches.calendar_file import Schedule, calendar_file, read_schedule
from tests.stretches.rows import ROUTINE

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
LINK = "https://guide.example/routine/?plan=22222222:20:2:each"
SIGNS = [RedFlag(title="your chest hurts"), RedFlag(title="you cannot pee")]


def event_of(file: bytes) -> Any:
    """The one event of a file, as a calendar reads it."""
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    return event


def written(schedule: Schedule | None = None, *, now: datetime = NOW, signs: list[RedFlag] = SIGNS) -> bytes:
    return calendar_file(ROUTINE, 241, schedule or Schedule(), signs, LINK, now=now)


def test_appointment_comes_back_each_week() -> None:
    event = event_of(written())

    assert event["rrule"] == {"FREQ": ["WEEKLY"], "BYDAY": ["MO", "WE", "FR"]}
    assert event["duration"].dt == timedelta(minutes=5)
    assert event["summary"] == "Stretches for my back"
    assert event["url"] == LINK
    assert event["dtstamp"].dt == NOW


def test_time_is_on_the_clock_of_the_reader() -> None:
    file = written(Schedule(("mon",), time(7, 30)))

    assert event_of(file)["dtstart"].dt == datetime(2026, 6, 1, 7, 30)
    assert b"TZID" not in file
    assert b"DTSTART:20260601T073000\r\n" in file


@pytest.mark.parametrize(
    ("days", "today", "first"),
    [
        (("mon", "wed"), date(2026, 6, 1), date(2026, 6, 1)),
        (("mon", "wed"), date(2026, 6, 2), date(2026, 6, 3)),
        (("mon", "wed"), date(2026, 6, 4), date(2026, 6, 8)),
        (("sun",), date(2026, 6, 1), date(2026, 6, 7)),
    ],
)
def test_it_starts_on_the_next_chosen_day(days: tuple[str, ...], today: date, first: date) -> None:
    file = written(Schedule(days), now=datetime.combine(today, time(12), UTC))

    assert event_of(file)["dtstart"].dt.date() == first


def test_file_is_stamped_in_utc() -> None:
    file = written(now=datetime(2026, 6, 1, 13, tzinfo=timezone(timedelta(hours=1))))

    assert b"DTSTAMP:20260601T120000Z\r\n" in file


def test_alarm_leaves_time_to_walk_first() -> None:
    (alarm,) = Calendar.from_ical(written()).walk("VALARM")

    assert alarm["action"] == "DISPLAY"
    assert alarm["trigger"].dt == timedelta(minutes=-10)
    assert alarm["description"] == "Walk for 5 to 10 minutes, then stretch."


def test_description_has_the_safety_text_and_the_link() -> None:
    event = event_of(written())

    lines = event["description"].split("\n")
    assert "1. Lying stretch: 2 holds of 20 seconds on each leg" in lines
    assert f"Your routine, and who should take care: {LINK}" in lines
    assert "Stop for the day at sharp pain" in event["description"]
    assert lines[-4:] == [
        "Stop and get help now if your back hurts and:",
        "- your chest hurts",
        "- you cannot pee",
        "Call 999 or go to A&E now. Outside the UK, call your local emergency number.",
    ]


def test_description_without_signs_leads_to_none() -> None:
    event = event_of(written(signs=[]))

    assert "if your back hurts and" not in event["description"]
    assert event["description"].endswith("or it feels weak.")


def test_name_of_the_appointment_stays_when_the_time_changes() -> None:
    later = written(Schedule(("sun",), time(9)), now=datetime(2026, 7, 1, tzinfo=UTC))

    assert event_of(written())["uid"] == event_of(later)["uid"]


def test_lines_are_short_and_end_as_the_standard_says() -> None:
    lines = written().split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)


DAYS_NOTE = "Choose days from Monday to Sunday. We chose Monday, Wednesday, Friday."
TIME_NOTE = "Write the time like 18:00. We set it to 18:00."


@pytest.mark.parametrize(
    ("query", "days", "at", "notes"),
    [
        ("", ("mon", "wed", "fri"), time(18), []),
        ("days=tue,sat&time=07:05", ("tue", "sat"), time(7, 5), []),
        ("days=sun&days=MON&days=mon&time=0:00", ("mon", "sun"), time(0), []),
        ("days=tue&time=18:30:59", ("tue",), time(18, 30), []),
        ("days=mon,tue,wed,thu,fri,sat,sun", ("mon", "tue", "wed", "thu", "fri", "sat", "sun"), time(18), []),
        ("days=tue,noday", ("tue",), time(18), ["Choose days from Monday to Sunday. We chose Tuesday."]),
        ("days=", ("mon", "wed", "fri"), time(18), [DAYS_NOTE]),
        ("days=%00", ("mon", "wed", "fri"), time(18), [DAYS_NOTE]),
        ("time=09:00", ("mon", "wed", "fri"), time(9), [DAYS_NOTE]),
        ("days=tue&time=24:00", ("tue",), time(18), [TIME_NOTE]),
        ("days=tue&time=12:60", ("tue",), time(18), [TIME_NOTE]),
        ("days=tue&time=", ("tue",), time(18), [TIME_NOTE]),
        ("days=tue&time=noon", ("tue",), time(18), [TIME_NOTE]),
        ("days=tue&time=-1:00", ("tue",), time(18), [TIME_NOTE]),
        ("days=tue&time=२२:२२", ("tue",), time(18), [TIME_NOTE]),
    ],
)
def test_schedule_is_read(query: str, days: tuple[str, ...], at: time, notes: list[str]) -> None:
    schedule = read_schedule(QueryDict(query))

    assert (schedule.days, schedule.at, list(schedule.notes)) == (days, at, notes)
