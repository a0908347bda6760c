"""The real public page as readers would get it, drawn from what is in the database at this moment.

Used inside a transaction that holds unsaved changes and is rolled back afterwards.
"""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import resolve
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from guide.content_checks import Finding
from guide.publishing import Publishable, Status


def preview_of(request: HttpRequest, content: models.Model, address: str, note: str) -> HttpResponse:
    """Draw the page at ``address`` with a bar on top that says ``note``; the content shows as if it were published.

    It writes to the database: the caller rolls that back.
    """
    _publish(content)
    inner = _get(request, address)
    # Shown by templates/base.html.
    inner.preview = note  # type: ignore[attr-defined]
    match = resolve(inner.path)
    try:
        response: HttpResponse = match.func(inner, *match.args, **match.kwargs)
    except Http404:
        response = render(inner, "admin/no_preview.html", {"content": content}, status=200)
    return framed(request, response)


def errors_of(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """What must be mended before there can be a preview, from the context of a change form."""
    forms = [context["adminform"].form, *(form for each in context["inline_admin_formsets"] for form in each.formset)]
    found = [
        (form.fields[name].label if name in form.fields else "", sentence)
        for form in forms
        for name, sentences in form.errors.items()
        for sentence in sentences
    ]
    whole = [("", text) for each in context["inline_admin_formsets"] for text in each.formset.non_form_errors()]
    return framed(request, render(_get(request, "/"), "admin/preview_errors.html", {"errors": [*found, *whole]}))


def findings_page(request: HttpRequest, findings: list[Finding]) -> HttpResponse:
    """What the content checks say of what was typed."""
    return framed(request, render(_get(request, "/"), "admin/check.html", {"findings": findings}))


def framed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let the page stand in a panel beside the form, and nowhere else."""
    add_never_cache_headers(response)
    response["X-Frame-Options"] = "SAMEORIGIN"
    # The desk adds to the policy of its pages by "csp_update", which holds one addition alone.
    view: Any = csp_replace({"frame-ancestors": [SELF]})(lambda request: response)
    allowed: HttpResponse = view(request)
    return allowed


def _publish(content: models.Model) -> None:
    """Let readers see the content, and all it stands in: without that there would be no page to look at."""
    shown = {"status": Status.PUBLISHED, "publish_at": timezone.now(), "unpublish_at": None}
    if not isinstance(content, Publishable):
        return
    type(content).objects.filter(pk=content.pk).update(**shown)
    for path in type(content).shown_within:
        within: Any = content
        for name in path.strip("_").split("__"):
            within = getattr(within, name)
        type(within).objects.filter(pk=within.pk).update(**shown)


def _get(request: HttpRequest, address: str) -> HttpRequest:
    """A reader's request for that address, on the same host."""
    path, _, query = address.partition("#")[0].partition("?")
    inner = HttpRequest()
    inner.method = "GET"
    inner.path = inner.path_info = path
    inner.META = request.META | {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query}
    inner.GET = QueryDict(query)
    inner.user = AnonymousUser()
    return inner
