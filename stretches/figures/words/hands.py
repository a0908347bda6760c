"""The hands: what they hold or rest on, or which way the arms go."""

from stretches.figures.geometry import Point, clock_angle
from stretches.figures.pose import SIDES, Side
from stretches.figures.words.phrase import Phrase
from stretches.figures.words.seen import Posture, Seen

# Body units between the hand and the middle of a limb, less the limb's own half width.
TOUCHING, CLOSE = 4.0, 9.0
WIDTHS = {"thigh": 5.5, "shin": 3.5, "foot": 2.5}
BONES = {"thigh": ("hip", "knee"), "shin": ("knee", "ankle"), "foot": ("ankle", "toe")}
# Where a bone is called by the name of the joint at its end: (bone, from this share on, name).
ENDS = (("thigh", 0.85, "knee"), ("shin", 0.78, "ankle"), ("foot", 0.6, "toes"))
# What a reach that the pose asks for counts, against a leg that is as close by chance.
ASKED = 4.0
HANGING = 25
ON_HIP = 12
# Heights of the back and the seat of a chair, and how far from its middle a hand can be.
CHAIR_PARTS = ((44, 60, "back"), (20, 34, "seat"))
CHAIR_HALF = 15
AT_WALL = 6
WAYS = (
    (35.0, "up overhead"),
    (75.0, "forward and up"),
    (110.0, "forward"),
    (150.0, "forward and down"),
)


def hand(seen: Seen, side: Side) -> Phrase:
    return (
        _strap(seen, side)
        or _floor(seen, side)
        or _wall(seen, side)
        or _chair(seen, side)
        or _hanging(seen, side)
        or _hip(seen, side)
        or _leg(seen, side)
        or _free(seen, side)
    )


def hands(seen: Seen) -> list[tuple[Side | None, Phrase]]:
    near, far = (hand(seen, side) for side in SIDES)
    return [(None, near)] if near == far else [("near", near), ("far", far)]


def _strap(seen: Seen, side: Side) -> Phrase | None:
    strap = seen.prop("strap")
    if not strap or side not in strap.get("hands", ["near", "far"]):
        return None
    foot: Side = strap.get("foot", "near")
    return Phrase("hand", "holds", f"a strap round the {seen.name(foot)} sole")


def _floor(seen: Seen, side: Side) -> Phrase | None:
    if not seen.touches(f"hand_{side}"):
        return None
    ahead = seen.at(f"hand_{side}").real - seen.at(f"shoulder_{side}").real
    if seen.posture == Posture.LYING:
        raised = seen.pose.arms[side].shoulder
        where = "beside the body" if raised < 50 else "above the head" if raised > 130 else "out from the body"
        return Phrase("arm", "rests", f"on the floor {where}")
    if seen.posture in (Posture.V, Posture.PLANK, Posture.HANDS_AND_KNEES):
        where = "under the shoulders" if abs(ahead) < 9 else "in front of the shoulders"
        return Phrase("hand", "is", f"flat on the floor {where}")
    if seen.posture == Posture.SITTING:
        where = " behind the body" if seen.at(f"hand_{side}").real < seen.at("pelvis").real - 8 else ""
        return Phrase("hand", "is", f"on the floor{where}")
    return Phrase("hand", "is", "on the floor in front" if ahead > 9 else "on the floor")


def _wall(seen: Seen, side: Side) -> Phrase | None:
    wall = seen.prop("wall")
    palm = seen.at(f"hand_{side}")
    if not wall or abs(palm.real - wall.get("x", 0)) > AT_WALL:
        return None
    if abs(palm.imag - seen.at("pelvis").imag) < 10:
        height = "at hip height"
    elif palm.imag < seen.at("crown").imag:
        height = "above the head"
    else:
        height = "at shoulder height" if abs(palm.imag - seen.at(f"shoulder_{side}").imag) < 12 else "low down"
    return Phrase("hand", "is", f"on the wall {height}")


def _chair(seen: Seen, side: Side) -> Phrase | None:
    chair = seen.prop("chair")
    if not chair:
        return None
    middle = chair.get("x", 0) + (12 if chair.get("seat") else 0)
    height = seen.height(f"hand_{side}")
    if abs(seen.at(f"hand_{side}").real - middle) > CHAIR_HALF:
        return None
    for low, high, part in CHAIR_PARTS:
        if low < height < high:
            return Phrase("hand", "holds" if part == "back" else "is", f"{'' if part == 'back' else 'on '}the {part} of a chair")
    return None


def _hanging(seen: Seen, side: Side) -> Phrase | None:
    way = clock_angle(seen.at(f"wrist_{side}") - seen.at(f"shoulder_{side}"))
    upright = abs(seen.lean) < HANGING and seen.posture in (Posture.STANDING, Posture.KNEELING, Posture.ONE_KNEE)
    return Phrase("arm", "hangs", "at the sides") if upright and abs(way) > 180 - HANGING else None


def _hip(seen: Seen, side: Side) -> Phrase | None:
    palm = seen.at(f"hand_{side}") - seen.at("pelvis")
    bent = seen.pose.arms[side].elbow > 40
    return Phrase("hand", "is", "on the hip") if bent and abs(palm) < ON_HIP else None


def _leg(seen: Seen, side: Side) -> Phrase | None:
    gaps = [
        (_gap(seen, side, leg_side, bone), leg_side, bone) for leg_side in SIDES for bone in BONES
    ]
    (gap, share), leg_side, bone = min(gaps, key=lambda found: found[0][0] - _asked(seen, side, found[1]))
    if gap > CLOSE:
        return None
    name = next((end for of, least, end in ENDS if of == bone and share >= least), bone)
    place = f"the {seen.name(leg_side)} {name}"
    if gap > TOUCHING:
        return Phrase("hand", "reaches", f"close to {place}")
    if seen.pose.arms[side].fist:
        return Phrase("hand", "holds", f"the back of {place}" if name == "thigh" else place)
    return Phrase("hand", "is", f"on {place}")


def _asked(seen: Seen, side: Side, leg_side: Side) -> float:
    reach = seen.pose.reach.get(side)
    return ASKED if reach and isinstance(reach.to, str) and reach.to.endswith(leg_side) else 0


def _gap(seen: Seen, side: Side, leg_side: Side, bone: str) -> tuple[float, float]:
    """How far the hand is from a bone's surface, and along which share of the bone."""
    start, end = (seen.at(f"{joint}_{leg_side}") for joint in BONES[bone])
    found = [_from_line(seen.at(f"{part}_{side}"), start, end) for part in ("hand", "fingers")]
    gap, share = min(found)
    return gap - WIDTHS[bone], share


def _from_line(point: Point, start: Point, end: Point) -> tuple[float, float]:
    along = end - start
    share = max(0.0, min(1.0, ((point - start) * along.conjugate()).real / abs(along) ** 2))
    return abs(point - start - share * along), share


def _free(seen: Seen, side: Side) -> Phrase:
    way = clock_angle(seen.at(f"wrist_{side}") - seen.at(f"shoulder_{side}"))
    if way < -35:
        return Phrase("arm", "hangs", "down") if way < -150 else Phrase("arm", "reaches", "back")
    words = next((words for most, words in WAYS if way <= most), None)
    if seen.posture == Posture.LYING and words == WAYS[0][1]:
        words = "up above the chest"
    return Phrase("arm", "reaches", words) if words else Phrase("arm", "hangs", "down")
