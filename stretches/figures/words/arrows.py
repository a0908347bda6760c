"""Which part of the body the arrows move, and which way."""

from stretches.figures.geometry import Point, between, turned
from stretches.figures.marks import place_of
from stretches.figures.pose import JSON
from stretches.figures.words.seen import Seen

# The parts that an arrow can stand beside, by a joint of each.
PARTS = ("head", "pelvis", "toe_near", "toe_far", "heel_near", "heel_far", "knee_near", "knee_far")
# One way counts alone when it is this many times as long as the other.
MAINLY = 2.2


def moves(seen: Seen) -> dict[str, str]:
    """The way that each part with an arrow moves, by the part's joint."""
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
    part = min(PARTS, key=lambda joint: abs(seen.joints[joint].on_screen - middle))
    return part, _way(end - start, both=arrow.get("both", False))


def _way(way: Point, *, both: bool) -> str:
    forth = "forward" if way.real > 0 else "back"
    rise = "up" if way.imag < 0 else "down"
    if both:
        return "up and down" if abs(way.imag) > abs(way.real) else "forward and back"
    if abs(way.real) > MAINLY * abs(way.imag):
        return forth
    return rise if abs(way.imag) > MAINLY * abs(way.real) else f"{forth} and {rise}"
