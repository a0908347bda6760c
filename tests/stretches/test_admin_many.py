"""The desk with 2,000 stretches: as many queries as with five, and forms that do not carry them all."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries as Queries

from stretches.models import Step, Stretch
from tests.factories import make_section, make_step, make_stretch

# What they touch is measured where it is tested by itself; to measure it here too would double their time.
pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]

POSE = {"root": {"rot": 0}}


def make_stretches(number: int) -> Stretch:
    """One stretch with two steps, and so many more with a step that has a pose; return the first."""
    first = make_stretch(title="The first", section=make_section(), order=1)
    make_step(stretch=first, pose=POSE)
    make_step(stretch=first)
    values = {
        name: getattr(first, name)
        for name in ("section", "summary", "position", "place", "kind", "level", "muscles", "hold_from", "hold_to",
                     "sides", "feel", "easier", "take_care", "status", "publish_at")
    }  # fmt: skip
    rows = [Stretch(**values, title=f"No {row}", slug=f"no-{row}", order=row + 2) for row in range(number)]
    Stretch.objects.bulk_create(rows)
    steps = [Step(stretch=row, phase="hold", title=f"Step of {row}", text="x", pose=POSE) for row in rows]
    Step.objects.bulk_create(steps)
    return first


@pytest.mark.parametrize("number", [5, 2_000])
def test_desk_asks_the_database_as_often(admin_client: Client, django_assert_num_queries: Queries, number: int) -> None:
    first = make_stretches(number)
    Stretch.objects.update(publish_at=timezone.now())
    pages = {
        "/admin/": 28,
        "/admin/stretches/stretch/": 6,
        "/admin/stretches/stretch/?q=first": 6,
        f"/admin/stretches/stretch/{first.pk}/change/": 25,
        "/admin/stretches/stretch/add/": 6,
        "/admin/stretches/mistake/add/": 5,
        "/admin/autocomplete/?app_label=stretches&model_name=stretch&field_name=easier_stretch&term=first": 4,
    }
    # Django remembers the kinds of content, once it has asked for them.
    for address in pages:
        admin_client.get(address)

    sizes = {}
    for address, queries in pages.items():
        with django_assert_num_queries(queries, info=address):
            response = admin_client.get(address)
        sizes[address] = len(response.content)

    # Characters: no page carries the 2,000.
    assert max(sizes.values()) < 400_000, sizes


def test_form_offers_poses_of_the_same_position_first(admin_client: Client) -> None:
    first = make_stretches(30)
    alike = make_stretch(title="Alike", position="seated", order=999)
    make_step(stretch=alike, title="Fold", pose=POSE)
    Stretch.objects.filter(pk=first.pk).update(position="seated")

    starts = admin_client.get(f"/admin/stretches/stretch/{first.pk}/change/").context["starts"]

    assert len(starts) == 20
    assert [title for title, _ in starts[:2]] == ["Alike", "No 0"]
    assert [title for title, _ in starts[0][1]] == ["Fold"]
