"""Texts that change, for the tests of what is told of it."""

from typing import Any

from guide.versions import Version


def saved(row: Any, note: str = "", /, **changes: Any) -> Version:
    """Save the row with these changes, as the desk does, and keep the version."""
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()
    return Version.objects.record(row, why=note)
