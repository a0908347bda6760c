"""Stand a pose on the floor: work out the angles and the place that its contacts ask for.

Forward kinematics gives the shape; then the contacts turn joints and shift the whole body, so that the
lowest point of the outline, not of the bones, rests on the floor at y = 0.
"""

from dataclasses import dataclass

from stretches.figures import body
from stretches.figures.edge import sunk
from stretches.figures.geometry import Point, root_of, wrapped
from stretches.figures.outline import lowest
from stretches.figures.people import DEFAULT, PEOPLE, Person
from stretches.figures.pose import Pose, Reach, Side
from stretches.figures.reach import place_ankle, place_hand
from stretches.figures.skeleton import joints_of, leg, torso_angle_at_shoulder

FEET = ("sole", "heel", "ball", "foot")
SEATS = ("seat", "back", "head")
# A palm on the floor, fingers forward.
FLAT_HAND = -84
# How far a leg may be turned at the hip to fall to the floor, and a body between hands and feet.
LEG_SEARCH = 25
BODY_SEARCH, BODY_STEP = 40, 5
# Misses that nobody sees, in body units.
FOOT_TOLERANCE = 0.6
HAND_TOLERANCE = 1.0
SUNK_TOLERANCE = 0.3


@dataclass(frozen=True, slots=True)
class Settled:
    """A pose at rest, in plain angles, and what about it could not be had."""

    pose: Pose
    warnings: tuple[str, ...] = ()


def settle(asked: Pose, person: Person = PEOPLE[DEFAULT]) -> Settled:
    """Stand a pose on the floor; who is heavier built touches it sooner."""
    pose = asked.copy()
    warnings = [*_stand(pose), *_plant(pose), *_reach(pose)]
    depth = max(lowest(pose, "auto"), sunk(pose, person))
    if depth > SUNK_TOLERANCE:
        pose.y -= depth
        warnings.append(f"the figure was lifted by {depth:.1f}, out of the floor")
    return Settled(pose, tuple(warnings))


def _stand(pose: Pose) -> list[str]:
    contacts = pose.ground.contacts
    feet = [contact for contact in contacts if _part(contact) in FEET]
    knees = [contact for contact in contacts if _part(contact) == "knee"]
    hands = [contact for contact in contacts if _part(contact) == "hand"]
    seats = [contact for contact in contacts if contact in SEATS]
    warnings = _lean(pose, feet + knees, hands) if (feet or knees) and hands and not seats else []
    _lay_flat(pose)
    if pose.ground.y is not None:
        pose.y = -pose.ground.y
        _rest_legs(pose)
    elif seats:
        pose.y -= max(lowest(pose, seat) for seat in seats)
        _rest_legs(pose)
    elif feet and not hands:
        _stand_on(pose, feet)
    else:
        pose.y -= max(lowest(pose, contact) for contact in contacts)
    if pose.ground.anchor:
        pose.x += pose.ground.x - joints_of(pose)[pose.ground.anchor].point.real
    return warnings


def _part(contact: str) -> str:
    return contact.partition("_")[0]


def _side(contact: str) -> Side:
    return "near" if contact.endswith("_near") else "far"


def _lay_flat(pose: Pose) -> None:
    """Turn ankles, toes and wrists so that what touches the floor lies flat on it."""
    for contact in pose.ground.contacts:
        part, side = _part(contact), _side(contact)
        angles = pose.legs[side]
        shin = pose.rot - angles.hip + angles.knee
        if part == "sole":
            angles.ankle, angles.toes = shin, 0
        elif part == "ball":
            angles.toes = max(-20, min(80, wrapped(shin - angles.ankle)))
        elif part == "hand" and pose.ground.flat_hands and not pose.arms[side].fist:
            arm = pose.arms[side]
            forearm = torso_angle_at_shoulder(pose) - arm.shoulder - arm.elbow
            arm.wrist = wrapped(forearm - FLAT_HAND)


def _lean(pose: Pose, legs: list[str], hands: list[str]) -> list[str]:
    """Turn the body until hands and legs both rest on the floor; the pose's own angle is a first guess."""
    guess = pose.rot

    def gap(rot: float) -> float:
        pose.rot = rot
        _lay_flat(pose)
        return max(lowest(pose, part) for part in legs) - max(lowest(pose, hand) for hand in hands)

    gaps = {0: gap(guess)}
    for step in range(BODY_STEP, BODY_SEARCH + 1, BODY_STEP):
        for end, inner in ((step, step - BODY_STEP), (-step, BODY_STEP - step)):
            gaps[end] = gap(guess + end)
            if gaps[end] * gaps[inner] <= 0:
                pose.rot = root_of(gap, guess + end, guess + inner)
                return []
    pose.rot = guess
    return ["hands and feet cannot rest on the floor together"]


def _rest_legs(pose: Pose) -> None:
    """Turn the legs of a body that something else carries until they are on the floor."""
    for contact in pose.ground.contacts:
        part, side = _part(contact), _side(contact)
        if part in ("leg", "heel", "foot"):
            angles = pose.legs[side]

            def height(hip: float, contact: str = contact, side: Side = side) -> float:
                pose.legs[side].hip = hip
                return lowest(pose, contact)

            angles.hip = root_of(height, angles.hip - LEG_SEARCH, angles.hip + LEG_SEARCH)
        elif part == "sole":
            ankle = leg(pose, side)[f"ankle_{side}"].point
            place_ankle(pose, side, complex(ankle.real, -body.ANKLE_HEIGHT))
            _lay_flat(pose)


def _stand_on(pose: Pose, feet: list[str]) -> None:
    """The shorter leg sets the height; the other bends until its foot is out of the floor."""
    free = [foot for foot in feet if _side(foot) not in pose.ground.plant] or feet
    pose.y -= min(lowest(pose, foot) for foot in free)
    if len(free) == 1:
        return
    for foot in free:
        depth = lowest(pose, foot)
        if depth > 0.05:
            side = _side(foot)
            place_ankle(pose, side, leg(pose, side)[f"ankle_{side}"].point - 1j * depth)
            _lay_flat(pose)


def _plant(pose: Pose) -> list[str]:
    warnings = []
    for side, x in pose.ground.plant.items():
        target = complex(x, -body.ANKLE_HEIGHT)
        place_ankle(pose, side, target)
        _lay_flat(pose)
        miss = abs(leg(pose, side)[f"ankle_{side}"].point - target)
        if miss > FOOT_TOLERANCE:
            warnings.append(f"the {side} foot misses its place by {miss:.1f}")
    return warnings


def _reach(pose: Pose) -> list[str]:
    warnings = []
    for side, reach in pose.reach.items():
        target = _target(pose, reach)
        miss = place_hand(pose, side, target, palm=reach.palm or pose.arms[side].fist)
        if miss > HAND_TOLERANCE:
            warnings.append(f"the {side} hand misses its target by {miss:.1f}")
    return warnings


def _target(pose: Pose, reach: Reach) -> Point:
    if isinstance(reach.to, tuple):
        start = complex(reach.to[0], -reach.to[1])
    else:
        start = 0j if reach.to == "floor" else joints_of(pose)[reach.to].point
    return start + complex(reach.dx, -reach.dy)
