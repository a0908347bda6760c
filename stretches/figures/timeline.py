"""When each pose of a movement is reached, and the poses in between."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from math import asin, ceil, sin

from stretches.figures.geometry import between, wrapped
from stretches.figures.pose import SIDES, Pose
from stretches.figures.skeleton import joints_of
from stretches.figures.tween import Tween, carriers

# A move takes so long, and longer the further a joint travels (body units a second), within these seconds.
STARTING, SPEED = 0.5, 45
SHORTEST, LONGEST = 0.7, 1.9
# Seconds of the whole movement.
TOTAL = (10, 20)
# Degrees that a joint turns at most between two drawings, and how many a move has at least and at most.
FINE = 26
FEWEST, MOST = 2, 4

TRUNK = ("rot", "lumbar", "thoracic", "neck")
LIMBS = {
    "legs": ("hip", "abduction", "rotation", "knee", "ankle", "toes"),
    "arms": ("shoulder", "elbow", "wrist"),
}


@dataclass(frozen=True, slots=True)
class Stop:
    """A settled pose and the seconds that the movement rests in it."""

    pose: Pose
    rest: float = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """``ease`` is how the drawing before turns into this one: two control points of SMIL's keySplines."""

    time: float
    pose: Pose
    ease: str = "0 0 1 1"


def moments(stops: Sequence[Stop]) -> list[Moment]:
    """The drawings of a movement through all stops and back to the first."""
    first = stops[0]
    clock, drawn = 0.0, [Moment(0, first.pose)]
    for stop, after in pairwise(_carried([*stops, Stop(first.pose)])):
        if stop.rest:
            clock += stop.rest
            drawn.append(Moment(clock, stop.pose))
        seconds = _seconds(stop.pose, after.pose)
        drawn += _move(stop.pose, after.pose, clock, seconds)
        clock += seconds
    least, most = TOTAL
    scale = max(least, min(most, clock)) / clock
    return [Moment(moment.time * scale, moment.pose, moment.ease) for moment in drawn]


def _carried(stops: Sequence[Stop]) -> list[Stop]:
    """With stops to put the weight on other parts, such as knees before the hands leave the floor."""
    carried = [stops[0]]
    for before, after in pairwise(stops):
        down, needed = carriers(before.pose), carriers(after.pose)
        if down and needed and not down & needed:
            between_them = (stop for stop in stops if down & carriers(stop.pose) and needed & carriers(stop.pose))
            carried += [Stop(stop.pose) for stop in islice(between_them, 1)]
        carried.append(after)
    return carried


def _seconds(start: Pose, end: Pose) -> float:
    joints = joints_of(end)
    furthest = max(abs(joint.point - joints[name].point) for name, joint in joints_of(start).items())
    return max(SHORTEST, min(LONGEST, STARTING + furthest / SPEED))


def _move(start: Pose, end: Pose, clock: float, seconds: float) -> list[Moment]:
    """The drawings after the first of one move, which sets out and ends gently."""
    count = max(FEWEST, min(MOST, ceil(max(map(abs, _turns(start, end))) / FINE)))
    ways = [step / count for step in range(count + 1)]
    tween = Tween(start, end, [(way, _blended(start, end, way)) for way in ways[1:-1]])
    poses = [*tween.settled(), end]
    times = [_when(way) for way in ways]
    return [
        Moment(clock + seconds * time, pose, _ease(before, time))
        for (before, time), pose in zip(pairwise(times), poses, strict=True)
    ]


def _smooth(time: float) -> float:
    """How far a move has come that sets out and ends gently."""
    return time * time * (3 - 2 * time)


def _when(way: float) -> float:
    """When such a move has come so far."""
    return 0.5 - sin(asin(1 - 2 * way) / 3)


def _ease(start: float, end: float) -> str:
    """The piece of _smooth() between two times, as the Bézier curve that it exactly is."""
    third = (end - start) / 3
    rise = _smooth(end) - _smooth(start)
    leaving, arriving = (6 * time * (1 - time) * third / rise for time in (start, end))
    return " ".join(f"{part:.2f}" for part in (1 / 3, leaving, 2 / 3, 1 - arriving))


def _turns(start: Pose, end: Pose) -> list[float]:
    """How far each joint turns, the shorter way."""
    return [wrapped(last - first) for first, last in zip(_angles(start), _angles(end), strict=True)]


def _angles(pose: Pose) -> list[float]:
    angles = [getattr(pose, name) for name in TRUNK]
    for limbs, names in LIMBS.items():
        angles += [getattr(getattr(pose, limbs)[side], name) for side in SIDES for name in names]
    return angles


def _blended(start: Pose, end: Pose, share: float) -> Pose:
    """A pose with all angles so far between two, and what is drawn beside the body from the nearer one."""
    pose = (start if share < 0.5 else end).copy()
    angles = iter(first + turn * share for first, turn in zip(_angles(start), _turns(start, end), strict=True))
    pose.x, pose.y = between(start.x, end.x, share), between(start.y, end.y, share)
    for name in TRUNK:
        setattr(pose, name, next(angles))
    for limbs, names in LIMBS.items():
        for side in SIDES:
            for name in names:
                setattr(getattr(pose, limbs)[side], name, next(angles))
    return pose
