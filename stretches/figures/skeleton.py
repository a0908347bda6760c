"""From angles to joints: where every part of the body is, before and after it stands on the ground."""

from cmath import rect
from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sin
from typing import NamedTuple

from stretches.figures import body
from stretches.figures.geometry import Point, along_arc, hang_angle, hanging, turned
from stretches.figures.pose import SIDES, Pose, Side

# A foot that points at the viewer is still drawn this long, as a share of its length.
SHORTEST_FOOT = 0.45
SIDEWAYS_FOOT_HEIGHT = 0.85


@dataclass(slots=True)
class Joint:
    """A point, the angle of the part that hangs from it, its depth, and how far that part is foreshortened.

    ``view`` is how much a unit of depth shifts what is drawn.
    """

    point: Point
    angle: float
    depth: float = 0
    scale: tuple[float, float] = (1, 1)
    view: Point = body.OBLIQUE

    @property
    def on_screen(self) -> Point:
        return self.point + self.depth * self.view

    def at(self, offset: Point) -> Point:
        """A point of the part that hangs from this joint."""
        return self.point + turned(offset, self.angle)


class Vector(NamedTuple):
    """A direction in space: within the plane of the picture, and away from the viewer."""

    flat: Point
    depth: float

    def turned_to(self, other: "Vector", angle: float) -> "Vector":
        """This unit vector turned towards one at right angles to it."""
        c, s = cos(radians(angle)), sin(radians(angle))
        return Vector(self.flat * c + other.flat * s, self.depth * c + other.depth * s)

    def seen(self, view: Point) -> Point:
        return self.flat + self.depth * view


Joints = dict[str, Joint]


def spine_at(pose: Pose, height: float) -> tuple[Point, float]:
    """The point so many units up the spine from the hips, and the angle of the spine there."""
    point, angle = complex(pose.x, pose.y), pose.rot
    for length, bend in (
        (body.PELVIS, 0.0),
        (body.LUMBAR, pose.lumbar + body.LUMBAR_CURVE),
        (body.THORAX, pose.thoracic + body.THORACIC_CURVE),
    ):
        part = min(height, length)
        point += along_arc(angle, bend / length, part)
        angle += bend * max(0.0, part) / length
        height -= part
        if height <= 0:
            return point, angle
    return point + along_arc(angle, 0, height), angle


def trunk(pose: Pose) -> Joints:
    neck_base, top = spine_at(pose, body.SPINE)
    neck_angle = top + body.NECK_CURVE + pose.neck / 2
    head_angle = top + pose.neck - body.LUMBAR_CURVE - body.THORACIC_CURVE
    head = neck_base + turned(-1j * body.NECK, neck_angle)
    return {
        "pelvis": Joint(complex(pose.x, pose.y), pose.rot),
        "waist": Joint(*spine_at(pose, 10)),
        "chest": Joint(*spine_at(pose, 22)),
        "neck": Joint(neck_base, neck_angle),
        "head": Joint(head, head_angle),
        "crown": Joint(head + turned(-1j * body.CROWN, head_angle), head_angle),
    }


def leg(pose: Pose, side: Side) -> Joints:
    """A small chain in space, so that a bent leg can open sideways and be foreshortened.

    The further it opens, the more it is seen from above: else the near leg would hide all of it.
    """
    angles = pose.legs[side]
    if not angles.abduction and not angles.rotation:
        return _straight_leg(pose, side)
    view = body.OBLIQUE + (body.FROM_ABOVE - body.OBLIQUE) * min(1, angles.abduction / body.WIDE_OPEN)
    outwards = 1 if side == "far" else -1
    hanging_angle = pose.rot - angles.hip
    down = Vector(turned(1j, hanging_angle), 0)
    back = Vector(turned(-1 + 0j, hanging_angle), 0)
    thigh = down.turned_to(Vector(0j, outwards), angles.abduction)
    inwards = Vector(0j, -outwards).turned_to(down, angles.abduction)
    heel_way = back.turned_to(inwards, angles.rotation)
    shin = thigh.turned_to(heel_way, angles.knee)
    forward = Vector(-heel_way.flat, -heel_way.depth).turned_to(thigh, angles.knee)
    toe_way = forward.turned_to(Vector(-shin.flat, -shin.depth), angles.ankle)
    sole_way = shin.turned_to(forward, angles.ankle)

    hip = Vector(complex(pose.x, pose.y), _leg_depth(side))
    knee = _along(hip, thigh, body.THIGH)
    ankle = _along(knee, shin, body.SHIN)
    seen = toe_way.seen(view)
    foot_angle = degrees(atan2(seen.imag, seen.real))
    scale = (max(SHORTEST_FOOT, abs(seen)), SIDEWAYS_FOOT_HEIGHT)
    joints = {
        "hip": _bone(hip, thigh, view),
        "knee": _bone(knee, shin, view),
        "ankle": Joint(ankle.flat, foot_angle, ankle.depth, scale, view),
    }
    for name, offset in body.FOOT.items():
        place = _along(_along(ankle, toe_way, offset.real), sole_way, offset.imag)
        joints[name] = Joint(place.flat, foot_angle, place.depth, view=view)
    joints["ball"].angle = foot_angle - angles.toes
    joints["ball"].scale = scale
    return {f"{name}_{side}": joint for name, joint in joints.items()}


def _straight_leg(pose: Pose, side: Side) -> Joints:
    """The same of a leg that moves in the plane of the picture, as most do: this takes a quarter of the time."""
    angles = pose.legs[side]
    thigh = pose.rot - angles.hip
    shin = thigh + angles.knee
    foot = shin - angles.ankle
    depth = _leg_depth(side)
    hip = complex(pose.x, pose.y)
    knee = hip + hanging(body.THIGH, thigh)
    ankle = knee + hanging(body.SHIN, shin)
    joints = {
        f"hip_{side}": Joint(hip, thigh, depth),
        f"knee_{side}": Joint(knee, shin, depth),
        f"ankle_{side}": Joint(ankle, foot, depth),
    }
    turn = rect(1, radians(foot))
    for name, offset in body.FOOT.items():
        joints[f"{name}_{side}"] = Joint(ankle + offset * turn, foot, depth)
    joints[f"ball_{side}"].angle = foot - angles.toes
    return joints


def _leg_depth(side: Side) -> float:
    return body.LEG_DEPTH if side == "far" else 0


def _along(start: Vector, direction: Vector, length: float) -> Vector:
    return Vector(start.flat + direction.flat * length, start.depth + direction.depth * length)


def _bone(start: Vector, direction: Vector, view: Point) -> Joint:
    seen = direction.seen(view)
    return Joint(start.flat, hang_angle(seen), start.depth, (1, abs(seen)), view)


def arm(pose: Pose, side: Side) -> Joints:
    angles = pose.arms[side]
    depth = body.ARM_DEPTH if side == "far" else 0
    shoulder, chest_angle = spine_at(pose, body.SHOULDER)
    upper = chest_angle - body.ARM_SET - angles.shoulder
    # The shoulder blade follows the arm a little as it rises.
    shoulder += hanging(0.3 + 0.95 * (1 - cos(radians(angles.shoulder))), upper)
    fore = upper - angles.elbow
    hand = fore - angles.wrist
    elbow = shoulder + hanging(body.UPPER_ARM, upper)
    wrist = elbow + hanging(body.FOREARM, fore)
    joints = {
        "shoulder": Joint(shoulder, upper, depth),
        "elbow": Joint(elbow, fore, depth),
        "wrist": Joint(wrist, hand, depth),
        "hand": Joint(wrist + hanging(body.PALM, hand), hand, depth),
        "fingers": Joint(wrist + hanging(body.FINGERTIPS, hand), hand, depth),
    }
    return {f"{name}_{side}": joint for name, joint in joints.items()}


def joints_of(pose: Pose) -> Joints:
    joints = trunk(pose)
    for side in SIDES:
        joints |= leg(pose, side) | arm(pose, side)
    return joints


def torso_angle_at_shoulder(pose: Pose) -> float:
    return spine_at(pose, body.SHOULDER)[1] - body.ARM_SET
