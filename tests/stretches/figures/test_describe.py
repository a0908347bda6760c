import re
from typing import Any

import pytest
from hypothesis import given, settings

from stretches.figures.describe import describe
from stretches.figures.ground import settle
from stretches.figures.pose import Pose
from tests.stretches.figures.poses import GOLDEN, any_pose

OTHER = {"left": "right", "right": "left"}


def described(told: dict[str, Any]) -> str:
    return describe(settle(Pose.from_json(told)).pose)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "standing/start",
            "Standing upright, both arms hanging at the sides. The right leg is straight, a step in front, heel down "
            "and toes up. The left leg is straight.",
        ),
        (
            "standing/hinge",
            "Standing, leaning halfway forward with a straight back, on the way forward and down, both arms hanging "
            "down. The right leg is straight, a step in front, heel down and toes up. The pull is at the back of the "
            "thigh. The left knee is a little bent.",
        ),
        (
            "seated/start",
            "Sitting upright on a mat, both hands on the right thigh. The right leg is straight ahead. The left knee "
            "is bent out to the side, the sole by the other thigh.",
        ),
        (
            "lying/lift",
            "Lying on the back on a mat, both hands holding a strap round the right foot. The right leg is raised "
            "high, knee half bent, on the way up. The pull is at the back of the thigh. The left leg lies straight on "
            "the floor.",
        ),
        (
            "lying/hold",
            "Lying on the back on a mat, both hands holding a strap round the right foot. The right leg points "
            "straight up, knee straight, with a pull at the back of the thigh. The left leg lies straight on the "
            "floor.",
        ),
        (
            "swings/start",
            "Standing upright, the right hand on the hip and the left hand on the back of a chair. Both legs are "
            "straight.",
        ),
        (
            "swings/back",
            "Standing upright on the left leg. The right leg is raised behind, a little bent, the foot below knee "
            "height, on the way back. The right hand is on the hip and the left hand is on the back of a chair.",
        ),
        (
            "dog/plank",
            "Face down on hands and toes on a mat, the body in one long line. Both legs are straight, the heels off "
            "the floor. Both arms are straight, the hands on the floor under the shoulders.",
        ),
        (
            "dog/lift",
            "On hands and feet on a mat, hips high, like an upside-down V, with a straight back. The hips are on "
            "the way up. Both knees are half bent, the heels off the floor, with a pull at the back of the thighs. "
            "Both arms are straight, the hands on the floor in front.",
        ),
        (
            "dog/hold",
            "On hands and feet on a mat, hips high, like an upside-down V, with a straight back. Both legs are "
            "straight, the heels off the floor and on the way down. The pull is at the back of the thighs. Both arms "
            "are straight, the hands on the floor in front.",
        ),
        (
            "overstretching/wrong",
            "Not this: standing, folded forward with a rounded back, the head low, both hands holding the right "
            "toes. The right leg is straight, a step in front, heel down and toes up. The pull is at the back of the "
            "thigh. The left knee is a little bent.",
        ),
        (
            "bouncing/wrong",
            "Not this: sitting on a mat, leaning far forward with a rounded back, going forward and back. The right "
            "leg is straight ahead, with a pull at the back of the thigh. The left knee is bent out to the side, the "
            "sole by the other thigh. Both hands are on the right toes.",
        ),
    ],
)
def test_golden_poses_are_told(name: str, text: str) -> None:
    assert described(GOLDEN[name]["pose"]) == text


@settings(deadline=None, max_examples=50)
@given(any_pose)
def test_any_pose_is_told_in_short_and_mirrors(told: dict[str, object]) -> None:
    pose = settle(Pose.from_json(told)).pose
    text = describe(pose)
    pose.faces_left = not pose.faces_left
    mirrored = describe(pose)

    assert 0 < len(text) <= 300
    assert text[0].isupper()
    assert text[-1] == "."
    assert "~" not in text
    assert mirrored == re.sub(r"\b(left|right)\b", lambda word: OTHER[word[0]], text)
