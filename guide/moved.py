"""What answers at the addresses of texts that were renamed or withdrawn."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from guide.addresses import rows_called
from guide.models import RedFlag
from guide.publishing import Publishable

View = Callable[..., HttpResponse]


def follows_renames(kind: type[Publishable]) -> Callable[[View], View]:
    """A view of one row of this kind, named by its ``slug``. One query more, and only for what is not found.

    An old address leads to that of today. One of a text that readers could see once answers 410 (RFC 9110, 15.5.11).
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, slug: str, **others: str) -> HttpResponse:
            try:
                return view(request, slug=slug, **others)
            except Http404:
                response = _elsewhere(request, kind, slug)
                if response is None:
                    raise
                return ask_again(response)

        # guide/links_here.py asks what an address shows.
        wrapper.__dict__["shows"] = kind
        return wrapper

    return decorate


def ask_again(response: HttpResponse) -> HttpResponse:
    """Let no browser insist on this answer: an editor can rename a text, take a slug back or publish it again."""
    patch_cache_control(response, no_cache=True)
    return response


def with_query(address: str, request: HttpRequest, more: str = "") -> str:
    """The address, which may have an anchor, with all that was asked, and more."""
    query = "&".join(part for part in (more, request.META.get("QUERY_STRING", "")) if part)
    return urlsplit(address)._replace(query=query).geturl()


def _elsewhere(request: HttpRequest, kind: type[Publishable], slug: str) -> HttpResponse | None:
    now = timezone.now()
    for row in rows_called(kind, slug):
        if row.has_left(now):
            return gone(request, row)
        # The name of today is told to those alone who may see the text.
        if row.slug != slug and kind.objects.visible_to(request.user, now).filter(pk=row.pk).exists():
            return _moved(request, row)
    return None


def _moved(request: HttpRequest, row: Publishable) -> HttpResponse:
    match = request.resolver_match
    assert match is not None  # noqa: S101  a view has been resolved
    address = reverse(match.view_name, kwargs={**match.kwargs, "slug": row.slug})
    return HttpResponsePermanentRedirect(with_query(address, request))


def gone(request: HttpRequest, row: Publishable) -> HttpResponse:
    """Say that a text is no longer in the guide, and what is there in its place."""
    now, meta = timezone.now(), row._meta
    context = {
        "content": row,
        "kind": meta.verbose_name,
        "alternative": row.alternative(now),
        "desk": reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk]),
        "emergencies": RedFlag.objects.emergencies(now),
    }
    return render(request, "410.html", context, status=410)
