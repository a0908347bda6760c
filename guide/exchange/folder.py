"""A folder of content files: read with care, and written so that nobody finds half of it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide.exchange.layout import FILES
from guide.snapshot import Record

# What an editor of files would call an item, most telling first.
NAMES = ("title", "name", "key", "slug")


class ContentError(Exception):
    """Content that cannot be taken in or out as it is: a sentence for each thing that is wrong."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Item:
    """One record of a file, and where it stands; ``place`` counts from 1."""

    file: str
    place: int
    record: Record

    def __str__(self) -> str:
        fields = self.record["fields"]
        called = next((f" “{fields[name]}”" for name in NAMES if isinstance(fields.get(name), str)), "")
        return f"{self.file}, item {self.place}{called}"


def read(folder: Path) -> list[Item]:
    """All items of a folder that has each file of an export. Raises ContentError."""
    if not folder.is_dir():
        raise ContentError(f"There is no folder {folder}.")
    problems = [_stranger(folder, name) for name in _strangers(folder)]
    items = []
    for file in FILES:
        try:
            items += [_item(file, place, record) for place, record in enumerate(_records(folder / file), start=1)]
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(*problems)
    return items


def _item(file: str, place: int, record: Any) -> Item:
    match record:
        case {"model": str(), "fields": dict(), **other} if not other:
            return Item(file, place, record)
    raise ContentError(f"{file}, item {place}: Write an object with “model” and “fields”, and nothing else.")


def _records(path: Path) -> list[Any]:
    if not path.is_file():
        raise ContentError(f"{path.name} is missing. If there is nothing of its kind, it must hold: []")
    try:
        # Some editors of texts put a mark of three bytes first.
        text = path.read_text("utf-8-sig")
        found = json.loads(text, object_pairs_hook=_without_twins, parse_constant=_no_number)
        # JSON can name halves of characters, which no database can keep.
        json.dumps(found, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise ContentError(f"{path.name}, line {error.lineno}, column {error.colno}: {error.msg}.") from error
    except UnicodeError as error:
        raise ContentError(f"{path.name}: Save it as UTF-8. It has something that is no character: {error}.") from error
    except (ValueError, RecursionError) as error:
        raise ContentError(f"{path.name}: {error}.") from error
    if not isinstance(found, list):
        raise ContentError(f"{path.name}: Write a list: [ first, ends with ].")
    return found


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twin = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twin}” stands twice in one object")
    return found


def _no_number(word: str) -> None:
    """Python would take these for numbers; databases and other readers of JSON do not."""
    raise ValueError(f"{word} is no number")


def _strangers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.json") if path.name not in FILES)


def _stranger(folder: Path, name: str) -> str:
    return f"{folder} has a file that is no part of an export: {name}. Move it elsewhere, or mend its name."


def check_may_hold_an_export(folder: Path) -> None:
    """Raise ContentError unless the folder is new, empty, or has an earlier export. Hidden files do not matter."""
    if not folder.is_dir():
        return
    problems = [_stranger(folder, name) for name in _strangers(folder)]
    there = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    if there and not there & set(FILES):
        problems.append(f"{folder} holds other things, and no earlier export. Choose a new or an empty folder.")
    if problems:
        raise ContentError(*problems)


def write(folder: Path, contents: Iterable[tuple[str, bytes]]) -> list[str]:
    """Write files by their names in the folder, and return the names of those that were not so before.

    Each is written beside its place first, and all are moved when all are there. Raises OSError.
    """
    parts: dict[str, Path] = {}
    try:
        for name, content in contents:
            path = folder / name
            if path.is_file() and path.read_bytes() == content:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            parts[name] = path.with_name(f".{path.name}.part")
            parts[name].write_bytes(content)
        for name, part in parts.items():
            part.replace(folder / name)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return list(parts)
