"""What a snapshot holds, in words that an editor reads: choices by their labels, links by their titles."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

# A text, or the items of a list.
Told = str | list[str]

EMPTY: tuple[Any, ...] = (None, "", [], {})


def fields_of(model: type[models.Model] | None) -> list[Any]:
    """The fields of a snapshot of this model."""
    return [*model._meta.fields, *model._meta.many_to_many] if model else []


def label_of(field: Any, name: str) -> str:
    """What the form calls the field; a version may know one that the model no longer has."""
    words = field.verbose_name if field else name.replace("_", " ")
    return str(capfirst(words))


def is_prose(field: Any) -> bool:
    """Tell whether single words of a value can be another, and not only the value as a whole."""
    typed = isinstance(field, models.CharField | models.TextField | models.JSONField)
    return field is None or (typed and not field.flatchoices)


def titles(model: type[models.Model], keys: Iterable[Any]) -> dict[str, str]:
    """What the rows with these natural keys are called: one query."""
    wanted = {key[0] for key in keys}
    name = _key_field(model)
    rows = model._base_manager.filter(**{f"{name}__in": wanted}) if wanted else ()
    return {getattr(row, name): str(row) for row in rows}


@lru_cache
def _key_field(model: type[models.Model]) -> str:
    """The field that is the natural key: a row whose fields hold their own names tells it."""
    row: Any = model()
    for field in model._meta.concrete_fields:
        row.__dict__[field.attname] = field.name
    (name,) = row.natural_key()
    return str(name)


def told(field: Any, value: Any, known: dict[str, str]) -> Told:
    """One value as text or as a list; ``known`` has the titles of what the value links to."""
    if value in EMPTY:
        return [] if field is not None and field.many_to_many else ""
    if field is not None and field.many_to_many:
        return [_linked(key, known) for key in value]
    if field is not None and field.remote_field:
        return _linked(value, known)
    if hasattr(field, "described"):
        return str(field.described(value))
    if field is not None and field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain(field, value)


def _linked(key: Any, known: dict[str, str]) -> str:
    name = key[0] if isinstance(key, list) else str(key)
    return known.get(name, f"{name} (no longer there)")


def _plain(field: Any, value: Any) -> Told:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    if isinstance(value, list | dict):
        return json.dumps(value, indent=2, ensure_ascii=False)
    if isinstance(field, models.DateField):
        return _day(field, value)
    return str(value)


def _day(field: Any, value: Any) -> str:
    moment = field.to_python(value)
    if isinstance(moment, datetime):
        return date_format(timezone.localtime(moment), "j F Y, H:i")
    return date_format(moment, "j F Y") if isinstance(moment, date) else str(value)
