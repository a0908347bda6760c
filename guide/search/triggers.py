"""Has the database itself note what is written, so that hardly a way to write can be forgotten.

Saves of the desk, imports, fixtures, drafts that go live by themselves and SQL by hand all pass here, within the
transaction that writes: what is rolled back, as a preview is, leaves no note. Signals would miss all but saves.
Only TRUNCATE passes by: the rows that it takes are found no more, but their words stay in the index.
"""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from django.db import connection, models

from guide import prose, snapshot
from guide.search import documents, passages, stop_words, words
from guide.search.kinds import kinds
from guide.search_index import SearchChange
from guide.snapshot import kind_of
from guide.synonym import Synonym

EVENTS = ("INSERT", "UPDATE", "DELETE")

# pg_restore has an empty search_path, so the function brings its own.
_FUNCTION = """
CREATE OR REPLACE FUNCTION guide_search_note() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO {notes} (unit) VALUES (TG_ARGV[0] || (to_jsonb(NEW) ->> TG_ARGV[1]));
    END IF;
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO {notes} (unit) VALUES (TG_ARGV[0] || (to_jsonb(OLD) ->> TG_ARGV[1]));
    END IF;
    RETURN NULL;
END $$
"""
_COUNT = {
    "sqlite": "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guide_search_%'",
    "postgresql": "SELECT COUNT(*) FROM pg_trigger WHERE tgname LIKE 'guide_search_%' AND pg_table_is_visible(tgrelid)",
}
_NAMES = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guide_search_%'",
    "postgresql": (
        "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE pg_table_is_visible(tgrelid) AND tgname LIKE 'guide_search_%'"
    ),
}


class Watched(NamedTuple):
    """A table whose writes are noted: as this kind of text, with the id in that column."""

    table: str
    text: str
    column: str


def watched() -> list[Watched]:
    own = [Watched(kind.model._meta.db_table, kind_of(kind.text), kind.column) for kind in kinds().values()]
    return [*own, Watched(Synonym._meta.db_table, kind_of(Synonym), "id")]


@cache
def digest() -> str:
    """Stands for how texts are read and noted: whoever changes that changes it too. Then all must be read anew."""
    modules = (documents, passages, prose, snapshot, stop_words, words)
    sources = (Path(str(module.__file__)).read_text() for module in modules)
    read = ((kind.model, getattr(kind.model, "searched_less", ())) for kind in kinds().values())
    fields = (f"{model} {_fields(model)} {lesser}" for model, lesser in read)
    said = "\n".join([*sources, *fields, str(watched()), _FUNCTION, version("snowballstemmer")])
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def _fields(model: type[models.Model]) -> list[tuple[str, str]]:
    """The texts of a model, with the choices whose names readers read."""
    return [(field.name, str(field.flatchoices)) for field in passages.text_fields(model)]


def count_query() -> str:
    """SQL that counts the triggers. A change of a table's columns can have the database drop them in silence."""
    return _COUNT[connection.vendor]


def expected() -> int:
    return len(watched()) * (len(EVENTS) if connection.vendor == "sqlite" else 1)


def install() -> None:
    """Put today's triggers in the place of those of before."""
    drop()
    with connection.cursor() as cursor:
        for statement in _statements():
            cursor.execute(statement)


def drop() -> None:
    """Have nothing noted any more."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES[connection.vendor])
        for name, table in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {_q(name)}" + ("" if connection.vendor == "sqlite" else f" ON {_q(table)}"))
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS guide_search_note()")


def _statements() -> list[str]:
    notes = _q(SearchChange._meta.db_table)
    if connection.vendor == "sqlite":
        return [
            f"CREATE TRIGGER {_q(f'guide_search_{each.table}_{event}'.lower())} AFTER {event} ON {_q(each.table)} "
            f"FOR EACH ROW BEGIN {_noted(notes, each, event)} END"
            for each in watched()
            for event in EVENTS
        ]
    return [
        _FUNCTION.format(notes=notes),
        *(
            f"CREATE TRIGGER {_q(f'guide_search_{each.table}')} "
            f"AFTER INSERT OR UPDATE OR DELETE ON {_q(each.table)} FOR EACH ROW "
            f"EXECUTE FUNCTION guide_search_note('{each.text}:', '{each.column}')"
            for each in watched()
        ),
    ]


def _noted(notes: str, watched: Watched, event: str) -> str:
    """A part that moves to another text changes both."""
    rows = [name for name, other in (("NEW", "DELETE"), ("OLD", "INSERT")) if event != other]
    return " ".join(
        f"INSERT INTO {notes} (unit) VALUES ('{watched.text}:' || {row}.{_q(watched.column)});"  # noqa: S608  our own names
        for row in rows
    )


def _q(name: str) -> str:
    return connection.ops.quote_name(name)
