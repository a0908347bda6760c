"""Say in words what a pose shows, well enough to do the stretch by, for people who cannot see the picture."""

from stretches.figures.pose import Pose, Side
from stretches.figures.words.arrows import moves
from stretches.figures.words.hands import hands
from stretches.figures.words.legs import legs
from stretches.figures.words.phrase import Phrase, sentence
from stretches.figures.words.seen import Seen
from stretches.figures.words.trunk import placed, standing_side

# Which muscles of a leg are coloured, and where a reader feels them.
PULLS = {"hamstring": "the back of the thigh", "calf": "the calf"}
LEG_JOINTS = ("toe", "heel", "knee")


def describe(pose: Pose) -> str:
    """One to three sentences about a settled pose: the body, the legs, the hands."""
    seen = Seen(pose)
    mark = {"wrong": "not this: ", "right": "do this: "}.get(pose.mark, "")
    moving = moves(seen)
    parts = [mark + placed(seen) + _trunk_moves(moving), _legs(seen, moving), _hands(seen)]
    return " ".join(sentence(part) for part in parts if part)


def _trunk_moves(moving: dict[str, str]) -> str:
    if "head" in moving:
        return f", moving {moving['head']}"
    return f", the hips moving {moving['pelvis']}" if "pelvis" in moving else ""


def _legs(seen: Seen, moving: dict[str, str]) -> str:
    standing = standing_side(seen)
    said = []
    for side, phrase in legs(seen):
        words = _named(seen, side, phrase)
        if side is not None and side == standing:
            continue
        said.append(words + _pull(seen, side) + _leg_moves(side, moving))
    return "; ".join(said)


def _pull(seen: Seen, side: Side | None) -> str:
    felt = [
        where
        for muscle, where in PULLS.items()
        if any(f"{muscle}_{each}" in seen.pose.highlight for each in ([side] if side else ["near", "far"]))
    ]
    many = [where.replace("thigh", "thighs").replace("calf", "calves") for where in felt] if side is None else felt
    return f", with a pull at {' and '.join(many)}" if felt else ""


def _leg_moves(side: Side | None, moving: dict[str, str]) -> str:
    for joint in LEG_JOINTS:
        for each in [side] if side else ["near", "far"]:
            if way := moving.get(f"{joint}_{each}"):
                return f", moving {way}"
    return ""


def _hands(seen: Seen) -> str:
    return ", and ".join(_named(seen, side, phrase) for side, phrase in hands(seen))


def _named(seen: Seen, side: Side | None, phrase: Phrase) -> str:
    return phrase.of(seen.name(side)) if side else phrase.of_both()
