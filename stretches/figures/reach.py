"""Inverse kinematics: bend an arm or a leg so that its end is where it should be."""

from cmath import rect
from math import radians

from stretches.figures import body
from stretches.figures.geometry import Point, clock_angle, hang_angle, two_bones, wrapped
from stretches.figures.pose import Pose, Side
from stretches.figures.skeleton import arm, leg, torso_angle_at_shoulder

# The shoulder glides as the arm turns, so one try is not enough.
TRIES = 4
FURTHEST_BACK = -90


def place_ankle(pose: Pose, side: Side, target: Point) -> None:
    """Bend hip and knee, knee forward, until the ankle is at the target; the foot keeps its angle."""
    joints = leg(pose, side)
    foot = joints[f"ankle_{side}"].angle
    way = target - joints[f"hip_{side}"].point
    turn, bend = two_bones(body.THIGH, body.SHIN, abs(way))
    thigh = hang_angle(way) - turn
    angles = pose.legs[side]
    angles.hip = wrapped(pose.rot - thigh)
    angles.knee = bend
    angles.ankle = wrapped(thigh + bend - foot)


def place_hand(pose: Pose, side: Side, target: Point, *, palm: bool) -> float:
    """Bend shoulder and elbow, elbow back and down, until palm or finger tips are at the target.

    Returns how far the hand stays away from it.
    """
    angles = pose.arms[side]
    length = body.PALM if palm else body.FINGER_REACH
    # The hand as seen from the forearm: the wrist stays as it is.
    forearm_to_end = body.FOREARM + rect(length, radians(angles.wrist))
    tilt = clock_angle(complex(forearm_to_end.imag, -forearm_to_end.real))
    for _ in range(TRIES):
        way = target - arm(pose, side)[f"shoulder_{side}"].point
        turn, bend = two_bones(body.UPPER_ARM, abs(forearm_to_end), abs(way))
        raised = torso_angle_at_shoulder(pose) - hang_angle(way) - turn
        angles.shoulder = (raised - FURTHEST_BACK) % 360 + FURTHEST_BACK
        angles.elbow = bend - tilt
    wrist = arm(pose, side)[f"wrist_{side}"]
    return abs(wrist.at(1j * length) - target)
