"""Finds what an editor may link to or cite, while they type."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Case, Model, Q, QuerySet, Value, When
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from guide.accounts import content_staff, viewable_kinds
from guide.content import versioned_models
from guide.models import Reference
from guide.publishing import Publishable, Status

MOST = 10
# Characters of a search; the longest title has 300.
LONGEST_SEARCH = 100


@require_safe
@content_staff
def link_search(request: HttpRequest) -> JsonResponse:
    """Answer a JSON list of what has all words of ``q`` in its title: ``{title, kind, address, note}``.

    ``note`` says why readers do not see it, if so. ``kind=reference`` keeps those of one model; references also
    have a ``key`` to cite them by, and the ``id`` and ``name`` with which the form chooses them.
    """
    search = request.GET.get("q", "").replace("\0", " ")[:LONGEST_SEARCH].strip()
    wanted = request.GET.get("kind")
    kinds = [kind for kind in _linked_kinds(request.user) if wanted in (None, "", kind._meta.model_name)]
    found = [item for kind in kinds for item in _matches(kind, search)]
    found.sort(key=lambda item: (not _starts(item, search), item.title.casefold()))
    now = timezone.now()
    return JsonResponse([_told(item, now) for item in found[:MOST]], safe=False)


def _linked_kinds(user: User | AnonymousUser) -> list[type[Model]]:
    """Those that have a place on the site and a name to find them by; a step is found by its stretch."""
    whole = [kind for kind in viewable_kinds(user) if kind in versioned_models()]
    return [kind for kind in whole if hasattr(kind, "get_absolute_url") and hasattr(kind, "title")]


def _matches(kind: type[Model], search: str) -> QuerySet[Any]:
    fields = ("title", "authors", "key") if kind is Reference else ("title",)
    rule = Q()
    for word in search.split():
        rule &= Q(*((f"{field}__icontains", word) for field in fields), _connector=Q.OR)
    first = Case(When(title__istartswith=search, then=Value(0)), default=Value(1))
    return kind._default_manager.filter(rule).order_by(first, "title")[:MOST]


def _starts(item: Any, search: str) -> bool:
    return bool(item.title.casefold().startswith(search.casefold()))


def _told(item: Any, now: datetime) -> dict[str, Any]:
    told = {
        "title": item.title,
        "kind": capfirst(item._meta.verbose_name),
        "address": item.get_absolute_url(),
        "note": _note(item, now),
    }
    return told | {"key": item.key, "id": item.pk, "name": str(item)} if isinstance(item, Reference) else told


def _note(item: Any, now: datetime) -> str:
    if not isinstance(item, Publishable) or item.is_public(now):
        return ""
    return "Not yet public" if item.status == Status.PUBLISHED else str(item.get_status_display())
