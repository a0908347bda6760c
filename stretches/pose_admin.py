"""What the desk needs to edit poses: a picture of what was typed, and poses to start from."""

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Model, When
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from guide.admin_content import SectionItemAdmin
from stretches.figures import figure
from stretches.figures.describe import describe
from stretches.figures.frame import frame_of
from stretches.figures.ground import Settled, settle
from stretches.figures.people import DEFAULT, PEOPLE, THINGS
from stretches.figures.pose import Pose
from stretches.figures.schema import PoseError
from stretches.models import Step, Stretch
from stretches.pose_joints import limbs
from stretches.pose_text import layout, pose_of

# The most steps that share a frame; a stretch has eight.
MOST_BESIDE = 30
# The most stretches whose poses can be started from: each form carries all of them.
MOST_STARTS = 20


@require_POST
def pose_picture(request: HttpRequest) -> HttpResponse:
    """Draw the pose that was typed; the admin site lets only staff in.

    Takes ``pose`` and ``person``, and as ``beside`` the poses that share its frame on the page of readers.
    Answers JSON: ``svg`` for a page that has the shapes, its ``colours`` as pairs for light and dark, the ``text``
    that tells it, ``warnings``, and ``errors`` with a sentence for each thing to mend.
    """
    if not any(request.user.has_perm(f"stretches.change_{kind}") for kind in ("stretch", "mistake")):
        raise PermissionDenied
    person = request.POST.get("person", "")
    person = person if person in PEOPLE else DEFAULT
    try:
        settled = _settled(request.POST.get("pose", ""), person)
    except PoseError as error:
        return JsonResponse({"errors": error.errors})
    frame = frame_of([settled.pose, *_drawable(request.POST.getlist("beside")[:MOST_BESIDE], person)])
    return JsonResponse(
        {
            "svg": figure.picture(settled.pose, person, frame),
            "colours": THINGS | PEOPLE[person].colours,
            "text": describe(settled.pose),
            "warnings": settled.warnings,
            "errors": (),
        }
    )


@lru_cache(maxsize=256)
def _settled(text: str, person: str) -> Settled:
    return settle(Pose.from_json(pose_of(text)), PEOPLE[person])


def _drawable(texts: list[str], person: str) -> Iterator[Pose]:
    """The poses among the texts; what is wrong with another is said beside its own text."""
    for text in texts:
        with suppress(PoseError):
            yield _settled(text, person).pose


class PosedAdmin(SectionItemAdmin):
    """Forms of content with poses in it."""

    change_form_template = "admin/stretches/posed_change_form.html"

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any) -> Any:
        context |= {"limbs": limbs(), "starts": _starts(options.get("obj"))}
        return super().render_change_form(request, context, *args, **options)


def _starts(edited: Model | None) -> list[tuple[str, list[tuple[str, str]]]]:
    """The poses of other published stretches: title, and for each step its title and its pose as text.

    Of many stretches, those come first that place the body alike.
    """
    others = Stretch.objects.published(timezone.now()).filter(steps__pose__isnull=False).distinct()
    if isinstance(edited, Stretch):
        # Its own are in the form, as they are there.
        others = others.exclude(pk=edited.pk).order_by(
            Case(When(position=edited.position, then=0), default=1), "order", "slug"
        )
    near = list(others[:MOST_STARTS])
    steps = Step.objects.filter(stretch__in=near, pose__isnull=False).order_by("order", "pk")
    groups: dict[int, list[tuple[str, str]]] = {}
    for step in steps:
        groups.setdefault(step.stretch_id, []).append((step.title, layout(step.pose)))
    return [(stretch.title, groups[stretch.pk]) for stretch in near]
