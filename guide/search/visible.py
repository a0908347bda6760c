"""Fetches what was found, as far as a visitor may see it. Who may see what is the QuerySets' to say, not the index's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Model, QuerySet

from guide.models import Guide
from guide.publishing import Publishable, Visitor
from guide.search.kinds import Kind, parts_of, units
from guide.snapshot import kind_of

# The model and the id of a row.
Place = tuple[str, int]


def visible(places: Iterable[Place], user: Visitor, at: datetime) -> dict[Place, Model]:
    """The rows by their places: one query for each kind, and one for the guide that the site shows."""
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for kind, row in places:
        ids[kind].append(row)
    shown = Guide.objects.visible_to(user, at).first()
    return {
        (kind_of(model), row.pk): row
        for model, rows in _rows_of_kinds(shown, user, at)
        for row in rows.filter(pk__in=ids[kind_of(model)])
    }


def _rows_of_kinds(guide: Guide | None, user: Visitor, at: datetime) -> "Iterator[tuple[Kind, QuerySet[Model]]]":
    for model in units():
        texts = _on_the_site(model.objects.visible_to(user, at), guide)
        yield model, texts
        for relation in parts_of(model):
            part, name = relation.related_model, relation.field.name
            yield part, part._base_manager.filter(**{f"{name}__in": texts.order_by()}).select_related(name)


def _on_the_site(texts: "QuerySet[Publishable]", guide: Guide | None) -> "QuerySet[Publishable]":
    """The site shows one guide alone, so what stands in another has no page."""
    if texts.model is Guide:
        return texts.filter(pk=guide.pk if guide else None)
    (*_, within) = texts.model.shown_within or [""]
    return texts.filter(**{within.removesuffix("__"): guide}) if within.endswith("guide__") else texts
