"""The page that leads through stretches step by step, and is a list to count along by without scripts.

A stretch and a routine share it: both are moves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from guide.models import RedFlag
from guide.moved import follows_renames
from guide.views import drafts_among, public_page
from stretches.cue import Cue
from stretches.dose import dose, minutes
from stretches.models import Stretch
from stretches.moves import Move
from stretches.programme import programme, total_seconds
from stretches.routine import WHEN_TO_STOP, usual
from stretches.scene import Scene, scenes_of


@dataclass(frozen=True, slots=True)
class Row:
    """The cues of one round, which stand in one line with a box to tick."""

    cues: list[Cue]

    @property
    def leg(self) -> str:
        return self.cues[0].leg

    @property
    def place(self) -> str:
        return self.cues[0].place


@dataclass(frozen=True, slots=True)
class Part:
    """What the page says of one move. A stretch that comes again has no ``scenes``: they are there already."""

    number: int
    stretch: Stretch
    dose: str
    minutes: str
    scenes: list[Scene]
    rows: list[Row]


@public_page
@follows_renames(Stretch)
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    visible = Stretch.objects.visible_to(request.user, timezone.now())
    stretch = get_object_or_404(visible.prefetch_related("kit", "steps"), slug=slug)
    back, label = stretch.get_absolute_url(), f"Back to {stretch.title}"
    return follow_page(request, stretch.title, [usual(stretch)], back=back, back_label=label, page_about=stretch)


def follow_page(
    request: HttpRequest,
    title: str,
    moves: Sequence[Move],
    notes: Iterable[str] = (),
    *,
    back: str,
    back_label: str,
    **more: Any,
) -> HttpResponse:
    """Answer with the page for these moves, whose stretches come with their ``kit`` and ``steps``.

    ``back`` is the address of the page that these moves belong to, and ``back_label`` the text of the link to it.
    ``more`` is what guide/page_preview.py reads.
    """
    now = timezone.now()
    cues = programme(moves)
    context = {
        **more,
        "title": title,
        "parts": parts_of(moves, cues),
        "notes": notes,
        "back": back,
        "back_label": back_label,
        "minutes": minutes(total_seconds(cues)),
        "when_to_stop": WHEN_TO_STOP,
        "emergencies": RedFlag.objects.emergencies(now),
        "drafts": drafts_among(dict.fromkeys(move.stretch for move in moves), now),
    }
    return render(request, "stretches/follow.html", context)


def parts_of(moves: Sequence[Move], cues: Iterable[Cue]) -> list[Part]:
    parts, told = [], set()
    for number, group in groupby(cues, key=lambda cue: cue.move):
        own, move = list(group), moves[number - 1]
        scenes = [] if move.stretch in told else scenes_of(move.stretch).all
        told.add(move.stretch)
        rows = [Row(list(row)) for _, row in groupby(own, key=lambda cue: (cue.side, cue.round))]
        parts.append(Part(number, move.stretch, dose(move), minutes(total_seconds(own)), scenes, rows))
    return parts
