"""Line up the drawings of several moments: the same part of each in one layer, none where a moment lacks it."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from xml.etree.ElementTree import Element, fromstring

# Attributes that change while the element stays the same part.
CHANGING = {"transform", "x", "y", "cx", "cy", "rx", "ry", "r", "width", "height"}

Layer = list[Element | None]


def parsed(drawings: Sequence[str]) -> list[Element]:
    return [fromstring(f"<g>{drawing}</g>") for drawing in drawings]  # noqa: S314  our own drawings


def layers(parents: Sequence[Element]) -> list[Layer]:
    """The children of one part at all moments, back to front: a list for each child, with a place for each moment."""
    pages = [list(parent) for parent in parents]
    kinds = [[_kind(element) for element in page] for page in pages]
    order: list[str] = []
    for told in kinds:
        order = _merged(order, told)
    placed = [_placed(page, told, order) for page, told in zip(pages, kinds, strict=True)]
    return [list(layer) for layer in zip(*placed, strict=True)]


def _kind(element: Element) -> str:
    """What makes two elements the same part: the tag, and all of the attributes that lasts."""
    return f"<{element.tag} {[(name, _lasting(name, value)) for name, value in element.items()]}>"


def _lasting(name: str, value: str) -> str:
    """Of a path the commands last; of another attribute all, or nothing."""
    if name == "d":
        return re.sub("[^A-Za-z]", "", value)
    return "" if name in CHANGING else value


def _merged(order: list[str], told: list[str]) -> list[str]:
    """The shortest list in which both can be found in their order."""
    merged: list[str] = []
    for what, start, end, other_start, other_end in SequenceMatcher(None, order, told, autojunk=False).get_opcodes():
        merged += order[start:end]
        if what != "equal":
            merged += told[other_start:other_end]
    return merged


def _placed(page: Sequence[Element], told: list[str], order: list[str]) -> Layer:
    placed: Layer = [None] * len(order)
    for start, other_start, size in SequenceMatcher(None, order, told, autojunk=False).get_matching_blocks():
        placed[start : start + size] = page[other_start : other_start + size]
    return placed
