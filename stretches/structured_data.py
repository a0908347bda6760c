"""A stretch as an exercise plan of https://schema.org, from the same fields as its page."""

from django.http import HttpRequest
from django.urls import reverse

from guide.structured_data import LANGUAGE, Node, citations, plain_text
from guide.templatetags.guide_text import span
from stretches.illustrations import step_pose
from stretches.models import Step, Stretch


def exercise_plan(request: HttpRequest, stretch: Stretch) -> Node:
    """The stretch comes with its ``steps`` and ``references``. What to take care of stands before the steps."""
    page = request.build_absolute_uri(stretch.get_absolute_url())
    steps = [_step(request, step, place) for place, step in enumerate(stretch.steps.all(), 1)]
    care = {"@type": "CreativeWork", "name": "Take care", "text": plain_text(stretch.take_care)}
    return {
        "@type": "ExercisePlan",
        "@id": f"{page}#exercise-plan",
        "url": page,
        "mainEntityOfPage": {"@id": page},
        "name": stretch.title,
        "description": stretch.summary,
        "inLanguage": LANGUAGE,
        "exerciseType": f"Hamstring stretch: {stretch.get_kind_display().lower()}",
        "intensity": stretch.get_level_display(),
        "activityFrequency": f"At least {span(stretch.days_from, stretch.days_to)} days a week",
        "repetitions": quantity(stretch.repeats_from, stretch.repeats_to, "times"),
        "additionalVariable": [
            stretch.get_sides_display(),
            f"Position: {stretch.get_position_display()}",
            *_count(stretch),
        ],
        "associatedAnatomy": {"@type": "AnatomicalStructure", "name": stretch.muscles},
        "hasPart": [care, *steps],
        "citation": citations(stretch.references.all()),
        **_hold(stretch),
    }


def quantity(low: int | None, high: int | None, unit: str, **code: str) -> Node:
    return {"@type": "QuantitativeValue", "minValue": low, "maxValue": high, "unitText": unit, **code}


def _hold(stretch: Stretch) -> Node:
    if stretch.kind != Stretch.Kind.STATIC:
        return {}
    # SEC is the second in UN/CEFACT Recommendation 20.
    return {"activityDuration": quantity(stretch.hold_from, stretch.hold_to, "seconds", unitCode="SEC")}


def _count(stretch: Stretch) -> list[str]:
    if stretch.kind == Stretch.Kind.STATIC:
        return []
    return [f"{stretch.count_from} to {stretch.count_to} movements each time"]


def _step(request: HttpRequest, step: Step, place: int) -> Node:
    page = request.build_absolute_uri(step.stretch.get_absolute_url())
    node: Node = {
        "@type": "HowToStep",
        "url": f"{page}#{step.anchor}",
        "position": place,
        "name": step.title,
        "text": f"{plain_text(step.text)} {step.note}".strip(),
    }
    if step_pose(step):
        figure = reverse("stretches:figure", args=[step.stretch.slug, step.permanent_id])
        node["image"] = request.build_absolute_uri(figure)
    return node
