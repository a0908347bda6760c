"""The migration tells of the versions before it what each save has told since."""

from importlib import import_module

import pytest
from django.apps import apps

from guide.content import versioned_models
from guide.versions import Version
from tests.factories import make_dynamic_stretch, make_flag, make_reference, make_step, make_tip
from tests.guide.changing import saved

pytestmark = pytest.mark.django_db

migration = import_module("guide.migrations.0006_public_changes")
TOLD = ("kind", "number", "says", "says_for_safety", "shown_from")


def test_migration_tells_what_each_save_tells() -> None:
    stretch, tip = make_dynamic_stretch(), make_tip()
    make_step(stretch=stretch)
    for row in (stretch, make_flag(), make_reference(), make_tip(status="draft"), tip):
        saved(row)
    saved(stretch, take_care="- Ask.")
    saved(tip, why="Another.")
    Version.objects.record(tip, state="pending")
    told = list(Version.objects.order_by("pk").values(*TOLD))
    Version.objects.update(says="", says_for_safety="", shown_from=None)

    migration.tell(apps, None)

    assert list(Version.objects.order_by("pk").values(*TOLD)) == told
    assert {row["kind"] for row in told if row["shown_from"]} == {"stretches.stretch", "guide.redflag", "guide.tip"}
    assert {row["kind"] for row in told if row["says_for_safety"]} == {"stretches.stretch", "guide.redflag"}


def test_migration_knows_every_kind_with_safety_fields() -> None:
    kinds = {model._meta.label_lower: getattr(model, "safety_fields", ()) for model in versioned_models()}

    assert {kind: fields for kind, fields in kinds.items() if fields} == migration.SAFETY
