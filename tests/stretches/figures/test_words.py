"""Each posture, each leg and each hand, told from its geometry."""

from typing import Any

import pytest

from stretches.figures.describe import describe
from stretches.figures.ground import settle
from stretches.figures.pose import Pose

MAT = {"type": "mat"}
CHAIR = {"type": "chair", "x": 0, "seat": True}
LYING = {"root": {"rot": -90}, "ground": {"contacts": ["seat", "back", "head"], "anchor": "pelvis", "x": 0}}
ON_FEET = {"contacts": ["sole_near", "sole_far"], "anchor": "pelvis", "x": 0}
ON_FAR_FOOT = {"contacts": ["sole_far"], "anchor": "pelvis", "x": 0}
ON_HANDS = {"contacts": ["ball_near", "ball_far", "hand_near", "hand_far"]}
SITTING = {
    "hip": 88,
    "shoulder": 40,
    "elbow": 20,
    "ground": {"contacts": ["seat", "leg_near", "leg_far"], "anchor": "pelvis", "x": 0},
}
KNEELING = {"ankle": -50, "ground": {"contacts": ["knee_near", "knee_far"]}}


def described(told: dict[str, Any]) -> str:
    return describe(settle(Pose.from_json(told)).pose)


@pytest.mark.parametrize(
    ("told", "texts"),
    [
        ({}, ["Standing upright, both arms hanging at the sides. Both legs are straight."]),
        ({"shoulder": 170, "ground": ON_FEET}, ["both arms reaching up overhead"]),
        ({"shoulder": 60, "ground": ON_FEET}, ["both arms reaching forward and down"]),
        ({"shoulder": -50, "ground": ON_FEET}, ["both arms reaching back"]),
        ({"root": {"rot": -20}, "ground": ON_FEET}, ["Standing, leaning back with a straight back"]),
        ({"spine": {"lumbar": -20, "neck": -40}, "ground": ON_FEET}, ["with an arched lower back, looking up"]),
        ({"spine": {"thoracic": 25, "neck": 40}}, ["with a slightly rounded back, chin towards the chest"]),
        ({"knee": 20, "hip": 10, "ground": ON_FEET}, ["Both knees are a little bent."]),
        ({"props": [{"type": "chair", "x": 60}, {"type": "wall", "x": 90}]}, ["beside a chair, near a wall."]),
        (
            {"hip": {"near": 60}, "knee": {"near": 5}, "ground": ON_FAR_FOOT, "props": [{**CHAIR, "x": 30}]},
            ["Standing upright on the left leg", "The right leg is straight, the heel on the chair."],
        ),
        (
            {"hip": {"near": 30}, "knee": {"near": 70, "far": 20}, "ground": ON_FAR_FOOT},
            ["The right leg is raised beside the other leg, bent, the foot low.", "The left knee is a little bent."],
        ),
        (
            {
                "root": {"rot": 90},
                "hip": 90,
                "shoulder": 175,
                "ground": ON_FEET,
                "props": [{"type": "wall", "x": 60}],
                "reach": {side: {"to": [60, 50], "with": "palm"} for side in ("near", "far")},
            },
            ["Standing, folded forward with a straight back, level with the floor, both hands on the wall at hip"],
        ),
        (
            {
                "root": {"rot": 110},
                "hip": 110,
                "knee": 20,
                "ground": ON_FEET,
                "reach": {side: {"to": "ankle_near", "dy": 2} for side in ("near", "far")},
            },
            ["the head low", "both hands on the shins"],
        ),
        (
            {
                "root": {"rot": 85},
                "hip": 85,
                "ground": ON_FEET,
                "reach": {side: {"to": "ankle_near", "dx": 7, "dy": 7} for side in ("near", "far")},
            },
            ["both hands reaching close to the ankles"],
        ),
        (
            {
                "root": {"rot": 85},
                "hip": 85,
                "shoulder": 160,
                "ground": ON_FEET,
                "props": [{**CHAIR, "x": 45}],
                "reach": {side: {"to": [52, 28], "with": "palm"} for side in ("near", "far")},
            },
            ["both hands on the seat of a chair"],
        ),
        (
            {
                **LYING,
                "hip": {"near": 48, "far": 125},
                "knee": {"near": 100, "far": 120},
                "shoulder": {"near": 160},
                "reach": {"far": {"to": [-60, 3.5], "with": "palm"}},
            },
            [
                "The right arm reaches back over the head and the left arm rests on the floor above the head",
                "The left knee is bent and drawn in to the chest.",
            ],
        ),
        (
            {
                **LYING,
                "hip": {"near": 40},
                "knee": {"near": 0},
                "shoulder": 90,
                "reach": {"far": {"to": "waist", "dy": 6, "with": "palm"}},
                "props": [{"type": "strap", "hands": []}],
            },
            [
                "the right arm reaching up above the chest and the left hand on the belly",
                "raised halfway, knee straight",
            ],
        ),
        (
            {
                **LYING,
                "hip": {"near": 88},
                "knee": {"near": 5},
                "props": [{"type": "wall", "x": 7}],
                "highlight": ["hamstring_near", "calf_near"],
            },
            [
                "both arms resting beside the body",
                "the heel on the wall. The pull is at the back of the thigh and the calf.",
            ],
        ),
        (
            {
                **LYING,
                "hip": {"near": 100, "far": 50},
                "knee": {"near": 110, "far": 110},
                "ground": {"contacts": ["seat", "sole_far"]},
            },
            ["The right knee is bent above the hip", "The left knee is bent, the foot flat on the floor."],
        ),
        (
            {
                **LYING,
                "hip": {"near": 100},
                "knee": {"near": 90},
                "arrows": [{"at": "toe_far", "dx": -14, "dy": 9, "dir": 90}],
            },
            ["The left leg lies straight on the floor, on the way out."],
        ),
        ({**SITTING, "knee": {"near": 20}}, ["The right leg is ahead, knee a little bent"]),
        (
            {
                **SITTING,
                "hip": {"near": 120, "far": 88},
                "knee": {"near": 100},
                "ground": {"contacts": ["seat", "leg_far", "sole_near"]},
            },
            ["Sitting upright on the floor", "The right knee is bent, the foot", "The left leg is straight ahead."],
        ),
        (
            {
                **SITTING,
                "root": {"rot": -20},
                "hip": 70,
                "shoulder": -40,
                "reach": {side: {"to": [-30, 2]} for side in ("near", "far")},
            },
            ["both hands on the floor behind the body. Both legs are straight ahead."],
        ),
        (
            {
                **SITTING,
                "reach": {"near": {"to": "knee_near", "dx": -6}, "far": {"to": "knee_near", "dx": -6}},
                "hand": {"near": "grip", "far": "grip"},
                "arrows": [{"at": "knee_near", "dy": 9, "dir": -90}],
            },
            ["both hands holding the back of the thighs"],
        ),
        (
            {
                "hip": {"near": 80, "far": 90},
                "knee": {"near": 20, "far": 90},
                "props": [CHAIR],
                "ground": {"y": 29, "anchor": "pelvis", "x": 12, "contacts": ["heel_near", "sole_far"]},
            },
            ["Sitting upright on a chair", "out ahead, knee a little bent", "The left knee is bent, the foot flat on"],
        ),
        (
            {
                "hip": 90,
                "knee": {"near": 0, "far": 90},
                "ground": {"y": 29, "anchor": "pelvis", "x": 12},
                "props": [CHAIR],
            },
            ["both hands on the seat of the chair", "The right leg is straight out ahead, the foot off the floor."],
        ),
        ({**KNEELING, "knee": 90}, ["Kneeling upright, both arms hanging", "Both knees are bent, the shins on the"]),
        ({**KNEELING, "hip": 56, "knee": 148}, ["Kneeling upright with the seat on the heels"]),
        (
            {"hip": {"near": 90}, "knee": 90, "ankle": {"far": -50}, "ground": {"contacts": ["sole_near", "knee_far"]}},
            ["Kneeling upright on the left knee", "The left knee is bent, the shin on the floor."],
        ),
        (
            {
                "root": {"rot": 82},
                "hip": 82,
                "knee": 90,
                "ankle": 20,
                "shoulder": 82,
                "ground": ON_HANDS,
                "props": [MAT],
            },
            ["On hands and knees on a mat with a straight back. Both knees are under the hips, the toes tucked under."],
        ),
        (
            {"root": {"rot": 76}, "spine": {"lumbar": -20}, "ankle": 8, "shoulder": 73, "ground": ON_HANDS},
            ["Face down on hands and toes with an arched lower back."],
        ),
        ({"root": {"rot": 90}, "shoulder": 0, "ankle": -50, "ground": {"contacts": ["seat"]}}, ["Lying face down"]),
        (
            {"root": {"rot": 32}, "hip": 32, "shoulder": 26, "ground": ON_FEET},
            ["Standing, leaning halfway forward with a straight back, both arms hanging down"],
        ),
        (
            {
                "root": {"rot": 112},
                "hip": 112,
                "knee": 45,
                "ground": ON_FEET,
                "reach": {side: {"to": "floor", "dx": 12, "dy": 1} for side in ("near", "far")},
            },
            ["both hands on the floor"],
        ),
        (
            {"ground": {"y": 90}, "arrows": [{"at": [0, 120], "dir": 0, "both": True}]},
            ["The body upright, going up and down"],
        ),
    ],
)
def test_poses_are_told_from_their_geometry(told: dict[str, Any], texts: list[str]) -> None:
    text = described(told)

    assert [part for part in texts if part not in text] == [], text


def test_heel_on_a_step_is_told() -> None:
    pose = settle(Pose.from_json({"hip": {"near": 30}, "knee": {"near": 4}, "ground": ON_FAR_FOOT})).pose
    pose.props = ({"type": "step", "x": 22},)

    assert "The right leg is straight, the heel on a low step." in describe(pose)
