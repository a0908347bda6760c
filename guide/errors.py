"""The pages for what went wrong. Each keeps a way back and the emergency signs in reach."""

from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone

from guide.models import RedFlag

# The safety card for when the database cannot be asked; a test keeps it equal to the content.
MAIN_SIGNS = (
    "both of your legs are painful, tingly, weak or numb",
    "you feel numb or tingly around your genitals or bottom",
    "you find it hard to pee, or cannot pee at all",
    "you wet or poo yourself without meaning to",
    "you have pain in your chest",
    "a serious accident started the pain, such as a car crash",
)


# More than one form may hold: 1,000 fields, or 2.5 MB of text.
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent)


def _page(request: HttpRequest, status: int, **told: Any) -> HttpResponse:
    context = {"emergencies": RedFlag.objects.emergencies(timezone.now()), **told}
    return render(request, f"{status}.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400, too_much=isinstance(exception, TOO_MUCH))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Ask nothing of the database or the session: they may be what broke."""
    return HttpResponse(render_to_string("500.html", {"emergencies": MAIN_SIGNS}), status=500)
