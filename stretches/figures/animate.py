"""The movement through the poses of a stretch as one SVG that animates itself (SMIL)."""

import re
from collections.abc import Sequence
from html import escape
from itertools import pairwise
from xml.etree.ElementTree import Element

from stretches.figures.draw import draw, sprite
from stretches.figures.figure import OPENING, style_of, turned_round
from stretches.figures.frame import Frame
from stretches.figures.geometry import wrapped
from stretches.figures.layers import Layer, layers, parsed
from stretches.figures.people import PEOPLE
from stretches.figures.pose import JSON, SIDES, Pose
from stretches.figures.svg import number
from stretches.figures.timeline import Moment, Stop, moments

# How often each moment is drawn.
VERSIONS = 3
TRANSFORMS = {"translate": "0 0", "rotate": "0", "scale": "1 1"}


def movement(stops: Sequence[Stop], person: str, frame: Frame, *, text: str) -> str:
    """An SVG file that goes through all stops, back to the first, and on and on."""
    drawn = moments(stops)
    timing = _Timing(drawn)
    poses = [version for moment in drawn for version in _versions(moment.pose, drawn)]
    inside = timing.inside(parsed([draw(pose, PEOPLE[person]) for pose in poses]))
    inside = turned_round(inside, frame) if stops[0].pose.faces_left else inside
    return (
        f'{OPENING.format(frame=frame, person=person)} xmlns="http://www.w3.org/2000/svg" role="img">'
        f"<title>{escape(text)}</title><style>{style_of(person)}</style>{sprite(inside)}{inside}</svg>"
    )


def _versions(pose: Pose, drawn: Sequence[Moment]) -> tuple[Pose, ...]:
    """A moment as it is, and with all that other moments show: where that would be, it fades in and out."""
    shown, fists, flat = (pose.copy() for _ in range(VERSIONS))
    for version in (shown, fists, flat):
        # Signs that stand for a movement are not needed where it can be seen.
        version.arrows = version.angles = version.ghost = ()
    for version in (fists, flat):
        version.highlight = frozenset().union(*(moment.pose.highlight for moment in drawn))
        version.props = _all_props(pose, drawn)
        for side in SIDES:
            version.arms[side].fist = version is fists
    return shown, fists, flat


def _all_props(pose: Pose, drawn: Sequence[Moment]) -> tuple[JSON, ...]:
    kinds = {prop["type"]: prop for moment in drawn for prop in moment.pose.props}
    own = {prop["type"] for prop in pose.props}
    return (*pose.props, *(prop for kind, prop in kinds.items() if kind not in own))


class _Timing:
    """Writes elements whose attributes change at given times, over and over."""

    def __init__(self, moments: Sequence[Moment]) -> None:
        total = moments[-1].time
        shares = ";".join(_precise(moment.time / total) for moment in moments)
        eases = ";".join(moment.ease for moment in moments[1:])
        self.clock = f'dur="{number(total)}s" repeatCount="indefinite"'
        self.tail = f'keyTimes="{shares}" calcMode="spline" keySplines="{eases}" {self.clock}/>'

    def inside(self, versions: Sequence[Element]) -> str:
        """What is inside an element, of which all versions of all moments are given."""
        return "".join(map(self._layer, layers(versions)))

    def _layer(self, layer: Layer) -> str:
        """One part of the drawing; it fades out where a moment lacks it."""
        seen = ["0" if element is None else "1" for element in layer[::VERSIONS]]
        if "1" not in seen:
            return ""
        last = next(element for element in layer if element is not None)
        whole = []
        for first in range(0, len(layer), VERSIONS):
            same_moment = layer[first : first + VERSIONS]
            # A part that no version of a moment has stays where it was.
            last = next((element for element in same_moment if element is not None), last)
            whole += [last if element is None else element for element in same_moment]
        return self._element(whole, self._animated("opacity", seen) if "0" in seen else "")

    def _element(self, versions: Sequence[Element], fade: str) -> str:
        shown = versions[::VERSIONS]
        first = shown[0]
        inside = fade
        for name, _ in first.items():
            inside += self._attribute(name, [element.get(name, "") for element in shown])
        inside += self.inside(versions)
        still = "".join(f' {name}="{escape(value)}"' for name, value in first.items())
        return f"<{first.tag}{still}>{inside}</{first.tag}>" if inside else f"<{first.tag}{still}/>"

    def _attribute(self, name: str, values: list[str]) -> str:
        if len(set(values)) == 1:
            return ""
        if name == "transform":
            return self._transform(values)
        return self._animated(name, values)

    def _animated(self, name: str, values: list[str]) -> str:
        return f'<animate attributeName="{name}" values="{";".join(values)}" {self.tail}'

    def _transform(self, values: list[str]) -> str:
        """One animation for each function, the first in place of the attribute and the others on top of it."""
        parts = [dict(re.findall(r"(\w+)\(([^)]*)\)", value)) for value in values]
        animated, more = "", ""
        for name, nothing in TRANSFORMS.items():
            row = [part.get(name, nothing) for part in parts]
            if set(row) == {nothing}:
                continue
            if name == "rotate":
                row = _unrolled(row)
            steady = len(set(row)) == 1
            told = f'values="{row[0] if steady else ";".join(row)}" {self.clock + "/>" if steady else self.tail}'
            animated += f'<animateTransform attributeName="transform" type="{name}"{more} {told}'
            more = ' additive="sum"'
        return animated


def _unrolled(row: list[str]) -> list[str]:
    """Angles that turn the shorter way from each to the next."""
    angles = [float(row[0])]
    for before, after in pairwise(map(float, row)):
        angles.append(angles[-1] + wrapped(after - before))
    return [f"{angle:.0f}" for angle in angles]


def _precise(share: float) -> str:
    return f"{share:.3f}".rstrip("0").rstrip(".") or "0"
