"""Keep the poses between two others on the floor: what is planted in both stays, and nothing sinks."""

from collections.abc import Sequence
from math import pi, sin

from stretches.figures import body
from stretches.figures.geometry import Point, between, root_of, turned, wrapped
from stretches.figures.outline import lowest
from stretches.figures.pose import SIDES, Pose, Side
from stretches.figures.reach import place_ankle, place_hand
from stretches.figures.skeleton import arm, leg

# Body units within which a part rests on the floor, and within which it is in the same place in two poses.
TOUCH, SAME_PLACE = 1.0, 1.5
# Rounds in which hips are brought within reach of both planted feet.
ROUNDS = 3
SUNK = 0.05
# Degrees by which a body on hands and feet may be turned, and by how much its arms may then be too short.
LEANS = range(-12, 13)
SLACK = 0.5
# Degrees of the knee that may get a passing foot over the floor.
BENDS = (0, 10, 20, 30, 40, 50, 60, 70)


class Tween:
    """From one settled pose to another, by drafts of the poses in between and their shares of the way."""

    def __init__(self, start: Pose, end: Pose, drafts: Sequence[tuple[float, Pose]]) -> None:
        self.start, self.end, self.drafts = start, end, drafts
        self.hands = [side for side in SIDES if all(_lies(each, side) for each in (start, end))]
        self.on_hands = [side for side in self.hands if all(_on_floor(each, f"hand_{side}") for each in (start, end))]
        self.pivots = {side: pivot for side in SIDES if (pivot := self._pivot(side))}
        self.bends = {side: self._bend(side) for side in SIDES if side not in self.pivots}

    def settled(self) -> list[Pose]:
        """The poses in between as they stand on the floor. Changes the drafts."""
        return [self._settled(*draft) for draft in self.drafts]

    def _settled(self, share: float, pose: Pose) -> Pose:
        for side, bend in self.bends.items():
            _fold(pose, side, bend * sin(pi * share))
        self._stand(pose, share)
        for side in self.hands:
            self._keep_hand(pose, share, side)
        pose.y -= max(0.0, lowest(pose, "auto") - SUNK)
        return pose

    def _pivot(self, side: Side) -> str:
        """The point of a foot that stays on the floor; nothing if the foot leaves it or steps."""
        if any(_opened(pose, side) or not _on_floor(pose, f"foot_{side}") for pose in (self.start, self.end)):
            return ""
        before, after = leg(self.start, side), leg(self.end, side)
        ways = {name: abs(before[f"{name}_{side}"].point - after[f"{name}_{side}"].point) for name in ("heel", "ball")}
        name = min(ways, key=lambda point: ways[point])
        # Feet of one who is on the hands as well walk along the floor.
        return name if self.on_hands or ways[name] < SAME_PLACE else ""

    def _bend(self, side: Side) -> float:
        """The least bend of the knee, half way, with which a foot that passes does not touch the floor."""
        return next((bend for bend in BENDS if all(self._clears(side, bend, *draft) for draft in self.drafts)), 0)

    def _clears(self, side: Side, bend: float, share: float, draft: Pose) -> bool:
        pose = draft.copy()
        _fold(pose, side, bend * sin(pi * share))
        self._stand(pose, share)
        return lowest(pose, f"foot_{side}") <= SUNK

    def _stand(self, pose: Pose, share: float) -> None:
        if not self.pivots:
            pose.y += between(lowest(self.start, "auto"), lowest(self.end, "auto"), share) - lowest(pose, "auto")
            return
        feet = {side: self._ankle(share, side, pivot) for side, pivot in self.pivots.items()}
        first = next((side for side in feet if self.start.ground.anchor.endswith(side)), next(iter(feet)))
        self._put_hips(pose, share, first, feet[first][0])
        self._lean_on_hands(pose, share)
        for _ in range(ROUNDS):
            for side, (ankle, angle) in feet.items():
                pose.legs[side].ankle += wrapped(leg(pose, side)[f"ankle_{side}"].angle - angle)
                place_ankle(pose, side, ankle)
                miss = ankle - leg(pose, side)[f"ankle_{side}"].point
                pose.x += miss.real
                pose.y += miss.imag

    def _ankle(self, share: float, side: Side, pivot: str) -> tuple[Point, float]:
        """Where the ankle of a planted foot is, and the angle of that foot."""
        before, after = leg(self.start, side), leg(self.end, side)
        foot, next_foot = before[f"ankle_{side}"].angle, after[f"ankle_{side}"].angle
        angle = foot + wrapped(next_foot - foot) * share
        point, next_point = before[f"{pivot}_{side}"].point, after[f"{pivot}_{side}"].point
        return point + (next_point - point) * share - turned(body.FOOT[pivot], angle), angle

    def _put_hips(self, pose: Pose, share: float, side: Side, ankle: Point) -> None:
        """As far from an ankle as they are in the two poses, so that a straight leg stays straight."""
        legs = leg(self.start, side), leg(self.end, side)
        start, end = (abs(each[f"hip_{side}"].point - each[f"ankle_{side}"].point) for each in legs)
        way = complex(pose.x, pose.y) - ankle
        hips = ankle + way / abs(way) * between(start, end, share)
        pose.x, pose.y = hips.real, hips.imag

    def _lean_on_hands(self, pose: Pose, share: float) -> None:
        """Turn a body on hands and feet until its arms are as long as in the two poses: they need not bend then."""
        if not self.on_hands:
            return
        side = self.on_hands[0]
        before, after = arm(self.start, side), arm(self.end, side)
        first, last = before[f"wrist_{side}"].point, after[f"wrist_{side}"].point
        wrist = first + (last - first) * share
        lengths = abs(first - before[f"shoulder_{side}"].point), abs(last - after[f"shoulder_{side}"].point)
        length, guess = between(*lengths, share), pose.rot

        def gap(rot: float) -> float:
            pose.rot = rot
            return abs(arm(pose, side)[f"shoulder_{side}"].point - wrist) - length

        # Of all the ways to lean that are nearly as good, the one next to the guess; then that one exactly.
        nearest = min((guess + turn for turn in LEANS), key=lambda rot: (max(SLACK, abs(gap(rot))), abs(rot - guess)))
        pose.rot = root_of(gap, nearest - 1, nearest + 1)

    def _keep_hand(self, pose: Pose, share: float, side: Side) -> None:
        """A hand that lies somewhere in both poses goes straight from the one place to the other."""
        palm, next_palm = (arm(each, side)[f"hand_{side}"] for each in (self.start, self.end))
        angle = palm.angle + wrapped(next_palm.angle - palm.angle) * share
        for _ in range(ROUNDS):
            pose.arms[side].wrist += wrapped(arm(pose, side)[f"hand_{side}"].angle - angle)
            place_hand(pose, side, palm.point + (next_palm.point - palm.point) * share, palm=True)


def carriers(pose: Pose) -> set[str]:
    """The parts other than feet that are on the floor."""
    return {part for part in ("hand", "knee", "seat") if any(_on_floor(pose, name) for name in _names(part))}


def _names(part: str) -> list[str]:
    return [part] if part == "seat" else [f"{part}_{side}" for side in SIDES]


def _opened(pose: Pose, side: Side) -> bool:
    """Whether a leg leaves the plane of the picture, in which alone it can be placed."""
    return bool(pose.legs[side].abduction or pose.legs[side].rotation)


def _lies(pose: Pose, side: Side) -> bool:
    return side in pose.reach or _on_floor(pose, f"hand_{side}")


def _on_floor(pose: Pose, part: str) -> bool:
    return lowest(pose, part) > -TOUCH


def _fold(pose: Pose, side: Side, bend: float) -> None:
    """Bend a knee so that the foot rises under the hip, toes up."""
    pose.legs[side].knee += bend
    pose.legs[side].hip += bend / 2
    pose.legs[side].ankle += bend / 3
