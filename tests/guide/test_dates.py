"""The dates of a page speak for all the texts on it, or say nothing."""

from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth.models import User

from guide.dates import PageDates, dates_of
from guide.models import Tip

MAY = datetime(2026, 5, 1, 12, tzinfo=UTC)
JUNE = datetime(2026, 6, 1, 12, tzinfo=UTC)
ANN = User(username="ann")
BEN = User(username="ben")


def reviewed(**changes: Any) -> Tip:
    return Tip(**{"changed_on": MAY, "reviewed_by": ANN, "reviewed_on": date(2026, 5, 2)} | changes)


def test_dates_of_a_reviewed_text() -> None:
    text = reviewed(review_due=date(2027, 5, 2))

    assert dates_of([text]) == PageDates(MAY, date(2026, 5, 2), date(2027, 5, 2), ["ann"])


def test_dates_of_take_the_latest_change() -> None:
    texts = [Tip(changed_on=MAY), Tip(changed_on=JUNE), Tip(changed_on=MAY)]

    assert dates_of(texts).changed_on == JUNE


def test_dates_of_take_the_oldest_review() -> None:
    texts = [reviewed(reviewed_on=date(2026, 5, day)) for day in (9, 3, 6)]

    assert dates_of(texts).reviewed_on == date(2026, 5, 3)


def test_dates_of_take_the_nearest_due_date() -> None:
    texts = [reviewed(review_due=due) for due in (date(2028, 1, 1), None, date(2027, 1, 1))]

    assert dates_of(texts).review_due == date(2027, 1, 1)


def test_dates_of_name_each_reviewer_once_by_name() -> None:
    texts = [reviewed(reviewed_by=BEN), reviewed(), reviewed(reviewed_by=BEN)]

    assert dates_of(texts).reviewers == ["ann", "ben"]


def test_dates_of_a_page_without_due_date() -> None:
    assert dates_of([reviewed()]).review_due is None


def test_dates_of_count_no_review_while_one_text_waits() -> None:
    texts = [reviewed(review_due=date(2027, 1, 1)), Tip(changed_on=JUNE)]

    assert dates_of(texts) == PageDates(JUNE, None, None, [])


def test_dates_of_count_no_review_by_a_reviewer_without_a_date() -> None:
    assert dates_of([Tip(changed_on=MAY, reviewed_by=ANN)]) == PageDates(MAY, None, None, [])


def test_dates_of_read_texts_that_come_once() -> None:
    texts = iter([reviewed(), reviewed(changed_on=JUNE)])

    assert dates_of(texts) == PageDates(JUNE, date(2026, 5, 2), None, ["ann"])
