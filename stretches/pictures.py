"""The drawn people: one picture for a step, a stretch or a mistake."""

from django.db import models


class Figure(models.TextChoices):
    """The pictures in ``static/figures``; each value is a file name without ``.svg``."""

    BOUNCING_RIGHT = "bouncing-right", "Bouncing: right"
    BOUNCING_WRONG = "bouncing-wrong", "Bouncing: wrong"
    DOG_HOLD = "dog-hold", "Downward dog: hold"
    DOG_LIFT = "dog-lift", "Downward dog: lift the hips"
    DOG_PLANK = "dog-plank", "Downward dog: plank"
    LYING_HOLD = "lying-hold", "Lying: hold"
    LYING_LIFT = "lying-lift", "Lying: lift the leg"
    LYING_START = "lying-start", "Lying: start"
    OVERSTRETCHING_RIGHT = "overstretching-right", "Overstretching: right"
    OVERSTRETCHING_WRONG = "overstretching-wrong", "Overstretching: wrong"
    ROUNDING_RIGHT = "rounding-right", "Rounding: right"
    ROUNDING_WRONG = "rounding-wrong", "Rounding: wrong"
    SEATED_HOLD = "seated-hold", "Seated: hold"
    SEATED_LEAN = "seated-lean", "Seated: lean"
    SEATED_START = "seated-start", "Seated: start"
    STANDING_HINGE = "standing-hinge", "Standing: hinge"
    STANDING_HOLD = "standing-hold", "Standing: hold"
    STANDING_START = "standing-start", "Standing: start"
    SWINGS_BACK = "swings-back", "Leg swings: back"
    SWINGS_FORWARD = "swings-forward", "Leg swings: forward"
    SWINGS_MIDDLE = "swings-middle", "Leg swings: middle"
    SWINGS_START = "swings-start", "Leg swings: start"
