"""Which texts link to which addresses of other sites."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urldefrag

from django.db.models import Model, Q, QuerySet

from guide.content_checks.texts import owned_relations, publishable_kinds, read_fields
from guide.markdown_parts import parts_of
from guide.models import Reference
from guide.outside_links import OutsideLink


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads readers nowhere, and the texts and references that have it."""

    link: OutsideLink
    texts: list[Any]


def broken_links() -> list[BrokenLink]:
    """The broken links that are still in use: a constant number of queries, and one if none is broken."""
    broken = list(OutsideLink.objects.filter(outcome=OutsideLink.Outcome.BROKEN))
    used = outside_addresses() if broken else {}
    return [BrokenLink(link, used[link.address]) for link in broken if link.address in used]


def outside_addresses() -> dict[str, list[Any]]:
    """Each address without its anchor, with the content that links to it: one query for each kind of text."""
    used: dict[str, dict[Any, None]] = {}
    for address, content in _uses():
        used.setdefault(urldefrag(address).url, {})[content] = None
    return {address: list(contents) for address, contents in used.items()}


def _uses() -> Iterator[tuple[str, Any]]:
    for kind in publishable_kinds():
        for row in _with_addresses(kind):
            yield from ((address, row) for address in _addresses(row))
        for relation in owned_relations(kind):
            owner = relation.field.name
            for row in _with_addresses(relation.related_model).select_related(owner):
                yield from ((address, getattr(row, owner)) for address in _addresses(row))
    for reference in Reference.objects.all():
        if reference.address.startswith(("http://", "https://")):
            yield reference.address, reference


def _with_addresses(kind: type[Model]) -> QuerySet[Any]:
    """The rows worth reading: few texts have an address in them."""
    return kind._default_manager.filter(reduce(or_, (Q(**{f"{name}__contains": "://"}) for name in read_fields(kind))))


def _addresses(row: Model) -> Iterator[str]:
    for name in read_fields(type(row)):
        yield from (link for link in parts_of(getattr(row, name)).links if link.startswith(("http://", "https://")))
