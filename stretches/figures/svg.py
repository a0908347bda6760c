"""Write SVG: short numbers, smooth curves, the shapes of the sprite at their joints."""

from collections.abc import Sequence

from stretches.figures.geometry import Point
from stretches.figures.skeleton import Joint

# The style that every stroke of a figure has.
STROKES = (
    ".fig{stroke-linecap:round;stroke-linejoin:round}.fig [stroke]{fill:none}"
    ".fig [fill*=accent]{stroke:var(--f-halo);stroke-width:.7}"
)


def number(value: float) -> str:
    """At most one decimal, without a zero that nobody needs."""
    text = f"{value:.1f}".removesuffix(".0")
    if text == "-0":
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def numbers(*values: float) -> str:
    """Numbers as tight as path data allow: a minus sign parts them as well as a blank."""
    text = ""
    for value in map(number, values):
        text += value if not text or value.startswith("-") else f" {value}"
    return text


def points(*many: Point) -> str:
    return numbers(*[part for point in many for part in (point.real, point.imag)])


def curve(through: Sequence[Point]) -> str:
    """Path data after the first point: an open Catmull-Rom spline, as cubic Béziers.

    From the second on, the first handle of each mirrors the last of the one before, as S says in short.
    """
    first = through[0] + (through[1] - through[0]) / 6
    ends = [
        (end - (after - start) / 6, end)
        for start, end, after in zip(through, through[1:], [*through[2:], through[-1]], strict=False)
    ]
    return f"C{points(first, *ends[0])}" + "".join(f"S{points(*each)}" for each in ends[1:])


def fill(colour: str, *, far: bool = False) -> str:
    return f"var(--f-{colour}-far)" if far else f"var(--f-{colour})"


def placed(joint: Joint, girth: float = 1) -> str:
    """The transform that hangs a shape from a joint, so many times as thick."""
    at = joint.on_screen
    text = f"translate({numbers(at.real)} {numbers(at.imag)})rotate({number(joint.angle)})"
    across, along = joint.scale[0] * girth, joint.scale[1]
    if abs(across - 1) > 0.005 or abs(along - 1) > 0.005:
        text += f"scale({across:.3g} {along:.3g})"
    return text


def use(shape: str, joint: Joint, girth: float = 1, *, colour: str = "") -> str:
    filled = f' fill="{colour}"' if colour else ""
    return f'<use href="#f-{shape}" transform="{placed(joint, girth)}"{filled}/>'


def group(colour: str, content: str, *, far: bool = False) -> str:
    return f'<g fill="{fill(colour, far=far)}">{content}</g>'


def line(data: str, colour: str, width: float, extra: str = "") -> str:
    """An open path; that it has round ends and no fill is told once for all, in STROKES."""
    return f'<path d="{data}" stroke="{colour}" stroke-width="{number(width)}"{extra}/>'
