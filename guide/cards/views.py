"""Cards at their addresses: ``/cards/<permanent id>-<digest>.png``."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from guide.cards.card import SITE, Card, Carded
from guide.cards.shelf import png
from guide.content import content_models
from guide.publishing import ID_PATTERN

ONE_YEAR = 60 * 60 * 24 * 365


@require_safe
def card(request: HttpRequest, name: str, digest: str) -> HttpResponse:
    """Send a card. The address that it had before a change leads to that of today: chat apps keep it for long.

    Nothing is drawn for a digest that is not the card's own, so nobody can make the server draw at will.
    """
    found = card_called(name)
    if found is None:
        raise Http404("No text that readers see has this card.")
    if digest != found.digest:
        response: HttpResponse = HttpResponseRedirect(found.address)
        patch_cache_control(response, no_cache=True)
        return response
    response = HttpResponse(png(found), content_type="image/png")
    patch_cache_control(response, public=True, max_age=ONE_YEAR, immutable=True)
    # Opened by itself it is a document, in which nothing may run.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def card_called(name: str) -> Card | None:
    """The card of a published text, or of the site: one query for each kind that has cards, at most."""
    if name == SITE.name:
        return SITE
    if not re.fullmatch(ID_PATTERN, name):
        return None
    kinds: list[Any] = [kind for kind in content_models() if issubclass(kind, Carded)]
    found = (kind.objects.published(timezone.now()).filter(permanent_id=name).first() for kind in kinds)
    return next((row.card for row in found if row), None)
