"""A piece of content, with all that is a part of it, as data without database ids.

A snapshot is what Django's serializers make of the rows: the content first, then what it owns.
Natural keys stand for ids, so it means the same in another database and after an import.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ObjectDoesNotExist
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction

from guide.addresses import keep_addresses
from guide.publishing import Publishable

Record = dict[str, Any]
Snapshot = list[Record]


class ExactEncoder(DjangoJSONEncoder):
    """Django's own cuts moments to thousandths of a second, so that what is read back would be another moment."""

    def default(self, o: Any) -> Any:
        if isinstance(o, datetime):
            return o.isoformat().replace("+00:00", "Z")
        return super().default(o)


class RestoreError(Exception):
    """A snapshot that cannot be brought back; the text tells an editor why."""


def owned(content: models.Model) -> list[models.Model]:
    """The rows that are a part of this content, in their order."""
    return [row for name in getattr(content, "owns", ()) for row in getattr(content, name).all()]


def snapshot(content: models.Model) -> Snapshot:
    """Take down the content, and all it owns, as the database has it at this moment."""
    stored = type(content)._base_manager.get(pk=content.pk)
    return records([stored, *owned(stored)])


def records(rows: Iterable[models.Model]) -> Snapshot:
    """The serialized form of rows. What they are linked with stands in an order that never changes."""
    text = serializers.serialize(
        "json", rows, cls=ExactEncoder, use_natural_foreign_keys=True, use_natural_primary_keys=True
    )
    taken: Snapshot = json.loads(text)
    for record in taken:
        for field in apps.get_model(record["model"])._meta.many_to_many:
            record["fields"][field.name].sort()
    return taken


def key_of(content: models.Model) -> str:
    """The name by which a row is found in any database: its natural key, which has one part."""
    (key,) = content.natural_key()  # type: ignore[attr-defined]
    return str(key)


def kind_of(content: models.Model | type[models.Model]) -> str:
    return content._meta.label_lower


def find(kind: str, key: str) -> models.Model | None:
    """The row of that kind and natural key, if it is there."""
    manager: Any = apps.get_model(kind)._default_manager
    try:
        row: models.Model = manager.get_by_natural_key(key)
    except ObjectDoesNotExist:
        return None
    return row


def read(record: Mapping[str, Any]) -> DeserializedObject:
    """One record as an unsaved row, with the id of the row that it would overwrite, if there is one.

    What the record does not know, because it is older than the field, stays as that row has it.
    """
    try:
        (row,) = serializers.deserialize("python", [record], ignorenonexistent=True)
    except (DeserializationError, ObjectDoesNotExist) as error:
        raise RestoreError(f"Something that this version names is no longer there: {error}") from error
    current = type(row.object)._base_manager.filter(pk=row.object.pk).first()
    for field in type(row.object)._meta.concrete_fields:
        if current is not None and field.name not in record["fields"]:
            setattr(row.object, field.attname, getattr(current, field.attname))
    return row


def restore(data: Snapshot) -> models.Model:
    """Make the database hold what the snapshot says, and return its content.

    Owned rows that the snapshot does not name are deleted. Raises RestoreError, and changes nothing
    then, if it names a row that is no longer there or a slug that another row has by now.
    """
    try:
        with transaction.atomic():
            return _restore(data)
    except IntegrityError as error:
        raise RestoreError(f"Another text has taken what must be its own, such as the slug: {error}") from error


def _restore(data: Snapshot) -> models.Model:
    rows = []
    for record in data:
        row = read(record)
        if isinstance(row.object, Publishable):
            _keep_addresses(row.object)
        row.save()
        rows.append(row.object)
    kept = {(kind_of(row), row.pk) for row in rows}
    content = type(rows[0])._base_manager.get(pk=rows[0].pk)
    for part in owned(content):
        if (kind_of(part), part.pk) not in kept:
            part.delete()
    return content


def _keep_addresses(content: Publishable) -> None:
    """However a text comes back, all that it was called since still leads to it."""
    if taken := content.slug_taken():
        raise RestoreError(taken)
    keep_addresses(content)
