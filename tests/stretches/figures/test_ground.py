import pytest
from hypothesis import given

from stretches.figures.ground import settle
from stretches.figures.outline import lowest
from stretches.figures.pose import Pose
from stretches.figures.skeleton import joints_of
from tests.stretches.figures.poses import GOLDEN, any_pose


@pytest.mark.parametrize("name", GOLDEN)
def test_joints_are_those_of_the_prototype(name: str) -> None:
    settled = settle(Pose.from_json(GOLDEN[name]["pose"]))

    joints = joints_of(settled.pose)
    away = {name: abs(joints[name].point - complex(x, -y)) for name, (x, y) in GOLDEN[name]["joints"].items()}
    assert max(away.values()) < 0.2, max(away, key=lambda joint: away[joint])
    assert settled.warnings == ()


@given(any_pose)
def test_nothing_is_below_the_floor(told: dict[str, object]) -> None:
    settled = settle(Pose.from_json(told))

    assert lowest(settled.pose, "auto") < 0.5


def test_settle_leaves_what_was_asked_as_it_is() -> None:
    asked = Pose.from_json({"root": {"rot": 30}, "ground": {"contacts": ["sole_near"]}})

    settle(asked)

    assert asked == Pose.from_json({"root": {"rot": 30}, "ground": {"contacts": ["sole_near"]}})


@pytest.mark.parametrize(
    ("told", "warning"),
    [
        (
            {"ground": {"contacts": ["sole_far"], "plant": {"near": 90}}},
            "the near foot misses its place by",
        ),
        ({"reach": {"far": {"to": "floor"}}}, "the far hand misses its target by"),
        ({"ground": {"y": 10}}, "the figure was lifted by"),
        ({"ground": {"contacts": ["sole_near", "hand_near"]}}, "hands and feet cannot rest on the floor together"),
    ],
)
def test_what_cannot_be_had_is_told(told: dict[str, object], warning: str) -> None:
    settled = settle(Pose.from_json(told))

    assert settled.warnings[0].startswith(warning)


def test_height_can_be_forced() -> None:
    settled = settle(Pose.from_json({"ground": {"contacts": ["seat"], "y": 80}}))

    assert settled.pose.y == -80
