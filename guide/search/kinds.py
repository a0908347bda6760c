"""What can be found: the texts that readers see, and their parts. Another app adds kinds by adding models."""

from functools import cache
from typing import Any, NamedTuple

from django.db import models
from django.utils.text import capfirst

from guide.content import content_models
from guide.publishing import Publishable
from guide.snapshot import kind_of


class Kind(NamedTuple):
    """A model whose rows can be found, and the model of the texts that they are or belong to.

    ``owner`` is the name of the field that leads from a part to its text; a text has none.
    """

    model: type[models.Model]
    text: type[Publishable]
    owner: str = ""

    @property
    def column(self) -> str:
        """The column with the id of the text."""
        field = self.model._meta.get_field(self.owner) if self.owner else self.model._meta.pk
        return str(field.column)  # type: ignore[union-attr]

    @property
    def readers_name(self) -> str:
        """What readers call a row of this kind."""
        return str(getattr(self.model, "readers_name", "") or capfirst(self.model._meta.verbose_name))


@cache
def kinds() -> dict[str, Kind]:
    """By the names of their models, a text before its parts."""
    found = {}
    for text in texts():
        found[kind_of(text)] = Kind(text, text)
        for relation in parts_of(text):
            found[kind_of(relation.related_model)] = Kind(relation.related_model, text, relation.field.name)
    return found


def texts() -> list[type[Publishable]]:
    """The models whose rows stand for themselves."""
    return [model for model in content_models() if issubclass(model, Publishable)]


def parts_of(text: type[models.Model]) -> list[Any]:
    """The relations to the rows that are a part of a text and have a place of their own."""
    return [text._meta.get_field(name) for name in getattr(text, "owns", ())]


def unit_name(text: type[models.Model], row: object) -> str:
    """How notes and the index name a text with its parts."""
    return f"{kind_of(text)}:{row}"
