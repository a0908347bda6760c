import math
from typing import Any

import pytest
from hypothesis import given, settings

from stretches.figures.ground import settle
from stretches.figures.outline import lowest
from stretches.figures.pose import Pose
from stretches.figures.skeleton import joints_of
from stretches.figures.timeline import Stop, moments
from tests.stretches.figures.poses import GOLDEN, any_pose

# What may be below the floor, and how far a foot may slide, in body units.
SUNK, SLID = 0.5, 0.5
STRETCHES = ("standing", "seated", "lying", "swings", "dog")


def settled(told: dict[str, Any]) -> Pose:
    return settle(Pose.from_json(told)).pose


def golden(stretch: str) -> list[Pose]:
    return [settled(GOLDEN[name]["pose"]) for name in GOLDEN if name.startswith(f"{stretch}/")]


@pytest.mark.parametrize("stretch", STRETCHES)
def test_moments_lead_through_all_poses_and_back(stretch: str) -> None:
    poses = golden(stretch)

    found = moments([Stop(pose, 1) for pose in poses])

    times = [moment.time for moment in found]
    assert times == sorted(set(times))
    assert times[0] == 0
    assert 10 <= times[-1] <= 20
    shown = [moment.pose for moment in found if moment.pose in poses]
    assert shown == [pose for pose in poses for _ in ("reached", "left")] + poses[:1]


@pytest.mark.parametrize("stretch", STRETCHES)
def test_moments_sink_nowhere(stretch: str) -> None:
    found = moments([Stop(pose, 1) for pose in golden(stretch)])

    assert max(lowest(moment.pose, "auto") for moment in found) < SUNK


@pytest.mark.parametrize(
    ("stretch", "stays"),
    [
        ("standing", ["heel_near", "heel_far", "ball_far"]),
        ("seated", ["heel_near", "heel_far"]),
        ("swings", ["heel_far", "ball_far", "hand_far"]),
        ("dog", ["ball_near", "ball_far"]),
    ],
)
def test_moments_keep_what_is_planted_in_place(stretch: str, stays: list[str]) -> None:
    found = [joints_of(moment.pose) for moment in moments([Stop(pose, 1) for pose in golden(stretch)])]

    slid = {name: max(abs(joints[name].point - found[0][name].point) for joints in found) for name in stays}
    assert max(slid.values()) < SLID, slid


def test_moments_bend_the_knee_of_a_leg_that_passes_under_the_body() -> None:
    poses = {name: settled(GOLDEN[f"swings/{name}"]["pose"]) for name in ("forward", "back")}

    found = moments([Stop(pose) for pose in poses.values()])

    assert len(found) > 4
    assert max(moment.pose.legs["near"].knee for moment in found) > 30
    assert all(lowest(moment.pose, "foot_far") == pytest.approx(0, abs=0.1) for moment in found)


def test_moments_keep_straight_arms_straight() -> None:
    found = moments([Stop(pose, 1) for pose in golden("dog")])

    assert max(abs(moment.pose.arms["near"].elbow) for moment in found) < 20


def test_moments_put_the_knees_down_before_the_hands_leave_the_floor() -> None:
    hands = {side: {"to": [26, 2.6], "with": "palm"} for side in ("near", "far")}
    v_shape = settled(GOLDEN["dog/hold"]["pose"])
    knees = {"contacts": ["knee_near", "knee_far"], "anchor": "knee_near", "x": -10}
    kneeling = settled({"hip": 56, "knee": 148, "ankle": -50, "ground": knees})
    rest = settled({"root": {"rot": 95}, "hip": 110, "knee": 120, "ankle": -40, "reach": hands, "ground": knees})

    found = [moment.pose for moment in moments([Stop(v_shape, 1), Stop(kneeling, 1), Stop(rest, 1)])]

    assert found.index(rest) < found.index(kneeling)


@settings(deadline=None, max_examples=15)
@given(any_pose, any_pose)
def test_moments_between_any_poses_are_real_and_above_the_floor(start: dict[str, Any], end: dict[str, Any]) -> None:
    found = moments([Stop(settled(start), 1), Stop(settled(end))])

    for moment in found:
        joints = joints_of(moment.pose)
        assert all(math.isfinite(abs(joint.point)) for joint in joints.values())
        assert lowest(moment.pose, "auto") < SUNK
