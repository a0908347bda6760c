"""The dates at the foot of a page: when it changed and whether all of it was reviewed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from guide.publishing import Publishable


@dataclass(frozen=True)
class PageDates:
    changed_on: datetime
    # None while any part of the page is waiting for its review.
    reviewed_on: date | None
    review_due: date | None
    reviewers: list[str]


def dates_of(contents: Iterable[Publishable]) -> PageDates:
    """Sum up the dates of a page that is made of these texts, of which there is at least one.

    A page counts as reviewed only when every text on it was, so the oldest review and the
    nearest due date speak for it (NHS service manual, "Know that a page is up to date").
    """
    texts = list(contents)
    reviews = [text.reviewed_on for text in texts if text.reviewed_on]
    complete = len(reviews) == len(texts)
    due = [text.review_due for text in texts if text.review_due]
    return PageDates(
        changed_on=max(text.changed_on for text in texts),
        reviewed_on=min(reviews) if complete else None,
        review_due=min(due) if complete and due else None,
        reviewers=sorted({str(text.reviewed_by) for text in texts}) if complete else [],
    )
