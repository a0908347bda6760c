"""What the checks say about stretches and mistakes."""

from typing import Any

import pytest

from guide.content_checks import findings, publishing_errors
from guide.content_checks.places import Places
from stretches import content_rules as rules
from tests.factories import make_dynamic_stretch, make_mistake, make_step, make_stretch

pytestmark = pytest.mark.django_db

NOWHERE = Places([])


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"hold_from": 4, "hold_to": 120}, ["hold_from"]),
        ({"hold_from": 5, "hold_to": 121}, ["hold_to"]),
        ({"hold_from": 200, "hold_to": 300}, ["hold_from", "hold_to"]),
        ({"hold_from": 5, "hold_to": 120}, []),
        ({"repeats_to": 11}, ["repeats_to"]),
    ],
)
def test_dose_out_of_bounds(values: dict[str, Any], fields: list[str]) -> None:
    problems = rules.dose_out_of_bounds(make_stretch(**values), NOWHERE)

    assert [problem.field for problem in problems] == fields


def test_dose_says_the_bounds() -> None:
    (problem,) = rules.dose_out_of_bounds(make_stretch(hold_from=4), NOWHERE)

    assert (problem.text, problem.what_to_do) == ("4 seconds is out of bounds.", "Choose 5 to 120 seconds.")


@pytest.mark.parametrize(("count_to", "fields"), [(40, []), (41, ["count_to"])])
def test_dose_of_moving_stretches(count_to: int, fields: list[str]) -> None:
    problems = rules.dose_out_of_bounds(make_dynamic_stretch(count_to=count_to), NOWHERE)

    assert [problem.field for problem in problems] == fields


def test_stretch_without_steps() -> None:
    stretch = make_stretch()

    assert [problem.text for problem in rules.nothing_to_do(stretch, NOWHERE)] == ["There are no steps."]
    assert list(rules.no_picture_at_all(stretch, NOWHERE)) == list(rules.phase_missing(stretch, NOWHERE)) == []


def test_steps_without_any_picture() -> None:
    stretch = make_step().stretch

    assert [problem.text for problem in rules.no_picture_at_all(stretch, NOWHERE)] == ["No step has a picture."]
    assert list(rules.nothing_to_do(stretch, NOWHERE)) == []


def test_pose_missing_on_one_step() -> None:
    stretch = make_step(order=1, phase="hold", pose={"hip": 90}).stretch
    bare = make_step(stretch=stretch, order=2, phase="come-out", title="Rise slowly")
    make_step(stretch=stretch, order=3, phase="other-side")

    (problem,) = rules.pose_missing(stretch, NOWHERE)

    assert (problem.text, problem.row) == ("The step “Rise slowly” has no picture.", bare)
    assert list(rules.no_picture_at_all(stretch, NOWHERE)) == []


@pytest.mark.parametrize(
    ("sides", "phases", "missing"),
    [
        ("each", ["hold", "other-side"], []),
        ("each", ["hold"], ["Other side"]),
        ("both", ["move-in"], ["Hold"]),
        ("both", ["hold"], []),
    ],
)
def test_phase_missing(sides: str, phases: list[str], missing: list[str]) -> None:
    stretch = make_stretch(sides=sides)
    for phase in phases:
        make_step(stretch=stretch, phase=phase)

    problems = rules.phase_missing(stretch, NOWHERE)

    assert [problem.text for problem in problems] == [f"No step has the phase “{name}”." for name in missing]


def test_moving_stretch_needs_no_hold() -> None:
    stretch = make_step(stretch=make_dynamic_stretch(sides="both"), phase="move-in").stretch

    assert list(rules.phase_missing(stretch, NOWHERE)) == []


@pytest.mark.parametrize(("care", "found"), [("- Ask first.", 1), ("- **Stop** if it hurts.", 0)])
def test_never_says_stop(care: str, found: int) -> None:
    assert len(list(rules.never_says_stop(make_stretch(take_care=care), NOWHERE))) == found


def test_titles_too_long() -> None:
    stretch = make_stretch(title="A stretch with a title that no card of the library can hold")
    make_step(stretch=stretch, title="Hold it and breathe")
    make_step(stretch=stretch, title="Hold it there and breathe")

    card, step = rules.title_too_long(stretch, NOWHERE)

    assert card.text == "The title has 59 letters and signs, too many for cards."
    assert step.text.startswith("“Hold it there and breathe” is long for a step")


def test_picture_without_caption() -> None:
    poses = {"wrong_pose": {"hip": 90}, "right_pose": {"hip": 90}}
    mistake = make_mistake(**poses, wrong_caption="A curled back.", right_caption=" ")

    assert [problem.field for problem in rules.picture_without_caption(mistake, NOWHERE)] == ["right_caption"]
    assert list(rules.picture_without_caption(make_mistake(), NOWHERE)) == []


def test_rules_are_registered() -> None:
    stretch = make_step(stretch=make_stretch(hold_from=1), phase="hold").stretch

    assert publishing_errors(stretch)["hold_from"] == ["1 seconds is out of bounds. Choose 5 to 120 seconds."]
    assert "steps-0-pose" in {finding.field for finding in findings(stretch)}
