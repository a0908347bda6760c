"""How far a drawn body is below the floor: the edges of all its shapes, as thick as the person is.

What carries the body in a pose is found by fewer points, in outline.py. These find an elbow, a belly or a thigh that
nobody meant to touch the floor. Left out on purpose: how much lower the camera shows a leg that opens towards the
viewer, and how much higher what is far away; the elbow of an arm that reaches for something, which in truth stands out
to the side; and hair, which gives way.
"""

from collections.abc import Iterator

from stretches.figures.body import BELLY, TORSO
from stretches.figures.geometry import Point, turned
from stretches.figures.people import Person
from stretches.figures.pose import SIDES, Pose
from stretches.figures.skeleton import Joint, joints_of, spine_at

# The convex hull of each path in shapes.py, to within a fifth of a body unit.
# fmt: off
HULLS = {
    "pelvis": (
        -7.5-2.8j, -6.7-5j, -5.6-6.5j, 5.4-6.5j, 6-1j, 5.6+1.4j, 4.8+3j, 3.7+4.3j, 2.3+5.4j, -0.6+6.3j,
        -2.5+6.1j, -4.2+5.4j, -5.6+4.4j, -6.7+3.1j, -7.4+1.6j, -7.7-0.3j,
    ),
    "glute": (
        -6.5-0.8j, -6.1-2.5j, -5.3-4j, -4.1-5.2j, -2.7-6j, -1.1-6.4j, 0.5-6.4j, 2.1-6j, 3.5-5.2j, 4.7-4j,
        5.5-2.5j, 5.9-0.8j, 5.9+0.8j, 5.5+2.5j, 4.7+4j, 3.5+5.2j, 2.1+6j, 0.5+6.4j, -1.1+6.4j, -2.7+6j,
        -4.1+5.2j, -5.3+4j, -6.1+2.5j, -6.5+0.8j,
    ),
    "thigh": (
        -6-2j, -5.2-3.7j, -4.3-4.6j, -2.1-5.7j, 0.5-5.9j, 3-5.2j, 4.9-3.7j, 5.4-2.6j, 5.9+0.3j, 6.1+4.9j,
        5.7+9.5j, 3.5+26j, 2.7+27.2j, 1.5+28j, 0.5+28.3j, -1.5+28j, -2.7+27.2j, -3.7+25.5j, -5.8+11.8j,
        -6.3+6.9j,
    ),
    "shin": (
        -4.6+7.3j, -3.7-1j, -2.7-2.7j, -1.5-3.5j, 0-3.8j, 1-3.7j, 2.3-3j, 3.3-1.9j, 3.8+0j, 3.6+5j, 2.3+22.4j,
        0.8+22.8j, -0.8+22.8j, -2.3+22.4j, -4.3+12j,
    ),
    "foot": (-3.6+2.1j, -2.1-2.5j, 2-2.5j, 8.6+1.5j, 9.2+2.3j, 9.2+2.9j, 8.2+3.8j, -3+3.7j, -3.5+3.3j),
    "toes": (-0.1+1.4j, -0.1-1.4j, 2.3-0.8j, 3.2-0.1j, 3.5+0.6j, 3.4+1.1j, 2.8+1.4j),
    "upper": (
        -3.2+3j, -3.1-0.4j, -2.5-1.9j, -1.2-2.9j, 0-3.1j, 1.2-2.9j, 2.5-1.9j, 3.1-0.4j, 3.1+4.5j, 2.1+17.8j,
        1.3+18.9j, 0.6+19.3j, -0.6+19.3j, -1.3+18.9j, -2.1+17.8j,
    ),
    "sleeve": (
        -3.5-0.7j, -3-1.9j, -2.1-3j, -0.5-3.7j, 0.9-3.6j, 2.1-3j, 2.8-2.3j, 3.4-1.1j, 3.7+8.8j, 1.2+9.2j,
        -1.3+9.2j, -3.8+8.8j,
    ),
    "fore": (
        -2.1-0.6j, -1.6-1.6j, -0.6-2.1j, 0.6-2.1j, 1.7-1.3j, 2.1-0.6j, 2.4+3.9j, 2.2+9.4j, 1.5+14.6j, 0.5+15j,
        -0.5+15j, -1.5+14.6j, -2.2+5.6j,
    ),
    "hand": (-1.9+3.1j, -1.5-0.6j, 1.5-0.6j, 2.4+5j, 0.3+9j, -0.5+9j, -1.1+8.2j),
    "fist": (
        -2.2+0.8j, -1.5-0.6j, 1.5-0.6j, 2.7+1.9j, 2.9+3.3j, 2.6+4.2j, 1.3+5.3j, -0.6+5.4j, -1.5+5j, -2.2+3.9j,
        -2.4+2.9j,
    ),
    "neck": (-3.2+2.4j, -3-7j, 3-6j, 3.2+2.2j, 1.1+3.2j, -1.1+3.3j),
    "head": (
        -5.2-5j, -4.9-6.6j, -4.3-8j, -3.4-9j, -2.3-9.8j, 0.4-10.4j, 2-10.3j, 4.2-9.3j, 5.1-8.3j, 5.8-7.1j,
        7.3-2j, 6.1+1.5j, 5.3+2.4j, 4.2+2.8j, 3+2.7j, -2+1.2j, -3.3+0.5j, -4.2-0.4j, -5.1-2.6j,
    ),
}
# fmt: on
# The shapes that hang from each joint of a limb.
LEG = (("hip", "glute"), ("hip", "thigh"), ("knee", "shin"))
FOOT = (("ankle", "foot"), ("ball", "toes"))
ARM = (("shoulder", "upper"), ("shoulder", "sleeve"), ("elbow", "fore"))
TRUNK = (("pelvis", "pelvis"), ("neck", "neck"), ("head", "head"))


def sunk(pose: Pose, person: Person) -> float:
    """How far below the floor the lowest point of what is drawn is; less than 0 is above it."""
    return max(point.imag for point in _edge(pose, person))


def _edge(pose: Pose, person: Person) -> Iterator[Point]:
    joints = joints_of(pose)
    for joint, shape in TRUNK:
        yield from _hung(joints[joint], shape)
    for height, depth in zip(TORSO, BELLY, strict=True):
        spine, angle = spine_at(pose, height[0])
        yield spine + turned(-height[1] + 0j, angle)
        yield spine + turned(height[2] + depth * person.belly + 0j, angle)
    for side in SIDES:
        yield from _hung(joints[f"wrist_{side}"], "fist" if pose.arms[side].fist else "hand")
        limbs = () if side in pose.reach else ARM
        feet: tuple[tuple[str, str], ...] = ()
        if not pose.legs[side].abduction and not pose.legs[side].rotation:
            limbs, feet = (*limbs, *LEG), FOOT
        for joint, shape in limbs:
            yield from _hung(joints[f"{joint}_{side}"], shape, person.girth)
        for joint, shape in feet:
            yield from _hung(joints[f"{joint}_{side}"], shape)


def _hung(joint: Joint, shape: str, girth: float = 1) -> Iterator[Point]:
    return (joint.at(complex(point.real * girth, point.imag)) for point in HULLS[shape])
