"""What a picture adds to the body: arrows, angles, the line of the back, the shadow."""

from math import degrees

from stretches.figures.geometry import Point, clock_angle, turned, wrapped
from stretches.figures.outline import EVERY_PART, outline
from stretches.figures.pose import JSON, Pose
from stretches.figures.skeleton import Joints, spine_at
from stretches.figures.svg import curve, fill, line, number, numbers, points

ARROW_WIDTH = 1.5
ARROW_HEAD = 2.8
# Where the line of the back runs: heights along the spine, and how far behind it.
BACK_LINE = (3.5, 11, 19, 27)
BACK_LINE_DEPTH = 3.9
# How many rays tell of pain, and how far from its middle they start and end.
PAIN_RAYS = 6
PAIN_FROM, PAIN_TO = 2.6, 6
# What is closer to the floor than this throws a shadow, and how far apart two shadows are.
SHADOW_HEIGHT = 9
SHADOW_TOUCH = 3.5
SHADOW_GAP = 30


def place_of(where: str | list[float], joints: Joints) -> Point:
    """A joint's name or a point, y up, on the screen."""
    return joints[where].on_screen if isinstance(where, str) else complex(where[0], -where[1])


def arrows(pose: Pose, joints: Joints) -> str:
    drawn = ""
    for arrow in pose.arrows:
        data = _turn(arrow, joints) if "around" in arrow else _straight(arrow, joints)
        drawn += line(data, fill(arrow.get("tone", "arrow")), ARROW_WIDTH)
    return drawn


def _turn(arrow: JSON, joints: Joints) -> str:
    centre, radius = place_of(arrow["around"], joints), arrow["r"]
    start, end = arrow["from"], arrow["to"]
    way = 1 if end > start else -1
    first, last = centre + turned(-1j * radius, start), centre + turned(-1j * radius, end)
    large, sweep = int(abs(end - start) > 180), int(end > start)
    # The head leans in a little, as the arc does over its length.
    lean = 90 - degrees(1.7 / radius)
    data = f"M{points(first)}A{numbers(radius, radius)} 0 {large} {sweep} {points(last)}{_head(last, end + way * lean)}"
    return data + _head(first, start - way * lean) if arrow.get("both") else data


def _straight(arrow: JSON, joints: Joints) -> str:
    start = place_of(arrow["at"], joints) + complex(arrow.get("dx", 0), -arrow.get("dy", 0))
    length, direction = arrow.get("len", 14), arrow["dir"]
    tip = start + turned(-1j * length, direction)
    middle = start + turned(complex(arrow.get("bend", 0), -length / 2), direction)
    data = f"M{points(start)}Q{points(middle, tip)}{_head(tip, clock_angle(tip - middle))}"
    return data + _head(start, clock_angle(start - middle)) if arrow.get("both") else data


def _head(tip: Point, angle: float) -> str:
    left, right = complex(-0.8, 1) * ARROW_HEAD, complex(0.8, 1) * ARROW_HEAD
    return f"M{points(tip + turned(left, angle))}L{points(tip)}L{points(tip + turned(right, angle))}"


def angles(pose: Pose, joints: Joints) -> str:
    """Dashed arcs at a joint, from the way to one joint round to the way to another."""
    drawn = ""
    for angle in pose.angles:
        centre, radius = joints[angle["at"]].point, angle.get("r", 11)
        start = clock_angle(joints[angle["from"]].point - centre)
        opening = wrapped(clock_angle(joints[angle["to"]].point - centre) - start)
        first = centre + turned(-1j * radius, start)
        last = centre + turned(-1j * radius, start + opening)
        data = f"M{points(first)}A{numbers(radius, radius)} 0 0 {int(opening > 0)} {points(last)}"
        drawn += line(data, fill("arrow"), 1, ' stroke-dasharray="1.8 1.6"')
    return drawn


def back_line(pose: Pose) -> str:
    """A line along the back, edged so that it shows on any shirt in any theme."""
    if "back" not in pose.highlight:
        return ""
    along = []
    for height in BACK_LINE:
        spine, angle = spine_at(pose, height)
        along.append(spine + turned(-BACK_LINE_DEPTH + 0j, angle))
    data = f"M{points(along[0])}{curve(along)}"
    colour = "warn" if pose.mark == "wrong" else "ok"
    return line(data, fill("top", far=True), 3.2) + line(data, fill(colour), 1.8)


def pain(pose: Pose, joints: Joints) -> str:
    """Rays around the joint that hurts, edged so that they show on any cloth."""
    if not pose.pain:
        return ""
    centre = joints[pose.pain].on_screen
    rays = (turned(-1j, angle) for angle in range(0, 360, 360 // PAIN_RAYS))
    data = "".join(f"M{points(centre + ray * PAIN_FROM, centre + ray * PAIN_TO)}" for ray in rays)
    return line(data, fill("halo"), 2 * ARROW_WIDTH) + line(data, fill("warn"), ARROW_WIDTH)


def shadow(pose: Pose) -> str:
    """Soft ellipses under whatever is close to the floor."""
    near_floor: list[float] = []
    for part in EVERY_PART:
        edge = outline(pose, part)
        if max(point.imag for point in edge) > -SHADOW_TOUCH:
            near_floor += [point.real for point in edge if point.imag > -SHADOW_HEIGHT]
    spans: list[list[float]] = []
    for x in sorted(near_floor):
        if spans and x - spans[-1][1] <= SHADOW_GAP:
            spans[-1][1] = x
        else:
            spans.append([x, x])
    return "".join(
        f'<ellipse cx="{number((start + end) / 2)}" cy=".4" rx="{number((end - start) / 2 + 3)}" ry="1.5" '
        f'fill="{fill("shadow")}"/>'
        for start, end in spans
    )
