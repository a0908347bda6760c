"""The dates at the foot of a page: when it changed and whether all of it was reviewed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from guide.accounts import name_of
from guide.publishing import Publishable, Review


@dataclass(frozen=True)
class PageDates:
    changed_on: datetime
    # None unless every part of the page is as its reviewer signed it off.
    reviewed_on: date | None = None
    review_due: date | None = None
    reviewers: tuple[str, ...] = ()
    # The day for which the next check was due has passed.
    overdue: bool = False
    # Every part of the page was reviewed once, the oldest on this day, but some have changed since.
    changed_since: date | None = None


def dates_of(contents: Iterable[Publishable], today: date) -> PageDates:
    """Sum up the dates of a page that is made of these texts, of which there is at least one.

    A page counts as reviewed only when every text on it is, as it is now, so the oldest review and the
    nearest due date speak for it (NHS service manual, "Know that a page is up to date").
    """
    texts = list(contents)
    changed_on = max(text.changed_on for text in texts)
    reviews = [text.reviewed_on for text in texts if text.reviewed_on and text.review_state != Review.NONE]
    if len(reviews) < len(texts):
        return PageDates(changed_on)
    if any(text.review_state != Review.REVIEWED for text in texts):
        return PageDates(changed_on, changed_since=min(reviews))
    due = min((text.review_due for text in texts if text.review_due), default=None)
    return PageDates(
        changed_on=changed_on,
        reviewed_on=min(reviews),
        review_due=due,
        reviewers=tuple(sorted({name_of(text.reviewed_by) for text in texts if text.reviewed_by})),
        overdue=due is not None and due < today,
    )
