"""What a machine can say about a stretch before readers see it; the registry is in ``guide/content_checks/``."""

from collections.abc import Iterator

from django.urls import reverse

from guide.content_checks import Level, Problem, rule
from guide.content_checks.places import PAGE_ANCHORS, Places, addresses_of
from stretches.mistake import Mistake
from stretches.models import Step, Stretch
from stretches.routine import HOLD, REPEATS, SWINGS, Limits

# Ids of the parts of a stretch's page.
PARTS = ("emergency", "glance", "take-care", "how", "feel", "versions", "mistakes", "share", "main-content")
# Words of the title of a step: it stands on the timer in large type.
STEP_TITLE = 4
# Characters of a title on the cards of the library.
CARD_TITLE = 50

PAGE_ANCHORS |= {"stretches:library": ("main-content",), "routine:build": ("routine", "main-content")}


@addresses_of(Stretch, "steps", "mistakes", "faqs", "references")
def stretch_addresses(stretch: Stretch) -> Iterator[str]:
    page = stretch.get_absolute_url()
    yield from (reverse("stretches:follow", args=[stretch.slug]), f"{reverse('article')}#{stretch.anchor}")
    more = [("questions", stretch.faqs.all()), ("references", stretch.references.all())]
    parts = [*PARTS, *(part for part, rows in more if rows)]
    yield from (f"{page}#{part}" for part in parts)
    yield from (f"{page}#{step.anchor}" for step in stretch.steps.all())
    yield from (f"{page}#{item.anchor}" for item in (*stretch.mistakes.all(), *stretch.faqs.all()))


@rule(Level.ERROR, Stretch)
def dose_out_of_bounds(stretch: Stretch, places: Places) -> Iterator[Problem]:
    """The bounds of routines: readers could not choose there what the page tells them."""
    doses: list[tuple[str, Limits, str]] = [("hold", HOLD, " seconds"), ("count", SWINGS, ""), ("repeats", REPEATS, "")]
    for name, limits, unit in doses:
        for field in (f"{name}_from", f"{name}_to"):
            value = getattr(stretch, field)
            if value is not None and not limits.least <= value <= limits.most:
                said = f"{value}{unit} is out of bounds."
                yield Problem(said, f"Choose {limits.least} to {limits.most}{unit}.", field)


@rule(Level.ERROR, Stretch)
def nothing_to_do(stretch: Stretch, places: Places) -> Iterator[Problem]:
    if not stretch.steps.all():
        yield Problem("There are no steps.", "Add them at the foot of the form: set up, move in, hold, come out.")


@rule(Level.ERROR, Stretch)
def no_picture_at_all(stretch: Stretch, places: Places) -> Iterator[Problem]:
    steps = stretch.steps.all()
    if steps and all(step.pose is None for step in steps):
        yield Problem("No step has a picture.", "Draw at least the hold, or the movement that is counted.")


@rule(Level.WARNING, Stretch)
def pose_missing(stretch: Stretch, places: Places) -> Iterator[Problem]:
    for step in stretch.steps.all():
        # The other side is shown by the hold, mirrored.
        if step.pose is None and step.phase != Step.Phase.OTHER_SIDE:
            yield Problem(
                f"The step “{step.title}” has no picture.", "Draw one, or start from another step.", "pose", step
            )


@rule(Level.WARNING, Stretch)
def phase_missing(stretch: Stretch, places: Places) -> Iterator[Problem]:
    """What the follow-along page looks for in the steps."""
    phases = {step.phase for step in stretch.steps.all()}
    needed = [(Step.Phase.HOLD, stretch.kind == Stretch.Kind.STATIC), (Step.Phase.OTHER_SIDE, stretch.sides == "each")]
    for phase, is_needed in needed:
        if phases and is_needed and phase not in phases:
            yield Problem(f"No step has the phase “{phase.label}”.", "Add one: the timer shows it at its moment.")


@rule(Level.ERROR, Stretch)
def never_says_stop(stretch: Stretch, places: Places) -> Iterator[Problem]:
    if "stop" not in stretch.take_care.casefold():
        yield Problem("It does not say when to stop.", "Add a line, such as: **Stop** if it hurts.", "take_care")


@rule(Level.WARNING, Stretch)
def title_too_long(stretch: Stretch, places: Places) -> Iterator[Problem]:
    if len(stretch.title) > CARD_TITLE:
        said = f"The title has {len(stretch.title)} letters and signs, too many for cards."
        yield Problem(said, f"Use {CARD_TITLE} or fewer.", "title")
    for step in stretch.steps.all():
        if len(step.title.split()) > STEP_TITLE:
            said = f"“{step.title}” is long for a step, which is read from the floor."
            yield Problem(said, "Use two or three words, the first of them a verb.", "title", step)


@rule(Level.ERROR, Mistake)
def picture_without_caption(mistake: Mistake, places: Places) -> Iterator[Problem]:
    """People who cannot see these pictures hear nothing but their captions."""
    for name in ("wrong", "right"):
        if getattr(mistake, f"{name}_pose") is not None and not getattr(mistake, f"{name}_caption").strip():
            yield Problem("This picture has no caption.", "Say in a few words what it shows.", f"{name}_caption")
