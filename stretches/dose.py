"""A dose and a time in words, for readers and for paper."""

from stretches.models import Stretch
from stretches.moves import Move, Side

SIDES = {
    (Side.RIGHT, Side.LEFT): "on each leg",
    (Side.RIGHT,): "on the right leg",
    (Side.LEFT,): "on the left leg",
    (Side.BOTH,): "with both legs",
}


def dose(move: Move) -> str:
    """Such as “2 holds of 20 seconds on each leg”."""
    static = move.stretch.kind == Stretch.Kind.STATIC
    rounds = _counted(move.repeats, "hold" if static else "round")
    amount = _counted(move.amount, "second" if static else "swing")
    return f"{rounds} of {amount} {SIDES[move.sides]}"


def minutes(seconds: int) -> str:
    """Rounded to whole minutes, as nobody needs it closer: “about 4 minutes”."""
    return f"about {_counted(max(1, round(seconds / 60)), 'minute')}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
