"""How the body is placed, how far the trunk leans, whether the back is long."""

from stretches.figures.words.arrows import Moves
from stretches.figures.words.seen import Posture, Seen

# (up to so many degrees of lean, words, words after those about the back); a lean below the first is backwards.
Leans = tuple[tuple[float, str, str], ...]
LEANS: Leans = (
    (-12, "leaning back", ""),
    (12, "upright", ""),
    (27, "leaning a little forward", ""),
    (52, "leaning halfway forward", ""),
    (72, "leaning far forward", ""),
    (102, "folded forward", ", level with the floor"),
    (180, "folded forward", ", the head low"),
)
# Legs that lie ahead stop the trunk sooner.
SITTING_LEANS: Leans = (
    *LEANS[:2],
    (32, "leaning a little forward", ""),
    (46, "leaning halfway forward", ""),
    (65, "leaning far forward", ""),
    (180, "folded forward", " over the legs"),
)
# Degrees of bend along the spine.
ROUNDED = 36
A_LITTLE_ROUNDED = 20
ARCHED = -12
NODDING = 25

# Those whose trunk can lean: what they do, and where.
LEANING = {
    Posture.STANDING: ("standing", ""),
    Posture.SITTING: ("sitting", " on the floor"),
    Posture.ON_CHAIR: ("sitting", " on a chair"),
    Posture.ON_HEELS: ("kneeling", " with the seat on the heels"),
    Posture.KNEELING: ("kneeling", ""),
    Posture.ONE_KNEE: ("kneeling", ""),
    Posture.OTHER: ("the body", ""),
}
PLACES = {
    Posture.LYING: "lying on the back",
    Posture.FACE_DOWN: "lying face down",
    Posture.HANDS_AND_KNEES: "on hands and knees",
    Posture.PLANK: "face down on hands and toes",
    Posture.V: "on hands and feet",
}
SHAPES = {Posture.PLANK: ", the body in one long line", Posture.V: ", like an upside-down V"}
# The words about the back go before those of the shape.
TOLD_STRAIGHT = {Posture.HANDS_AND_KNEES, Posture.V}


def placed(seen: Seen, moving: Moves) -> str:
    """Where the body is, how it leans and moves, in small letters, without the full stop."""
    return _placed(seen, _hips(seen, moving)) + (f", {moving['head']}" if "head" in moving else "")


def _hips(seen: Seen, moving: Moves) -> str:
    high = ["high"] if seen.posture == Posture.V else []
    told = " and ".join([*high, *([moving["pelvis"]] if "pelvis" in moving else [])])
    return f", hips {told}" if told else ""


def _placed(seen: Seen, hips: str) -> str:
    posture = seen.posture
    if posture not in LEANING:
        mat = " on a mat" if seen.prop("mat") else ""
        shape = "" if posture == Posture.PLANK and _bend(seen) else SHAPES.get(posture, "")
        return PLACES[posture] + mat + hips + shape + _back(seen, tell=posture in TOLD_STRAIGHT) + _head(seen)
    doing, where = LEANING[posture]
    if posture == Posture.SITTING and seen.prop("mat"):
        where = " on a mat"
    if posture == Posture.STANDING and len(feet := seen.standing_on) == 1:
        where = f" on the {seen.name(feet[0])} leg"
    if posture == Posture.ONE_KNEE:
        where = f" on the {seen.name(seen.on_floor('knee')[0])} knee"
    _, lean, after = next(row for row in _leans(seen) if seen.lean <= row[0])
    upright = lean == "upright"
    comma = " " if upright or posture == Posture.OTHER else f"{where}, "
    return f"{doing}{comma}{lean}{where if upright else ''}{_back(seen, tell=not upright)}{after}{_head(seen)}{hips}"


def _leans(seen: Seen) -> Leans:
    return SITTING_LEANS if seen.posture in (Posture.SITTING, Posture.ON_CHAIR) else LEANS


def _bend(seen: Seen) -> str:
    bend = seen.pose.lumbar + seen.pose.thoracic
    if bend >= ROUNDED:
        return " with a rounded back"
    if bend >= A_LITTLE_ROUNDED:
        return " with a slightly rounded back"
    return " with an arched lower back" if seen.pose.lumbar <= ARCHED else ""


def _back(seen: Seen, *, tell: bool) -> str:
    """How the back is bent; that it is straight only when that is worth telling."""
    comma = "," if seen.posture == Posture.V else ""
    return _bend(seen) or (f"{comma} with a straight back" if tell else "")


def _head(seen: Seen) -> str:
    if seen.pose.neck >= NODDING:
        return ", chin towards the chest"
    return ", looking up" if seen.pose.neck <= -NODDING and seen.posture != Posture.LYING else ""
