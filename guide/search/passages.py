"""Which texts of a row are searched, and how much each of them says about what the row is about."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from django.db import models

from guide.prose import plain
from guide.publishing import Publishable
from guide.snapshot import owned

# How much a word counts, by where it stands.
TITLE, NAME, SUMMARY, TEXT, PART = 8.0, 3.0, 2.0, 1.5, 0.4
SUMMARIES = frozenset({"subtitle", "summary"})
# What editors say about a text, not to its readers.
UNSAID = frozenset({"evidence", "permanent_id", "phase", "title", "slug"})


class Passage(NamedTuple):
    text: str
    weight: float


@cache
def text_fields(model: type[models.Model]) -> tuple[Any, ...]:
    """The fields besides the title in which readers read words."""
    shared = {field.name for field in Publishable._meta.get_fields()} | UNSAID
    fields = (field for field in model._meta.concrete_fields if field.name not in shared)
    return tuple(field for field in fields if isinstance(field, models.CharField | models.TextField))


def passages(row: Any) -> Iterator[Passage]:
    """What is searched to find this row. Its parts say what it is about too, each a little."""
    yield Passage(row.title, TITLE)
    yield Passage(getattr(row, "slug", "").replace("-", " "), NAME)
    lesser = getattr(row, "searched_less", ())
    model: type[models.Model] = type(row)
    for field in text_fields(model):
        weight = SUMMARY if field.name in SUMMARIES else PART if field.name in lesser else TEXT
        yield Passage(_said(row, field), weight)
    for part in owned(row):
        yield from (Passage(passage.text, PART) for passage in passages(part))


def readable(row: models.Model) -> list[str]:
    """The texts of a row, its choices left out: what an excerpt is taken from, in the order of its fields."""
    # Without its heading, what to avoid would read like something to do.
    avoided = getattr(row, "told_to_avoid", ())
    fields = (field for field in text_fields(type(row)) if not field.choices and field.name not in avoided)
    texts = (getattr(row, field.attname) for field in fields)
    return [text for text in texts if text]


def _said(row: Any, field: Any) -> str:
    return str(getattr(row, f"get_{field.name}_display")()) if field.choices else plain(getattr(row, field.attname))
