"""Say in words what a pose shows, well enough to do the stretch by, for people who cannot see the picture."""

from stretches.figures.pose import SIDES, Pose, Side
from stretches.figures.words.arrows import Moves, moves
from stretches.figures.words.hands import hands
from stretches.figures.words.legs import legs
from stretches.figures.words.phrase import many, one, sentence
from stretches.figures.words.seen import Seen
from stretches.figures.words.trunk import placed

# Which muscles of a leg are coloured, and where a reader feels them.
PULLS = {"hamstring": "the back of the ~thigh", "calf": "the ~calf"}
MARKS = {"wrong": "not this: ", "right": "do this: ", "": ""}
# Kit that no hand and no foot is on, but that stands there to be used.
ROOM = {"chair": "beside a chair", "wall": "near a wall"}
MOST_WORDS = 20
MOST_LETTERS = 300
# What is left out where it would be too much to listen to, the least needed first.
EXTRAS = ("moves", "room", "pulls")


def describe(pose: Pose) -> str:
    """Short sentences about a settled pose: the body and the hands, then each leg that matters."""
    seen = Seen(pose)
    texts = (_told(seen, EXTRAS[start:]) for start in range(len(EXTRAS)))
    # As if each "left" were the longer "right", so that a mirrored pose is told just as fully.
    return next((text for text in texts if len(text) + text.count("left") <= MOST_LETTERS), _told(seen, ()))


def _told(seen: Seen, extras: tuple[str, ...]) -> str:
    moving = moves(seen) if "moves" in extras else {}
    body = MARKS[seen.pose.mark] + placed(seen, moving)
    legs_told = _legs(seen, moving, pulls="pulls" in extras)
    together = f"{body}, {_hands(seen, tail=True)}"
    short = len(together.split()) <= MOST_WORDS
    parts = [together, *legs_told] if short else [body, *legs_told, _hands(seen, tail=False)]
    if "room" in extras:
        said = " ".join(parts)
        parts[0] += "".join(f", {words}" for kind, words in ROOM.items() if seen.prop(kind) and kind not in said)
    return " ".join(map(sentence, parts))


def _legs(seen: Seen, moving: Moves, *, pulls: bool) -> list[str]:
    told = []
    for side, phrase in legs(seen):
        words = phrase.of(seen.name(side)) if side else phrase.of_both()
        told.append(words + _leg_moves(side, moving) + (_pull(seen, side) if pulls else ""))
    return told


def _leg_moves(side: Side | None, moving: Moves) -> str:
    found = [moving[each] for each in ((side,) if side else SIDES) if each in moving]
    return f", {found[0]}" if found else ""


def _pull(seen: Seen, side: Side | None) -> str:
    sides = (side,) if side else SIDES
    felt = [
        words for muscle, words in PULLS.items() if any(f"{muscle}_{each}" in seen.pose.highlight for each in sides)
    ]
    words = " and ".join(felt)
    return f", with a pull at {one(words) if side else many(words)}" if felt else ""


def _hands(seen: Seen, *, tail: bool) -> str:
    said = []
    for side, phrase in hands(seen):
        if side:
            said.append(phrase.tail_of(seen.name(side)) if tail else phrase.of(seen.name(side)))
        else:
            said.append(phrase.tail_of_both() if tail else phrase.of_both())
    return " and ".join(said)
