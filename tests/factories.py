"""Small rows with sensible values, so that a test names only what it is about."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User

from guide.models import FAQ, Benefit, Guide, Picture, RedFlag, Reference, Section, Synonym, Tip
from stretches.models import Kit, Mistake, Step, Stretch

PAST = datetime(2026, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 6, 1, tzinfo=UTC)
FUTURE = datetime(2099, 1, 1, tzinfo=UTC)

_serial = count(1)


def _published(kind: str, changes: dict[str, Any]) -> dict[str, Any]:
    number = next(_serial)
    values = {"title": f"{kind} {number}", "slug": f"{kind.lower().replace(' ', '-')}-{number}"}
    return values | {"status": "published", "publish_at": PAST, "changed_on": PAST} | changes


def make_reference(**changes: Any) -> Reference:
    number = next(_serial)
    return Reference.objects.create(**{"key": f"study-{number}", "number": number, "title": "A study"} | changes)


def make_guide(**changes: Any) -> Guide:
    extra = {"subtitle": "Five stretches", "summary": "A short guide.", "byline": "The team"}
    return Guide.objects.create(**_published("Guide", extra | changes))


def make_section(**changes: Any) -> Section:
    guide = changes.pop("guide", None) or Guide.objects.first() or make_guide()
    return Section.objects.create(**_published("Section", {"guide": guide, "body": "A text."} | changes))


def _section(changes: dict[str, Any]) -> dict[str, Any]:
    return {"section": changes.pop("section", None) or Section.objects.first() or make_section()}


def make_benefit(**changes: Any) -> Benefit:
    return Benefit.objects.create(**_published("Benefit", {**_section(changes), "text": "It may help.", **changes}))


def make_tip(**changes: Any) -> Tip:
    values = {**_section(changes), "why": "It may help.", "what_to_do": "Walk a little.", **changes}
    return Tip.objects.create(**_published("Tip", values))


def make_faq(**changes: Any) -> FAQ:
    return FAQ.objects.create(**_published("Question", {**_section(changes), "answer": "It depends.", **changes}))


def make_flag(**changes: Any) -> RedFlag:
    level = changes.get("level", "emergency")
    values = {"level": level, "on_safety_card": level == "emergency"}
    return RedFlag.objects.create(**_published("Sign", values | changes))


def make_picture(**changes: Any) -> Picture:
    """A picture without its files."""
    values = {"title": f"Picture {next(_serial)}", "alt": "A mat.", "width": 1200, "height": 800, "uploaded_at": PAST}
    return Picture.objects.create(**values | changes)


def make_kit(**changes: Any) -> Kit:
    return Kit.objects.create(**{"slug": "mat", "name": "Mat"} | changes)


def make_synonym(**changes: Any) -> Synonym:
    return Synonym.objects.create(**{"typed": "tummy, belly", "meant": "core"} | changes)


def make_mistake(**changes: Any) -> Mistake:
    values = {**_section(changes), "why": "It may hurt.", "instead": "Hold still.", **changes}
    return Mistake.objects.create(**_published("Mistake", values))


def make_stretch(**changes: Any) -> Stretch:
    values = {
        **_section(changes), "summary": "A gentle stretch.", "position": "lying", "place": "floor", "kind": "static",
        "level": "beginner", "muscles": "Hamstrings", "hold_from": 20, "hold_to": 30, "sides": "each",
        "feel": "A gentle pull.", "easier": "Bend the knee.", "take_care": "- **Stop** if it hurts.",
    }  # fmt: skip
    return Stretch.objects.create(**_published("Stretch", values | changes))


def make_dynamic_stretch(**changes: Any) -> Stretch:
    dose = {"kind": "dynamic", "hold_from": None, "hold_to": None, "count_from": 10, "count_to": 15}
    return make_stretch(**dose | changes)


def make_step(**changes: Any) -> Step:
    stretch = changes.pop("stretch", None) or Stretch.objects.first() or make_stretch()
    values = {"stretch": stretch, "phase": "hold", "title": "Hold", "text": "Stay still."}
    return Step.objects.create(**values | changes)


def make_user(*groups: str, **changes: Any) -> User:
    values = {"username": f"user-{next(_serial)}", "is_staff": True}
    user = User.objects.create_user(**values | changes)
    for name in groups:
        user.groups.add(Group.objects.get_or_create(name=name)[0])
    return user
