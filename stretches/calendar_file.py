"""A routine as an appointment in the reader's own calendar (RFC 5545)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from uuid import NAMESPACE_URL, uuid5

from django.http import QueryDict
from icalendar import Alarm, Calendar, Event

from guide.models import RedFlag
from guide.site import NAME
from stretches.dose import dose
from stretches.routine import WHEN_TO_STOP, Routine

DAYS = {
    "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday",
    "fri": "Friday", "sat": "Saturday", "sun": "Sunday",
}  # fmt: skip
USUAL_DAYS = ("mon", "wed", "fri")
USUAL_TIME = time(18)
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?", re.ASCII)
# Long enough to warm up before the stretches.
WARM_UP = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Days of the week, in their order, and a time on the reader's own clock."""

    days: tuple[str, ...] = USUAL_DAYS
    at: time = USUAL_TIME
    notes: tuple[str, ...] = ()


def read_schedule(query: QueryDict) -> Schedule:
    """Read ``days=mon,wed,fri&time=18:00``; what is missing is the usual, and so is what we cannot read."""
    notes = []
    told = {day.strip().lower() for days in query.getlist("days") for day in days.split(",")}
    days = tuple(day for day in DAYS if day in told)
    # A form with no day ticked sends its time alone.
    if ("days" in query or "time" in query) and (not days or told - set(DAYS)):
        notes.append("Choose days from Monday to Sunday. " + _chosen(days or USUAL_DAYS))
    at = _clock(query.get("time", ""))
    if at is None and "time" in query:
        notes.append(f"Write the time like 18:00. We set it to {USUAL_TIME:%H:%M}.")
    return Schedule(days or USUAL_DAYS, at or USUAL_TIME, tuple(notes))


def _chosen(days: Iterable[str]) -> str:
    return f"We chose {', '.join(DAYS[day] for day in days)}."


def _clock(told: str) -> time | None:
    found = CLOCK.fullmatch(told.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def calendar_file(
    routine: Routine, seconds: int, schedule: Schedule, signs: Iterable[RedFlag], link: str, *, now: datetime
) -> bytes:
    """The appointment as a file; ``seconds`` is how long the routine takes, and ``now`` is the time here.

    The times in it have no zone, so they are the reader's wherever that is.
    """
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'routine:{routine.plan}')}@lower-back-guide")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("summary", "Stretches for my back")
    event.add("dtstart", datetime.combine(_first_day(schedule.days, now.date()), schedule.at))
    event.add("duration", timedelta(minutes=ceil(seconds / 60)))
    event.add("rrule", {"freq": "weekly", "byday": [day[:2] for day in schedule.days]})
    event.add("description", _description(routine, signs, link))
    event.add("url", link)
    event.add_component(_alarm())
    calendar = Calendar()
    calendar.add("prodid", f"-//{NAME}//Routine//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _first_day(days: tuple[str, ...], today: date) -> date:
    """The first of the days from today on; a rule of weeks must start on one of its own days."""
    week = [today + timedelta(days=ahead) for ahead in range(7)]
    return next(day for day in week if list(DAYS)[day.weekday()] in days)


def _alarm() -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "Walk for 5 to 10 minutes, then stretch.")
    alarm.add("trigger", -WARM_UP)
    return alarm


def _description(routine: Routine, signs: Iterable[RedFlag], link: str) -> str:
    lines = ["Walk for 5 to 10 minutes first. Then do these slowly:"]
    lines += [f"{number}. {move.stretch.title}: {dose(move)}" for number, move in enumerate(routine.moves, 1)]
    lines += ["", f"Your routine, and who should take care: {link}", "", WHEN_TO_STOP]
    told = [f"- {sign.title}" for sign in signs]
    if told:
        lines += ["", "Stop and get help now if your back hurts and:", *told]
        lines.append("Call 999 or go to A&E now. Outside the UK, call your local emergency number.")
    return "\n".join(lines)
