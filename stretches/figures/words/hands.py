"""The hands: what they hold or rest on, or which way the arms go."""

from stretches.figures.geometry import clock_angle
from stretches.figures.pose import SIDES, Side
from stretches.figures.words.phrase import Phrase
from stretches.figures.words.seen import Posture, Seen
from stretches.figures.words.touch import on_leg

ON_HANDS = (Posture.V, Posture.PLANK, Posture.HANDS_AND_KNEES)
ON_LEGS = (Posture.STANDING, Posture.KNEELING, Posture.ONE_KNEE)
HANGING = 25
STRAIGHT_ARM, BENT_ARM = 25, 45
ON_HIP = 12
ON_BELLY = 9
# Heights of the back and the seat of a chair, and how far from its middle a hand can be.
CHAIR_PARTS = ((44, 60, "back"), (20, 34, "seat"))
CHAIR_HALF = 15
AT_WALL = 6
UNDER = 9
LEVEL = 10
# (up to so many degrees from straight up, words)
WAYS = (
    (35.0, "up overhead"),
    (75.0, "forward and up"),
    (110.0, "forward"),
    (150.0, "forward and down"),
)


def hands(seen: Seen) -> list[tuple[Side | None, Phrase]]:
    """One phrase for both hands where the same can be said of them, otherwise one for each."""
    near, far = (_holding(seen, side) for side in SIDES)
    if near is None and far is None and (both := on_leg(seen, SIDES)):
        return [(None, both)]
    near, far = near or _moving(seen, "near"), far or _moving(seen, "far")
    return [(None, near)] if near == far else [("near", near), ("far", far)]


def _holding(seen: Seen, side: Side) -> Phrase | None:
    """What a hand does with anything but a leg."""
    for look in (_strap, _floor, _lying, _wall, _hip, _chair, _hanging):
        if phrase := look(seen, side):
            return phrase
    return None


def _moving(seen: Seen, side: Side) -> Phrase:
    return on_leg(seen, (side,)) or _free(seen, side)


def _strap(seen: Seen, side: Side) -> Phrase | None:
    strap = seen.prop("strap")
    if not strap or side not in strap.get("hands", SIDES):
        return None
    return Phrase("hand", "holds", f"a strap round the {seen.name(strap.get('foot', 'near'))} foot")


def _floor(seen: Seen, side: Side) -> Phrase | None:
    if not seen.touches(f"hand_{side}") or seen.posture == Posture.LYING:
        return None
    palm = seen.at(f"hand_{side}").real
    ahead = palm - seen.at(f"shoulder_{side}").real
    where = " under the ~shoulder" if abs(ahead) < UNDER else " in front" if ahead > 0 else ""
    if seen.posture == Posture.SITTING:
        where = " behind the body" if palm < seen.at("pelvis").real - UNDER else ""
    elif seen.posture in ON_HANDS and abs(seen.pose.arms[side].elbow) < STRAIGHT_ARM:
        return Phrase("arm", "is", f"straight, the ~hand on the floor{where}")
    return Phrase("hand", "is", f"on the floor{where}")


def _wall(seen: Seen, side: Side) -> Phrase | None:
    wall = seen.prop("wall")
    palm = seen.at(f"hand_{side}")
    if not wall or abs(palm.real - wall.get("x", 0)) > AT_WALL:
        return None
    levels = {"hip": "pelvis", "shoulder": f"shoulder_{side}", "head": "crown"}
    # Of levels that are much the same, the first one is told.
    level = min(levels, key=lambda name: abs(palm.imag - seen.at(levels[name]).imag) // LEVEL)
    return Phrase("hand", "is", f"on the wall at {level} height")


def _hip(seen: Seen, side: Side) -> Phrase | None:
    bent = seen.pose.arms[side].elbow > BENT_ARM and seen.posture in ON_LEGS
    reach = seen.pose.reach.get(side)
    elsewhere = reach is not None and not isinstance(reach.to, str)
    close = abs(seen.at(f"hand_{side}") - seen.at("pelvis")) < ON_HIP
    return Phrase("hand", "is", "on the hip") if bent and close and not elsewhere else None


def _chair(seen: Seen, side: Side) -> Phrase | None:
    chair = seen.prop("chair")
    if not chair:
        return None
    middle = chair.get("x", 0) + (12 if chair.get("seat") else 0)
    if abs(seen.at(f"hand_{side}").real - middle) > CHAIR_HALF:
        return None
    height = seen.height(f"hand_{side}")
    sits = seen.posture == Posture.ON_CHAIR
    part = next((part for low, high, part in CHAIR_PARTS if low < height < high), None)
    return Phrase("hand", "is", f"on the {part} of {'the' if sits else 'a'} chair") if part else None


def _lying(seen: Seen, side: Side) -> Phrase | None:
    """Arms that rest while the body lies."""
    arm = seen.pose.arms[side]
    if seen.posture != Posture.LYING:
        return None
    if abs(seen.at(f"hand_{side}") - seen.at("waist")) < ON_BELLY and arm.elbow > BENT_ARM:
        return Phrase("hand", "is", "on the belly")
    if arm.elbow < BENT_ARM and arm.shoulder < 30:
        return Phrase("arm", "rests", "beside the body")
    if seen.touches(f"hand_{side}"):
        where = "above the head" if arm.shoulder > 130 else "beside the body"
        return Phrase("arm", "rests", f"on the floor {where}")
    return None


def _hanging(seen: Seen, side: Side) -> Phrase | None:
    way = clock_angle(seen.at(f"wrist_{side}") - seen.at(f"shoulder_{side}"))
    upright = abs(seen.lean) < HANGING and seen.posture in ON_LEGS
    return Phrase("arm", "hangs", "at the ~side") if upright and abs(way) > 180 - HANGING else None


def _free(seen: Seen, side: Side) -> Phrase:
    way = clock_angle(seen.at(f"wrist_{side}") - seen.at(f"shoulder_{side}"))
    if abs(way) > WAYS[-1][0]:
        return Phrase("arm", "hangs", "down")
    if way < -WAYS[0][0]:
        return Phrase("arm", "reaches", "back over the head" if seen.posture == Posture.LYING else "back")
    if seen.posture == Posture.LYING and way <= WAYS[0][0]:
        return Phrase("arm", "reaches", "up above the chest")
    return Phrase("arm", "reaches", next(words for most, words in WAYS if way <= most))
