"""A pose in a form: what was typed stays, and what is wrong with it is said at the field."""

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django.asserts import assertContains

from stretches.models import Mistake, Step
from stretches.pose_field import PoseFormField
from tests.factories import make_mistake, make_step
from tests.stretches.test_admin_form import change, make_lying, step_form

POSE = {"hip": {"near": 96, "far": 0}, "knee": 5, "facing": "left", "ground": {"flat_hands": True}}
LAID_OUT = """{
  "hip": {"near": 96, "far": 0},
  "knee": 5,
  "facing": "left",
  "ground": {"flat_hands": true}
}"""

WRONG = [
    ("{", "This is not JSON: line 1, column 2: Expecting property name enclosed in double quotes"),
    ('{"knee": {"near": 190}}', "knee.near is 190, the most is 150"),
    ('{"knee": NaN}', "NaN is not a number that can be drawn"),
    (f'{{"knee": {"9" * 5000}}}', "A number of this pose is too long."),
    ("[" * 10_000, "This is nested too deeply to be a pose"),
    (" " * 20_001 + "{}", "This text is too long to be a pose. Keep it under 20,000 characters."),
    ("[]", "the pose is [], it must be of the type object"),
]

# What a stretch with pictures is asked for beside the words.
PICTURED = {"place": "floor", "person": "a"}


class PoseForm(forms.Form):
    pose = PoseFormField(required=False)


@pytest.mark.parametrize(("pose", "text"), [(POSE, LAID_OUT), ({}, "{}")])
def test_form_shows_a_line_for_each_part(pose: Any, text: str) -> None:
    form = PoseForm(initial={"pose": pose})

    assert form["pose"].value() == text
    assert "data-saved" not in str(form["pose"])


@pytest.mark.parametrize(("text", "pose"), [("", None), (" \n", None), ("{}", {}), (LAID_OUT, POSE)])
def test_text_becomes_a_pose(text: str, pose: Any) -> None:
    form = PoseForm({"pose": text})

    assert form.is_valid()
    assert form.cleaned_data == {"pose": pose}


@pytest.mark.parametrize(("text", "sentence"), WRONG)
def test_wrong_text_stays_with_a_sentence(text: str, sentence: str) -> None:
    form = PoseForm({"pose": text}, initial={"pose": POSE})

    assert form.errors == {"pose": [sentence]}
    assert form["pose"].value() == text


def test_error_that_no_page_can_carry_is_made_safe() -> None:
    form = PoseForm({"pose": '{"\\ud800": 1}'})

    assert form.errors["pose"][0].startswith("the pose has no ?; it can have facing, ")


def test_typed_text_keeps_its_layout_and_the_way_back() -> None:
    form = PoseForm({"pose": '{"knee":5.0}'}, initial={"pose": {"knee": 7}})

    assert form["pose"].value() == '{"knee":5.0}'
    assert 'data-saved="{\n  &quot;knee&quot;: 7\n}"' in str(form["pose"])


def test_form_without_a_saved_pose_leads_back_to_none() -> None:
    assert 'data-saved=""' in str(PoseForm({"pose": "{}"})["pose"])


def test_locked_field_keeps_its_pose() -> None:
    field = PoseFormField(disabled=True)

    assert field.bound_data("{}", POSE) == POSE


@pytest.mark.parametrize(
    ("initial", "text", "changed"),
    [
        (POSE, '{"facing":"left","ground":{"flat_hands":true},"knee":5.0,"hip":{"far":0,"near":96}}', False),
        (POSE, LAID_OUT.replace("\n", "\r\n"), False),
        (None, "", False),
        (None, " ", False),
        ({}, "{}", False),
        (POSE, LAID_OUT.replace("96", "95"), True),
        (POSE, "", True),
        ({}, "", True),
        (None, "{}", True),
        (POSE, "{", True),
    ],
)
def test_only_another_pose_is_a_change(initial: Any, text: str, changed: bool) -> None:
    assert PoseForm({"pose": text}, initial={"pose": initial}).has_changed() is changed


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "sentence"), WRONG[:2])
def test_step_with_a_wrong_pose_is_refused_at_the_field(admin_client: Client, text: str, sentence: str) -> None:
    stretch = make_lying()
    step = make_step(stretch=stretch, pose={"knee": 5})

    response = change(admin_client, stretch, step_form(id=step.pk, pose=text), easier_pose=text, **PICTURED)

    (formset,) = response.context["inline_admin_formsets"]
    assert formset.formset.errors == [{"pose": [sentence]}]
    assert response.context["adminform"].form.errors == {"easier_pose": [sentence]}
    assertContains(response, "\n" + text.replace('"', "&quot;") + "</textarea>", count=2)
    assert Step.objects.get().pose == {"knee": 5}


@pytest.mark.django_db
def test_step_gets_a_pose(admin_client: Client) -> None:
    stretch = make_lying()
    step = make_step(stretch=stretch)

    change(admin_client, stretch, step_form(id=step.pk, pose='{"knee": {"near": 5}}'), **PICTURED)

    assert Step.objects.get().pose == {"knee": {"near": 5}}


@pytest.mark.django_db
def test_model_refuses_a_pose_that_cannot_be_drawn() -> None:
    step = make_step(pose={"knee": 190})

    with pytest.raises(ValidationError) as refused:
        step.full_clean()

    assert refused.value.message_dict == {"pose": ["knee is 190, the most is 150"]}


@pytest.mark.django_db
def test_mistake_with_one_picture_is_told_of_the_other(admin_client: Client) -> None:
    mistake = make_mistake()
    sent = {
        "section": mistake.section_id, "title": "Bouncing", "why": "It may hurt.", "instead": "Hold still.",
        "person": "a", "wrong_pose": "{}", "right_pose": "", "order": 0, "slug": mistake.slug,
        "publish_at_0": "2026-01-01", "publish_at_1": "00:00:00",
    }  # fmt: skip

    response = admin_client.post(f"/admin/stretches/mistake/{mistake.pk}/change/", sent)

    errors = {"right_pose": ["Draw this picture too, or clear the other."]}
    assert response.context["adminform"].form.errors == errors
    assert Mistake.objects.get().wrong_pose is None
