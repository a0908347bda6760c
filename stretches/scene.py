"""What the follow-along shows of each step: its words without the dose, and the picture that goes with them.

The dose comes from the move, as a reader may have chosen another than the text of the stretch names.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags

from guide.markdown import render
from stretches.illustrations import cover_step
from stretches.models import Step, Stretch

Phase = Step.Phase

# Such as: “Hold for 20 to 30 seconds, with slow, steady breaths.”
DOSE = re.compile(r"\d.*\b(seconds?|times?|holds?|rounds?|swings?)\b", re.IGNORECASE | re.DOTALL)
# The sentence that tells the dose often says this too.
BREATHE = "Breathe slowly all the time."
SENTENCE_END = re.compile(r"(?<=[.!?])(\s+)")


@dataclass(frozen=True, slots=True)
class Scene:
    """``text`` is Markdown, ``words`` the same in plain. A scene that no step stands behind has no ``text``."""

    title: str
    text: str = ""
    words: str = ""
    step: Step | None = None
    picture: Step | None = None


@dataclass(frozen=True, slots=True)
class Scenes:
    """The scenes of one stretch. ``main`` is what is held or counted; ``all`` are those of its steps, in order."""

    set_up: list[Scene]
    ways_in: list[Scene]
    main: Scene
    ways_out: list[Scene]
    change: Scene
    all: list[Scene]


def scenes_of(stretch: Stretch) -> Scenes:
    steps = list(stretch.steps.all())
    main = _main_step(stretch, steps)
    told = [(step, _scene(step, is_main=step is main)) for step in steps]

    def scenes(phase: Phase) -> list[Scene]:
        return [scene for step, scene in told if step.phase == phase and step is not main]

    changes = scenes(Phase.OTHER_SIDE)
    title = "Hold and breathe" if stretch.kind == Stretch.Kind.STATIC else "Count your swings"
    cover = cover_step(stretch)
    return Scenes(
        set_up=scenes(Phase.SET_UP),
        ways_in=scenes(Phase.MOVE_IN),
        main=next((scene for step, scene in told if step is main), Scene(title, words=BREATHE, picture=cover)),
        ways_out=scenes(Phase.COME_OUT),
        change=changes[0] if changes else Scene("Change legs", picture=cover),
        all=[scene for _, scene in told],
    )


def _main_step(stretch: Stretch, steps: Sequence[Step]) -> Step | None:
    """What is held; where nothing is, the last of the movements is counted."""
    holds = [step for step in steps if step.phase == Phase.HOLD]
    movements = [step for step in steps if step.phase == Phase.MOVE_IN]
    if holds or stretch.kind == Stretch.Kind.STATIC:
        return holds[0] if holds else None
    return movements[-1] if movements else None


def without_dose(text: str) -> str:
    """Leave out the sentences that tell how long or how often."""
    parts = SENTENCE_END.split(text)
    sentences = zip(parts[::2], [*parts[1::2], ""], strict=True)
    return "".join(sentence + space for sentence, space in sentences if not DOSE.search(sentence)).strip()


def picture_step(step: Step) -> Step | None:
    """The step whose picture goes with the words of this one: its own, or the nearest that is drawn."""
    if step.pose is not None:
        return step
    if step.phase == Phase.OTHER_SIDE:
        return cover_step(step.stretch)
    steps = list(step.stretch.steps.all())
    place = steps.index(step)
    nearest = [*reversed(steps[:place]), *steps[place:]]
    return next((each for each in nearest if each.pose is not None), None)


def _scene(step: Step, *, is_main: bool) -> Scene:
    text = without_dose(step.text)
    if is_main and "breath" not in text.lower():
        text = f"{text} {BREATHE}".strip()
    words = " ".join(unescape(strip_tags(render(text))).split())
    return Scene(step.title, text, words, step, picture_step(step))
