"""From stored poses to pictures: which pose stands for what, and what happens to one that cannot be drawn."""

import logging
from xml.etree import ElementTree

import pytest
from django.test import Client

from stretches import illustrations
from stretches.models import Step, Stretch
from tests.factories import make_guide, make_mistake, make_step, make_stretch

pytestmark = pytest.mark.django_db

UP = {"hip": {"near": 90}}
BROKEN = {"knee": 190}


def title(picture: str) -> str | None:
    return ElementTree.fromstring(picture).findtext("{*}title") or ElementTree.fromstring(picture).findtext("title")


def test_step_picture_says_what_the_editor_wrote() -> None:
    step = make_step(pose=UP, figure_text="One leg <up>.")

    assert title(illustrations.step_picture(step)) == "One leg <up>."


def test_step_picture_tells_the_pose_where_nobody_wrote() -> None:
    step = make_step(pose=UP)

    assert "right" in (title(illustrations.step_picture(step)) or "")


def test_step_picture_beside_its_name_is_decoration() -> None:
    picture = illustrations.step_picture(make_step(pose=UP), decorative=True)

    assert ' aria-hidden="true"' in picture
    assert title(picture) is None


@pytest.mark.parametrize(("facing", "mirrored"), [({}, True), ({"facing": "left"}, False)])
def test_other_side_mirrors_the_hold(facing: dict[str, str], mirrored: bool) -> None:
    hold = make_step(phase="hold", pose=UP | facing)
    other = make_step(stretch=hold.stretch, phase="other-side", order=1)

    assert ('<g transform="matrix(-1 ' in illustrations.step_picture(other)) == mirrored
    assert ('<g transform="matrix(-1 ' in illustrations.step_picture(hold)) != mirrored


def test_other_side_may_have_a_pose_of_its_own() -> None:
    hold = make_step(phase="hold", pose=UP)
    other = make_step(stretch=hold.stretch, phase="other-side", order=1, pose=UP)

    assert illustrations.step_picture(other) == illustrations.step_picture(hold)


def test_step_without_a_pose_has_no_picture() -> None:
    step, other = make_step(phase="move-in"), make_step(phase="other-side")

    assert (illustrations.step_picture(step), illustrations.step_file(step)) == ("", None)
    assert illustrations.step_picture(other) == ""


def steps_of(*phases: str) -> list[Step]:
    stretch = make_stretch()
    return [make_step(stretch=stretch, phase=phase, order=order, pose=UP) for order, phase in enumerate(phases)]


@pytest.mark.parametrize(
    ("phases", "chosen"),
    [
        (("set-up", "move-in", "hold"), 2),
        (("set-up", "move-in", "move-in"), 1),
        (("set-up", "come-out"), 0),
    ],
)
def test_cover_is_the_hold_or_what_comes_near_it(phases: tuple[str, ...], chosen: int) -> None:
    steps = steps_of(*phases)

    assert illustrations.cover_step(steps[0].stretch) == steps[chosen]


def test_cover_of_a_stretch_without_poses_is_nothing() -> None:
    stretch = make_stretch()
    make_step(stretch=stretch, phase="hold")

    assert illustrations.cover_picture(stretch) == ""


def test_steps_of_a_stretch_share_a_frame() -> None:
    low, high = steps_of("set-up", "hold")
    low.pose, high.pose = {"root": {"rot": -90}}, {"shoulder": 180}
    Step.objects.bulk_update([low, high], ["pose"])
    stretch = Stretch.objects.get()

    boxes = {ElementTree.fromstring(illustrations.step_picture(step)).get("viewBox") for step in stretch.steps.all()}

    assert len(boxes) == 1


def test_pictures_of_a_mistake_share_a_frame_and_leave_the_words_to_the_caption() -> None:
    mistake = make_mistake(wrong_pose={"shoulder": 180}, right_pose={"root": {"rot": -90}})

    pictures = [illustrations.mistake_picture(mistake, pose) for pose in (mistake.wrong_pose, mistake.right_pose)]

    assert len({ElementTree.fromstring(picture).get("viewBox") for picture in pictures}) == 1
    assert [title(picture) for picture in pictures] == [None, None]


def test_pose_that_cannot_be_drawn_is_left_out_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    step = make_step(title="Lift", pose=BROKEN)

    assert illustrations.step_picture(step) == ""
    assert illustrations.cover_picture(step.stretch) == ""
    assert f"A pose of the step “Lift” ({step.permanent_id}) is left out." in caplog.text
    assert "knee is 190, the most is 150" in caplog.text
    assert {record.levelno for record in caplog.records} == {logging.ERROR}


@pytest.mark.parametrize("address", ["/", "/stretches/", "/stretches/lying/", "/stretches/lying/follow/"])
def test_page_tells_of_each_broken_pose_once(client: Client, caplog: pytest.LogCaptureFixture, address: str) -> None:
    make_guide()
    stretch = make_stretch(slug="lying", easier_pose=BROKEN)
    for order, phase in enumerate(("set-up", "move-in", "hold", "come-out", "other-side")):
        pose = None if phase == "other-side" else BROKEN if phase == "hold" else UP
        make_step(stretch=stretch, order=order, phase=phase, title=phase, pose=pose)
    mistake = make_mistake(wrong_pose=BROKEN, right_pose=UP)
    stretch.mistakes.add(mistake)

    response = client.get(address)

    told = [record.getMessage() for record in caplog.records if "is left out" in record.getMessage()]
    assert response.status_code == 200
    assert len(told) == len(set(told)) >= 1
    caplog.clear()
    client.get(address)
    assert [record.getMessage() for record in caplog.records if "is left out" in record.getMessage()] == told


def test_broken_pose_of_an_easier_version_and_of_a_mistake_are_left_out() -> None:
    assert illustrations.easier_picture(make_stretch(easier_pose=BROKEN)) == ""
    assert illustrations.mistake_picture(make_mistake(wrong_pose=BROKEN, right_pose=UP), BROKEN) == ""


def test_picture_on_the_stage_ends_at_the_mat() -> None:
    (step,) = steps_of("hold")

    cover, stage = illustrations.cover_picture(step.stretch), illustrations.stage_picture(step.stretch)

    x, y, width, _ = ElementTree.fromstring(cover).attrib["viewBox"].split()
    assert ElementTree.fromstring(stage).get("viewBox") == f"{x} {y} {width} {2.5 - float(y):.1f}"
    assert title(stage) is None


def test_stage_without_a_pose_is_empty() -> None:
    assert illustrations.stage_picture(make_stretch()) == ""
