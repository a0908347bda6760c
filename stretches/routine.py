"""A routine as a value. It lives in its address alone: no account, no cookie, nothing stored.

Its plan is written as ``<permanent id>:<amount>:<repeats>:<sides>``, one after the other with commas between.
``stretches/routine_reading.py`` reads it back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from stretches.models import Stretch
from stretches.moves import Move, Side, usual_move, usual_sides

MOST_STRETCHES = 20
EACH = "each"
# The dose of the starter plan (seconds, times for each leg): the shortest that its sources name.
STARTER_HOLD = 20
STARTER_REPEATS = 2

WHEN_TO_STOP = (
    "Stop for the day at sharp pain, at a cramp that does not ease, or if you feel dizzy. "
    "Stop too if pain, tingling or numbness goes down your leg, or it feels weak."
)


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the most that a number of a routine may be."""

    least: int
    most: int

    def nearest(self, number: int) -> int:
        return min(max(number, self.least), self.most)


HOLD = Limits(5, 120)  # seconds
SWINGS = Limits(1, 40)  # in one round
REPEATS = Limits(1, 10)


def amount_limits(stretch: Stretch) -> Limits:
    return HOLD if stretch.kind == Stretch.Kind.STATIC else SWINGS


def sides_word(move: Move) -> str:
    """The sides of a move in one word, as the address has them."""
    return str(move.sides[0]) if len(move.sides) == 1 else EACH


def side_choices(move: Move) -> list[tuple[str, str]]:
    """What a reader can choose for the sides of this stretch: the word for the address, and the label."""
    if move.stretch.sides == Stretch.Sides.BOTH:
        return [(Side.BOTH, "Both at once")]
    return [(EACH, "Each leg"), (Side.RIGHT, "Right only"), (Side.LEFT, "Left only")]


def advice(move: Move) -> str:
    """What a reader should know who chose more than the stretch itself asks for; empty for all others.

    Readers may: the limits of a routine leave room for what a professional told them.
    """
    stretch = move.stretch
    static = stretch.kind == Stretch.Kind.STATIC
    least, most = (stretch.hold_from, stretch.hold_to) if static else (stretch.count_from, stretch.count_to)
    if most is None or (move.amount <= most and move.repeats <= stretch.repeats_to):
        return ""
    unit = "seconds" if static else "swings"
    return (
        f"That is more than the guide suggests: {least} to {most} {unit}, "
        f"{stretch.repeats_from} to {stretch.repeats_to} times."
    )


@dataclass(frozen=True, slots=True)
class Routine:
    moves: tuple[Move, ...] = ()

    @property
    def plan(self) -> str:
        return ",".join(
            f"{move.stretch.permanent_id}:{move.amount}:{move.repeats}:{sides_word(move)}" for move in self.moves
        )

    @property
    def stretches(self) -> list[Stretch]:
        """The stretches that are in it, each once."""
        return list(dict.fromkeys(move.stretch for move in self.moves))

    @property
    def is_full(self) -> bool:
        return len(self.moves) >= MOST_STRETCHES

    def address(self, page: str, **more: Any) -> str:
        """The address of a page about this routine, such as ``build`` or ``sheet``."""
        return address(page, **({"plan": self.plan} if self.moves else {}), **more)


def address(page: str, **query: Any) -> str:
    # Colons and commas may stand in a query as they are, and keep it short enough to read and to scan.
    told = urlencode(query, doseq=True, safe=":,")
    return reverse(f"routine:{page}") + (f"?{told}" if told else "")


def usual(stretch: Stretch) -> Move:
    """The usual dose of a stretch, within the limits of a routine."""
    move = usual_move(stretch)
    amount = amount_limits(stretch).nearest(move.amount)
    return Move(stretch, amount, REPEATS.nearest(move.repeats), move.sides)


def starter(stretches: Iterable[Stretch]) -> Routine:
    """Our plan for a first week, of the stretches that editors chose for it."""
    placed = [(stretch.starter_order, stretch) for stretch in stretches if stretch.starter_order is not None]
    chosen = [stretch for _, stretch in sorted(placed, key=lambda pair: pair[0])][:MOST_STRETCHES]
    return Routine(tuple(_starter_move(stretch) for stretch in chosen))


def _starter_move(stretch: Stretch) -> Move:
    amount = STARTER_HOLD if stretch.kind == Stretch.Kind.STATIC else usual(stretch).amount
    return Move(stretch, amount, STARTER_REPEATS, usual_sides(stretch))
