"""Folders of content files for the tests, and a database without content."""

import json
from pathlib import Path
from typing import Any

from django.core.management import call_command

from guide.content import tables
from guide.exchange.layout import FILES
from guide.versions import Version


def write_folder(folder: Path, **files: list[Any]) -> Path:
    """Write every file of an export; those not named are empty."""
    folder.mkdir(exist_ok=True)
    for name in FILES:
        records = files.get(name.removesuffix(".json").replace("-", "_"), [])
        # Another way to write what is more than any number can be.
        (folder / name).write_text(json.dumps(records).replace("Infinity", "1e999"))
    return folder


def export(folder: Path) -> dict[str, bytes]:
    """Export, and return what every file has."""
    call_command("export_content", folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def change(folder: Path, file: str, place: int, **fields: Any) -> None:
    """Edit one item of a file, as a person would."""
    records = json.loads((folder / file).read_text())
    records[place - 1]["fields"] |= fields
    (folder / file).write_text(json.dumps(records))


def empty_the_database() -> None:
    for table in (*tables(), Version):
        table._base_manager.all()._raw_delete("default")


def reference(key: str = "a-2020", number: int = 1, **fields: Any) -> dict[str, Any]:
    return {"model": "guide.reference", "fields": {"key": key, "number": number, "title": "A study"} | fields}


def guide(**fields: Any) -> dict[str, Any]:
    values = {"permanent_id": "23456789", "title": "G", "slug": "g", "subtitle": "S", "summary": "S", "byline": "B"}
    return {"model": "guide.guide", "fields": values | fields}


def section(**fields: Any) -> dict[str, Any]:
    values = {"permanent_id": "bcdfghjk", "title": "S", "slug": "s", "guide": ["23456789"], "body": "B"}
    return {"model": "guide.section", "fields": values | fields}


def tip(**fields: Any) -> dict[str, Any]:
    values = {"permanent_id": "kmnpqrst", "title": "Walk", "slug": "walk", "section": ["bcdfghjk"]}
    return {"model": "guide.tip", "fields": values | {"why": "It may help.", "what_to_do": "Walk."} | fields}
