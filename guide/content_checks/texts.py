"""Which texts of a piece of content readers see: its own, and those of the rows that it owns, such as steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import CASCADE, CharField, Model, TextField
from django.db.models.fields.reverse_related import ManyToOneRel

from guide.evidence import Cited
from guide.publishing import Identified, Publishable

# What all content has beside its title is for editors: dates, addresses, states.
NOT_READ = {field.name for field in Publishable._meta.get_fields()} - {"title"}


@dataclass(frozen=True, slots=True)
class Text:
    value: str
    field: str
    row: Model | None


def publishable_kinds() -> list[Any]:
    """The models of content, in the order of their apps."""
    return [model for model in apps.get_models() if issubclass(model, Publishable)]


@cache
def read_fields(kind: type[Model]) -> tuple[str, ...]:
    """The fields of a model in which words for readers stand."""
    return tuple(
        field.name
        for field in kind._meta.concrete_fields
        if type(field) in (CharField, TextField) and not field.choices and field.name not in NOT_READ
    )


@cache
def owned_relations(kind: type[Model]) -> tuple[ManyToOneRel, ...]:
    """The relations to rows that are a part of the content and go with it, such as steps."""
    return tuple(
        relation
        for relation in kind._meta.related_objects
        if isinstance(relation, ManyToOneRel)
        and relation.on_delete is CASCADE
        and isinstance(relation.related_model, type)
        and issubclass(relation.related_model, Identified)
    )


def owned(kind: type[Model]) -> list[str]:
    return [relation.get_accessor_name() or "" for relation in owned_relations(kind)]


def prefetches(kind: type[Model]) -> list[str]:
    """What the rules may use of each row."""
    return [*owned(kind), *(["references"] if issubclass(kind, Cited) else [])]


def owned_rows(content: Model) -> Iterator[tuple[str, int, Model]]:
    """Each owned row with the name of its relation and its place, from 0, in the order of the form."""
    for name in owned(type(content)):
        for place, row in enumerate(getattr(content, name).all()):
            yield name, place, row


def texts_of(content: Model) -> Iterator[Text]:
    for name in read_fields(type(content)):
        yield Text(getattr(content, name), name, None)
    for _, _, row in owned_rows(content):
        for name in read_fields(type(row)):
            yield Text(getattr(row, name), name, row)
