"""What differs between two snapshots of a text, field by field, as HTML for the pages of the desk."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from guide.plain_values import EMPTY, Told, fields_of, is_prose, label_of, titles, told
from guide.snapshot import Record, Snapshot
from guide.versions import BOOKKEEPING
from guide.word_diff import list_sides, text_sides, whole_sides

# Never the same in two versions, or never another.
HIDDEN = {"changed_on", "permanent_id"}


class Kind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    SAME = "same"


@dataclass(frozen=True)
class Change:
    """One field. The HTML is safe: texts are escaped, and words that differ are marked for eyes and ears.

    ``part`` names the owned row it is a field of, such as "Step 2: Hold"; it is empty for the text itself.
    The first change of a part that was added, removed or moved is its place.
    """

    label: str
    before_html: SafeString
    after_html: SafeString
    kind: Kind
    part: str = ""


def changes(before: Snapshot, after: Snapshot, *, with_same_parts: bool = False) -> list[Change]:
    """The fields that differ, those of the text first, then part by part in the order of ``after``.

    Either snapshot may be empty, for a text that is not there. ``with_same_parts`` adds, as Kind.SAME, the
    parts without a difference. One query for each kind of link that differs.
    """
    found = list(_fields(before[0] if before else None, after[0] if after else None))
    return found + list(_parts(before[1:], after[1:], with_same_parts))


def contents(data: Snapshot) -> list[Change]:
    """All that a snapshot says, field by field and part by part, as Kind.SAME: nothing is marked."""
    return [*_fields(data[0], data[0], same=True), *_parts(data[1:], data[1:], with_same=True)]


def _fields(before: Record | None, after: Record | None, part: str = "", *, same: bool = False) -> Iterator[Change]:
    record = after or before
    if record is None:
        return
    model = _model(record)
    fields = {field.name: field for field in fields_of(model)}
    old, new = (each["fields"] if each else {} for each in (before, after))
    for name in _names(model, {**new, **old}, is_part=bool(part)):
        values = old.get(name), new.get(name)
        if all(value in EMPTY for value in values) or (values[0] == values[1]) != same:
            continue
        field = fields.get(name)
        sides = _told(field, *values)
        yield Change(label_of(field, name), *_marked(*sides, is_prose(field)), _kind(*sides), part)


def _model(record: Record) -> type[models.Model] | None:
    """The model, or None if the site no longer has it."""
    try:
        return apps.get_model(record["model"])
    except LookupError:
        return None


def _names(model: type[models.Model] | None, fields: dict[str, Any], *, is_part: bool) -> list[str]:
    """The fields to compare: the title first, then as in the model, and what only moves or dates a text last."""
    own = fields_of(model)
    # A part belongs to its text and has a place in it, which is told in its own way.
    skipped = HIDDEN | ({"order"} | {field.name for field in own if field.many_to_one} if is_part else set())
    ordered = dict.fromkeys(name for name in (*(field.name for field in own), *fields) if name in fields)
    compared = [name for name in ordered if name not in skipped]
    return sorted(compared, key=lambda name: (name in BOOKKEEPING, name != "title"))


def _told(field: Any, *values: Any) -> tuple[Told, Told]:
    known = {}
    if field is not None and field.remote_field:
        keys = [value if field.many_to_many else [value] for value in values if value]
        known = titles(field.related_model, [key for some in keys for key in some])
    before, after = (told(field, value, known) for value in values)
    return before, after


def _marked(before: Told, after: Told, prose: bool) -> tuple[SafeString, SafeString]:
    if isinstance(before, list) or isinstance(after, list):
        return list_sides(before or [], after or [])
    return text_sides(before, after) if prose else whole_sides(before, after)


def _kind(before: Told, after: Told) -> Kind:
    if before == after:
        return Kind.SAME
    if not before:
        return Kind.ADDED
    return Kind.CHANGED if after else Kind.REMOVED


def _parts(before: Snapshot, after: Snapshot, with_same: bool) -> Iterator[Change]:
    """The owned rows, matched by what names them for good."""
    old, new = ({_key(record): record for record in records} for records in (before, after))
    places = list(old), list(new)
    stayed = _stayed([key for key in old if key in new], [key for key in new if key in old])
    for key in _merged(*places):
        part = _heading(new.get(key) or old[key], (places[1] if key in new else places[0]).index(key))
        found = list(_fields(old.get(key), new.get(key), part))
        if key not in stayed:
            found.insert(0, _place(key, *places, part))
        yield from found
        if not found and with_same:
            yield from _fields(old[key], new[key], part, same=True)


def _key(record: Record) -> str:
    return str(record["fields"].get("permanent_id"))


def _heading(record: Record, place: int) -> str:
    model = _model(record)
    kind = model._meta.verbose_name if model else record["model"]
    return f"{capfirst(kind)} {place + 1}: {record['fields'].get('title') or _key(record)}"


def _stayed(old: list[str], new: list[str]) -> set[str]:
    """Of the parts that are in both, those whose order among each other is the same: the others were moved."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {key for block in blocks for key in old[block.a : block.a + block.size]}


def _merged(old: list[str], new: list[str]) -> list[str]:
    """All parts in the order of the newer text; what was removed stands behind what was before it."""
    merged = list(new)
    for place, key in enumerate(old):
        if key not in new:
            merged.insert(merged.index(old[place - 1]) + 1 if place else 0, key)
    return merged


def _place(key: str, old: list[str], new: list[str], part: str) -> Change:
    before, after = (f"{places.index(key) + 1} of {len(places)}" if key in places else "" for places in (old, new))
    kind = Kind.MOVED if key in old and key in new else _kind(before, after)
    return Change("Place", *whole_sides(before, after), kind, part)
