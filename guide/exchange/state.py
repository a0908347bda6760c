"""All content that the database holds at one moment, as data: a fixed number of queries for each kind."""

from typing import Any, NamedTuple

from django.db import models

from guide.content import content_models, versioned_models
from guide.exchange.layout import parts_of
from guide.snapshot import Record, Snapshot, key_of, kind_of, records

# The model and the natural key, such as ("guide.tip", "4z7ckr4t").
Key = tuple[str, str]


class Entry(NamedTuple):
    """A row with its record."""

    row: models.Model
    record: Record

    @property
    def key(self) -> Key:
        return kind_of(self.row), key_of(self.row)


# A text first, then what it owns. By the key of the text, in the order of the lists that readers see.
Piece = list[Entry]
State = dict[Key, Piece]


def stored() -> State:
    entries = {model: _entries(model) for model in content_models()}
    state = {entry.key: [entry] for model in versioned_models() for entry in entries[model]}
    for model in versioned_models():
        for relation in parts_of(model):
            for entry in entries[relation.related_model]:
                (owner,) = entry.record["fields"][relation.field.name]
                state[kind_of(model), owner].append(entry)
    return state


def snapshot_of(piece: Piece) -> Snapshot:
    """The same as guide.snapshot.snapshot() takes down."""
    return [entry.record for entry in piece]


def _entries(model: type[models.Model]) -> list[Entry]:
    links = [field.name for field in model._meta.many_to_many]
    rows = list(model._base_manager.select_related(*_names(model)).prefetch_related(*links))
    return [Entry(row, record) for row, record in zip(rows, records(rows), strict=True)]


def _names(model: type[models.Model]) -> list[Any]:
    """The fields that point at one other row."""
    return [field.name for field in model._meta.concrete_fields if field.is_relation]
