"""What changed in the guide, and why."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from guide.changes import all_changes, changes_of, with_contents
from guide.permanent import of_one_row
from guide.publishing import Identified
from guide.share import text_of
from guide.structured_data import breadcrumbs, graph
from guide.versions import Version
from guide.views import drafts_among, public_page

PAGE_SIZE = 20
TITLE = "What changed"


@public_page
def changes(request: HttpRequest) -> HttpResponse:
    """All changes, the newest first."""
    page = _page(request, all_changes(timezone.now()))
    context = {
        "page": page,
        "changes": with_contents(page),
        "structured_data": graph(request, breadcrumbs(request, (TITLE, request.path))),
    }
    return render(request, "guide/changes.html", context)


@of_one_row
def text_changes(request: HttpRequest, row: Identified) -> HttpResponse:
    """Those of one text; a step is told with its stretch. What readers never saw of it is not among them."""
    text, now = text_of(row), timezone.now()
    address = reverse("text_changes", args=[text.permanent_id])
    page = _page(request, changes_of([text], now))
    context = {
        "content": text,
        "canonical": address,
        "page": page,
        "changes": with_contents(page, [text]),
        "structured_data": graph(request, breadcrumbs(request, (TITLE, reverse("changes")), (text.title, address))),
        "drafts": drafts_among([text], now),
    }
    return render(request, "guide/changes.html", context)


def _page(request: HttpRequest, found: "QuerySet[Version]") -> "Page[Version]":
    return Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
