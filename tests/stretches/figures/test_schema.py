from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretches.figures.pose import Pose
from stretches.figures.schema import PoseError, parsed, schema
from tests.stretches.figures.poses import any_json, few


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"knee": {"near": 190}}, "knee.near is 190, the most is 150"),
        ({"knee": -20}, "knee is -20, the least is -5"),
        ({"spine": {"lumbar": "bent"}}, 'spine.lumbar is "bent", it must be of the type number'),
        ({"knee": [1]}, "knee is [1], it must be of the type number or object"),
        ({"knee": True}, "knee is true, it must be of the type number or object"),
        ({"knee": {"left": 3}}, "knee has no left; it can have near, far"),
        ({"facing": "up"}, 'facing is "up", it can be "right" or "left"'),
        ({"ground": {"contacts": []}}, "ground.contacts has 0 entries, the least is 1"),
        ({"ground": {"contacts": ["nose"]}}, 'ground.contacts[0] is "nose", which is not one of the names'),
        ({"ghost": [1, 2, 3, 4]}, "ghost has 4 entries, the most is 3"),
        ({"reach": {"near": {}}}, "reach.near lacks to"),
        ({"arrows": [{"len": 9}]}, "arrows[0] lacks around or at"),
        ({"arrows": [{"around": "head", "r": 9}]}, "arrows[0] lacks from and to"),
        ({"root": {"x": 1e999}}, "root.x is Infinity, the most is 300"),
        ({"root": {"x": float("nan")}}, "A number of this pose is not a number that can be drawn"),
        (["not", "a", "pose"], 'the pose is ["not", "a", "pose"], it must be of the type object'),
        ({"facing": "x" * 90}, f'facing is "{"x" * 36}..., it can be'),
    ],
)
def test_error_names_the_place_and_the_limit(told: Any, error: str) -> None:
    with pytest.raises(PoseError) as caught:
        Pose.from_json(told)

    assert caught.value.errors[0].startswith(error)


@few
@given(st.dictionaries(st.sampled_from(sorted(schema()["properties"])), any_json, max_size=3) | any_json)
def test_any_json_is_a_pose_or_a_clear_error(told: Any) -> None:
    try:
        Pose.from_json(told)
    except PoseError as error:
        assert 1 <= len(error.errors) <= 5
        assert all(len(sentence.split()) > 2 for sentence in error.errors)


def test_many_errors_are_cut_to_the_first_five() -> None:
    with pytest.raises(PoseError) as caught:
        Pose.from_json(dict.fromkeys(("ankle", "elbow", "hip", "knee", "shoulder", "toes", "wrist"), 999))

    assert [error.split()[0] for error in caught.value.errors] == ["ankle", "elbow", "hip", "knee", "shoulder"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('{"knee": }', "This is not JSON: line 1, column 10: Expecting value"),
        ("", "This is not JSON: line 1, column 1: Expecting value"),
        ('{"knee": NaN}', "NaN is not a number that can be drawn"),
        ("[" * 100_000, "This is nested too deeply to be a pose"),
        ('{"knee": 190}', "knee is 190, the most is 150"),
    ],
)
def test_text_that_is_no_pose_is_refused(text: str, error: str) -> None:
    with pytest.raises(PoseError) as caught:
        parsed(text)

    assert str(caught.value) == error


def test_text_of_a_pose_is_read() -> None:
    assert parsed('{"knee": {"near": 12.5}}') == {"knee": {"near": 12.5}}
