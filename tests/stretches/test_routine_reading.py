"""Whatever a link says, a routine comes of it, and each thing that we changed has its note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretches.routine import Routine
from stretches.routine_reading import Told, read, told_by
from tests.stretches.rows import PLAN, ROUTINE, STRETCHES

HOLD = "A hold can be 5 to 120 seconds."
ROUND = "A round can have 1 to 40 swings."
TIMES = "Repeat a stretch 1 to 10 times."
ONE_LEG = "This stretch is for one leg at a time. We set it to each leg."
BOTH_LEGS = "This stretch is for both legs at once, so we set that."

words = st.one_of(st.sampled_from([*STRETCHES, "5", "120", "-1", "each", "left", "both", "1e999999", "NaN"]), st.text())
numbers = st.one_of(st.integers().map(str), st.floats().map(str), st.decimals().map(str), words)
rows = st.builds(Told, st.one_of(st.sampled_from([*STRETCHES]), words), numbers, numbers, words)


def test_plan_is_read_as_it_was_written() -> None:
    reading = read(told_by(PLAN), STRETCHES)

    assert reading.routine == ROUTINE
    assert reading.is_exact
    assert reading.left_out == ()


@pytest.mark.parametrize(
    ("told", "plan"),
    [
        ("22222222", "22222222:20:2:each"),
        ("22222222:30", "22222222:30:2:each"),
        ("22222222::3", "22222222:20:3:each"),
        ("22222222:::left", "22222222:20:2:left"),
        ("33333333", "33333333:10:1:each"),
        ("44444444", "44444444:20:2:both"),
        (" 22222222 : 025 : 02 : right ,, ", "22222222:25:2:right"),
        ("22222222:20:2:each:more:and:more", "22222222:20:2:each"),
        ("", ""),
        (" , ,", ""),
    ],
)
def test_missing_parts_are_the_usual_dose(told: str, plan: str) -> None:
    reading = read(told_by(told), STRETCHES)

    assert reading.routine.plan == plan
    assert reading.is_exact


@pytest.mark.parametrize(
    ("told", "plan", "notes"),
    [
        ("22222222:4", "22222222:5:2:each", [f"{HOLD} We set it to 5."]),
        ("22222222:0", "22222222:5:2:each", [f"{HOLD} We set it to 5."]),
        ("22222222:121", "22222222:120:2:each", [f"{HOLD} We set it to 120."]),
        ("22222222:-20", "22222222:5:2:each", [f"{HOLD} We set it to 5."]),
        ("22222222:20.6", "22222222:21:2:each", [f"{HOLD} We set it to 21."]),
        ("22222222:1e9", "22222222:120:2:each", [f"{HOLD} We set it to 120."]),
        ("22222222:1e999999", "22222222:120:2:each", [f"{HOLD} We set it to 120."]),
        ("22222222:1e99999999999999999999", "22222222:20:2:each", [f"{HOLD} We set it to 20."]),
        (f"22222222:{'9' * 10_000}", "22222222:120:2:each", [f"{HOLD} We set it to 120."]),
        ("22222222:long", "22222222:20:2:each", [f"{HOLD} We set it to 20."]),
        ("22222222:NaN", "22222222:20:2:each", [f"{HOLD} We set it to 20."]),
        ("22222222:Infinity", "22222222:20:2:each", [f"{HOLD} We set it to 20."]),
        ("22222222:\0", "22222222:20:2:each", [f"{HOLD} We set it to 20."]),
        ("33333333:41", "33333333:40:1:each", [f"{ROUND} We set it to 40."]),
        ("33333333:0", "33333333:1:1:each", [f"{ROUND} We set it to 1."]),
        ("22222222:20:0", "22222222:20:1:each", [f"{TIMES} We set it to 1."]),
        ("22222222:20:11", "22222222:20:10:each", [f"{TIMES} We set it to 10."]),
        ("22222222:20:2:both", "22222222:20:2:each", [ONE_LEG]),
        ("22222222:20:2:🦵", "22222222:20:2:each", [ONE_LEG]),
        ("44444444:20:2:left", "44444444:20:2:both", [BOTH_LEGS]),
        ("44444444:20:2:each", "44444444:20:2:both", [BOTH_LEGS]),
        (
            "22222222:1:99:no",
            "22222222:5:10:each",
            [f"{HOLD} We set it to 5.", f"{TIMES} We set it to 10.", ONE_LEG],
        ),
    ],
)
def test_values_outside_are_brought_to_the_nearest(told: str, plan: str, notes: list[str]) -> None:
    reading = read(told_by(told), STRETCHES)

    assert reading.routine.plan == plan
    assert [note for _, note in reading.row_notes] == notes
    assert not reading.is_exact


@pytest.mark.parametrize(
    ("told", "plan", "left_out", "note"),
    [
        (
            "99999999:20,22222222",
            "22222222:20:2:each",
            (1,),
            "Stretch 1 of this routine is not in the guide now, so we left it out.",
        ),
        (
            "22222222,\0,44444444,🦵,x",
            "22222222:20:2:each,44444444:20:2:both",
            (2, 4, 5),
            "Stretches 2, 4 and 5 of this routine are not in the guide now, so we left them out.",
        ),
        (
            "x" * 10_000,
            "",
            (1,),
            "Stretch 1 of this routine is not in the guide now, so we left it out.",
        ),
    ],
)
def test_unknown_stretches_are_left_out(told: str, plan: str, left_out: tuple[int, ...], note: str) -> None:
    reading = read(told_by(told), STRETCHES)

    assert reading.routine.plan == plan
    assert reading.left_out == left_out
    assert reading.notes == (note,)


def test_notes_never_count_in_two_ways() -> None:
    reading = read(told_by("99999999,33333333:99,22222222:999"), STRETCHES)

    assert reading.all_notes == [
        "Stretch 1 of this routine is not in the guide now, so we left it out.",
        f"Leg swings: {ROUND} We set it to 40.",
        f"Lying stretch: {HOLD} We set it to 120.",
    ]


def test_twenty_stretches_are_kept() -> None:
    exact = read(told_by("22222222," * 20), STRETCHES)
    reading = read(told_by("22222222," * 20 + "44444444"), STRETCHES)

    assert exact.is_exact
    assert reading.routine == exact.routine
    assert len(reading.routine.moves) == 20
    assert reading.notes == ("A routine can have 20 stretches. We kept the first 20.",)


@given(st.lists(rows, max_size=25))
def test_what_was_read_is_written_and_read_alike(told: list[Told]) -> None:
    first = read(told, STRETCHES)

    again = read(told_by(first.routine.plan), STRETCHES)

    assert again.routine == first.routine
    assert again.is_exact
    _assert_allowed(first.routine)


@given(st.lists(st.sampled_from([*"2:,é\0 -.e9", "22222222", "each"])).map("".join) | st.text())
def test_any_text_is_a_plan(told: str) -> None:
    _assert_allowed(read(told_by(told), STRETCHES).routine)


def _assert_allowed(routine: Routine) -> None:
    assert len(routine.moves) <= 20
    for move in routine.moves:
        least, most = (5, 120) if move.stretch.kind == "static" else (1, 40)
        assert least <= move.amount <= most
        assert 1 <= move.repeats <= 10
        assert ("both" in move.sides) == (move.stretch.sides == "both")
