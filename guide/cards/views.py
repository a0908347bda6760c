"""Cards at their addresses: ``/cards/<permanent id>-<digest>.png``, and in small below ``/cards/small/``."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from guide.cards.card import SITE, Card, Carded
from guide.cards.shelf import png
from guide.permanent import find

ONE_YEAR = 60 * 60 * 24 * 365


@require_safe
def card(request: HttpRequest, name: str, digest: str) -> HttpResponse:
    return _answer(_card_called(name), digest, small=False)


@require_safe
def small_card(request: HttpRequest, name: str, digest: str) -> HttpResponse:
    return _answer(_card_called(name), digest, small=True)


def _answer(card: Card, digest: str, *, small: bool) -> HttpResponse:
    """Send a card. The address that it had before a change leads to that of today: chat apps keep it for long.

    Nothing is drawn for a digest that is not the card's own, so nobody can make the server draw at will.
    """
    if digest != card.digest:
        response: HttpResponse = HttpResponseRedirect(card.small_address if small else card.address)
        patch_cache_control(response, no_cache=True)
        return response
    response = HttpResponse(png(card, small=small), content_type="image/png")
    patch_cache_control(response, public=True, max_age=ONE_YEAR, immutable=True)
    # Opened by itself it is a document, in which nothing may run.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _card_called(name: str) -> Card:
    """The card of the site, or of a text that every reader sees, whoever asks."""
    if name == SITE.name:
        return SITE
    row = find(name)
    if not isinstance(row, Carded) or not type(row).objects.published(timezone.now()).filter(pk=row.pk).exists():
        raise Http404("No text that readers see has this card.")
    return row.card
