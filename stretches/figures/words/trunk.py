"""The first sentence: how the body is placed, how far the trunk leans, whether the back is long."""

from stretches.figures.pose import Side
from stretches.figures.words.seen import Posture, Seen

# (up to so many degrees of lean, words); less than the first number is leaning back.
LEANS = (
    (-12.0, "leaning back"),
    (12.0, "upright"),
    (27.0, "leaning a little forward"),
    (52.0, "leaning halfway forward"),
    (72.0, "leaning far forward"),
    (100.0, "folded forward until the trunk is level"),
    (180.0, "folded forward with the head low"),
)
UPRIGHT = LEANS[1][1]
# Degrees of bend along the spine.
ROUNDED = 36
A_LITTLE_ROUNDED = 20
ARCHED = -12
NODDING = 25

LEANING = {Posture.STANDING, Posture.SITTING, Posture.ON_CHAIR, Posture.KNEELING, Posture.ONE_KNEE, Posture.ON_HEELS}
PLACES = {
    Posture.LYING: "lying on the back",
    Posture.FACE_DOWN: "lying face down",
    Posture.SITTING: "sitting on the floor",
    Posture.ON_CHAIR: "sitting on a chair",
    Posture.ON_HEELS: "kneeling, sitting back on the heels",
    Posture.KNEELING: "kneeling",
    Posture.HANDS_AND_KNEES: "on hands and knees",
    Posture.PLANK: "face down on hands and toes, the body in one long line",
    Posture.V: "on hands and feet with the hips high, like an upside-down V",
}


def placed(seen: Seen) -> str:
    """Where the body is and what of the room counts, without the full stop."""
    words = [_place(seen)]
    if seen.posture in LEANING:
        words.append(_lean(seen))
    elif seen.posture == Posture.OTHER:
        words = [_lean(seen)]
    back = _back(seen)
    head = _head(seen)
    text = ", ".join(words) if words[-1] != UPRIGHT else " ".join(words)
    return f"{text}{back}{head}{_beside(seen)}"


def _place(seen: Seen) -> str:
    posture = seen.posture
    if posture == Posture.STANDING:
        feet = seen.on_floor("foot")
        return "standing" if len(feet) == 2 else f"standing on the {seen.name(feet[0])} leg"
    if posture == Posture.ONE_KNEE:
        return f"kneeling on the {seen.name(seen.on_floor('knee')[0])} knee"
    if posture == Posture.OTHER:
        return ""
    words = PLACES[posture]
    if not seen.prop("mat"):
        return words
    if "on the floor" in words:
        return words.replace("on the floor", "on a mat")
    first, comma, rest = words.partition(",")
    return f"{first} on a mat{comma}{rest}"


def _lean(seen: Seen) -> str:
    return next(words for most, words in LEANS if seen.lean <= most)


def _back(seen: Seen) -> str:
    bend = seen.pose.lumbar + seen.pose.thoracic
    if bend >= ROUNDED:
        return " with a rounded back"
    if bend >= A_LITTLE_ROUNDED:
        return " with a slightly rounded back"
    if seen.pose.lumbar <= ARCHED:
        return " with an arched lower back"
    leaning = seen.posture in LEANING and _lean(seen) != UPRIGHT
    return " with a straight back" if leaning or seen.posture == Posture.V else ""


def _head(seen: Seen) -> str:
    if seen.posture == Posture.LYING:
        return ""
    if seen.pose.neck >= NODDING:
        return ", chin towards the chest"
    return ", looking up" if seen.pose.neck <= -NODDING else ""


def _beside(seen: Seen) -> str:
    return ""


def standing_side(seen: Seen) -> Side | None:
    """The leg that someone who stands on one leg stands on."""
    feet = seen.on_floor("foot")
    return feet[0] if seen.posture == Posture.STANDING and len(feet) == 1 else None
