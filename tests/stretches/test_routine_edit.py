"""The buttons of the page of a routine."""

import pytest
from django.http import QueryDict

from stretches.routine_edit import is_edit, read_edit
from stretches.routine_reading import Told

ROWS = "s=a&s=b&s=c&amount=1&amount=2&amount=3&repeats=4&repeats=5&repeats=6&sides=left&sides=right&sides=each"
A, B, C = Told("a", "1", "4", "left"), Told("b", "2", "5", "right"), Told("c", "3", "6", "each")


@pytest.mark.parametrize(
    ("do", "told", "fragment"),
    [
        ("update", [A, B, C], "routine"),
        ("up-3", [A, C, B], "row-2"),
        ("up-1", [A, B, C], "row-1"),
        ("down-1", [B, A, C], "row-2"),
        ("down-3", [A, B, C], "row-3"),
        ("remove-1", [B, C], "row-1"),
        ("remove-3", [A, B], "row-2"),
        ("add-d", [A, B, C, Told("d")], "row-4"),
        ("add-", [A, B, C, Told("")], "row-4"),
        # What no button says.
        ("", [A, B, C], "routine"),
        ("up", [A, B, C], "routine"),
        ("up-0", [A, B, C], "routine"),
        ("up-4", [A, B, C], "routine"),
        ("up--1", [A, B, C], "routine"),
        ("up-2²", [A, B, C], "routine"),
        ("down-" + "9" * 5000, [A, B, C], "routine"),
        ("explode-1", [A, B, C], "routine"),
        ("\0🦵", [A, B, C], "routine"),
    ],
)
def test_button_changes_the_rows(do: str, told: list[Told], fragment: str) -> None:
    query = QueryDict(ROWS, mutable=True)
    query["do"] = do

    edit = read_edit(query)

    assert edit.told == told
    assert edit.fragment == fragment


@pytest.mark.parametrize("page", ["follow", "sheet"])
def test_button_leads_on_with_what_was_typed(page: str) -> None:
    query = QueryDict(ROWS, mutable=True)
    query["do"] = page

    edit = read_edit(query)

    assert (edit.told, edit.page) == ([A, B, C], page)


def test_removing_the_last_row_leads_to_the_empty_routine() -> None:
    edit = read_edit(QueryDict("s=a&amount=1&repeats=1&sides=left&do=remove-1"))

    assert edit.told == []
    assert edit.fragment == "routine"


def test_rows_are_as_long_as_the_longest_column() -> None:
    edit = read_edit(QueryDict("s=a&s=b&amount= 7 &sides=left&sides=right&sides=each"))

    assert edit.told == [Told("a", "7", "", "left"), Told("b", "", "", "right"), Told("", "", "", "each")]


def test_rows_stop_at_one_too_many() -> None:
    assert len(read_edit(QueryDict("&".join(["s=a"] * 500))).told) == 21


@pytest.mark.parametrize(
    ("query", "expected"), [("s=a", True), ("do=update", True), ("plan=a", False), ("", False), ("amount=5", False)]
)
def test_edit_is_told_from_a_link(query: str, expected: bool) -> None:
    assert is_edit(QueryDict(query)) is expected
