"""Has the database itself note what is written, so that no way to write can be forgotten.

Saves of the desk, imports, fixtures, drafts that go live by themselves and SQL by hand all pass here, within the
transaction that writes: what is rolled back, as a preview is, leaves no note. Signals would miss all but saves.
"""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from django.db import connection

from guide.search import documents, passages, stop_words, words
from guide.search.kinds import kinds
from guide.search_index import SearchChange
from guide.snapshot import kind_of
from guide.synonym import Synonym

EVENTS = ("INSERT", "UPDATE", "DELETE")

_FUNCTION = """
CREATE OR REPLACE FUNCTION guide_search_note() RETURNS trigger LANGUAGE plpgsql AS $$
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
    "sqlite": "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{prefix}%'",
    "postgresql": "SELECT COUNT(*) FROM pg_trigger WHERE tgname LIKE '{prefix}%' AND pg_table_is_visible(tgrelid)",
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
def prefix() -> str:
    """How the names of today's triggers begin.

    Whoever changes how texts are read changes it too. Then the triggers of before do not count, and all is read anew.
    """
    sources = (Path(str(module.__file__)).read_text() for module in (documents, passages, stop_words, words))
    read = ((kind.model, getattr(kind.model, "searched_less", ())) for kind in kinds().values())
    fields = (f"{model} {[field.name for field in passages.text_fields(model)]} {lesser}" for model, lesser in read)
    said = "\n".join([*sources, *fields, str(watched()), _FUNCTION, version("snowballstemmer")])
    return f"guide_search_{hashlib.sha256(said.encode()).hexdigest()[:8]}_"


def count_query() -> str:
    """SQL that counts today's triggers. A change of a table's columns can have the database drop them in silence."""
    return _COUNT[connection.vendor].format(prefix=prefix())


def expected() -> int:
    return len(watched()) * (len(EVENTS) if connection.vendor == "sqlite" else 1)


def install() -> None:
    """Put today's triggers in the place of those of before."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES[connection.vendor])
        for name, table in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {_q(name)}" + ("" if connection.vendor == "sqlite" else f" ON {_q(table)}"))
        for statement in _statements():
            cursor.execute(statement)


def _statements() -> list[str]:
    notes = _q(SearchChange._meta.db_table)
    if connection.vendor == "sqlite":
        return [
            f"CREATE TRIGGER {_q(f'{prefix()}{each.table}_{event}'.lower())} AFTER {event} ON {_q(each.table)} "
            f"FOR EACH ROW BEGIN {_noted(notes, each, event)} END"
            for each in watched()
            for event in EVENTS
        ]
    return [
        _FUNCTION.format(notes=notes),
        *(
            f"CREATE TRIGGER {_q(f'{prefix()}{each.table}')} "
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
