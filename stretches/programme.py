"""The follow-along of some stretches as one list of cues, in the order in which they are done.

The one source of truth: the page prints these cues, the player runs through them, and both take the same time.
"""

import math
from collections.abc import Iterable, Iterator
from functools import partial

from stretches.cue import LEGS, Cue, Kind
from stretches.illustrations import cover_step
from stretches.models import Stretch
from stretches.moves import Move
from stretches.scene import Scene, Scenes, scenes_of

# How fast words are heard and understood.
WORDS_PER_SECOND = 2.5
# Seconds on top of that, to do what was read.
GET_IN_PLACE = 8
MOVE = 5
CHANGE_LEGS = 12
# Seconds for a movement that was done before.
MOVE_AGAIN = 8
REST = 15
# Between two stretches: stand up, fetch the kit, lie down.
BETWEEN = 20
SECONDS_PER_SWING = 2


def programme(moves: Iterable[Move]) -> list[Cue]:
    return [cue for number, move in enumerate(moves, start=1) for cue in _cues(number, move)]


def total_seconds(cues: Iterable[Cue]) -> int:
    return sum(cue.seconds for cue in cues)


def _cues(number: int, move: Move) -> Iterator[Cue]:
    scenes = scenes_of(move.stretch)
    for turn, side in enumerate(move.sides):
        cue = partial(Cue, move=number, stretch=move.stretch, side=side, rounds=move.repeats)
        if turn:
            seconds, lead = _to_read(scenes.change) + CHANGE_LEGS, f"Now your {LEGS[side].lower()}."
            yield cue(Kind.CHANGE, scene=scenes.change, seconds=seconds, lead=lead, whole=True)
            # What comes first gets the body in place, where it still is.
            yield from (_step(cue, scene, told=True) for scene in scenes.set_up[1:])
        else:
            yield from _set_up(cue, move, scenes)
        for repeat in range(1, move.repeats + 1):
            told = turn > 0 or repeat > 1
            yield from _round(partial(cue, round=repeat), move, scenes, told=told)
            if repeat < move.repeats:
                yield _rest(partial(cue, round=repeat), scenes)
        # Only now: it may put away what the next round needs, such as a strap.
        yield from (_step(partial(cue, round=move.repeats), scene, told=turn > 0) for scene in scenes.ways_out)


def _set_up(cue: "partial[Cue]", move: Move, scenes: Scenes) -> Iterator[Cue]:
    if cue.keywords["move"] > 1:
        yield cue(Kind.REST, scene=_between(move.stretch), seconds=BETWEEN, lead="Rest.", whole=True)
    lead = f"{move.stretch.title}. {LEGS[move.sides[0]]}. "
    for scene in scenes.set_up:
        seconds = _to_read(scene) + GET_IN_PLACE
        yield cue(Kind.READY, scene=scene, seconds=seconds, lead=f"{lead}{scene.title}.", whole=True)
        lead = ""


def _round(cue: "partial[Cue]", move: Move, scenes: Scenes, *, told: bool) -> Iterator[Cue]:
    """Move in, then hold or count: in short if the words were told before."""
    yield from (_step(cue, scene, told=told) for scene in scenes.ways_in)
    if move.stretch.kind == Stretch.Kind.STATIC:
        lead = f"Hold for {move.amount} seconds."
        yield cue(Kind.HOLD, scene=scenes.main, seconds=move.amount, lead=lead, whole=not told)
    else:
        seconds, lead = move.amount * SECONDS_PER_SWING, f"Count {move.amount} swings."
        yield cue(Kind.COUNT, scene=scenes.main, seconds=seconds, swings=move.amount, lead=lead, whole=not told)


def _step(cue: "partial[Cue]", scene: Scene, *, told: bool) -> Cue:
    seconds = MOVE_AGAIN if told else _to_read(scene) + MOVE
    return cue(Kind.STEP, scene=scene, seconds=seconds, lead=f"{scene.title}.", whole=not told)


def _rest(cue: "partial[Cue]", scenes: Scenes) -> Cue:
    """Between two rounds on the same side: time to ease off slowly, as the first way out shows."""
    picture = next((scene.picture for scene in scenes.ways_out), scenes.main.picture)
    scene = Scene("Ease off and rest", words="Ease off slowly, then rest. The next one is the same.", picture=picture)
    return cue(Kind.REST, scene=scene, seconds=REST, lead="Ease off slowly, and rest.")


def _between(stretch: Stretch) -> Scene:
    kit = ", ".join(str(each).lower() for each in stretch.kit.all())
    need = f" You need: {kit}." if kit else ""
    return Scene("Rest", words=f"Next comes: {stretch.title}.{need}", picture=cover_step(stretch))


def _to_read(scene: Scene) -> int:
    return math.ceil(len(scene.words.split()) / WORDS_PER_SECOND)
