"""Where on a leg a hand is."""

from collections.abc import Sequence
from typing import NamedTuple

from stretches.figures.geometry import Point
from stretches.figures.pose import SIDES, Side
from stretches.figures.words.phrase import Phrase
from stretches.figures.words.seen import Seen

# Body units from the surface of a limb within which a hand is on it, or close to it.
ON, CLOSE = 3.2, 9.0
# How close two legs are that are told of as one place, by their joints.
TOGETHER = 5
# The bones of a leg: joints at the ends, half width, the share from which on it is called by its end, that name.
BONES = {
    "thigh": ("hip", "knee", 5.5, 0.85, "knee"),
    "shin": ("knee", "ankle", 3.5, 0.78, "ankle"),
    "foot": ("ankle", "toe", 2.5, 0.6, "toes"),
}
# What the joints that a pose can ask a hand to reach for are called.
ASKED_NAMES = {"hip": "thigh", "toe": "toes", "ball": "toes", "arch": "foot", "instep": "foot"}
# By how much closer a leg counts that the pose asks the hand to reach for.
ASKED = 4.0
# How far beside a joint a hand can be asked to go that still goes to that joint.
BESIDE = 10


class Contact(NamedTuple):
    gap: float
    share: float
    side: Side
    bone: str

    @property
    def name(self) -> str:
        *_, least, end = BONES[self.bone]
        return end if self.share >= least else self.bone


def on_leg(seen: Seen, hands: Sequence[Side]) -> Phrase | None:
    """The place on a leg of one hand, or of two that are together; None where there is none for each."""
    contacts = [_contact(seen, hand) for hand in hands]
    if any(contact.gap > CLOSE for contact in contacts) or len({contact.side for contact in contacts}) > 1:
        return None
    # Two hands a little apart are where the one that lies closer is.
    closest = min(contacts)
    on, asked = closest.gap <= ON, _asked(seen, hands, closest.side)
    if not on and not asked and closest.bone == "thigh":
        return None
    name = closest.name if on else asked or closest.name
    legs_together = len(hands) == 2 and all(
        abs(seen.at(f"{joint}_near") - seen.at(f"{joint}_far")) < TOGETHER for joint in ("knee", "ankle")
    )
    place = f"the ~{name}" if legs_together else f"the {seen.name(closest.side)} {name}"
    if not on:
        return Phrase("hand", "reaches", f"close to {place}")
    if all(seen.pose.arms[hand].fist for hand in hands):
        return Phrase("hand", "holds", f"the back of {place}" if closest.name == "thigh" else place)
    return Phrase("hand", "is", f"on {place}")


def _asked(seen: Seen, hands: Sequence[Side], leg: Side) -> str:
    """The part of the leg that the pose asks the first of the hands to reach for, if it is to be that close."""
    joint, _, side = _target(seen, hands[0]).rpartition("_")
    if side != leg or abs(complex(seen.pose.reach[hands[0]].dx, seen.pose.reach[hands[0]].dy)) > BESIDE:
        return ""
    return ASKED_NAMES.get(joint, joint)


def _target(seen: Seen, hand: Side) -> str:
    reach = seen.pose.reach.get(hand)
    return reach.to if reach and isinstance(reach.to, str) else ""


def _contact(seen: Seen, hand: Side) -> Contact:
    asked = _target(seen, hand).rpartition("_")[2]
    contacts = (_beside(seen, hand, side, bone) for side in SIDES for bone in BONES)
    return min(contacts, key=lambda contact: contact.gap - (ASKED if contact.side == asked else 0))


def _beside(seen: Seen, hand: Side, side: Side, bone: str) -> Contact:
    first, last, half_width, *_ = BONES[bone]
    start, end = seen.at(f"{first}_{side}"), seen.at(f"{last}_{side}")
    reach = seen.pose.reach.get(hand)
    by_palm = seen.pose.arms[hand].fist or (reach and reach.palm)
    parts = ("hand",) if by_palm else ("hand", "fingers")
    gap, share = min(_from_line(seen.at(f"{part}_{hand}"), start, end) for part in parts)
    return Contact(gap - half_width, share, side, bone)


def _from_line(point: Point, start: Point, end: Point) -> tuple[float, float]:
    along = end - start
    share = max(0.0, min(1.0, ((point - start) * along.conjugate()).real / abs(along) ** 2))
    return abs(point - start - share * along), share
