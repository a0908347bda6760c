"""A routine as a value: its plan, its addresses, its time, its words, and the starter plan."""

import pytest

from stretches.models import Stretch
from stretches.moves import Move, Side
from stretches.routine import Routine, address, side_choices, starter, usual
from tests.stretches.rows import DOG, LYING, PLAN, ROUTINE, STRETCHES, SWINGS


def test_plan_names_every_move() -> None:
    assert ROUTINE.plan == PLAN


def test_stretches_are_named_once() -> None:
    assert ROUTINE.stretches == [LYING, SWINGS, DOG]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("build", f"/routine/?plan={PLAN}&printed=a%26b"),
        ("sheet", f"/routine/sheet/?plan={PLAN}&printed=a%26b"),
        ("calendar", f"/routine/calendar.ics?plan={PLAN}&printed=a%26b"),
        ("qr", f"/routine/qr.svg?plan={PLAN}&printed=a%26b"),
    ],
)
def test_address_holds_the_plan(page: str, expected: str) -> None:
    assert ROUTINE.address(page, printed="a&b") == expected


def test_address_of_an_empty_routine_is_bare() -> None:
    assert Routine().address("build") == "/routine/"


def test_address_repeats_what_was_told_twice() -> None:
    assert address("build", days=["mon", "é"]) == "/routine/?days=mon&days=%C3%A9"


@pytest.mark.parametrize(("rows", "full"), [(0, False), (19, False), (20, True)])
def test_routine_is_full_with_twenty(rows: int, full: bool) -> None:
    assert Routine((usual(LYING),) * rows).is_full is full


def test_sides_are_those_that_the_stretch_has() -> None:
    assert side_choices(usual(DOG)) == [("both", "Both at once")]
    assert side_choices(usual(LYING)) == [("each", "Each leg"), ("right", "Right only"), ("left", "Left only")]


def test_usual_dose_keeps_to_the_limits() -> None:
    stretch = Stretch(kind="static", sides="both", hold_from=300, repeats_from=40)

    assert usual(stretch) == Move(stretch, 120, 10, (Side.BOTH,))


def test_starter_takes_what_editors_placed_in_their_order() -> None:
    last = Stretch(pk=8, permanent_id="88888888", kind="dynamic", sides="each", count_from=12, starter_order=20)
    first = Stretch(pk=9, permanent_id="99999999", kind="static", sides="each", hold_from=25, starter_order=10)

    routine = starter([last, *STRETCHES.values(), first])

    assert routine.plan == "99999999:20:2:each,88888888:12:2:each"
