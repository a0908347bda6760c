"""What there is to see of a settled pose: its joints, what touches the floor, how the body is placed."""

from enum import Enum, auto
from functools import cached_property

from stretches.figures.geometry import Point, clock_angle
from stretches.figures.ground import FEET
from stretches.figures.outline import lowest
from stretches.figures.pose import JSON, SIDES, Pose, Side
from stretches.figures.skeleton import Joints, joints_of

# Body units within which a part counts as on the floor.
TOUCH = 1.5
# Knees are drawn a little higher where toes are tucked under.
KNEE_TOUCH = 7
# Degrees of the trunk from upright, forward: less than the first is lying on the back.
ON_THE_BACK = (-130, -50)
FACE_DOWN = 60
# The hips of one who lies on the front, and how far the trunk may be from level.
LOW_HIPS = 16
FLAT = (60, 120)
# A folded knee brings the heel this close to the hip in kneeling back.
HEEL_TO_HIP = 17
# Hands further than this from the feet make a V, nearer ones a fold.
V_LENGTH = 40
# Hips in line with the body, as in a plank.
STRAIGHT_HIP = 30
# Heights at which the hips of someone who sits on a chair are.
CHAIR_HIPS = (24, 42)


class Posture(Enum):
    LYING = auto()
    FACE_DOWN = auto()
    SITTING = auto()
    ON_CHAIR = auto()
    ON_HEELS = auto()
    KNEELING = auto()
    ONE_KNEE = auto()
    HANDS_AND_KNEES = auto()
    PLANK = auto()
    V = auto()
    STANDING = auto()
    OTHER = auto()


class Seen:
    """A settled pose, and what its joints say at a glance."""

    def __init__(self, pose: Pose) -> None:
        self.pose = pose
        self.joints: Joints = joints_of(pose)

    def at(self, joint: str) -> Point:
        return self.joints[joint].point

    def height(self, joint: str) -> float:
        return -self.at(joint).imag

    def name(self, side: Side) -> str:
        """The reader's word for a side: the near one is the right of a body that faces right."""
        return "left" if (side == "near") == self.pose.faces_left else "right"

    def touches(self, part: str) -> bool:
        return lowest(self.pose, part) > -TOUCH

    def on_floor(self, part: str) -> tuple[Side, ...]:
        """The sides on which a part rests on the floor."""
        least = KNEE_TOUCH if part == "knee" else TOUCH
        return tuple(side for side in SIDES if lowest(self.pose, f"{part}_{side}") > -least)

    def prop(self, kind: str) -> JSON | None:
        return next((prop for prop in self.pose.props if prop["type"] == kind), None)

    @cached_property
    def lean(self) -> float:
        """Degrees by which the trunk is off upright, forward."""
        return clock_angle(self.at("neck") - self.at("pelvis"))

    @cached_property
    def standing_on(self) -> tuple[Side, ...]:
        """The feet that carry the body: those that the pose says are down, or else those that are."""
        told = tuple(side for side in SIDES if any(f"{part}_{side}" in self.pose.ground.contacts for part in FEET))
        return tuple(side for side in told if self.touches(f"foot_{side}")) or self.on_floor("foot")

    @cached_property
    def hands_down(self) -> bool:
        return bool(self.on_floor("hand"))

    @cached_property
    def posture(self) -> Posture:
        if ON_THE_BACK[0] < self.lean < ON_THE_BACK[1] and (self.touches("seat") or self.touches("back")):
            return Posture.LYING
        knees = self.on_floor("knee")
        if len(knees) == 2 and self._folded("near") and self._folded("far"):
            return Posture.ON_HEELS
        if self.height("pelvis") < LOW_HIPS and FLAT[0] < self.lean < FLAT[1] and not self._legs_ahead():
            return Posture.FACE_DOWN
        if self.touches("seat"):
            return Posture.SITTING
        if knees:
            return self._on_knees(len(knees))
        if self.hands_down and self.on_floor("foot"):
            return self._on_hands_and_feet()
        if self._sits_on_chair():
            return Posture.ON_CHAIR
        return Posture.STANDING if self.on_floor("foot") else Posture.OTHER

    def _legs_ahead(self) -> bool:
        return any(self.at(f"ankle_{side}").real > self.at("pelvis").real for side in SIDES)

    def _folded(self, side: Side) -> bool:
        return abs(self.at(f"heel_{side}") - self.at(f"hip_{side}")) < HEEL_TO_HIP

    def _on_knees(self, knees: int) -> Posture:
        if self.lean > FACE_DOWN and self.hands_down:
            return Posture.HANDS_AND_KNEES
        return Posture.KNEELING if knees == 2 else Posture.ONE_KNEE

    def _on_hands_and_feet(self) -> Posture:
        if self.lean > FACE_DOWN and max(self.pose.legs[side].hip for side in SIDES) < STRAIGHT_HIP:
            return Posture.PLANK
        span = max(abs(self.at(f"wrist_{side}") - self.at(f"ankle_{side}")) for side in SIDES)
        return Posture.V if self.lean > FACE_DOWN and span > V_LENGTH else Posture.STANDING

    def _sits_on_chair(self) -> bool:
        chair = self.prop("chair")
        if not chair or not chair.get("seat"):
            return False
        low, high = CHAIR_HIPS
        return low < self.height("pelvis") < high and -10 < self.at("pelvis").real - chair.get("x", 0) < 28
