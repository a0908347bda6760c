"""The search page, and what it suggests while somebody types."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control

from guide.article import item_kinds
from guide.models import RedFlag, SectionItem
from guide.publishing import Visitor
from guide.search.engine import search, suggest
from guide.search.ranking import MOST
from guide.search.reading import LONGEST
from guide.structured_data import breadcrumbs, graph
from guide.views import drafts_among, public_page

PAGE_SIZE = 10

# What somebody typed about their body is kept by no cache, no browser, and no worker for reading without a network.
unkept = cache_control(private=True, no_store=True)


@unkept
@public_page
def results(request: HttpRequest) -> HttpResponse:
    """What was found for the words in ``q``; without any, where to begin."""
    typed = request.GET.get("q", "")
    context = {"typed": typed, "structured_data": graph(request, breadcrumbs(request, ("Search", reverse("search"))))}
    if typed:
        context |= _found(typed, request, timezone.now())
    return render(request, "search/results.html", context)


@unkept
@public_page
def suggestions(request: HttpRequest) -> JsonResponse:
    """What the word in ``q`` may go on to, as browsers ask for it: words, titles, kinds and addresses.

    The shape is that of the OpenSearch Suggestions extension 1.1.
    """
    typed = request.GET.get("q", "")
    found = suggest(typed, request.user, timezone.now())
    titles, names = [each.title for each in found], [each.kind for each in found]
    addresses = [request.build_absolute_uri(each.url) for each in found]
    return JsonResponse(
        [typed, titles, names, addresses], safe=False, content_type="application/x-suggestions+json; charset=utf-8"
    )


@public_page
def description(request: HttpRequest) -> HttpResponse:
    """Tell browsers how to search here from their own address bar (OpenSearch 1.1)."""
    pages = {name: request.build_absolute_uri(reverse(name)) for name in ("search", "suggestions")}
    return render(
        request, "search/opensearch.xml", pages, content_type="application/opensearchdescription+xml; charset=utf-8"
    )


def _found(typed: str, request: HttpRequest, now: datetime) -> dict[str, Any]:
    found = search(typed, request.user, now)
    page = Paginator(found.hits, PAGE_SIZE).get_page(request.GET.get("page"))
    return {
        "found": found,
        "page": page,
        "is_full": found.total == MOST,
        "is_cut": len(" ".join(typed.split())) > LONGEST,
        "most": LONGEST,
        "emergencies": RedFlag.objects.emergencies(now) if found.red_flag else (),
        "figure": None if found.hits or found.red_flag else _pictured(request.user, now),
        "drafts": drafts_among(dict.fromkeys(hit.text for hit in page), now),
    }


def _pictured(visitor: Visitor, now: datetime) -> SectionItem | None:
    """The first thing with a picture, to look at where nothing was found."""
    kinds = (kind for kind in item_kinds() if kind.cover_template)
    return next((item for kind in kinds for item in kind.objects.visible_to(visitor, now).for_article()[:1]), None)
