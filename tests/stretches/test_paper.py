"""A sheet knows when it was made, and the page knows what has changed since."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from guide.models import RedFlag
from stretches.paper import compare, read_version, version
from stretches.routine_reading import read, told_by
from tests.stretches.rows import DOG, LYING, STRETCHES, SWINGS

NOW = datetime(2026, 6, 1, 12, 0, 0, tzinfo=UTC)
SIGN = RedFlag(
    pk=1, title="your chest hurts", changed_on=datetime(2026, 5, 1, 8, 0, 0, 999, tzinfo=UTC),
    publish_at=datetime(2026, 1, 1, tzinfo=UTC),
)  # fmt: skip


def test_version_is_the_second_in_utc() -> None:
    summer = datetime(2026, 6, 1, 13, 0, 0, 999, tzinfo=timezone(timedelta(hours=1)))

    assert version(summer) == "20260601T120000Z"
    assert read_version("20260601T120000Z", NOW) == NOW


@pytest.mark.parametrize(
    "told",
    [
        "", "now", "20260601", "20260601T120000", "20260601T120001Z", "20270101T000000Z", "20261301T000000Z",
        "20260230T000000Z", "00010101T000000Z", "20191231T235959Z", "२२२२२२२२T120000Z", "20260601T120000Z\n",
        "\0", "9" * 10_000,
    ],
)  # fmt: skip
def test_what_cannot_be_a_version_is_refused(told: str) -> None:
    assert read_version(told, NOW) is None


@pytest.mark.parametrize(
    ("printed_on", "changed"),
    [
        (datetime(2025, 12, 31, tzinfo=UTC), [LYING, SWINGS, DOG, SIGN]),
        (datetime(2026, 2, 28, tzinfo=UTC), [LYING, SWINGS, SIGN]),
        # Written before, but shown to readers only in April.
        (datetime(2026, 3, 31, tzinfo=UTC), [SWINGS, SIGN]),
        # The sheet of the same second shows the sign as it is.
        (datetime(2026, 5, 1, 8, 0, 0, tzinfo=UTC), []),
        (NOW, []),
    ],
)
def test_changes_since_the_sheet_are_named(printed_on: datetime, changed: list[object]) -> None:
    reading = read(told_by("22222222,33333333,44444444,22222222"), STRETCHES)

    paper = compare(printed_on, reading, [SIGN])

    assert [change.content for change in paper.changes] == changed
    assert paper.withdrawn == ()


def test_change_says_what_it_is_and_when() -> None:
    paper = compare(datetime(2026, 4, 30, tzinfo=UTC), read((), STRETCHES), [SIGN])

    (change,) = paper.changes
    assert (change.what, change.changed_on) == ("Emergency sign", datetime(2026, 5, 1, 8, tzinfo=UTC))


def test_withdrawn_stretches_are_counted() -> None:
    paper = compare(NOW, read(told_by("22222222,99999999"), STRETCHES), [])

    assert paper.changes == []
    assert paper.withdrawn == (2,)
