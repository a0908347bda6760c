"""The kit in the pictures: mat, chair, wall and strap."""

from stretches.figures.pose import JSON, Pose, Side
from stretches.figures.skeleton import Joints
from stretches.figures.svg import fill, line, number, numbers, points

# How far behind the person a chair or wall stands, and what of that shows.
CHAIR_DEPTH = 30
STRAP_WIDTH = 1.8
# From one end to the other, so that the tails tell how much is left over.
STRAP_LENGTH = 116
SHORTEST_TAIL = 3
SOLE_BAND = 3
CHAIR_WIDTH = 21
WALL_WIDTH = 5
STEP_WIDTH = 24
STEP_HEIGHT = 7
CHAIR_SEAT = 27
CHAIR_BACK = 50


def behind(pose: Pose) -> str:
    """What stands behind the person."""
    drawn = ""
    for prop in pose.props:
        match prop["type"]:
            case "mat":
                drawn += _mat(prop)
            case "wall":
                x = number(prop.get("x", 0))
                drawn += f'<rect x="{x}" y="-110" width="{WALL_WIDTH}" height="111" fill="{fill("prop")}"/>'
            case "step":
                drawn += _step(prop)
            case "chair":
                drawn += _seat(prop) if prop.get("seat") else _chair_from_behind(prop)
    return drawn


def _mat(prop: JSON) -> str:
    x, width = prop.get("x", 0), prop.get("w", 110)
    return (
        f'<rect x="{number(x - width / 2)}" y="-2.6" width="{number(width)}" height="5" rx="2.5" fill="{fill("mat")}"/>'
    )


def _step(prop: JSON) -> str:
    width, height = prop.get("w", STEP_WIDTH), prop.get("h", STEP_HEIGHT)
    x = f'x="{number(prop.get("x", 0) - width / 2)}" width="{number(width)}"'
    return (
        f'<rect {x} y="{number(-height)}" height="{number(height + 0.8)}" fill="{fill("prop")}"/>'
        f'<rect {x} y="{number(-height - 1.4)}" height="1.6" fill="{fill("prop", far=True)}"/>'
    )


def _chair_from_behind(prop: JSON) -> str:
    """A chair turned away, beside the person: something to hold, with its seat out of the way."""
    x, up = prop.get("x", 0), -prop.get("z", CHAIR_DEPTH) * 0.14
    left, right = x - CHAIR_WIDTH / 2, x + CHAIR_WIDTH / 2
    far_legs = (
        f"M{numbers(left + 3, up - 5)}V{number(up - CHAIR_SEAT)}M{numbers(right - 3, up - 5)}V{number(up - CHAIR_SEAT)}"
    )
    frame = (
        f"M{numbers(left, up - 1)}V{number(up - CHAIR_BACK)}M{numbers(right, up - 1)}V{number(up - CHAIR_BACK)}"
        f"M{numbers(left, up - CHAIR_SEAT)}H{number(right)}M{numbers(left, up - 36)}H{number(right)}"
    )
    top = (
        f'<rect x="{number(left - 1.4)}" y="{number(up - CHAIR_BACK - 4)}" width="{number(CHAIR_WIDTH + 2.8)}" '
        f'height="7.4" rx="3" fill="{fill("prop")}"/>'
    )
    shadow = (
        f'<ellipse cx="{number(x)}" cy="{number(up - 2)}" rx="{number(CHAIR_WIDTH / 2 + 4)}" ry="3" '
        f'fill="{fill("shadow")}"/>'
    )
    return shadow + line(far_legs, fill("prop", far=True), 2.2) + line(frame, fill("prop"), 2.4) + top


def _seat(prop: JSON) -> str:
    """A chair from the side, facing forward, to sit on."""
    x = prop.get("x", 0)
    frame = (
        f"M{numbers(x, -1.2)}L{numbers(x + 1.4, -CHAIR_SEAT + 1)}L{numbers(x - 2.4, -CHAIR_BACK - 2)}"
        f"M{numbers(x + 25, -1.2)}L{numbers(x + 23.6, -CHAIR_SEAT + 1)}"
    )
    return line(frame, fill("prop"), 2.6) + line(
        f"M{numbers(x + 1, -CHAIR_SEAT + 1)}H{number(x + 24)}", fill("prop"), 4
    )


def straps(pose: Pose, joints: Joints, hand: Side) -> str:
    """The strand that one hand holds; the near one also goes round the foot."""
    drawn = ""
    for prop in pose.props:
        if prop["type"] == "strap" and hand in prop.get("hands", ["near", "far"]):
            drawn += _strand(prop, joints, hand)
    return drawn


def _strand(prop: JSON, joints: Joints, hand: Side) -> str:
    foot = prop.get("foot", "near")
    fist = joints[f"hand_{hand}"].on_screen
    arch, instep = joints[f"arch_{foot}"].on_screen, joints[f"instep_{foot}"].on_screen
    down = (arch - instep) / abs(arch - instep)
    under = arch + down * 0.5
    tail = max(SHORTEST_TAIL, prop.get("length", STRAP_LENGTH) / 2 - abs(fist - under))
    strand = f"M{points(under)}L{points(fist)}q{numbers(-0.8, tail / 2, -2, tail)}"
    colour = fill("strap", far=hand == "far")
    if hand == "near":
        # Across the sole, where its edge shows.
        along = down * 1j * SOLE_BAND / 2
        strand += f"M{points(under - along)}L{points(under + along)}"
    return line(strand, colour, STRAP_WIDTH)
