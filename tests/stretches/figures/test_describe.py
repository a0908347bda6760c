import re

from hypothesis import given, settings

from stretches.figures.describe import describe
from stretches.figures.ground import settle
from stretches.figures.pose import Pose
from tests.stretches.figures.poses import any_pose

OTHER = {"left": "right", "right": "left"}


def described(told: dict[str, object]) -> str:
    return describe(settle(Pose.from_json(told)).pose)


@settings(deadline=None)
@given(any_pose)
def test_any_pose_is_told_in_short_sentences_that_mirror(told: dict[str, object]) -> None:
    pose = settle(Pose.from_json(told)).pose
    text = describe(pose)
    pose.faces_left = True
    mirrored = describe(pose)

    assert 0 < len(text) <= 300
    assert text[0].isupper()
    assert text[-1] == "."
    assert "~" not in text
    assert mirrored == re.sub(r"\b(left|right)\b", lambda word: OTHER[word[0]], text)
