"""The follow-along as a list of cues: what comes when, for how long, and in which words."""

import pytest

from stretches.cue import Cue
from stretches.models import Stretch
from stretches.moves import Move, Side, usual_move
from stretches.programme import programme, total_seconds
from tests.factories import make_dynamic_stretch, make_kit, make_step, make_stretch

pytestmark = pytest.mark.django_db

POSE = {"facing": "right"}


def make_static(**changes: object) -> Stretch:
    """One step of each phase; all words are five, which take two seconds to hear."""
    stretch = make_stretch(**{"title": "Lying stretch", **changes})
    for order, (phase, title) in enumerate(
        [
            ("warm-up", "Walk"), ("set-up", "Lie down"), ("set-up", "Loop"), ("move-in", "Lift"),
            ("move-in", "Straighten"), ("hold", "Hold"), ("come-out", "Lower"), ("other-side", "Swap"),
        ]
    ):  # fmt: skip
        make_step(stretch=stretch, order=order, phase=phase, title=title, text="Do this one thing slowly.")
    return stretch


def make_swings() -> Stretch:
    stretch = make_dynamic_stretch(title="Swings")
    for order, (phase, title) in enumerate([("move-in", "Swing"), ("move-in", "Count"), ("come-out", "Slow down")]):
        make_step(stretch=stretch, order=order, phase=phase, title=title, text="Do this one thing slowly.")
    return stretch


def told(cues: list[Cue]) -> list[tuple[str, str, str, int]]:
    return [(cue.kind.value, cue.side.value, cue.scene.title, cue.seconds) for cue in cues]


def test_programme_leads_through_a_static_stretch():
    move = Move(make_static(), amount=25, repeats=2, sides=(Side.RIGHT, Side.LEFT))

    cues = programme([move])

    assert told(cues) == [
        ("ready", "right", "Lie down", 10),
        ("ready", "right", "Loop", 10),
        ("step", "right", "Lift", 7),
        ("step", "right", "Straighten", 7),
        ("hold", "right", "Hold", 25),
        ("rest", "right", "Ease off and rest", 15),
        ("step", "right", "Lift", 8),
        ("step", "right", "Straighten", 8),
        ("hold", "right", "Hold", 25),
        ("step", "right", "Lower", 7),
        ("change", "left", "Swap", 14),
        ("step", "left", "Loop", 8),
        ("step", "left", "Lift", 8),
        ("step", "left", "Straighten", 8),
        ("hold", "left", "Hold", 25),
        ("rest", "left", "Ease off and rest", 15),
        ("step", "left", "Lift", 8),
        ("step", "left", "Straighten", 8),
        ("hold", "left", "Hold", 25),
        ("step", "left", "Lower", 8),
    ]
    assert total_seconds(cues) == 249


def test_programme_shows_the_way_out_while_resting_and_ends_with_it():
    stretch = make_stretch()
    hold = make_step(stretch=stretch, order=1, phase="hold", pose=POSE)
    lower = make_step(stretch=stretch, order=2, phase="come-out", title="Let go of the strap", pose=POSE)

    cues = programme([Move(stretch, amount=20, repeats=2, sides=(Side.RIGHT,))])

    assert [cue.scene.picture for cue in cues] == [hold, lower, hold, lower]
    assert [cue.scene.step for cue in cues] == [hold, None, hold, lower]


def test_programme_counts_the_swings_of_a_dynamic_stretch():
    move = Move(make_swings(), amount=12, repeats=1, sides=(Side.RIGHT, Side.LEFT))

    cues = programme([move])

    assert told(cues) == [
        ("step", "right", "Swing", 7),
        ("count", "right", "Count", 24),
        ("step", "right", "Slow down", 7),
        ("change", "left", "Change legs", 12),
        ("step", "left", "Swing", 8),
        ("count", "left", "Count", 24),
        ("step", "left", "Slow down", 8),
    ]
    assert [cue.swings for cue in cues] == [0, 12, 0, 0, 0, 12, 0]


def test_programme_does_both_legs_at_once_without_a_change():
    cues = programme([Move(make_static(), amount=20, repeats=1, sides=(Side.BOTH,))])

    assert {cue.kind.value for cue in cues} == {"ready", "step", "hold"}
    assert {cue.leg for cue in cues} == {"Both legs"}


def test_programme_of_a_stretch_without_steps_still_holds_and_counts():
    static, dynamic = make_stretch(), make_dynamic_stretch()

    cues = programme([Move(static, 20, 1, (Side.LEFT,)), Move(dynamic, 10, 1, (Side.RIGHT,))])

    assert told(cues) == [
        ("hold", "left", "Hold and breathe", 20),
        ("rest", "right", "Rest", 20),
        ("count", "right", "Count your swings", 20),
    ]


def test_programme_rests_between_stretches_and_names_what_comes():
    first, second = make_static(), make_static(title="Seated stretch")
    second.kit.add(make_kit(), make_kit(slug="strap", name="Strap"))

    cues = programme([usual_move(first), usual_move(second)])

    rest = next(cue for cue in cues if cue.move == 2)
    assert (rest.kind, rest.seconds, rest.leg) == ("rest", 20, "Right leg")
    assert (rest.lead, rest.whole) == ("Rest.", True)
    assert rest.scene.words == "Next comes: Seated stretch. You need: mat, strap."


def test_programme_says_everything_once():
    cues = programme([Move(make_static(), amount=20, repeats=2, sides=(Side.RIGHT, Side.LEFT))])

    said = [(cue.lead, cue.whole) for cue in cues]
    assert said[0] == ("Lying stretch. Right leg. Lie down.", True)
    assert [each for each in said if each[0] == "Lower."] == [("Lower.", True), ("Lower.", False)]
    holds = [each for each in said if each[0].startswith("Hold")]
    assert holds == [("Hold for 20 seconds.", True), *[("Hold for 20 seconds.", False)] * 3]
    assert ("Now your left leg.", True) in said
    assert ("Ease off slowly, and rest.", False) in said


def test_programme_names_each_place():
    static = programme([Move(make_static(), amount=20, repeats=2, sides=(Side.RIGHT, Side.LEFT))])
    swings = programme([Move(make_swings(), amount=10, repeats=1, sides=(Side.BOTH,))])

    assert list(dict.fromkeys(cue.place for cue in static)) == [
        "Get ready", "Hold 1 of 2", "Hold 2 of 2", "Change legs",
    ]  # fmt: skip
    assert {cue.place for cue in swings} == {"Round 1 of 1"}


@pytest.mark.parametrize(
    ("facing", "sides", "mirrored"),
    [
        ("right", (Side.RIGHT, Side.LEFT), [False, True]),
        ("left", (Side.LEFT, Side.RIGHT), [False, True]),
        ("left", (Side.BOTH,), [False]),
    ],
)
def test_programme_mirrors_the_picture_for_the_other_leg(facing, sides, mirrored):
    stretch = make_stretch()
    make_step(stretch=stretch, pose={"facing": facing})

    cues = programme([Move(stretch, 20, 1, sides)])

    assert [cue.mirrored for cue in cues if cue.kind == "hold"] == mirrored


def test_programme_without_pictures_mirrors_nothing():
    cues = programme([usual_move(make_static())])

    assert {(cue.scene.picture, cue.mirrored) for cue in cues} == {(None, False)}
