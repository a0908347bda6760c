"""Reads a routine from what a link or a form says. Whatever that is, a routine comes of it, and notes to the reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import NamedTuple

from stretches.models import Stretch
from stretches.moves import Move, Side, usual_sides
from stretches.routine import EACH, HOLD, MOST_STRETCHES, REPEATS, SWINGS, Limits, Routine, amount_limits, usual
from stretches.withdrawn import Gone


class Told(NamedTuple):
    """One row as a link or a form tells it. Empty parts stand for the usual dose."""

    stretch: str
    amount: str = ""
    repeats: str = ""
    sides: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a routine with what we had to change in it."""

    move: Move
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """``notes`` are about the routine as a whole; ``left_out`` counts its rows from 1."""

    rows: tuple[Row, ...] = ()
    left_out: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    gone: tuple[Gone, ...] = ()

    @property
    def routine(self) -> Routine:
        return Routine(tuple(row.move for row in self.rows))

    @property
    def instead(self) -> list[Stretch]:
        """What can be added in place of stretches that are gone, each once."""
        return list(dict.fromkeys(each.instead for each in self.gone if each.instead))

    @property
    def row_notes(self) -> list[tuple[str, str]]:
        """The title of a stretch with each of its notes. A number would not be that of the link: some are left out."""
        return [(row.move.stretch.title, note) for row in self.rows for note in row.notes]

    @property
    def all_notes(self) -> list[str]:
        """The notes for a page that does not show the rows by themselves."""
        return [*self.notes, *(f"{title}: {note}" for title, note in self.row_notes)]

    @property
    def is_exact(self) -> bool:
        return not self.all_notes


def told_by(plan: str) -> list[Told]:
    """The rows of a plan. More than four parts in a row are too many: the rest is ignored."""
    return [Told(*(part.strip() for part in row.split(":")[:4])) for row in plan.split(",") if row.strip()]


def read(
    told: Sequence[Told], stretches: Mapping[str, Stretch], withdrawn: Mapping[str, Gone] = MappingProxyType({})
) -> Reading:
    """Make the routine out of these rows; ``stretches`` are those the visitor may see, by permanent id."""
    notes = []
    if len(told) > MOST_STRETCHES:
        notes.append(f"A routine can have {MOST_STRETCHES} stretches. We kept the first {MOST_STRETCHES}.")
    kept = told[:MOST_STRETCHES]
    rows = tuple(_row(row, stretches[row.stretch]) for row in kept if row.stretch in stretches)
    left_out = tuple(number for number, row in enumerate(kept, 1) if row.stretch not in stretches)
    gone = tuple(withdrawn[key] for key in dict.fromkeys(row.stretch for row in kept) if key in withdrawn)
    notes += [each.note for each in gone]
    unknown = tuple(number for number in left_out if kept[number - 1].stretch not in withdrawn)
    if unknown:
        notes.append(_note_left_out(unknown))
    return Reading(rows, left_out, tuple(notes), gone)


def _note_left_out(numbers: tuple[int, ...]) -> str:
    if len(numbers) == 1:
        return f"Stretch {numbers[0]} of this routine is not in the guide now, so we left it out."
    first, last = ", ".join(map(str, numbers[:-1])), numbers[-1]
    return f"Stretches {first} and {last} of this routine are not in the guide now, so we left them out."


def _row(told: Told, stretch: Stretch) -> Row:
    normal = usual(stretch)
    amount = _number(told.amount, amount_limits(stretch), normal.amount)
    repeats = _number(told.repeats, REPEATS, normal.repeats)
    sides = _sides(told.sides, stretch)
    notes = []
    if _differs(told.amount, amount):
        notes.append(f"{_amount_rule(stretch)} We set it to {amount}.")
    if _differs(told.repeats, repeats):
        notes.append(f"Repeat a stretch {REPEATS.least} to {REPEATS.most} times. We set it to {repeats}.")
    if sides is None:
        sides = usual_sides(stretch)
        notes.append(_sides_rule(stretch))
    return Row(Move(stretch, amount, repeats, sides), tuple(notes))


def _number(told: str, limits: Limits, normal: int) -> int:
    """The nearest whole number within the limits; the normal one if nothing is told, or no number."""
    try:
        number = Decimal(told)
    except InvalidOperation:
        return normal
    if not number.is_finite():
        return normal
    # Bounded before it is made whole: a number can be told that has more digits than memory.
    return int(min(max(number, Decimal(limits.least)), Decimal(limits.most)).to_integral_value())


def _differs(told: str, number: int) -> bool:
    return told.lstrip("0") != str(number) and told != ""


def _amount_rule(stretch: Stretch) -> str:
    if stretch.kind == Stretch.Kind.STATIC:
        return f"A hold can be {HOLD.least} to {HOLD.most} seconds."
    return f"A round can have {SWINGS.least} to {SWINGS.most} swings."


def _sides(told: str, stretch: Stretch) -> tuple[Side, ...] | None:
    """The sides that are told, or None if the stretch does not have them."""
    if told in ("", EACH if stretch.sides == Stretch.Sides.EACH else Side.BOTH):
        return usual_sides(stretch)
    if stretch.sides == Stretch.Sides.EACH and told in (Side.RIGHT, Side.LEFT):
        return (Side(told),)
    return None


def _sides_rule(stretch: Stretch) -> str:
    if stretch.sides == Stretch.Sides.BOTH:
        return "This stretch is for both legs at once, so we set that."
    return "This stretch is for one leg at a time. We set it to each leg."
