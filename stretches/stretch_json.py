"""A stretch as JSON for people who build on it. stretches/schemas/stretch-1.json describes the shape.

Within version 1 fields may be added, and none goes or changes its meaning: what would, becomes version 2 beside it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from guide.article import cited_by
from guide.dates import PageDates, dates_of
from guide.models import Guide, RedFlag, Reference, Section
from guide.moved import follows_renames
from guide.site import NAME
from guide.twin.text import body, numbers_of
from guide.views import for_any_site, public_page
from stretches.illustrations import step_pose, step_text
from stretches.models import Step, Stretch

SCHEMA = Path(__file__).parent / "schemas" / "stretch-1.json"
NO_ADVICE = "General information, not medical advice. It cannot tell you what is wrong with your back."
WHAT_TO_DO = "Call 999 or go to A&E now. Outside the UK, call your local emergency number."


@for_any_site
@require_safe
def stretch_schema(request: HttpRequest) -> HttpResponse:
    return HttpResponse(SCHEMA.read_bytes(), content_type="application/schema+json")


@for_any_site
@public_page
@follows_renames(Stretch)
def stretch_json(request: HttpRequest, slug: str) -> HttpResponse:
    now = timezone.now()
    shown = Stretch.objects.published(now).select_related("reviewed_by").prefetch_related("kit", "steps", "references")
    stretch = get_object_or_404(shown, slug=slug)
    section = Section.objects.published(now).filter(pk=stretch.section_id).first()
    guide = Guide.objects.published(now).first()
    told = request.build_absolute_uri
    data = {
        "$schema": told(reverse("stretch_schema")),
        # Before all else, as on the page.
        "safety": {
            "emergency_if_your_back_hurts_and": [str(flag) for flag in RedFlag.objects.emergencies(now)],
            "what_to_do": WHAT_TO_DO,
            "more": told(reverse("help")),
        },
        **_stretch(stretch, told),
        "evidence": _evidence(section) if section else None,
        "review": _review(dates_of([stretch], timezone.localdate(now))),
        "credit": {
            "site": NAME,
            "written_by": guide.byline if guide else None,
            "url": told(stretch.get_absolute_url()),
            "project_licence": "MIT",
            "note": NO_ADVICE,
        },
    }
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _stretch(stretch: Stretch, told: Callable[[str], str]) -> dict[str, Any]:
    page, numbers = told(stretch.get_absolute_url()), numbers_of(stretch)
    texts = {name: body(getattr(stretch, name), page, numbers) for name in stretch.prose_fields}
    return {
        "id": stretch.permanent_id,
        "url": page,
        "markdown": told(reverse(stretch.markdown_page, args=[stretch.slug])),
        "title": stretch.title,
        "summary": stretch.summary,
        **texts,
        "position": _choice(stretch.position, stretch.get_position_display()),
        "place": _choice(stretch.place, stretch.get_place_display()),
        "easier_place": _choice(stretch.easier_place, stretch.get_easier_place_display()),
        "kind": _choice(stretch.kind, stretch.get_kind_display()),
        "level": _choice(stretch.level, stretch.get_level_display()),
        "kit": [_choice(kit.slug, kit.name) for kit in stretch.kit.all()],
        "kit_note": stretch.kit_note,
        "muscles": stretch.muscles,
        "dose": {
            "hold_seconds": _range(stretch.hold_from, stretch.hold_to),
            "count": _range(stretch.count_from, stretch.count_to),
            "repeats": _range(stretch.repeats_from, stretch.repeats_to),
            "sides": _choice(stretch.sides, stretch.get_sides_display()),
            "days_a_week_at_least": _range(stretch.days_from, stretch.days_to),
        },
        "steps": [_step(step, page, told) for step in stretch.steps.all()],
        "references": [_reference(reference) for reference in cited_by([stretch])],
        "changed_on": stretch.changed_on.isoformat(),
    }


def _step(step: Step, page: str, told: Callable[[str], str]) -> dict[str, Any]:
    pose = step_pose(step)
    figure = told(reverse("stretches:figure", args=[step.stretch.slug, step.permanent_id]))
    return {
        "id": step.permanent_id,
        "url": f"{page}#{step.anchor}",
        "phase": _choice(step.phase, step.get_phase_display()),
        "title": step.title,
        "text": body(step.text, page),
        "note": step.note,
        "figure": {"url": figure, "text": step_text(step, pose)} if pose else None,
    }


def _choice(value: str, label: str) -> dict[str, str] | None:
    return {"value": value, "label": label} if value else None


def _range(low: int | None, high: int | None) -> dict[str, int | None] | None:
    return None if low is None else {"from": low, "to": high}


def _reference(reference: Reference) -> dict[str, Any]:
    names = ("key", "number", "authors", "title", "publisher", "year")
    return {name: getattr(reference, name) for name in names} | {"url": reference.address}


def _evidence(section: Section) -> dict[str, str]:
    """A stretch makes no claim of its own: its proof is that of the part of the guide that lists it."""
    return {"value": section.evidence, "label": section.get_evidence_display(), "of": section.title}


def _review(told: PageDates) -> dict[str, Any]:
    if told.changed_since:
        state = "changed"
    elif told.reviewed_on:
        state = "overdue" if told.overdue else "reviewed"
    else:
        state = "awaiting"
    on = told.reviewed_on or told.changed_since
    return {
        "state": state,
        "on": on.isoformat() if on else None,
        "due": told.review_due.isoformat() if told.review_due else None,
        "by": list(told.reviewers),
    }
