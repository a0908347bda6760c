"""The legs: straight or bent, how high, in front or behind, feet on the floor or not."""

from math import atan2, degrees

from stretches.figures.geometry import Point
from stretches.figures.pose import SIDES, Side
from stretches.figures.words.phrase import Phrase
from stretches.figures.words.seen import Posture, Seen

# (up to so many degrees of bend, words)
KNEES = ((9.0, "straight"), (32.0, "a little bent"), (60.0, "half bent"), (180.0, "bent"))
STRAIGHT, FOLDED = 15, 60
# (up to so many degrees from level, words), for a leg raised from lying.
RAISED = (
    (30.0, "is raised a little"),
    (60.0, "is raised halfway"),
    (78.0, "is raised high"),
    (102.0, "points straight up"),
    (360.0, "is raised past upright, towards the head"),
)
DRAWN_IN = 115
LEVEL = 25
LOW_ANKLE = 12
STEP = 10
BESIDE = 7
TURNED_OUT = 45
HEEL_UP = 2
ON_THIGH = 9
FOOT_HEIGHTS = ((20.0, "the foot low off the floor"), (36.0, "the foot at knee height"), (200.0, "the foot high"))


def other(side: Side) -> Side:
    return "far" if side == "near" else "near"


def leg(seen: Seen, side: Side) -> Phrase:
    knee = seen.pose.legs[side].knee
    if seen.posture == Posture.LYING:
        return _lying(seen, side)
    if seen.posture in (Posture.SITTING, Posture.ON_CHAIR):
        return _sitting(seen, side)
    if seen.posture in (Posture.V, Posture.PLANK):
        return Phrase("knee" if knee > KNEES[0][0] else "leg", "is", f"{bend(knee)}, with the {_heel(seen, side)}")
    if seen.posture == Posture.STANDING:
        return _standing(seen, side)
    if f"knee_{side}" in {f"knee_{down}" for down in seen.on_floor("knee")}:
        return _on_knee(seen, side)
    foot = " with the foot on the floor" if seen.touches(f"foot_{side}") else ""
    return Phrase("leg" if knee <= KNEES[0][0] else "knee", "is", bend(knee) + foot)


def bend(knee: float) -> str:
    return next(words for most, words in KNEES if knee <= most)


def _elevation(way: Point) -> float:
    """Degrees from level ahead, upwards: 90 is straight up, more is towards the head of one who lies."""
    return degrees(atan2(-way.imag, way.real)) % 360


def _lying(seen: Seen, side: Side) -> Phrase:
    knee = seen.pose.legs[side].knee
    hip, ankle = seen.at(f"hip_{side}"), seen.at(f"ankle_{side}")
    if knee < STRAIGHT and seen.height(f"ankle_{side}") < LOW_ANKLE:
        return Phrase("leg", "lies", "straight on the floor")
    if seen.touches(f"foot_{side}"):
        return Phrase("knee", "is", "bent with the foot on the floor")
    thigh = _elevation(seen.at(f"knee_{side}") - hip)
    if knee < FOLDED:
        raised = next(words for most, words in RAISED if _elevation(ankle - hip) <= most)
        verb, _, rest = raised.partition(" ")
        return Phrase("leg", verb, f"{rest} with the knee {bend(knee)}")
    if thigh > DRAWN_IN:
        return Phrase("knee", "is", "bent and drawn in to the chest")
    shin = seen.at(f"ankle_{side}") - seen.at(f"knee_{side}")
    level = ", with the shin level" if abs(_elevation(shin) % 180 - 90) > 90 - LEVEL else ", with the foot raised"
    return Phrase("knee", "is", ("bent above the hip" if thigh > FOLDED else "bent") + level)


def _sitting(seen: Seen, side: Side) -> Phrase:
    angles = seen.pose.legs[side]
    if angles.rotation >= TURNED_OUT and angles.knee >= FOLDED:
        thigh = seen.at(f"knee_{other(side)}") - seen.at(f"hip_{other(side)}")
        foot = seen.at(f"ankle_{side}") - seen.at(f"hip_{other(side)}")
        share = max(0.0, min(1.0, (foot * thigh.conjugate()).real / abs(thigh) ** 2))
        near = abs(foot - share * thigh) < ON_THIGH
        return Phrase(
            "knee", "is", "bent out to the side" + (", with the sole by the other thigh" if near else "")
        )
    foot_down = seen.touches(f"foot_{side}")
    if angles.knee < STRAIGHT or (angles.knee < FOLDED and seen.posture == Posture.ON_CHAIR):
        where = "ahead" if foot_down else "ahead, with the foot off the floor"
        words = f"{bend(angles.knee)}, " if angles.knee > KNEES[0][0] else "straight "
        heel = ", with the heel on the floor" if foot_down and seen.posture == Posture.ON_CHAIR else ""
        return Phrase("leg", "is", words + where + heel)
    return Phrase("knee", "is", f"{bend(angles.knee)} with the foot {'on' if foot_down else 'off'} the floor")


def _standing(seen: Seen, side: Side) -> Phrase:
    knee = seen.pose.legs[side].knee
    ankle = seen.at(f"ankle_{side}")
    if seen.touches(f"foot_{side}"):
        step = ankle.real - seen.at(f"ankle_{other(side)}").real
        both = seen.touches(f"foot_{other(side)}")
        where = ""
        if both and abs(step) > STEP:
            where = ", a step in front" if step > 0 else ", a step behind"
        return Phrase("leg", "is", bend(knee) + where)
    ahead = ankle.real - seen.at(f"hip_{side}").real
    where = "in front" if ahead > BESIDE else "behind" if ahead < -BESIDE else "beside the other"
    height = next(words for most, words in FOOT_HEIGHTS if seen.height(f"ankle_{side}") <= most)
    return Phrase("leg", "is", f"raised {where}, {bend(knee)}, {height}")


def _on_knee(seen: Seen, side: Side) -> Phrase:
    ahead = seen.at(f"knee_{side}").real - seen.at(f"hip_{side}").real
    if seen.posture == Posture.HANDS_AND_KNEES:
        where = "under the hip" if abs(ahead) < BESIDE else "in front of the hip" if ahead > 0 else "behind the hip"
        return Phrase("knee", "is", where)
    return Phrase("knee", "is", "bent, with the shin on the floor")


def _heel(seen: Seen, side: Side) -> str:
    return "heel off the floor" if seen.height(f"heel_{side}") > HEEL_UP else "heel down"


def legs(seen: Seen) -> list[tuple[Side | None, Phrase]]:
    """One phrase for both legs where the same can be said of them, otherwise one for each."""
    near, far = (leg(seen, side) for side in SIDES)
    return [(None, near)] if near == far else [("near", near), ("far", far)]
