"""A pose: the angles of one body, what it touches, and what the picture adds to it.

Angles are degrees, flexion positive, each relative to its parent; 0 everywhere is standing upright with
the arms hanging. Lengths are hundredths of the standing height. "near" is the side towards the viewer:
the right side of a figure that faces right.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Self

from stretches.figures.schema import checked

Side = Literal["near", "far"]
SIDES: tuple[Side, Side] = ("near", "far")
JSON = Mapping[str, Any]

# The names in the JSON of each angle of a limb, in the order of the fields of Leg and Arm.
LEG_JOINTS = {
    "hip": "hip",
    "hip_abduction": "abduction",
    "hip_rotation": "rotation",
    "knee": "knee",
    "ankle": "ankle",
    "toes": "toes",
}
ARM_JOINTS = {"shoulder": "shoulder", "elbow": "elbow", "wrist": "wrist"}


@dataclass(slots=True)
class Leg:
    hip: float = 0
    abduction: float = 0
    rotation: float = 0
    knee: float = 0
    ankle: float = 0
    toes: float = 0


@dataclass(slots=True)
class Arm:
    shoulder: float = 0
    elbow: float = 0
    wrist: float = 0
    fist: bool = False


@dataclass(slots=True)
class Ground:
    """What rests on the floor. ``x`` is where ``anchor`` stands; ``plant`` is where other ankles do."""

    contacts: tuple[str, ...] = ("auto",)
    anchor: str = ""
    x: float = 0
    y: float | None = None
    plant: dict[Side, float] = field(default_factory=dict)
    flat_hands: bool = True


@dataclass(slots=True)
class Reach:
    """Where a hand goes: a joint's name, "floor" or a point (y up), and how far beside it."""

    to: str | tuple[float, float]
    dx: float = 0
    dy: float = 0
    palm: bool = False


@dataclass(slots=True)
class Pose:
    x: float = 0
    y: float = 0
    rot: float = 0
    lumbar: float = 0
    thoracic: float = 0
    neck: float = 0
    legs: dict[Side, Leg] = field(default_factory=lambda: {side: Leg() for side in SIDES})
    arms: dict[Side, Arm] = field(default_factory=lambda: {side: Arm() for side in SIDES})
    ground: Ground = field(default_factory=Ground)
    reach: dict[Side, Reach] = field(default_factory=dict)
    faces_left: bool = False
    mark: str = ""
    pain: str = ""
    highlight: frozenset[str] = frozenset()
    ghost: tuple[float, ...] = ()
    props: tuple[JSON, ...] = ()
    arrows: tuple[JSON, ...] = ()
    angles: tuple[JSON, ...] = ()

    @classmethod
    def from_json(cls, data: object) -> Self:
        """The pose that parsed JSON tells. Raises PoseError."""
        told = checked(data)
        root, spine, ground = (told.get(name, {}) for name in ("root", "spine", "ground"))
        return cls(
            x=root.get("x", 0),
            y=-root.get("y", 0),
            rot=root.get("rot", 0),
            lumbar=spine.get("lumbar", 0),
            thoracic=spine.get("thoracic", 0),
            neck=spine.get("neck", 0),
            legs={side: Leg(**_angles(told, LEG_JOINTS, side)) for side in SIDES},
            arms={
                side: Arm(**_angles(told, ARM_JOINTS, side), fist=told.get("hand", {}).get(side) == "grip")
                for side in SIDES
            },
            ground=Ground(
                contacts=tuple(ground.get("contacts", ["auto"])),
                anchor=ground.get("anchor", ""),
                x=ground.get("x", 0),
                y=ground.get("y"),
                plant=dict(ground.get("plant", {})),
                flat_hands=ground.get("flat_hands", True),
            ),
            reach={side: _reach(reach) for side, reach in told.get("reach", {}).items()},
            faces_left=told.get("facing") == "left",
            mark=told.get("mark", ""),
            pain=told.get("pain", ""),
            highlight=frozenset(told.get("highlight", [])),
            ghost=tuple(told.get("ghost", [])),
            props=tuple(told.get("props", [])),
            arrows=tuple(told.get("arrows", [])),
            angles=tuple(told.get("angles", [])),
        )

    def copy(self) -> Self:
        """A pose whose limbs can be moved without moving those of this one."""
        return replace(
            self,
            legs={side: replace(leg) for side, leg in self.legs.items()},
            arms={side: replace(arm) for side, arm in self.arms.items()},
        )


def _angles(told: JSON, names: Mapping[str, str], side: Side) -> dict[str, float]:
    """The angles of one limb; a number in the JSON stands for both sides."""
    angles = {}
    for name, attribute in names.items():
        value = told.get(name, 0)
        angles[attribute] = value.get(side, 0) if isinstance(value, Mapping) else value
    return angles


def _reach(told: JSON) -> Reach:
    to = told["to"]
    return Reach(
        to=to if isinstance(to, str) else (to[0], to[1]),
        dx=told.get("dx", 0),
        dy=told.get("dy", 0),
        palm=told.get("with") == "palm",
    )
