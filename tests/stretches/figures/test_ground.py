import pytest
from hypothesis import example, given

from stretches.figures.draw import draw
from stretches.figures.frame import frame_of
from stretches.figures.ground import settle
from stretches.figures.outline import lowest
from stretches.figures.people import PEOPLE
from stretches.figures.pose import Pose
from stretches.figures.skeleton import joints_of
from tests.stretches.figures.drawn import lowest_ink
from tests.stretches.figures.poses import GOLDEN, any_pose, few

# The camera shows a leg that opens towards the viewer below the line of the floor. The elbow of an arm that reaches
# for something would in truth stand out to the side, as with a hand on the belly of one who lies. A ghost is a hint.
LOW_ON_PURPOSE = {"hip_abduction", "hip_rotation", "reach", "ghost"}


@pytest.mark.parametrize("name", GOLDEN)
def test_joints_are_those_of_the_prototype(name: str) -> None:
    settled = settle(Pose.from_json(GOLDEN[name]["pose"]))

    joints = joints_of(settled.pose)
    away = {name: abs(joints[name].point - complex(x, -y)) for name, (x, y) in GOLDEN[name]["joints"].items()}
    assert max(away.values()) < 0.2, max(away, key=lambda joint: away[joint])
    assert settled.warnings == ()


@pytest.mark.parametrize("person", PEOPLE)
@few
@given(told=any_pose)
# On the elbows; then on a belly, which only one of the people has.
@example(told={"root": {"rot": -90}, "shoulder": -60, "elbow": 90})
@example(told={"root": {"rot": 105}, "spine": {"lumbar": -20}})
def test_nothing_is_drawn_below_the_floor(person: str, told: dict[str, object]) -> None:
    measured = {name: value for name, value in told.items() if name not in LOW_ON_PURPOSE}

    settled = settle(Pose.from_json(measured), PEOPLE[person])

    assert lowest_ink(draw(settled.pose, PEOPLE[person])) < 0.5


@few
@given(any_pose)
@example(
    {"root": {"rot": 50}, "hip": -30, "hip_abduction": {"near": 75}, "knee": {"far": 90}, "shoulder": 180},
)
def test_no_joint_is_out_of_the_frame(told: dict[str, object]) -> None:
    pose = settle(Pose.from_json(told)).pose

    frame = frame_of([pose])

    for point in (joint.on_screen for joint in joints_of(pose).values()):
        assert frame.x < point.real < frame.x + frame.width
        assert frame.y < point.imag < frame.y + frame.height


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


def test_kneeling_on_all_fours_rests_on_knees_and_hands() -> None:
    knees, hands = ["knee_near", "knee_far"], ["hand_near", "hand_far"]
    limbs = {"hip": 78, "knee": 105, "ankle": -60, "shoulder": 75}
    told = {"root": {"rot": 70}, **limbs, "ground": {"contacts": [*knees, *hands]}}

    settled = settle(Pose.from_json(told))

    assert settled.warnings == ()
    assert [lowest(settled.pose, part) for part in knees + hands] == pytest.approx([0] * 4, abs=0.05)


def test_legs_of_a_sitter_reach_the_floor_from_a_chair() -> None:
    told = {"hip": 75, "knee": {"far": 85}, "ground": {"contacts": ["seat", "heel_near", "sole_far"], "y": 33.5}}

    settled = settle(Pose.from_json(told))

    assert settled.pose.y == -33.5
    assert lowest(settled.pose, "heel_near") == pytest.approx(0, abs=0.05)
    assert lowest(settled.pose, "sole_far") == pytest.approx(0, abs=0.05)


def test_height_can_be_forced() -> None:
    settled = settle(Pose.from_json({"ground": {"contacts": ["seat"], "y": 80}}))

    assert settled.pose.y == -80
