"""A picture of a pose, inline for a page or as a file of its own."""

import re
from html import escape

from stretches.figures.draw import draw, sprite
from stretches.figures.frame import Frame
from stretches.figures.people import PEOPLE, THINGS, Colours
from stretches.figures.pose import Pose
from stretches.figures.svg import STROKES, fill, number

OPENING = '<svg viewBox="{frame}" class="fig person-{person}"'


def picture(pose: Pose, person: str, frame: Frame, *, text: str = "") -> str:
    """An ``<svg>`` for a page that has the sprite; without a text it is decoration."""
    described = f' role="img"><title>{escape(text)}</title>' if text else ' aria-hidden="true">'
    return f"{OPENING.format(frame=frame, person=person)}{described}{_facing(pose, person, frame)}</svg>"


def standalone(pose: Pose, person: str, frame: Frame, *, text: str) -> str:
    """The same as a file, with its shapes and its colours for light and dark."""
    inside = _facing(pose, person, frame)
    return (
        f'{OPENING.format(frame=frame, person=person)} xmlns="http://www.w3.org/2000/svg" role="img">'
        f"<title>{escape(text)}</title><style>{style_of(person)}</style>{sprite(inside)}{inside}</svg>"
    )


def painted(pose: Pose, person: str, frame: Frame) -> str:
    """The same in light colours that are written out, for programs that know no variables."""
    inside = _facing(pose, person, frame)
    accents = ",".join(f'.fig [fill="{fill("accent", far=far)}"]' for far in (False, True))
    style = STROKES.replace(".fig [fill*=accent]", accents)
    whole = (
        f'{OPENING.format(frame=frame, person=person)} preserveAspectRatio="xMidYMax" '
        f'xmlns="http://www.w3.org/2000/svg"><style>{style}</style>{sprite(inside)}{inside}</svg>'
    )
    colours = THINGS | PEOPLE[person].colours
    return re.sub(r"var\(--f-([\w-]+)\)", lambda found: colours[found[1]][0], whole)


def _facing(pose: Pose, person: str, frame: Frame) -> str:
    inside = draw(pose, PEOPLE[person])
    return turned_round(inside, frame) if pose.faces_left else inside


def turned_round(inside: str, frame: Frame) -> str:
    """The mirror image within the same frame."""
    return f'<g transform="matrix(-1 0 0 1 {number(2 * frame.x + frame.width)} 0)">{inside}</g>'


def style_of(person: str) -> str:
    """All that stands in the ``<style>`` of a file, so that a policy can allow it by its hash."""
    colours = THINGS | PEOPLE[person].colours
    light, dark = _variables(colours, 0), _variables(colours, 1)
    return f"{STROKES}:root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"


def _variables(colours: Colours, theme: int) -> str:
    return ";".join(f"--f-{name}:{pair[theme]}" for name, pair in colours.items())
