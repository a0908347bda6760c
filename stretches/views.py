"""The library and the page of one stretch."""

from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import cast

from csp.decorators import csp_replace
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control

from guide import structured_data
from guide.article import cited_by
from guide.changes import latest
from guide.dates import dates_of
from guide.models import FAQ, RedFlag
from guide.moved import follows_renames
from guide.qr import code_of
from guide.share import link_to
from guide.views import View, drafts_among, public_page
from stretches import illustrations, movements
from stretches.figures.figure import style_of
from stretches.figures.people import PEOPLE
from stretches.library import read_filters
from stretches.models import Mistake, Stretch
from stretches.oembed import discovery
from stretches.structured_data import exercise_plan

PAGE_SIZE = 12


def _hash(style: str) -> str:
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


# A picture that is opened by itself has its style inside: that of one of the people, and no other, may apply.
# The types of django-csp know only views that take nothing but the request.
styled_picture = cast(
    "Callable[[View], View]", csp_replace({"style-src": [_hash(style_of(person)) for person in PEOPLE]})
)


@public_page
def library(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    visible = Stretch.objects.visible_to(request.user, now)
    filters = read_filters(request.GET, visible)
    page = Paginator(filters.apply(visible).for_article(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "page": page,
        # A choice of filters shows a part of the library; each of its own pages shows something else.
        "canonical": ""
        if filters.active or page.number == 1
        else reverse("stretches:library", query={"page": page.number}),
        "structured_data": structured_data.graph(
            request, structured_data.breadcrumbs(request, ("Stretches", request.path))
        ),
        "drafts": drafts_among(page, now),
    }
    return render(request, "stretches/library.html", context)


@public_page
@follows_renames(Stretch)
def stretch(request: HttpRequest, slug: str) -> HttpResponse:
    now = timezone.now()
    visible = Stretch.objects.visible_to(request.user, now)
    chosen = get_object_or_404(
        visible.with_neighbours()
        .select_related("reviewed_by")
        .prefetch_related(
            "kit",
            "steps",
            "references",
            Prefetch("mistakes", Mistake.objects.visible_to(request.user, now).for_article()),
            Prefetch("faqs", FAQ.objects.visible_to(request.user, now).for_article()),
        ),
        slug=slug,
    )
    neighbours = visible.in_bulk(
        {chosen.previous_id, chosen.next_id, chosen.easier_stretch_id, chosen.harder_stretch_id} - {None}
    )
    link = link_to(request, chosen)
    contents = [chosen, *chosen.mistakes.all(), *chosen.faqs.all()]
    dates = dates_of(contents, timezone.localdate(now))
    context = {
        "stretch": chosen,
        "page_about": chosen,
        "oembed": discovery(request, chosen),
        "emergencies": RedFlag.objects.emergencies(now),
        "previous": neighbours.get(chosen.previous_id),
        "next": neighbours.get(chosen.next_id),
        "easier": neighbours.get(chosen.easier_stretch_id),
        "harder": neighbours.get(chosen.harder_stretch_id),
        # A preview has no movement: that would be asked for later, when what is shown is in the database no more.
        "moves": not hasattr(request, "preview") and movements.moves(chosen),
        "references": cited_by(contents),
        "dates": dates,
        "link": link,
        "code": code_of(link),
        "changes": latest(contents, now),
        "structured_data": structured_data.graph(
            request,
            structured_data.medical_page(request, chosen.title, dates),
            exercise_plan(request, chosen),
            structured_data.breadcrumbs(
                request, ("Stretches", reverse("stretches:library")), (chosen.title, request.path)
            ),
            structured_data.faq_page(request, chosen.faqs.all()),
        ),
        "drafts": drafts_among(contents, now),
    }
    return render(request, "stretches/stretch.html", context)


# The addresses of pictures stay when an editor changes a pose, so browsers ask each time whether theirs is the last.
@public_page
@follows_renames(Stretch)
@cache_control(no_cache=True)
@styled_picture
def figure(request: HttpRequest, slug: str, step: str) -> HttpResponse:
    """The picture of one step as a file, with its colours for light and dark."""
    visible = Stretch.objects.visible_to(request.user, timezone.now())
    chosen = get_object_or_404(visible.prefetch_related("steps"), slug=slug)
    steps = {each.permanent_id: each for each in chosen.steps.all()}
    return _picture(illustrations.step_file(steps[step]) if step in steps else None)


@public_page
@follows_renames(Stretch)
@cache_control(no_cache=True)
@styled_picture
def movement(request: HttpRequest, slug: str) -> HttpResponse:
    """The movement from step to step as a picture that animates itself."""
    visible = Stretch.objects.visible_to(request.user, timezone.now())
    chosen = get_object_or_404(visible.prefetch_related("steps"), slug=slug)
    return _picture(movements.movement_file(chosen))


def _picture(picture: str | None) -> HttpResponse:
    if picture is None:
        raise Http404("No picture has this address.")
    return HttpResponse(picture, content_type="image/svg+xml")
