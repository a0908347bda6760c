"""One stretch with its dose: what a routine is a row of, and what the follow-along page leads through."""

from dataclasses import dataclass
from enum import StrEnum

from stretches.models import Stretch


class Side(StrEnum):
    """The leg that is stretched. Pictures that face right show the right leg nearest to the reader."""

    RIGHT = "right"
    LEFT = "left"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Move:
    """``amount`` is the seconds of one hold, or the swings of one round of a dynamic stretch.

    ``repeats`` counts for each of the ``sides``, which are done in their order.
    """

    stretch: Stretch
    amount: int
    repeats: int
    sides: tuple[Side, ...]


def usual_sides(stretch: Stretch) -> tuple[Side, ...]:
    return (Side.BOTH,) if stretch.sides == Stretch.Sides.BOTH else (Side.RIGHT, Side.LEFT)


def usual_move(stretch: Stretch) -> Move:
    """The least that the page of the stretch asks for, which suits a first time."""
    static = stretch.kind == Stretch.Kind.STATIC
    # A constraint of the model sees to it that one of the two is there.
    amount = (stretch.hold_from if static else stretch.count_from) or 0
    return Move(stretch, amount, stretch.repeats_from, usual_sides(stretch))
