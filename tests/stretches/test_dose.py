"""Doses and times in words."""

import pytest

from stretches.dose import dose, minutes
from stretches.models import Stretch
from stretches.moves import Move, Side


@pytest.mark.parametrize(
    ("kind", "amount", "repeats", "sides", "words"),
    [
        ("static", 20, 2, (Side.RIGHT, Side.LEFT), "2 holds of 20 seconds on each leg"),
        ("static", 30, 1, (Side.RIGHT, Side.LEFT), "1 hold of 30 seconds on each leg"),
        ("static", 20, 3, (Side.BOTH,), "3 holds of 20 seconds with both legs"),
        ("dynamic", 10, 2, (Side.RIGHT,), "2 rounds of 10 swings on the right leg"),
        ("dynamic", 1, 1, (Side.LEFT,), "1 round of 1 swing on the left leg"),
    ],
)
def test_dose_is_told_in_words(kind, amount, repeats, sides, words):
    assert dose(Move(Stretch(kind=kind), amount, repeats, sides)) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "about 1 minute"), (80, "about 1 minute"), (100, "about 2 minutes"), (600, "about 10 minutes")],
)
def test_minutes_are_rounded(seconds, words):
    assert minutes(seconds) == words
