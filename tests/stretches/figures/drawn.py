"""Where the ink of a drawing is, read from its SVG alone: points along each path, placed as browsers place them."""

import re
from cmath import rect
from collections.abc import Iterator
from itertools import pairwise
from math import cos, pi, radians, sin
from xml.etree.ElementTree import fromstring

from stretches.figures.shapes import PARTS

# How many points are taken along each piece of a path.
SAMPLES = 8
NUMBER = r"-?(?:\d+\.?\d*|\.\d+)"
# How many numbers each command of a path takes.
TAKES = {"M": 2, "L": 2, "Q": 4, "S": 4, "C": 6, "A": 7, "Z": 1}


def lowest_ink(drawing: str) -> float:
    """The y of the lowest point of the body: of its shapes and of the bent torso, but not of hair."""
    lowest = []
    for element in fromstring(f"<g>{drawing}</g>").iter():
        place = element.get("transform", "")
        shape = element.get("href", "").removeprefix("#f-")
        # Of a head the group is placed, and its shapes are within.
        if element.find("use[@href='#f-head']") is not None:
            shape = "head"
        if shape in PARTS and "rotate" in place:
            lowest += [point.imag for point in _placed(place, along(PARTS[shape]))]
        elif element.get("fill") == "var(--f-top)" and element.get("d"):
            lowest += [point.imag for point in along(element.get("d", ""))]
    return max(lowest)


def _placed(transform: str, points: Iterator[complex]) -> Iterator[complex]:
    calls = re.findall(r"(\w+)\(([^)]*)\)", transform)
    told = {name: [float(number) for number in re.findall(NUMBER, rest)] for name, rest in calls}
    across, down = told.get("scale", [1, 1])
    for point in points:
        turned = complex(across * point.real, down * point.imag) * rect(1, radians(told["rotate"][0]))
        yield complex(*told["translate"]) + turned


def along(path: str) -> Iterator[complex]:
    """Points along a path of absolute commands; its arcs are halves of an ellipse, as those of our shapes are."""
    here = handle = 0j
    for command, rest in re.findall(r"([A-Z])([^A-Z]*)", path):
        told = [float(number) for number in re.findall(NUMBER, rest)]
        for start in range(0, len(told), TAKES[command]):
            piece = told[start : start + TAKES[command]]
            end = complex(*piece[-2:])
            shares = [number / SAMPLES for number in range(1, SAMPLES + 1)]
            if command == "A":
                middle = (here + end) / 2
                out = here - middle
                high = 1j * out * piece[1] / piece[0]
                yield from (middle + out * cos(pi * share) + high * sin(pi * share) for share in shares)
            else:
                smooth = [2 * here - handle] if command == "S" else []
                bends = [here, *smooth, *(complex(*pair) for pair in zip(piece[::2], piece[1::2], strict=True))]
                handle = bends[-2]
                yield from (_between(bends, share) for share in shares)
            here = end


def _between(bends: list[complex], share: float) -> complex:
    """A point of a Bézier curve, by de Casteljau."""
    while len(bends) > 1:
        bends = [start + (end - start) * share for start, end in pairwise(bends)]
    return bends[0]
