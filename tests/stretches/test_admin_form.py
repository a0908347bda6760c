"""The form of a stretch: what is saved, and what is refused at which field."""

from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from guide.accounts import create_groups
from stretches.models import Step, Stretch
from tests import factories
from tests.factories import PAST, make_kit, make_section, make_step, make_stretch, make_user

pytestmark = pytest.mark.django_db

Changes = dict[str, Any]

# What a browser sends for the stretch that make_lying() makes, and for no steps.
LYING = {
    "title": "Lying", "summary": "Lie down.", "position": "lying", "place": "floor", "kind": "static",
    "level": "beginner", "muscles": "Hamstrings", "hold_from": "20", "hold_to": "30", "count_from": "", "count_to": "",
    "repeats_from": "2", "repeats_to": "4", "sides": "each", "days_from": "3", "days_to": "4", "feel": "A pull.",
    "easier": "Bend the knee.", "take_care": "- Stop if it hurts.", "slips": "", "status": "published",
    "person": "a", "publish_at_0": "2026-01-01", "publish_at_1": "00:00:00", "order": "10",
    "steps-TOTAL_FORMS": "0", "steps-INITIAL_FORMS": "0",
}  # fmt: skip


def make_lying() -> Stretch:
    return make_stretch(
        title="Lying", slug="lying", summary="Lie down.", feel="A pull.", easier="Bend the knee.",
        take_care="- Stop if it hurts.", order=10, status="draft",
    )  # fmt: skip


def change(client: Client, stretch: Stretch, *steps: Changes, **changes: Any) -> Any:
    """Save the form of the stretch with these changes and steps, of which those with an id are there already."""
    sent = {**LYING, "section": stretch.section_id, "slug": stretch.slug, "steps-TOTAL_FORMS": len(steps)}
    sent["steps-INITIAL_FORMS"] = len([step for step in steps if "id" in step])
    for number, step in enumerate(steps):
        sent |= {f"steps-{number}-{name}": value for name, value in {"stretch": stretch.pk, **step}.items()}
    response = client.post(f"/admin/stretches/stretch/{stretch.pk}/change/", sent | changes)
    stretch.refresh_from_db()
    return response


def step_form(**changes: Any) -> Changes:
    """What a browser sends for a step that make_step() makes."""
    return {"order": 0, "phase": "hold", "title": "Hold", "text": "Stay still.", **changes}


def test_stretch_is_added_with_a_step_by_an_editor(client: Client) -> None:
    create_groups()
    client.force_login(make_user("Editor"))
    step = {f"steps-0-{name}": value for name, value in step_form(title="Lie down").items()}

    response = client.post(
        "/admin/stretches/stretch/add/",
        {**LYING, "section": make_section().pk, "slug": "lying", **step, "steps-TOTAL_FORMS": 1},
    )

    assertRedirects(response, "/admin/stretches/stretch/")
    stretch = Stretch.objects.get(slug="lying")
    assert (stretch.hold_from, [str(step) for step in stretch.steps.all()]) == (20, ["Lie down"])
    assert stretch.changed_on > PAST


def test_stretch_is_changed_and_its_permanent_id_stays(admin_client: Client) -> None:
    stretch = make_lying()

    response = change(admin_client, stretch, title="Lying down", permanent_id="22222222")

    assertRedirects(response, "/admin/stretches/stretch/")
    assert (stretch.title, stretch.slug, stretch.permanent_id == "22222222") == ("Lying down", "lying", False)


def test_stretch_is_refused_at_its_fields(admin_client: Client) -> None:
    stretch = make_lying()

    response = change(admin_client, stretch, hold_from="", count_to="9", days_to="2", harder_stretch=stretch.pk)

    assert response.context["adminform"].form.errors == {
        "hold_from": ["A static stretch needs this."],
        "count_to": ["Clear this: a static stretch has none."],
        "days_to": ["This must be 3 or more, as the range starts there."],
        "harder_stretch": ["Choose another stretch than this one."],
    }
    assert stretch.hold_from == 20


@pytest.mark.parametrize("name", ["feel", "easier", "take_care", "slips"])
def test_stretch_mark_of_a_reference_that_was_not_chosen(admin_client: Client, name: str) -> None:
    factories.make_reference(key="other-2020")
    stretch = make_lying()

    response = change(admin_client, stretch, title="New", **{name: "Typed & kept. [@other-2020]"})

    message = "Choose these under References too, or mend their keys: other-2020."
    assert response.context["adminform"].form.errors == {name: [message]}
    assertContains(response, "Typed &amp; kept. [@other-2020]")
    assert stretch.title == "Lying"


def test_step_mark_of_a_reference_that_is_unknown(admin_client: Client) -> None:
    stretch = make_lying()

    change(admin_client, stretch, step_form(text="Hold. [@nobody]"))

    assert not stretch.steps.exists()


def test_steps_are_added_reordered_and_deleted(admin_client: Client) -> None:
    stretch = make_lying()
    first, second = make_step(stretch=stretch, title="One", order=1), make_step(stretch=stretch, title="Two", order=2)
    gone = make_step(stretch=stretch, title="Gone", order=3)

    steps = [
        step_form(id=first.pk, title="One", order=30), step_form(id=second.pk, title="Two", order=20),
        step_form(id=gone.pk, title="Gone", order=3, DELETE="on"), step_form(title="New", order=25),
    ]  # fmt: skip
    change(admin_client, stretch, *steps)

    assert [str(step) for step in stretch.steps.all()] == ["Two", "New", "One"]
    assert Step.objects.get(title="Two").permanent_id == second.permanent_id


@pytest.mark.parametrize(
    ("step", "changes", "moves"),
    [
        ({"text": "Hold still."}, {}, True), ({"order": 5}, {}, True), ({"DELETE": "on"}, {}, True),
        ({}, {"kit": [5]}, True), ({}, {}, False), ({}, {"status": "draft"}, False), ({}, {"order": "20"}, False),
    ],
)  # fmt: skip
def test_changed_on_moves_with_the_content(admin_client: Client, step: Changes, changes: Changes, moves: bool) -> None:
    stretch = make_lying()
    row = make_step(stretch=stretch)
    make_kit(pk=5)

    response = change(admin_client, stretch, step_form(id=row.pk, **step), **changes)

    assertRedirects(response, "/admin/stretches/stretch/")
    assert (stretch.changed_on > PAST) is moves
