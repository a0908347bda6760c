"""A small site with a row of every kind, all of whose texts can be made to say one thing."""

from itertools import cycle
from typing import Any

from django.contrib.auth.models import User
from django.db import models

from guide.content import content_models, versioned_models
from guide.versions import Version
from tests.factories import (
    PAST,
    make_benefit,
    make_faq,
    make_flag,
    make_guide,
    make_kit,
    make_mistake,
    make_picture,
    make_reference,
    make_section,
    make_step,
    make_stretch,
    make_synonym,
    make_tip,
)  # fmt: skip

# The least that is a pose.
STANDING: dict[str, Any] = {}


def make_site() -> None:
    """One row of each kind that readers see; each cites the source, and each item is under the section."""
    source = make_reference(key="nice-2020", number=3)
    make_guide(slug="guide")
    make_picture()
    make_synonym()
    section, faq = make_section(slug="disclaimer"), make_faq()
    mistake = make_mistake(wrong_pose=STANDING, right_pose=STANDING)
    stretch = make_stretch(slug="reach", permanent_id="bcdfghjk")
    stretch.kit.add(make_kit())
    stretch.mistakes.add(mistake)
    stretch.faqs.add(faq)
    make_step(stretch=stretch, pose=STANDING)
    for row in (
        section,
        faq,
        mistake,
        stretch,
        make_benefit(),
        make_tip(slug="tip"),
        make_flag(),
        make_flag(level="gp"),
    ):
        row.references.add(source)


def prose_of(model: type[models.Model]) -> list[str]:
    """The fields in which somebody types words."""
    named = ("key", "permanent_id", "slug")
    typed = (field for field in model._meta.fields if isinstance(field, models.CharField | models.TextField))
    return [field.name for field in typed if field.name not in named and not field.choices]


def say(*texts: str) -> None:
    """Let the texts of every row say these, one after the other and from the start again, past all forms.

    Addresses of sources stay, as forms take none that run.
    """
    for model in content_models():
        names = [name for name in prose_of(model) if name != "link"]
        model._base_manager.update(**dict(zip(names, cycle(texts), strict=False)))


def keep_versions(user: User) -> None:
    """A version of each row as it is now, with a reason that says what its title says."""
    for model in versioned_models():
        for row in model._base_manager.all():
            Version.objects.record(row, by=user, why=str(row))
    Version.objects.filter(made_at__gt=PAST).update(made_at=PAST)
