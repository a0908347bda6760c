"""Which part of the body the arrows move, and which way."""

from stretches.figures.geometry import Point, between, turned
from stretches.figures.marks import place_of
from stretches.figures.pose import JSON, SIDES
from stretches.figures.words.seen import Posture, Seen

LEG_JOINTS = ("toe", "heel", "knee")
# One way counts alone when it is this many times as long as the other.
MAINLY = 2.2


Moves = dict[str, str]


def moves(seen: Seen) -> Moves:
    """How the parts with an arrow move, by "head", "pelvis", "near" or "far"."""
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
    part = min(_parts(seen), key=lambda joint: abs(seen.joints[joint].on_screen - middle))
    return part.rpartition("_")[2], _way(end - start, both=arrow.get("both", False))


def _parts(seen: Seen) -> list[str]:
    """The joints beside which an arrow can stand: a leg that carries the body does not move."""
    still = seen.standing_on if seen.posture == Posture.STANDING and len(seen.standing_on) == 1 else ()
    legs = [f"{joint}_{side}" for joint in LEG_JOINTS for side in SIDES if side not in still]
    return ["head", "pelvis", *legs]


def _way(way: Point, *, both: bool) -> str:
    if both:
        return "going up and down" if abs(way.imag) > abs(way.real) else "rocking forward and back"
    forth = "forward" if way.real > 0 else "back"
    rise = "up" if way.imag < 0 else "down"
    if abs(way.real) > MAINLY * abs(way.imag):
        return f"on the way {forth}"
    return f"on the way {rise}" if abs(way.imag) > MAINLY * abs(way.real) else f"on the way {forth} and {rise}"
