"""What a reader asks for on the page of a routine: the rows of its form, and the button that was pressed."""

from dataclasses import dataclass
from itertools import islice, zip_longest

from django.http import QueryDict

from stretches.routine import MOST_STRETCHES
from stretches.routine_reading import Told

# The pages that a button of the form leads to.
PAGES = ("follow", "sheet")
FIELDS = ("s", "amount", "repeats", "sides")


@dataclass(frozen=True, slots=True)
class Edit:
    """``at`` is the number of the row to come back to, or None for the top of the routine.

    ``page`` is where the button leads, with what was typed.
    """

    told: list[Told]
    at: int | None = None
    page: str = "build"

    @property
    def fragment(self) -> str:
        return f"row-{self.at}" if self.at and self.told else "routine"


def is_edit(query: QueryDict) -> bool:
    return "do" in query or "s" in query


def read_edit(query: QueryDict) -> Edit:
    """The rows after the button did its work. A button that we do not know changes nothing."""
    columns = (query.getlist(name) for name in FIELDS)
    # One more than a routine has, so that too many are noticed.
    told = [Told(*map(str.strip, row)) for row in islice(zip_longest(*columns, fillvalue=""), MOST_STRETCHES + 1)]
    action, _, which = query.get("do", "").partition("-")
    if action in PAGES:
        return Edit(told, page=action)
    if action == "add":
        return Edit([*told, Told(which)], min(len(told) + 1, MOST_STRETCHES))
    if not which.isdecimal() or not 1 <= len(which) <= 2 or not 1 <= int(which) <= len(told):
        return Edit(told)
    row = int(which)
    if action == "remove":
        del told[row - 1]
        return Edit(told, min(row, len(told)))
    if action in ("up", "down"):
        to = min(max(row + (1 if action == "down" else -1), 1), len(told))
        told.insert(to - 1, told.pop(row - 1))
        return Edit(told, to)
    return Edit(told)
