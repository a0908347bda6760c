"""The legs: straight or bent, how high, in front or behind, feet on the floor or not."""

from math import atan2, degrees

from stretches.figures.geometry import Point
from stretches.figures.pose import SIDES, Side
from stretches.figures.words.phrase import Phrase
from stretches.figures.words.seen import Posture, Seen

# (up to so many degrees of bend, words)
KNEES = ((9.0, "straight"), (32.0, "a little bent"), (62.0, "half bent"), (180.0, "bent"))
# A leg lies flat although its knee is not quite straight; from here on it is the knee that is told of.
STRAIGHT, FOLDED = 15, 62
# (up to so many degrees from level, verb, words), for a leg raised from lying.
RAISED = (
    (30.0, "is", "raised a little"),
    (60.0, "is", "raised halfway"),
    (78.0, "is", "raised high"),
    (102.0, "points", "straight up"),
    (360.0, "is", "raised past upright, towards the head"),
)
DRAWN_IN = 115
# A shin this close to level is level.
LEVEL = 25
LOW_ANKLE = 12
STEP = 10
STEP_HALF = 14
BESIDE = 7
TURNED_OUT = 45
HEEL_UP = 2
TOES_UP = 4
# Degrees by which toes that are tucked under bend.
TUCKED = 25
ON_THIGH = 9
FOOT_HEIGHTS = ((13.0, "low"), (22.0, "below knee height"), (36.0, "at knee height"), (300.0, "above knee height"))


def legs(seen: Seen) -> list[tuple[Side | None, Phrase]]:
    """One phrase for both legs where the same can be said of them, otherwise one for each that matters."""
    near, far = (_leg(seen, side) for side in SIDES)
    if near == far:
        return [(None, near)]
    told: list[tuple[Side | None, Phrase]] = [("near", near), ("far", far)]
    if seen.posture == Posture.STANDING and len(seen.standing_on) == 1:
        return [(side, phrase) for side, phrase in told if side not in seen.standing_on or _knee(seen, side) > STRAIGHT]
    return told


def _knee(seen: Seen, side: Side) -> float:
    return seen.pose.legs[side].knee


def _leg(seen: Seen, side: Side) -> Phrase:
    match seen.posture:
        case Posture.LYING:
            return _lying(seen, side)
        case Posture.SITTING:
            return _sitting(seen, side)
        case Posture.ON_CHAIR:
            return _on_chair(seen, side)
        case Posture.V | Posture.PLANK:
            heel = "off the floor" if seen.height(f"heel_{side}") > HEEL_UP else "down"
            return _bent(seen, side, f", the ~heel {heel}")
        case Posture.STANDING:
            return _standing(seen, side)
    if side in seen.on_floor("knee"):
        return _kneeling(seen, side)
    return _bent(seen, side, ", the ~foot on the floor" if seen.touches(f"foot_{side}") else "")


def bend(knee: float) -> str:
    return next(words for most, words in KNEES if knee <= most)


def _bent(seen: Seen, side: Side, more: str) -> Phrase:
    knee = _knee(seen, side)
    return Phrase("leg" if knee <= KNEES[0][0] else "knee", "is", bend(knee) + more)


def _other(side: Side) -> Side:
    return "far" if side == "near" else "near"


def _elevation(way: Point) -> float:
    """Degrees upwards from level ahead: 90 is straight up, more is towards the head of one who lies."""
    return degrees(atan2(-way.imag, way.real)) % 360


def _lying(seen: Seen, side: Side) -> Phrase:
    knee = _knee(seen, side)
    hip, ankle = seen.at(f"hip_{side}"), seen.at(f"ankle_{side}")
    if knee < STRAIGHT and seen.height(f"ankle_{side}") < LOW_ANKLE:
        return Phrase("leg", "lies", "straight on the floor")
    if seen.touches(f"foot_{side}"):
        return Phrase("knee", "is", "bent, the ~foot flat on the floor")
    against = _against(seen, side)
    if knee < FOLDED:
        elevation = _elevation(ankle - hip)
        _, verb, words = next(row for row in RAISED if elevation <= row[0])
        return Phrase("leg", verb, f"{words}, knee {bend(knee)}{against}")
    thigh = _elevation(seen.at(f"knee_{side}") - hip)
    if thigh > DRAWN_IN:
        return Phrase("knee", "is", f"bent and drawn in to the chest{against}")
    shin = _elevation(ankle - seen.at(f"knee_{side}"))
    level = ", the ~shin level" if abs(shin % 180 - 90) > 90 - LEVEL else ", the ~foot off the floor"
    return Phrase("knee", "is", ("bent above the ~hip" if thigh > FOLDED else "bent") + (against or level))


def _sitting(seen: Seen, side: Side) -> Phrase:
    angles = seen.pose.legs[side]
    if angles.rotation >= TURNED_OUT and angles.knee >= FOLDED:
        return Phrase("knee", "is", "bent out to the side" + _sole_by_thigh(seen, side))
    down = seen.touches(f"foot_{side}") or seen.height(f"ankle_{side}") < LOW_ANKLE
    if angles.knee < FOLDED:
        words = "straight ahead" if angles.knee < STRAIGHT else f"ahead, knee {bend(angles.knee)}"
        return Phrase("leg", "is", words + ("" if down else ", the ~foot off the floor"))
    return Phrase("knee", "is", f"bent, the ~foot {'flat on' if down else 'off'} the floor")


def _sole_by_thigh(seen: Seen, side: Side) -> str:
    hip = seen.at(f"hip_{_other(side)}")
    thigh = seen.at(f"knee_{_other(side)}") - hip
    foot = seen.at(f"ankle_{side}") - hip
    share = max(0.0, min(1.0, (foot * thigh.conjugate()).real / abs(thigh) ** 2))
    return ", the sole by the other thigh" if abs(foot - share * thigh) < ON_THIGH else ""


def _on_chair(seen: Seen, side: Side) -> Phrase:
    knee = _knee(seen, side)
    down = seen.touches(f"foot_{side}")
    if knee >= FOLDED:
        return Phrase("knee", "is", f"bent, the ~foot {'flat on' if down else 'off'} the floor")
    words = "straight out ahead" if knee < STRAIGHT else f"out ahead, knee {bend(knee)}"
    return Phrase("leg", "is", f"{words}, the ~{'heel on' if down else 'foot off'} the floor")


def _standing(seen: Seen, side: Side) -> Phrase:
    ankle = seen.at(f"ankle_{side}")
    words = bend(_knee(seen, side))
    if side in seen.standing_on:
        step = ankle.real - seen.at(f"ankle_{_other(side)}").real
        where = ", a step in front" if len(seen.standing_on) == 2 and step > STEP else ""
        toes_up = seen.height(f"toe_{side}") - seen.height(f"heel_{side}") > TOES_UP
        more = where + (", ~heel down and toes up" if toes_up else "")
        return Phrase("leg", "is", words + more) if more else _bent(seen, side, "")
    if against := _against(seen, side):
        return Phrase("leg", "is", words + against)
    ahead = ankle.real - seen.at(f"hip_{side}").real
    where = "in front" if ahead > BESIDE else "behind" if ahead < -BESIDE else "beside the other leg"
    height = next(height for most, height in FOOT_HEIGHTS if seen.height(f"ankle_{side}") <= most)
    return Phrase("leg", "is", f"raised {where}, {words}, the ~foot {height}")


def _kneeling(seen: Seen, side: Side) -> Phrase:
    if seen.posture != Posture.HANDS_AND_KNEES:
        return Phrase("knee", "is", "bent, the ~shin on the floor")
    ahead = seen.at(f"knee_{side}").real - seen.at(f"hip_{side}").real
    where = "under" if abs(ahead) < BESIDE else "in front of" if ahead > 0 else "behind"
    tucked = ", the toes tucked under" if seen.pose.legs[side].toes > TUCKED else ""
    return Phrase("knee", "is", f"{where} the ~hip{tucked}")


def _against(seen: Seen, side: Side) -> str:
    """What of the room a raised foot rests on."""
    heel, height = seen.at(f"heel_{side}"), seen.height(f"heel_{side}")
    wall, chair, step = seen.prop("wall"), seen.prop("chair"), seen.prop("step")
    if wall and abs(heel.real - wall.get("x", 0)) < 6:
        return ", the ~heel on the wall"
    if chair and 22 < height < 34 and -14 < heel.real - chair.get("x", 0) < 28:
        return ", the ~heel on the chair"
    if step and abs(heel.real - step.get("x", 0)) < STEP_HALF and 2 < height < 20:
        return ", the ~heel on a low step"
    return ""
