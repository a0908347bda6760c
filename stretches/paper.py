"""Whether a printed routine still says what the guide says.

The QR code of a sheet carries the second at which it was made (UTC, ``20261122T101530Z``). Opened later, the page
compares it with the dates of the stretches and of the safety signs that the sheet shows.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from guide.models import RedFlag
from guide.publishing import Publishable
from stretches.routine_reading import Reading

FORMAT = "%Y%m%dT%H%M%SZ"
SHAPE = re.compile(r"\d{8}T\d{6}Z", re.ASCII)
# No sheet was printed before there was a guide.
FIRST_YEAR = 2020


@dataclass(frozen=True, slots=True)
class Change:
    """Something on the paper that the guide now says in another way."""

    what: str
    content: Publishable
    changed_on: datetime


@dataclass(frozen=True, slots=True)
class Paper:
    printed_on: datetime
    changes: list[Change]
    # Which stretches of the paper the guide no longer has, counted from 1.
    withdrawn: tuple[int, ...]


def version(at: datetime) -> str:
    return at.astimezone(UTC).strftime(FORMAT)


def read_version(told: str, now: datetime) -> datetime | None:
    """The moment at which a sheet was made, or None for what cannot be one."""
    if not SHAPE.fullmatch(told):
        return None
    try:
        at = datetime.strptime(told, FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if at.year >= FIRST_YEAR and at <= now else None


def compare(printed_on: datetime, reading: Reading, signs: Iterable[RedFlag]) -> Paper:
    shown: list[tuple[str, Publishable]] = [("Stretch", stretch) for stretch in reading.routine.stretches]
    shown += [("Emergency sign", sign) for sign in signs]
    changes = [Change(what, content, _since(content)) for what, content in shown]
    return Paper(printed_on, [change for change in changes if change.changed_on > printed_on], reading.left_out)


def _since(content: Publishable) -> datetime:
    """Since when readers see a text as it is now: it may have been written before its day."""
    return max(content.changed_on, content.publish_at).replace(microsecond=0)
