"""Which texts rest on which references, whatever kind of text they are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from guide.evidence import Cited
from guide.models import Reference
from guide.publishing import Visitor


@dataclass(frozen=True)
class Source:
    """A reference and the texts that this visitor can see it cited in."""

    reference: Reference
    texts: list[Any]


def cited_kinds() -> dict[str, Any]:
    """The models that cite references, by the name under which a reference knows their rows."""
    related = ((relation.get_accessor_name(), relation.related_model) for relation in Reference._meta.related_objects)
    return {name: model for name, model in related if name and isinstance(model, type) and issubclass(model, Cited)}


def sources(visitor: Visitor, at: datetime) -> list[Source]:
    """Fetch every reference with its texts: one query for each kind, however many rows."""
    kinds = cited_kinds()
    prefetches = [Prefetch(name, model.objects.visible_to(visitor, at)) for name, model in kinds.items()]
    return [
        Source(reference, [text for name in kinds for text in getattr(reference, name).all()])
        for reference in Reference.objects.prefetch_related(*prefetches)
    ]
