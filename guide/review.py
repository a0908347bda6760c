"""The rules of the clinical review, as they follow from texts and their history alone.

The fields of a review are handled as a snapshot has them: days as text, the reviewer by natural key.
"""

import copy
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.utils.formats import date_format

from guide.publishing import Publishable, Review
from guide.snapshot import Snapshot
from guide.versions import BOOKKEEPING, Version, fingerprint, said

FIELDS = ("review_state", "reviewed_by", "reviewed_on", "review_due")

ReviewFields = dict[str, Any]

NO_REVIEW: ReviewFields = {"review_state": Review.NONE, "reviewed_by": None, "reviewed_on": None, "review_due": None}


def review_of(data: Snapshot) -> ReviewFields:
    """The review in a snapshot; one that is older than a field has none."""
    return {name: data[0]["fields"].get(name, NO_REVIEW[name]) for name in FIELDS}


def with_review(data: Snapshot, review: ReviewFields) -> Snapshot:
    changed = copy.deepcopy(data)
    changed[0]["fields"].update(review)
    return changed


def lay_review(content: Publishable, review: ReviewFields) -> None:
    """Set the review of a row, without saving it."""
    reviewer = review["reviewed_by"]
    content.review_state = review["review_state"]
    content.reviewed_by = User.objects.get_by_natural_key(*reviewer) if reviewer else None
    for name in ("reviewed_on", "review_due"):
        setattr(content, name, date.fromisoformat(review[name]) if review[name] else None)


def text_of(data: Snapshot) -> Snapshot:
    """The snapshot without its bookkeeping, which reviewers need not read."""
    text = copy.deepcopy(data)
    for name in BOOKKEEPING:
        text[0]["fields"].pop(name, None)
    return text


def review_after(before: Snapshot | None, after: Snapshot, pending: Snapshot | None = None) -> ReviewFields:
    """What a save makes of the review: ``before`` and ``after`` are the text as it was and as it is saved.

    ``pending`` is the draft change there was until then. If it was signed off and says the same, its review
    holds for the text. A signed-off text that says something else has changed since its review. Whoever
    waits for a reviewer goes on waiting.
    """
    if pending and said(pending) == said(after) and review_of(pending)["review_state"] in (
        Review.REVIEWED, Review.READY,
    ):  # fmt: skip
        return review_of(pending)
    if before is None:
        return NO_REVIEW
    review = review_of(before)
    if review["review_state"] == Review.REVIEWED and said(before) != said(after):
        return review | {"review_state": Review.CHANGED}
    return review


def signed_off(by: User, on: date, due: date) -> ReviewFields:
    key = list(by.natural_key())
    return {"review_state": Review.REVIEWED, "reviewed_by": key} | _days(on, due)


def _days(on: date, due: date) -> ReviewFields:
    return {"reviewed_on": on.isoformat(), "review_due": due.isoformat()}


def sent_back(live: Snapshot, draft: Snapshot | None = None) -> ReviewFields:
    """What is left when a reviewer sends a text back: the review of what readers see, as far as it still holds.

    Without a draft change it is the live text that was sent back, so no sign-off of it holds any longer.
    """
    review = review_of(live)
    withdrawn = draft is None and review["review_state"] == Review.REVIEWED
    if withdrawn or not review["reviewed_on"]:
        return NO_REVIEW
    return review | {"review_state": Review.CHANGED}


def a_year_after(day: date) -> date:
    """The day on which a check is due if nobody chooses another."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 2, 28)


def last_reviewed(history: Sequence[Version]) -> Version | None:
    """The newest version that a reviewer signed off, of a history that starts with the newest."""
    return next((version for version in history if _is_signed_off(version)), None)


def _is_signed_off(version: Version) -> bool:
    return bool(review_of(version.data)["review_state"] == Review.REVIEWED)


def written_since_review(history: Sequence[Version]) -> list[Version]:
    """The versions that said something new, from the newest back to the last review.

    If nothing was written since that review, it is the version that brought the text: to review one's own
    words a second time is no check either. A save that only moves a text writes nothing.
    """
    texts = [fingerprint(version.data) for version in history]
    written: list[Version] = []
    for place, version in enumerate(history):
        if written and _is_signed_off(version):
            break
        if texts[place] not in texts[place + 1 :]:
            written.append(version)
    return written


def is_overdue(content: Publishable, today: date) -> bool:
    due = content.review_due
    return content.review_state == Review.REVIEWED and due is not None and due < today


def in_words(content: Publishable, today: date) -> str:
    """How far the review has come, for the people at the desk."""
    label = Review(content.review_state).label
    if is_overdue(content, today):
        return f"Review was due on {_day(content.review_due)}"
    if content.review_state in (Review.REVIEWED, Review.CHANGED):
        return f"{label} on {_day(content.reviewed_on)}" if content.reviewed_on else label
    return label


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
