"""How content stands in files: which file holds what, and how a file is laid out. `fixtures/` is such a folder."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from guide.content import versioned_models
from guide.snapshot import Record

# The models of each file, in the order in which it has them. What a row owns follows it, so it is not named here.
FILES: dict[str, tuple[str, ...]] = {
    "guide.json": ("guide.guide", "guide.section"),
    "benefits.json": ("guide.benefit",),
    "tips.json": ("guide.tip",),
    "faqs.json": ("guide.faq",),
    "red-flags.json": ("guide.redflag",),
    "references.json": ("guide.reference",),
    "kit.json": ("stretches.kit",),
    "pictures.json": ("guide.picture",),
    "synonyms.json": ("guide.synonym",),
    "mistakes.json": ("stretches.mistake",),
    "stretches.json": ("stretches.stretch",),
}


def models_of(file: str) -> list[type[models.Model]]:
    return [apps.get_model(label) for label in FILES[file]]


def parts_of(model: type[models.Model]) -> list[Any]:
    """The relations to what a row of this model owns."""
    return [model._meta.get_field(name) for name in getattr(model, "owns", ())]


def without_file() -> list[str]:
    """The models that have a history and no file: an export would leave them out, and an import delete nothing."""
    named = {kind for kinds in FILES.values() for kind in kinds}
    return sorted({model._meta.label_lower for model in versioned_models()} - named)


def text_of(records: Iterable[Record]) -> str:
    return json.dumps([_laid_out(record) for record in records], indent=2, ensure_ascii=False) + "\n"


def _laid_out(record: Record) -> Record:
    fields = record["fields"]
    names = field_order(record["model"])
    return {"model": record["model"], "fields": {name: fields[name] for name in names}}


@cache
def field_order(kind: str) -> tuple[str, ...]:
    """The names of the fields as their classes list them: what every text has, its own, and what is mixed in last.

    Django's own order hangs on which module was imported first, so an import more would reorder all files.
    """
    model = apps.get_model(kind)
    line: list[type] = [model]
    while (parent := line[0].__bases__[0]) is not models.Model:
        line.insert(0, parent)
    mixed_in = [ancestor for ancestor in model.__mro__ if ancestor not in line]
    return tuple(name for owner in (*line, *mixed_in) for name in _own_names(owner))


def _own_names(owner: type) -> list[str]:
    inherited = {field.name for ancestor in owner.__mro__[1:] for field in _fields(ancestor)}
    own = (field for field in _fields(owner) if field.name not in inherited and not field.primary_key)
    return [field.name for field in sorted(own, key=lambda field: field.creation_counter)]


def _fields(owner: type) -> list[Any]:
    meta = getattr(owner, "_meta", None)
    return [*meta.local_fields, *meta.local_many_to_many] if meta else []
