"""How much of the world a picture shows: one frame for all steps of a stretch, so that nothing jumps."""

from collections.abc import Iterable
from typing import NamedTuple

from stretches.figures.geometry import Point, between, turned
from stretches.figures.marks import place_of
from stretches.figures.pose import Pose
from stretches.figures.props import CHAIR_WIDTH, STEP_WIDTH, WALL_WIDTH
from stretches.figures.skeleton import joints_of
from stretches.figures.svg import number

ASPECT = 4 / 3
SIDE_MARGIN = 8
TOP_MARGIN = 6
# Below the floor, and below what is seen lower than it.
BOTTOM_MARGIN = 9
LOW_MARGIN = 6
# A crouched body is not blown up further than this.
LEAST_HEIGHT = 84
# Low poses sit nearer to the middle: the share of spare height that goes below the floor.
BELOW = 0.3
# How far below the floor a mat reaches.
MAT_DEPTH = 2.5


class Frame(NamedTuple):
    """A viewBox in body units."""

    x: float
    y: float
    width: float
    height: float

    def __str__(self) -> str:
        return " ".join(map(number, self))

    def to_floor(self) -> "Frame":
        """The same without what lies below a mat, for a picture that stands on the page's own."""
        return self._replace(height=MAT_DEPTH - self.y)


def frame_of(poses: Iterable[Pose]) -> Frame:
    """A frame around settled poses, 4 to 3."""
    extent = [point for pose in poses for point in _extent(pose)]
    left = min(point.real for point in extent) - SIDE_MARGIN
    right = max(point.real for point in extent) + SIDE_MARGIN
    top = min(point.imag for point in extent) - TOP_MARGIN
    # The camera shows a leg that opens towards it below the line of the floor.
    floor = max(BOTTOM_MARGIN, max(point.imag for point in extent) + LOW_MARGIN)
    height = max(floor - top, (right - left) / ASPECT, LEAST_HEIGHT)
    bottom = floor + BELOW * (height - (floor - top))
    width = height * ASPECT
    return Frame((left + right - width) / 2, bottom - height, width, height)


def _extent(pose: Pose) -> list[Point]:
    joints = joints_of(pose)
    extent = [joint.on_screen for joint in joints.values()]
    for arrow in pose.arrows:
        if "around" in arrow:
            centre = place_of(arrow["around"], joints)
            turns = [between(arrow["from"], arrow["to"], step / 4) for step in range(5)]
            extent += [centre + turned(-1j * arrow["r"], turn) for turn in turns]
        else:
            start = place_of(arrow["at"], joints) + complex(arrow.get("dx", 0), -arrow.get("dy", 0))
            extent += [start, start + turned(-1j * arrow.get("len", 14), arrow["dir"])]
    for prop in pose.props:
        x = prop.get("x", 0)
        match prop["type"]:
            case "mat":
                half = prop.get("w", 110) / 2 - 3
                extent += [complex(x - half), complex(x + half)]
            case "step":
                half = prop.get("w", STEP_WIDTH) / 2
                extent += [complex(x - half), complex(x + half)]
            case "chair":
                extent += [complex(x - CHAIR_WIDTH / 2), complex(x + CHAIR_WIDTH)]
            case "wall":
                extent += [complex(x), complex(x + WALL_WIDTH)]
    return extent
