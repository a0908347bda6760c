"""Say in words what a pose shows, well enough to do the stretch by, for people who cannot see the picture."""

from stretches.figures.pose import SIDES, Pose, Side
from stretches.figures.words.arrows import HANDS, Moves, moves
from stretches.figures.words.hands import hands
from stretches.figures.words.legs import legs
from stretches.figures.words.phrase import Phrase, many, one, sentence
from stretches.figures.words.seen import Seen
from stretches.figures.words.trunk import placed

# Which muscles of a leg are coloured, and where a reader feels them.
PULLS = {"hamstring": "the back of the ~thigh", "calf": "the ~calf"}
MARKS = {"wrong": "not this: ", "right": "do this: ", "": ""}
# Kit that no hand and no foot is on, but that stands there to be used.
ROOM = {"chair": "beside a chair", "wall": "near a wall"}
# The joints of a leg that arrows can stand beside, and what of the leg moves then, if not all of it.
LEG_PARTS = {"toe": "toes", "heel": "~heel", "knee": ""}
TRUNK_PARTS = (("pelvis", "the hips are"), ("head", "the body is"))
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
    body, *trunk_moves = _body(seen, moving)
    legs_told = _legs(seen, moving, pulls="pulls" in extras)
    together = f"{body}, {_hands(seen, moving, tail=True)}"
    room = _room(seen, said=" ".join([together, *legs_told])) if "room" in extras else ""
    if _is_short(together + room):
        parts = [together + room, *trunk_moves, *legs_told]
    else:
        parts = [body + room, *trunk_moves, *legs_told, _hands(seen, moving, tail=False)]
    return " ".join(map(sentence, parts))


def _is_short(sentence: str) -> bool:
    return len(sentence.split()) <= MOST_WORDS


def _body(seen: Seen, moving: Moves) -> list[str]:
    """How the body is placed; how it moves is a sentence of its own where one would be too long for both."""
    mark = MARKS[seen.pose.mark]
    whole = mark + placed(seen, moving)
    if _is_short(whole):
        return [whole]
    return [mark + placed(seen, {}), *(f"{part} {moving[joint]}" for joint, part in TRUNK_PARTS if joint in moving)]


def _room(seen: Seen, said: str) -> str:
    return "".join(f", {words}" for kind, words in ROOM.items() if seen.prop(kind) and kind not in said)


def _legs(seen: Seen, moving: Moves, *, pulls: bool) -> list[str]:
    told = []
    for side, phrase in legs(seen):
        leg = phrase.of(seen.name(side)) if side else phrase.of_both()
        leg += _leg_moves(seen, side, phrase, moving)
        pull = _pull(seen, side) if pulls else ""
        together = f"{leg}, with a pull at {pull}" if pull else leg
        told += [together] if _is_short(together) or not pull else [leg, f"the pull is at {pull}"]
    return told


def _leg_moves(seen: Seen, side: Side | None, phrase: Phrase, moving: Moves) -> str:
    for each in (side,) if side else SIDES:
        for joint, part in LEG_PARTS.items():
            if way := moving.get(f"{joint}_{each}"):
                if part and part in phrase.rest:
                    return f" and {way}"
                # Of a foot that is down, only that end moves.
                end = f"{part} " if part and each in seen.standing_on else ""
                return f", {one(end) if side else many(end)}{way}"
    return ""


def _pull(seen: Seen, side: Side | None) -> str:
    sides = (side,) if side else SIDES
    felt = [
        words for muscle, words in PULLS.items() if any(f"{muscle}_{each}" in seen.pose.highlight for each in sides)
    ]
    words = " and ".join(felt)
    return one(words) if side else many(words)


def _hands(seen: Seen, moving: Moves, *, tail: bool) -> str:
    said = []
    for side, phrase in hands(seen):
        if side:
            said.append(phrase.tail_of(seen.name(side)) if tail else phrase.of(seen.name(side)))
        else:
            said.append(phrase.tail_of_both() if tail else phrase.of_both())
    way = next((f", {moving[hand]}" for hand in HANDS if hand in moving), "")
    return " and ".join(said) + way
