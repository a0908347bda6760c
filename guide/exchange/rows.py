"""Items of files as rows that are not saved yet, linked with each other by their natural keys."""

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.utils.timezone import is_naive

from guide.content import content_models
from guide.exchange.folder import ContentError, Item
from guide.exchange.layout import field_order, models_of, parts_of
from guide.exchange.state import Key
from guide.snapshot import key_of, kind_of


@dataclasses.dataclass
class Row:
    """A row, where it was written, and what it is linked with by the fields for many."""

    item: Item
    row: models.Model
    links: dict[str, list[models.Model]] = dataclasses.field(default_factory=dict)

    @property
    def key(self) -> Key:
        return kind_of(self.row), key_of(self.row)


def fields_of(model: type[models.Model]) -> dict[str, Any]:
    """What a record may have: all but the database's own id."""
    return {name: model._meta.get_field(name) for name in field_order(kind_of(model))}


def rows_of(items: list[Item], ids: Mapping[Key, int]) -> list[Row]:
    """The rows, with the ids they are to keep. Raises ContentError with what the items tell to be wrong."""
    refuse(problem for item in items for problem in _wrong_names(item))
    rows = [Row(item, apps.get_model(item.record["model"])()) for item in items]
    refuse(problem for row in rows for problem in _fill(row))
    refuse(_twins(rows))
    for row in rows:
        row.row.pk = ids.get(row.key)
    known = {row.key: row.row for row in rows}
    refuse(problem for row in rows for problem in _link(row, known))
    return rows


def refuse(problems: Iterator[str]) -> None:
    found = tuple(problems)
    if found:
        raise ContentError(*found)


def _wrong_names(item: Item) -> Iterator[str]:
    allowed = {part for model in models_of(item.file) for part in (model, *(r.related_model for r in parts_of(model)))}
    models_by_name = {kind_of(model): model for model in allowed}
    model = models_by_name.get(item.record["model"])
    if model is None:
        expected = " or ".join(sorted(models_by_name))
        yield f"{item}: “{item.record['model']}” does not belong in this file. It must be {expected}."
        return
    fields = fields_of(model)
    given = item.record["fields"]
    for name in given:
        if name not in fields:
            yield f"{item}: {name}: There is no such field. The fields are {', '.join(fields)}."
    for name, field in fields.items():
        # All others have a default, so that files of an older release can still be read.
        if name not in given and (field.unique or (field.many_to_one and not field.null)):
            yield f"{item}: {name}: It is missing."


def _fill(row: Row) -> Iterator[str]:
    for name, value in row.item.record["fields"].items():
        field = fields_of(type(row.row))[name]
        if field.is_relation:
            continue
        try:
            setattr(row.row, name, _value(field, value))
        except ValidationError as error:
            yield f"{row.item}: {name}: {' '.join(error.messages)}"
        except (TypeError, ValueError, OverflowError):
            yield f"{row.item}: {name}: {value!r} is no value for this field."


def _value(field: Any, value: Any) -> Any:
    """As Django reads it, but without its kindness: a text must not become a number, nor 10.7 become 10."""
    cleaned = field.to_python(value)
    if isinstance(cleaned, str | int) and cleaned != value:
        raise ValueError
    if isinstance(cleaned, datetime) and is_naive(cleaned):
        raise ValidationError("Say in which time zone, such as 2026-11-22T09:00:00Z.")
    return cleaned


def _twins(rows: list[Row]) -> Iterator[str]:
    """What two rows have and only one may have. The files hold all content, so the database need not be asked."""
    first: dict[tuple[Any, Any], Item] = {}
    for row in rows:
        for field in fields_of(type(row.row)).values():
            value = getattr(row.row, field.attname) if field.unique else None
            if value is not None and (earlier := first.setdefault((field, value), row.item)) is not row.item:
                yield f"{row.item}: {field.name}: “{value}” is taken by {earlier}."


def _link(row: Row, known: dict[Key, models.Model]) -> Iterator[str]:
    for name, field in fields_of(type(row.row)).items():
        value = row.item.record["fields"].get(name)
        try:
            if field.many_to_many:
                row.links[name] = _targets(field.related_model, value, known)
            elif field.is_relation and not (field.null and value is None):
                setattr(row.row, name, _target(field.related_model, value, known))
        except ValidationError as error:
            yield f"{row.item}: {name}: {' '.join(error.messages)}"


def _targets(model: type[models.Model], value: Any, known: dict[Key, models.Model]) -> list[models.Model]:
    if not isinstance(value or [], list):
        raise ValidationError('Write a list of keys, such as [["mat"], ["strap"]].')
    targets = [_target(model, key, known) for key in value or []]
    for number, target in enumerate(targets):
        if target in targets[:number]:
            raise ValidationError(f"“{key_of(target)}” stands twice.")
    return targets


def _target(model: type[models.Model], value: Any, known: dict[Key, models.Model]) -> models.Model:
    """The row that a natural key names: content of the files, or somebody who has an account here."""
    if not isinstance(value, list) or [type(part) for part in value] != [str]:
        raise ValidationError('Write a key as a list with one text, such as ["mat"].')
    key = kind_of(model), value[0]
    if key not in known:
        if model in content_models():
            raise ValidationError(f"No {model._meta.verbose_name} of the files is called “{value[0]}”.")
        try:
            known[key] = model._default_manager.get_by_natural_key(value[0])  # type: ignore[attr-defined]
        except ObjectDoesNotExist as error:
            raise ValidationError(
                f"There is no {model._meta.verbose_name} “{value[0]}” here. Add one first."
            ) from error
    return known[key]
