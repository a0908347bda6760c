"""Addresses for good: ``/l/<permanent id>`` leads to a text, whatever it is called now and wherever it stands."""

import re
from collections.abc import Callable
from functools import wraps

from django.apps import apps
from django.db.models import Value
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from guide.content import content_models
from guide.moved import ask_again, gone, with_query
from guide.pasted import query_of
from guide.publishing import ID_PATTERN, Identified
from guide.views import View, public_page


def kinds() -> list[type[Identified]]:
    """The models whose rows have a permanent id and something to be shown at, in the order of their apps."""
    return [each for each in content_models() if issubclass(each, Identified) and hasattr(each, "get_absolute_url")]


def is_id(word: str) -> bool:
    return re.fullmatch(ID_PATTERN, word) is not None


def find(permanent_id: str) -> Identified | None:
    """The row of any kind with this id, in capitals or not, whoever may see it: two queries, or none for no id."""
    typed = permanent_id.lower()
    if not is_id(typed):
        return None
    asked = [
        kind._base_manager.order_by().filter(permanent_id=typed).values_list(Value(kind._meta.label), "pk")
        for kind in kinds()
    ]
    found = list(asked[0].union(*asked[1:], all=True))
    if not found:
        return None
    label, pk = found[0]
    row: Identified | None = apps.get_model(label)._base_manager.filter(pk=pk).first()
    return row


def of_one_row(view: Callable[[HttpRequest, Identified], HttpResponse]) -> View:
    """A page about the row with the ``permanent_id`` of its address, which the view is given.

    What readers could see once answers 410; drafts are there for staff alone.
    """

    @public_page
    @wraps(view)
    def wrapper(request: HttpRequest, permanent_id: str) -> HttpResponse:
        row, now = find(permanent_id), timezone.now()
        if row is None:
            raise Http404("No text has this id.")
        text = row.standing_in()
        if text is None or type(text).objects.visible_to(request.user, now).filter(pk=text.pk).exists():
            return ask_again(view(request, row))
        if text.has_left(now):
            return ask_again(gone(request, text))
        raise Http404("Readers cannot see this text yet.")

    return wrapper


@of_one_row
def permanent(request: HttpRequest, row: Identified) -> HttpResponse:
    """Lead there in one hop.

    The redirect is a temporary one, although it is there for good: it tells browsers, search engines and whoever checks
    links that this address is the one to keep (RFC 9110, 15.4.3). After a permanent one (15.4.2) they would write down
    the address of today in its place, which the next rename changes.
    """
    address: str = row.get_absolute_url()  # type: ignore[attr-defined]
    return HttpResponseRedirect(with_query(address, request, query_of(row)))
