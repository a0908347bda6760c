"""The drawing plane: points are complex numbers, x forward and y down as in SVG; angles are degrees.

A positive angle turns clockwise on the screen, so a body that faces right pitches forward.
"""

from cmath import exp, rect
from collections.abc import Callable
from math import acos, atan2, degrees, radians

Point = complex
# Enough for a drawing: a thousandth of a body unit.
NEAR_ZERO = 1e-3
MOST_STEPS = 30


def turned(vector: Point, angle: float) -> Point:
    return vector * rect(1, radians(angle))


def hanging(length: float, angle: float) -> Point:
    """The way from a joint to the end of its bone, which points down at angle 0."""
    return turned(length * 1j, angle)


def hang_angle(vector: Point) -> float:
    """The angle at which a bone that hangs from a joint points along the vector."""
    return degrees(atan2(-vector.real, vector.imag))


def clock_angle(vector: Point) -> float:
    """The angle of a vector from straight up, clockwise: 90 points forward."""
    return degrees(atan2(vector.real, -vector.imag))


def wrapped(angle: float) -> float:
    """The same direction within -180 and 180."""
    return (angle + 180) % 360 - 180


def between(start: float, end: float, share: float) -> float:
    return start + (end - start) * share


def along_arc(angle: float, bend: float, length: float) -> Point:
    """The way along a curve that sets out upwards at an angle and bends evenly, by degrees per unit."""
    curvature = radians(bend)
    if abs(curvature * length) < 1e-9:
        return turned(-1j * length, angle)
    return turned((1 - exp(1j * curvature * length)) / curvature, angle)


def two_bones(upper: float, lower: float, distance: float) -> tuple[float, float]:
    """How far the upper bone turns off the straight line, and how much the joint between the two bends.

    The law of cosines; a distance out of reach is brought to the nearest one within it.
    """
    d = max(abs(upper - lower) + 1e-3, min(upper + lower - 1e-3, distance))
    bend = 180 - degrees(acos((upper**2 + lower**2 - d**2) / (2 * upper * lower)))
    turn = degrees(acos((upper**2 + d**2 - lower**2) / (2 * upper * d)))
    return turn, bend


def root_of(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a function crosses zero, by regula falsi; without a crossing, the end that is nearer to zero."""
    at_low, at_high = function(low), function(high)
    if at_low * at_high >= 0:
        return low if abs(at_low) < abs(at_high) else high
    middle, stayed = low, ""
    for _ in range(MOST_STEPS):
        middle = low - at_low * (high - low) / (at_high - at_low)
        value = function(middle)
        if abs(value) < NEAR_ZERO:
            break
        # An end that stays twice counts for half, or else it could stay for ever (the Illinois way).
        if at_low * value < 0:
            high, at_high = middle, value
            at_low /= 2 if stayed == "low" else 1
            stayed = "low"
        else:
            low, at_low = middle, value
            at_high /= 2 if stayed == "high" else 1
            stayed = "high"
    return middle
