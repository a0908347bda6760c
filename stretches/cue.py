"""One cue of the follow-along: what to do, for how long, and what to say."""

from dataclasses import dataclass
from enum import StrEnum

from stretches.models import Stretch
from stretches.moves import Side
from stretches.scene import Scene

LEGS = {Side.RIGHT: "Right leg", Side.LEFT: "Left leg", Side.BOTH: "Both legs"}


class Kind(StrEnum):
    READY = "ready"
    STEP = "step"
    HOLD = "hold"
    COUNT = "count"
    REST = "rest"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Cue:
    """``move`` counts the moves from 1. ``round`` is 0 for all that comes before the first round of a side.

    ``lead`` is what is said first; the words of the scene follow it if they are ``whole``, which is the first time.
    """

    kind: Kind
    move: int
    stretch: Stretch
    side: Side
    scene: Scene
    seconds: int
    lead: str
    round: int = 0
    rounds: int = 0
    swings: int = 0
    whole: bool = False

    @property
    def leg(self) -> str:
        return LEGS[self.side]

    @property
    def mirrored(self) -> bool:
        """Whether the picture must be turned to show this leg: one that faces right shows the right leg."""
        picture = self.scene.picture
        if picture is None or self.side == Side.BOTH:
            return False
        faces_left = bool(picture.pose.get("facing") == "left")
        return (self.side == Side.LEFT) != faces_left

    @property
    def place(self) -> str:
        """Where in the stretch this is, such as “Hold 1 of 2”."""
        if self.kind == Kind.CHANGE:
            return "Change legs"
        if not self.round:
            return "Get ready"
        noun = "Hold" if self.stretch.kind == Stretch.Kind.STATIC else "Round"
        return f"{noun} {self.round} of {self.rounds}"
