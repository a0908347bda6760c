"""The movement of a stretch: which of its steps it goes through, and how long it rests in each."""

import json
from collections.abc import Sequence
from functools import lru_cache

from stretches.figures.animate import movement
from stretches.figures.frame import Frame
from stretches.figures.ground import settle
from stretches.figures.people import PEOPLE
from stretches.figures.pose import Pose
from stretches.figures.skeleton import joints_of
from stretches.figures.timeline import Stop
from stretches.illustrations import step_pose, stretch_frame
from stretches.models import Step, Stretch

# Seconds of rest in a pose. What is counted and not held goes on without one.
RESTS: dict[str, float] = {
    Step.Phase.SET_UP: 1.0,
    Step.Phase.MOVE_IN: 0.7,
    Step.Phase.HOLD: 2.6,
    Step.Phase.COME_OUT: 1.0,
}
# How often a dynamic stretch goes to and fro before it starts anew.
ROUNDS = 3

# A pose as JSON, and the phase of its step.
Shown = tuple[str, str]


def moves(stretch: Stretch) -> bool:
    """Whether there are poses to move between."""
    return len({pose for pose, _ in _shown(stretch)}) > 1


def movement_file(stretch: Stretch) -> str | None:
    """The movement as an SVG file, or None if there is nothing to move between."""
    if not moves(stretch):
        return None
    dynamic = stretch.kind == Stretch.Kind.DYNAMIC
    text = f"{stretch.title}: the movement from step to step."
    return _drawn(_shown(stretch), dynamic, stretch.person, stretch_frame(stretch).to_floor(), text)


def _shown(stretch: Stretch) -> tuple[Shown, ...]:
    """The steps with a picture for one side, one after the other, the same pose once."""
    shown: list[Shown] = []
    for step in stretch.steps.all():
        pose = step_pose(step) if step.phase in RESTS else None
        if pose is None:
            continue
        if shown and shown[-1][0] == pose:
            # One rest for both, the longer one.
            phase = max(shown.pop()[1], step.phase, key=lambda phase: RESTS[phase])
            shown.append((pose, phase))
        else:
            shown.append((pose, step.phase))
    return tuple(shown)


@lru_cache(maxsize=64)
def _drawn(shown: tuple[Shown, ...], dynamic: bool, person: str, frame: Frame, text: str) -> str:
    settled = [(settle(Pose.from_json(json.loads(pose)), PEOPLE[person]).pose, phase) for pose, phase in shown]
    # A step that faces the other way shows the other side.
    facing = [(pose, phase) for pose, phase in settled if pose.faces_left == settled[0][0].faces_left]
    stops = _swings(facing) if dynamic else [Stop(pose, RESTS[phase]) for pose, phase in facing]
    return movement(stops, person, frame, text=text)


def _swings(settled: Sequence[tuple[Pose, str]]) -> list[Stop]:
    """Set up once, then to and fro a few times without a rest."""
    swings = _turning([pose for pose, phase in settled if phase in (Step.Phase.MOVE_IN, Step.Phase.HOLD)])
    before = [Stop(pose, RESTS[phase]) for pose, phase in settled if phase == Step.Phase.SET_UP]
    after = [Stop(pose, RESTS[phase]) for pose, phase in settled if phase == Step.Phase.COME_OUT]
    return [*before, *[Stop(pose) for pose in swings] * ROUNDS, *after]


def _turning(poses: Sequence[Pose]) -> list[Pose]:
    """Those in which what travels furthest turns round; the others are only passed."""
    if len(poses) < 3:
        return list(poses)
    joints = [joints_of(pose) for pose in poses]
    travels = {name: [each[name].point.real for each in joints] for name in joints[0]}
    along = max(travels.values(), key=lambda travel: max(travel) - min(travel))
    around = zip([along[-1], *along], along, [*along[1:], along[0]], strict=False)
    turns = [(here - before) * (after - here) <= 0 for before, here, after in around]
    return [pose for pose, turn in zip(poses, turns, strict=True) if turn]
