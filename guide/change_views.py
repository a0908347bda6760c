"""What changed in the guide, and why."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from guide.changes import all_changes, changes_of, find_public, with_contents
from guide.structured_data import breadcrumbs, graph
from guide.views import public_page

PAGE_SIZE = 20


@public_page
def changes(request: HttpRequest, permanent_id: str = "") -> HttpResponse:
    """All changes, or those of one text; the newest first."""
    now = timezone.now()
    content = find_public(permanent_id, now) if permanent_id else None
    if permanent_id and content is None:
        raise Http404("No text that readers see has this id.")
    found = changes_of([content], now) if content else all_changes(now)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    crumbs = [("What changed", reverse("changes")), *([(content.title, request.path)] if content else [])]
    context = {
        "content": content,
        "page": page,
        "changes": with_contents(page),
        "structured_data": graph(request, breadcrumbs(request, *crumbs)),
    }
    return render(request, "guide/changes.html", context)
