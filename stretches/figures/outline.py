"""The edge of each part that can touch the floor, as sample points."""

from stretches.figures import body
from stretches.figures.geometry import Point, turned
from stretches.figures.pose import SIDES, Pose, Side
from stretches.figures.skeleton import Joint, arm, leg, spine_at, trunk

EVERY_PART = ("seat", "back", "head", "leg_near", "leg_far", "hand_near", "hand_far")


def outline(pose: Pose, contact: str) -> list[Point]:
    """Sample points of one part, named as in a pose's contacts."""
    part, _, name = contact.partition("_")
    if part == "auto":
        return [point for every in EVERY_PART for point in outline(pose, every)]
    if part == "seat":
        return _seat(pose)
    if part == "back":
        return _back(pose)
    if part == "head":
        head = trunk(pose)["head"]
        return [head.at(point) for point in body.HEAD_OUTLINE]
    side: Side = "near" if name == "near" else "far"
    if part == "hand":
        wrist = arm(pose, side)[f"wrist_{side}"]
        hand = body.FIST_OUTLINE if pose.arms[side].fist else body.HAND_OUTLINE
        return [wrist.at(point) for point in hand]
    return _leg(pose, side, part)


def lowest(pose: Pose, contact: str) -> float:
    """How far down the part comes: y of its lowest sample, more than 0 being below the floor."""
    return max(point.imag for point in outline(pose, contact))


def _seat(pose: Pose) -> list[Point]:
    pelvis = Joint(complex(pose.x, pose.y), pose.rot)
    points = [pelvis.at(point) for point in body.PELVIS_OUTLINE]
    for side in SIDES:
        hip = leg(pose, side)[f"hip_{side}"]
        points += [hip.at(point) for point in body.BUTTOCK_OUTLINE]
    return points


def _back(pose: Pose) -> list[Point]:
    points = []
    for height, depth, _ in body.TORSO:
        spine, angle = spine_at(pose, height)
        points.append(spine + turned(-depth + 0j, angle))
    return points


def _leg(pose: Pose, side: Side, part: str) -> list[Point]:
    joints = leg(pose, side)
    knee = joints[f"knee_{side}"]
    knee_points = [knee.point + 1j * body.KNEE_RADIUS]
    if part == "knee":
        return knee_points
    foot = [joints[f"ankle_{side}"].at(point) for point in body.FOOT_OUTLINE]
    foot += [joints[f"ball_{side}"].at(point) for point in body.TOES_OUTLINE]
    return foot + knee_points + [knee.at(body.CALF)] if part == "leg" else foot
