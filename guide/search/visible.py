"""Fetches what was found, as far as a visitor may see it: that is the QuerySets' to say, not the index's."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cache

from django.db.models import JSONField, Model, QuerySet

from guide.models import Guide
from guide.publishing import Publishable, Visitor
from guide.search.kinds import Kind, kinds

# The model and the id of a row.
Place = tuple[str, int]


def visible(places: Iterable[Place], user: Visitor, at: datetime) -> dict[Place, Model]:
    """The rows by their places: a query for each kind that is among them, and one for the guide that the site shows.

    Their pictures are not fetched: what was found is told in words.
    """
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for kind, row in places:
        ids[kind].append(row)
    guide = Guide.objects.visible_to(user, at).values_list("pk", flat=True).first()
    return {
        (name, row.pk): row
        for name, found in ids.items()
        for row in _rows(kinds()[name], guide, user, at).filter(pk__in=found).defer(*_pictures(kinds()[name]))
    }


def _rows(kind: Kind, guide: int | None, user: Visitor, at: datetime) -> "QuerySet[Model]":
    texts = _on_the_site(kind.text.objects.visible_to(user, at), guide)
    if not kind.owner:
        return texts
    return kind.model._base_manager.filter(**{f"{kind.owner}__in": texts.order_by()}).select_related(kind.owner)


def _on_the_site(texts: "QuerySet[Publishable]", guide: int | None) -> "QuerySet[Publishable]":
    """The site shows one guide alone, so what stands in another has no page."""
    if texts.model is Guide:
        return texts.filter(pk=guide)
    within = texts.model.shown_within[-1:]
    return texts.filter(**{within[0].removesuffix("__"): guide}) if within else texts


@cache
def _pictures(kind: Kind) -> list[str]:
    owner = kind.text._meta.concrete_fields if kind.owner else ()
    theirs = [f"{kind.owner}__{field.name}" for field in owner if isinstance(field, JSONField)]
    return [*theirs, *(field.name for field in kind.model._meta.concrete_fields if isinstance(field, JSONField))]
