"""The files that belong to rows, such as those of a picture: they stand beside the texts in a folder of their own.

A model whose rows have files names the alias of their storage in ``files_in``, which becomes the name
of that folder, and each row tells their names with ``exported_files()``. A name always has the same content.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from django.core.files import File
from django.core.files.storage import storages
from django.db import transaction

from guide.exchange.folder import ContentError
from guide.exchange.state import State


def attached(state: State) -> set[tuple[str, str]]:
    """The storage and the name of each file."""
    rows = (entry.row for piece in state.values() for entry in piece if hasattr(entry.row, "exported_files"))
    return {(row.files_in, name) for row in rows for name in row.exported_files()}  # type: ignore[attr-defined]


def contents(state: State) -> Iterator[tuple[str, bytes]]:
    """The names in an export, and what is in them. Raises OSError if a file is gone."""
    for alias, name in sorted(attached(state)):
        with storages[alias].open(name) as file:
            yield f"{alias}/{name}", file.read()


def check_all_there(folder: Path, state: State) -> None:
    missing = [name for alias, name in sorted(attached(state)) if not (folder / alias / name).is_file()]
    if missing:
        raise ContentError(*(f"The file {name} is missing in {folder}." for name in missing))


def take_in(folder: Path, before: State, after: State) -> None:
    """Store the files of all rows, and delete those of rows that went once the database has agreed."""
    check_all_there(folder, after)
    for alias, name in sorted(attached(after)):
        if not storages[alias].exists(name):
            with (folder / alias / name).open("rb") as file:
                storages[alias].save(name, File(file))
    for alias, name in attached(before) - attached(after):
        transaction.on_commit(partial(storages[alias].delete, name))
