"""The pictures of stretches and mistakes: from stored poses to markup for a page, or a file of its own.

All steps of one stretch share a frame, so that nothing jumps from one to the next. A stored pose that cannot be
drawn is logged and left out: the words stand without it.
"""

import json
import logging
from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from guide.cards.card import Figure
from stretches.figures import figure
from stretches.figures.describe import describe
from stretches.figures.draw import sprite
from stretches.figures.frame import Frame, frame_of
from stretches.figures.ground import settle
from stretches.figures.people import PEOPLE
from stretches.figures.pose import Pose
from stretches.figures.schema import PoseError
from stretches.models import Mistake, Step, Stretch

logger = logging.getLogger(__name__)

NO_PICTURE = SafeString("")


def shapes() -> SafeString:
    """The shapes that all inline pictures of a page use; they stand in it once."""
    return mark_safe(f'<svg class="shapes" aria-hidden="true">{sprite()}</svg>')  # noqa: S308  our own constants


def step_picture(step: Step, *, decorative: bool = False) -> SafeString:
    """The picture of a step with its text alternative, for a page that has the shapes."""
    pose = step_pose(step)
    if pose is None:
        return NO_PICTURE
    text = "" if decorative else step_text(step, pose)
    return _inline(pose, step.stretch.person, stretch_frame(step.stretch), text)


def cover_picture(stretch: Stretch) -> SafeString:
    """The picture that stands for a stretch beside its name, which says all that is needed."""
    step = cover_step(stretch)
    return step_picture(step, decorative=True) if step else NO_PICTURE


def stage_picture(stretch: Stretch) -> SafeString:
    """The cover without the ground below the floor: it stands on the mat of the page."""
    step = cover_step(stretch)
    pose = step_pose(step) if step else None
    return _inline(pose, stretch.person, stretch_frame(stretch).to_floor(), "") if pose else NO_PICTURE


def card_figure(stretch: Stretch) -> Figure | None:
    """The cover for the card of a stretch, as large as it fits; None if it has none."""
    step = cover_step(stretch)
    pose = step_pose(step) if step else None
    if step is None or pose is None:
        return None
    return Figure(_painted(pose, stretch.person), f"A drawing: {step_text(step, pose)}")


def easier_picture(stretch: Stretch) -> SafeString:
    pose = _drawable(stretch.easier_pose, stretch)
    return (
        _inline(pose, stretch.person, _frame((pose,), stretch.person), describe(_settled(pose, stretch.person)))
        if pose
        else NO_PICTURE
    )


def mistake_picture(mistake: Mistake, told: Any) -> SafeString:
    """One of the two pictures of a mistake; the caption beside it tells what it shows."""
    pose = _drawable(told, mistake)
    if pose is None:
        return NO_PICTURE
    both = (_drawable(each, mistake) for each in (mistake.wrong_pose, mistake.right_pose))
    return _inline(pose, mistake.person, _frame(tuple(each for each in both if each), mistake.person), "")


def step_file(step: Step) -> str | None:
    """The picture of a step as an SVG file, or None if it has none."""
    pose = step_pose(step)
    if pose is None:
        return None
    text = step_text(step, pose)
    return figure.standalone(
        _settled(pose, step.stretch.person), step.stretch.person, stretch_frame(step.stretch), text=text
    )


def step_text(step: Step, pose: str) -> str:
    """What the picture of a step shows, in words: the editor's, or else those of the pose itself."""
    return step.figure_text or describe(_settled(pose, step.stretch.person))


def cover_step(stretch: Stretch) -> Step | None:
    """The step that shows a stretch at a glance: its hold, or the movement where nothing is held."""
    drawn = [step for step in stretch.steps.all() if step.pose is not None]
    for phase in (Step.Phase.HOLD, Step.Phase.MOVE_IN):
        for step in drawn:
            if step.phase == phase:
                return step
    return drawn[0] if drawn else None


def step_pose(step: Step) -> str | None:
    """The pose of a step as JSON. The other side without a pose of its own is the stretch's cover, mirrored."""
    if step.pose is not None or step.phase != Step.Phase.OTHER_SIDE:
        return _drawable(step.pose, step)
    cover = cover_step(step.stretch)
    if cover is None or cover.pose is None or _drawable(cover.pose, cover) is None:
        return None
    other = "right" if cover.pose.get("facing") == "left" else "left"
    return json.dumps({**cover.pose, "facing": other})


def stretch_frame(stretch: Stretch) -> Frame:
    poses = (_drawable(step.pose, step) for step in stretch.steps.all())
    return _frame(tuple(pose for pose in poses if pose), stretch.person)


def _drawable(told: Any, owner: Step | Stretch | Mistake) -> str | None:
    """The pose as text, so that what is drawn from it can be kept; None if it cannot be drawn."""
    if told is None:
        return None
    pose = json.dumps(told)
    # A page asks for the same pose many times, each time of the same object: it tells of a broken one once.
    left_out: set[str] = vars(owner).setdefault("poses_left_out", set())
    if pose in left_out:
        return None
    try:
        _settled(pose, owner.stretch.person if isinstance(owner, Step) else owner.person)
    except PoseError:
        logger.exception("A pose of the %s “%s” (%s) is left out.", owner._meta.verbose_name, owner, owner.permanent_id)
        left_out.add(pose)
        return None
    return pose


@lru_cache(maxsize=1024)
def _settled(pose: str, person: str) -> Pose:
    return settle(Pose.from_json(json.loads(pose)), PEOPLE[person]).pose


@lru_cache(maxsize=1024)
def _frame(poses: tuple[str, ...], person: str) -> Frame:
    return frame_of(_settled(pose, person) for pose in poses)


@lru_cache(maxsize=1024)
def _painted(pose: str, person: str) -> str:
    return figure.painted(_settled(pose, person), person, _frame((pose,), person).to_floor())


@lru_cache(maxsize=1024)
def _inline(pose: str, person: str, frame: Frame, text: str) -> SafeString:
    markup = figure.picture(_settled(pose, person), person, frame, text=text)
    return mark_safe(markup)  # noqa: S308  the text is escaped there, and all else is numbers and our own words
