"""The pages of a routine: build it, take it on paper, into a calendar, or as a QR code."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from guide.dates import dates_of
from guide.models import RedFlag
from guide.publishing import Visitor
from guide.qr import code_of
from guide.views import drafts_among, public_page
from stretches.calendar_file import DAYS, calendar_file, read_schedule
from stretches.follow import follow_page
from stretches.models import Stretch
from stretches.paper import compare, read_version, version
from stretches.programme import programme, total_seconds
from stretches.routine import HOLD, MOST_STRETCHES, REPEATS, SWINGS, WHEN_TO_STOP, Routine, address, starter
from stretches.routine_edit import PAGES, is_edit, read_edit
from stretches.routine_reading import Reading, Told, read, told_by
from stretches.withdrawn import gone_among

# What stands on every sheet.
EVERY_SHEET = {
    "when_to_stop": WHEN_TO_STOP,
    "days": [day[:3] for day in DAYS.values()],
    "weeks": ["Week 1", "Week 2"],
}


def visible_stretches(visitor: Visitor, at: datetime) -> dict[str, Stretch]:
    """What a routine can be made of, by permanent id, with all that pages draw of it."""
    return {stretch.permanent_id: stretch for stretch in Stretch.objects.visible_to(visitor, at).for_article()}


def asked_routine(request: HttpRequest, at: datetime) -> Reading:
    """The routine in the address of this request."""
    return reading_of(told_by(request.GET.get("plan", "")), visible_stretches(request.user, at), at)


def reading_of(told: Sequence[Told], stretches: Mapping[str, Stretch], at: datetime) -> Reading:
    """Read a routine; only if it names what is not there, ask whether that was withdrawn."""
    named = {row.stretch for row in told[:MOST_STRETCHES]}
    missing = named - stretches.keys()
    if not missing:
        return read(told, stretches)
    others = [stretch for key, stretch in stretches.items() if key not in named]
    return read(told, stretches, gone_among(missing, others, at))


def link_of(request: HttpRequest, routine: Routine, **more: str) -> str:
    """The permanent link of a routine, as a reader keeps it."""
    return request.build_absolute_uri(routine.address("build", **more))


@public_page
def build(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    stretches = visible_stretches(request.user, now)
    if not is_edit(request.GET):
        told = told_by(request.GET.get("plan", ""))
        return _builder(request, reading_of(told, stretches, now), stretches, now)
    edit = read_edit(request.GET)
    reading = reading_of(edit.told, stretches, now)
    if reading.is_exact:
        way = reading.routine.address(edit.page)
        return HttpResponseRedirect(way if edit.page in PAGES else f"{way}#{edit.fragment}")
    # The notes are about what was typed, so they come before the new address.
    return _builder(request, reading, stretches, now)


def _builder(request: HttpRequest, reading: Reading, stretches: Mapping[str, Stretch], now: datetime) -> HttpResponse:
    routine = reading.routine
    emergencies = list(RedFlag.objects.emergencies(now))
    link = link_of(request, routine)
    context = {
        "reading": reading,
        "routine": routine,
        "canonical": routine.address("build"),
        "seconds": total_seconds(programme(routine.moves)),
        "starter": starter(stretches.values()),
        "stretches": list(stretches.values()),
        "limits": {"hold": HOLD, "swings": SWINGS, "repeats": REPEATS},
        "emergencies": emergencies,
        **_paper(request, reading, emergencies, now),
        "link": link,
        "code": code_of(link) if routine.moves else None,
        "schedule": read_schedule(request.GET),
        "days": DAYS,
        "drafts": drafts_among(stretches.values(), now),
    }
    return render(request, "routine/build.html", context)


def _paper(request: HttpRequest, reading: Reading, signs: Iterable[RedFlag], now: datetime) -> dict[str, Any]:
    """What is said of the sheet that led here, if one did."""
    printed_on = read_version(request.GET.get("printed", ""), now)
    return {
        "paper": printed_on and compare(printed_on, reading, signs),
        "unread_paper": "printed" in request.GET and printed_on is None,
    }


@public_page
def follow(request: HttpRequest) -> HttpResponse:
    reading = asked_routine(request, timezone.now())
    routine = reading.routine
    if not routine.moves:
        return _back_to_build(request)
    return follow_page(
        request, "Your routine", routine.moves, reading.all_notes,
        back=routine.address("build"), back_label="Back to your routine", canonical=routine.address("follow"),
    )  # fmt: skip


@public_page
def sheet(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    reading = asked_routine(request, now)
    routine = reading.routine
    if not routine.moves:
        return _back_to_build(request)
    emergencies = list(RedFlag.objects.emergencies(now))
    link = link_of(request, routine, printed=version(now))
    context = EVERY_SHEET | {
        "reading": reading,
        "routine": routine,
        "canonical": routine.address("sheet"),
        "seconds": total_seconds(programme(routine.moves)),
        "emergencies": emergencies,
        "link": link,
        "code": code_of(link),
        "library": request.build_absolute_uri(reverse("stretches:library")),
        **_room_for(len(routine.moves)),
        "printed_on": now,
        "dates": dates_of([*routine.stretches, *emergencies], timezone.localdate(now)),
        "drafts": drafts_among(routine.stretches, now),
    }
    return render(request, "routine/sheet.html", context)


def _room_for(stretches: int) -> dict[str, bool]:
    """What a sheet of so many stretches has room for: large print, one page alone, the steps."""
    return {"roomy": stretches <= 3, "one_page": stretches <= 6, "with_steps": stretches <= 12}


@public_page
def calendar(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    reading = asked_routine(request, now)
    routine = reading.routine
    schedule = read_schedule(request.GET)
    # A file cannot say what we changed in a routine; the page can.
    if not routine.moves or not reading.is_exact:
        return _back_to_build(request)
    if schedule.notes:
        return _back_to_build(request, "#calendar")
    file = calendar_file(
        routine, total_seconds(programme(routine.moves)), schedule, RedFlag.objects.emergencies(now),
        link_of(request, routine), now=timezone.localtime(now),
    )  # fmt: skip
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="back-routine.ics"'
    return response


@public_page
def qr(request: HttpRequest) -> HttpResponse:
    reading = asked_routine(request, timezone.now())
    if not reading.is_exact:
        return _back_to_build(request)
    routine = reading.routine
    code = code_of(link_of(request, routine))
    if code is None or not routine.moves:
        raise Http404("No QR code holds this routine.")
    context = {"code": code, "leads_to": "the link to this routine"}
    return render(request, "includes/qr.html", context, content_type="image/svg+xml")


def _back_to_build(request: HttpRequest, fragment: str = "") -> HttpResponse:
    """To the page that says what we could not read in this address, which stands at its top or at the fragment."""
    told = {name: request.GET.getlist(name) for name in ("plan", "days", "time") if name in request.GET}
    return HttpResponseRedirect(address("build", **told) + fragment)
