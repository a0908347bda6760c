"""What can be found: the texts that readers see, and their parts. Another app adds kinds by adding models."""

from typing import Any

from django.db import models
from django.utils.text import capfirst

from guide.content import content_models
from guide.publishing import Publishable
from guide.snapshot import kind_of

Kind = type[models.Model]


def units() -> list[type[Publishable]]:
    """The models whose rows are texts of their own."""
    return [model for model in content_models() if issubclass(model, Publishable)]


def parts_of(model: Kind) -> list[Any]:
    """The relations to the rows that are a part of a text and have a place of their own."""
    return [model._meta.get_field(name) for name in getattr(model, "owns", ())]


def unit_columns() -> dict[Kind, tuple[Kind, str]]:
    """For each kind that can be found, the model of its texts and the column that holds their ids."""
    columns: dict[Kind, tuple[Kind, str]] = {}
    for model in units():
        columns[model] = (model, str(model._meta.pk.column))
        for relation in parts_of(model):
            columns[relation.related_model] = (model, relation.field.column)
    return columns


def unit_name(model: Kind, row: object) -> str:
    return f"{kind_of(model)}:{row}"


def readers_name(model: Kind) -> str:
    """What readers call a row of this model."""
    return str(getattr(model, "readers_name", "") or capfirst(model._meta.verbose_name))
