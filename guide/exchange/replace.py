"""Makes the database hold exactly the content that the items say, and tells what that changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, connection, models, router, transaction

from guide.content import content_models, tables, versioned_models
from guide.exchange.folder import Item
from guide.exchange.rows import Row, fields_of, refuse, rows_of
from guide.exchange.state import Piece, State, snapshot_of, stored
from guide.versions import Version

# A row, the name of its field, and the row that is to be there.
Late = tuple[models.Model, str, models.Model]


@dataclass(frozen=True)
class Change:
    """A text that is not as it was; one of the two sides is empty when it was added or removed."""

    before: Piece
    after: Piece

    @property
    def row(self) -> models.Model:
        return (self.after or self.before)[0].row

    @property
    def fate(self) -> str:
        if not self.before:
            return "added"
        return "changed" if self.after else "removed"


@dataclass(frozen=True)
class Outcome:
    """What the database held before, and holds now."""

    before: State
    after: State

    @property
    def changes(self) -> list[Change]:
        pairs = [Change(self.before.get(key, []), self.after.get(key, [])) for key in {**self.after, **self.before}]
        return [pair for pair in pairs if snapshot_of(pair.before) != snapshot_of(pair.after)]


def replace(items: list[Item], why: str) -> Outcome:
    """Call it in a transaction. Raises ContentError when the items are wrong.

    All rows are taken out and put in anew, with the ids they had: so two texts can swap a slug, and a
    text can go together with those that lean on it.
    """
    Version.objects.record_unversioned(versioned_models(), "As it was before an import.")
    before = stored()
    rows = rows_of(items, {entry.key: entry.row.pk for piece in before.values() for entry in piece})
    _take_out()
    try:
        with transaction.atomic():
            waiting = _put_in(rows)
    except (DatabaseError, OverflowError):
        # The database does not say in which file it stands; the rules of the models do.
        refuse(problem for row in rows for problem in _faults(row, exclude=_links(row), validate_unique=False))
        raise
    # Constraints need no second look: the database has taken the rows.
    refuse(problem for row in rows for problem in _faults(row, validate_constraints=False))
    _put_in_late(waiting)
    connection.check_constraints()
    outcome = Outcome(before, stored())
    for change in outcome.changes:
        state = Version.State.LIVE if change.after else Version.State.DELETED
        data = snapshot_of(change.after or change.before)
        Version.objects.record(change.row, why=why, state=state, data=data)
    return outcome


def _take_out() -> None:
    # Django's delete() would refuse to take what others lean on, though these go too.
    for table in tables():
        table._base_manager.all()._raw_delete(router.db_for_write(table))


def _put_in(rows: list[Row]) -> list[Late]:
    """Return what is only in the rows yet: the links to rows that had no id when they were put in."""
    waiting: list[Late] = []
    for model in content_models():
        of_model = [row.row for row in rows if type(row.row) is model]
        for row in of_model:
            waiting += _set_aside(row)
        model._base_manager.bulk_create(of_model)
    for model in content_models():
        for field in model._meta.local_many_to_many:
            _put_in_links(field, [row for row in rows if type(row.row) is model])
    for row, name, target in waiting:
        setattr(row, name, target)
    return waiting


def _set_aside(row: models.Model) -> Iterator[Late]:
    """Take off the links to others of its own kind, such as a gentler stretch, that have no id yet."""
    for name, field in fields_of(type(row)).items():
        target = getattr(row, name) if field.many_to_one and field.related_model is type(row) else None
        if target is not None and target.pk is None:
            setattr(row, name, None)
            yield row, name, target


def _put_in_late(waiting: list[Late]) -> None:
    for model, name in {(type(row), name) for row, name, _ in waiting}:
        rows = [row for row, of_row, _ in waiting if (type(row), of_row) == (model, name)]
        model._base_manager.bulk_update(rows, [name])


def _put_in_links(field: "models.ManyToManyField[models.Model, models.Model]", rows: list[Row]) -> None:
    through: Any = field.remote_field.through
    here, there = field.m2m_field_name(), field.m2m_reverse_field_name()
    pairs = [(row.row, target) for row in rows for target in row.links[field.name]]
    through._base_manager.bulk_create(through(**{here: row, there: target}) for row, target in pairs)


def _faults(row: Row, **how: Any) -> Iterator[str]:
    try:
        row.row.full_clean(**how)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            where = "" if name == NON_FIELD_ERRORS else f"{name}: "
            yield f"{row.item}: {where}{' '.join(messages)}"


def _links(row: Row) -> list[str]:
    """The fields that need other rows in the database to be looked at."""
    return [name for name, field in fields_of(type(row.row)).items() if field.is_relation]
