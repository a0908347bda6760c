"""Which part of the body the arrows move, and which way."""

from stretches.figures.geometry import Point, between, turned
from stretches.figures.marks import place_of
from stretches.figures.pose import JSON, SIDES
from stretches.figures.words.seen import Posture, Seen

# The parts that an arrow can stand beside, by their joints.
TRUNK = ("head", "pelvis")
LEG = ("toe", "heel", "knee")
HANDS = ("hand_near", "hand_far")
# A leg turns about these.
HINGES = ("hip", "knee")
# One way counts alone when it is this many times as long as the other.
MAINLY = 2.2

# The way that each part moves, by its joint: "head", "toe_near".
Moves = dict[str, str]


def moves(seen: Seen) -> Moves:
    return dict(_move(seen, arrow) for arrow in seen.pose.arrows)


def _move(seen: Seen, arrow: JSON) -> tuple[str, str]:
    if "around" in arrow:
        centre, radius = place_of(arrow["around"], seen.joints), arrow["r"]
        start, middle, end = (
            centre + turned(-1j * radius, between(arrow["from"], arrow["to"], share)) for share in (0, 0.5, 1)
        )
    else:
        start = place_of(arrow["at"], seen.joints) + complex(arrow.get("dx", 0), -arrow.get("dy", 0))
        end = start + turned(-1j * arrow.get("len", 14), arrow["dir"])
        middle = (start + end) / 2
    part = _hinged(arrow) or min(_parts(seen), key=lambda joint: abs(seen.joints[joint].on_screen - middle))
    return part, _way(seen, end - start, both=arrow.get("both", False))


def _hinged(arrow: JSON) -> str:
    """The leg that turns about its own hip or knee."""
    around = arrow.get("around")
    joint, _, side = around.partition("_") if isinstance(around, str) else ("", "", "")
    return f"knee_{side}" if side and joint in HINGES else ""


def _parts(seen: Seen) -> list[str]:
    """The joints beside which an arrow can stand."""
    standing = seen.posture == Posture.STANDING
    # Neither a leg that carries the body alone nor one that is folded out of the way is what moves.
    still = [side for side in SIDES if (standing and seen.standing_on == (side,)) or seen.pose.legs[side].rotation]
    legs = [f"{part}_{side}" for part in LEG for side in SIDES if side not in still]
    return [*TRUNK, *legs] if standing else [*TRUNK, *legs, *HANDS]


def _way(seen: Seen, way: Point, *, both: bool) -> str:
    level = abs(way.real) > abs(way.imag)
    # One who lies has no front: level is away from the head or towards it.
    forth, back = ("out", "in") if seen.posture == Posture.LYING else ("forward", "back")
    if both:
        return f"going {forth} and {back}" if level else "going up and down"
    along, rise = forth if way.real > 0 else back, "up" if way.imag < 0 else "down"
    if abs(way.real) > MAINLY * abs(way.imag):
        return f"on the way {along}"
    return f"on the way {rise}" if abs(way.imag) > MAINLY * abs(way.real) else f"on the way {along} and {rise}"
