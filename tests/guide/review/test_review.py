"""The rules of the clinical review, tried on snapshots and histories that need no database."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from guide.models import Tip
from guide.review import (
    NO_REVIEW,
    a_year_after,
    in_words,
    is_overdue,
    last_reviewed,
    lay_review,
    review_after,
    review_of,
    sent_back,
    signed_off,
    text_of,
    with_review,
    written_since_review,
)
from guide.snapshot import Snapshot
from guide.versions import Version

REVIEWED = {
    "review_state": "reviewed", "reviewed_by": ["pat"], "reviewed_on": "2026-03-04", "review_due": "2027-03-04",
}  # fmt: skip
LATER = REVIEWED | {"reviewed_on": "2026-05-06", "review_due": "2027-05-06"}
READY = NO_REVIEW | {"review_state": "ready"}
READY_AGAIN = REVIEWED | {"review_state": "ready"}
CHANGED = REVIEWED | {"review_state": "changed"}
TODAY = date(2026, 6, 1)


def text(words: str = "Walk.", review: dict[str, Any] = NO_REVIEW, **fields: Any) -> Snapshot:
    return [{"model": "guide.tip", "fields": {"title": "Move", "why": words, "order": 1, **review, **fields}}]


def with_step(data: Snapshot, words: str) -> Snapshot:
    return [*data, {"model": "stretches.step", "fields": {"text": words, "order": 1}}]


@pytest.mark.parametrize(
    ("before", "after", "pending", "review"),
    [
        pytest.param(None, text(), None, NO_REVIEW, id="new"),
        pytest.param(None, text(review=REVIEWED), None, NO_REVIEW, id="new, and not reviewed whatever it says"),
        pytest.param(text(), text("Run."), None, NO_REVIEW, id="never reviewed"),
        pytest.param(text(review=REVIEWED), text("Run."), None, CHANGED, id="changed"),
        pytest.param(text(review=REVIEWED), text(), None, REVIEWED, id="the same"),
        pytest.param(text(review=REVIEWED), text(order=2, status="draft"), None, REVIEWED, id="moved"),
        pytest.param(text(review=CHANGED), text("Run."), None, CHANGED, id="changed again"),
        pytest.param(text(review=READY), text("Run."), None, READY, id="ready"),
        pytest.param(
            with_step(text(review=REVIEWED), "Lie."), with_step(text(), "Sit."), None, CHANGED, id="changed in a step"
        ),
        pytest.param(text(review=REVIEWED), text("Run."), text("Run.", LATER), LATER, id="draft signed off"),
        pytest.param(text(), text("Run."), text("Run.", LATER), LATER, id="draft signed off, the first time"),
        pytest.param(
            text(review=REVIEWED), text("Jump."), text("Run.", LATER), CHANGED, id="changed after its draft was"
        ),
        pytest.param(
            text(review=REVIEWED), text("Run."), text("Run.", READY_AGAIN), READY_AGAIN, id="draft still waits"
        ),
        pytest.param(text(review=REVIEWED), text("Run."), text("Run.", CHANGED), CHANGED, id="draft sent back"),
        pytest.param(text(review=REVIEWED), text(), text("Run.", LATER), REVIEWED, id="draft put aside"),
    ],
)
def test_review_after(
    before: Snapshot | None, after: Snapshot, pending: Snapshot | None, review: dict[str, Any]
) -> None:
    assert review_after(before, after, pending) == review


@pytest.mark.parametrize(
    ("live", "draft", "left"),
    [
        pytest.param(text(review=READY), None, NO_REVIEW, id="never reviewed"),
        pytest.param(text(review=READY_AGAIN), None, CHANGED, id="reviewed before"),
        pytest.param(text(review=CHANGED), None, CHANGED, id="changed"),
        pytest.param(text(review=REVIEWED), None, NO_REVIEW, id="a sign-off that no longer holds"),
        pytest.param(text(review=REVIEWED), text("Run.", READY_AGAIN), CHANGED, id="draft of a reviewed text"),
        pytest.param(text(review=REVIEWED), text("Run.", LATER), CHANGED, id="signed-off draft"),
        pytest.param(text(), text("Run.", LATER), NO_REVIEW, id="signed-off draft of a text that never was"),
    ],
)
def test_sent_back(live: Snapshot, draft: Snapshot | None, left: dict[str, Any]) -> None:
    assert sent_back(live, draft) == left


def test_signed_off() -> None:
    assert signed_off(User(username="pat"), date(2026, 3, 4), date(2027, 3, 4)) == REVIEWED


def test_review_of_a_snapshot_from_before_there_were_reviews() -> None:
    assert review_of([{"model": "guide.tip", "fields": {"title": "Move"}}]) == NO_REVIEW


def test_with_review_leaves_the_snapshot_as_it_is() -> None:
    data = text()

    assert with_review(data, REVIEWED) == text(review=REVIEWED)
    assert data == text()


def test_text_of_has_no_bookkeeping() -> None:
    assert text_of(text(review=REVIEWED, status="draft")) == [
        {"model": "guide.tip", "fields": {"title": "Move", "why": "Walk."}}
    ]


def test_lay_review_without_a_reviewer() -> None:
    tip = Tip(review_state="reviewed", reviewed_on=TODAY, review_due=TODAY, reviewed_by_id=1)

    lay_review(tip, READY)

    assert (tip.review_state, tip.reviewed_by_id, tip.reviewed_on, tip.review_due) == ("ready", None, None, None)


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 6, 1), date(2027, 6, 1)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
    ],
)
def test_a_year_after(day: date, due: date) -> None:
    assert a_year_after(day) == due


def version(number: int, data: Snapshot, writer: int | None = None) -> Version:
    return Version(number=number, data=data, made_by_id=writer)


def history(*newest_last: Snapshot) -> list[Version]:
    return [version(number, data) for number, data in reversed(list(enumerate(newest_last, 1)))]


@pytest.mark.parametrize(
    ("versions", "number"),
    [
        (history(text(), text("Run.")), None),
        (history(text(review=REVIEWED), text("Run.", CHANGED)), 1),
        (history(text(), text(review=REVIEWED), text(review=LATER), text("Run.", CHANGED)), 3),
        ([], None),
    ],
)
def test_last_reviewed(versions: list[Version], number: int | None) -> None:
    found = last_reviewed(versions)

    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("versions", "numbers"),
    [
        pytest.param([], [], id="no history"),
        pytest.param(history(text(), text("Run.")), [2, 1], id="never reviewed"),
        pytest.param(history(text(), text(review=REVIEWED), text("Run.", CHANGED)), [3], id="since the review"),
        pytest.param(history(text(), text(order=2), text(review=READY)), [1], id="only moved and handed over"),
        pytest.param(history(text(), text("Run."), text("Run.", REVIEWED)), [2, 1], id="reviewed, and due again"),
        pytest.param(
            history(text(), text(review=REVIEWED), text("Run."), text("Run.", LATER)), [3], id="reviewed twice"
        ),
        pytest.param(history(text(), text("Run."), text()), [2, 1], id="back to what it was"),
    ],
)
def test_written_since_review(versions: list[Version], numbers: list[int]) -> None:
    assert [each.number for each in written_since_review(versions)] == numbers


MARCH = {"reviewed_on": date(2026, 3, 4), "review_due": date(2027, 3, 4)}


@pytest.mark.parametrize(
    ("fields", "words", "overdue"),
    [
        ({}, "Not reviewed", False),
        ({"review_state": "changed"}, "Changed since review", False),
        ({"review_state": "ready"} | MARCH, "Ready for review", False),
        ({"review_state": "reviewed"} | MARCH, "Reviewed on 4 March 2026", False),
        ({"review_state": "reviewed"} | MARCH | {"review_due": None}, "Reviewed on 4 March 2026", False),
        ({"review_state": "reviewed"} | MARCH | {"review_due": TODAY}, "Reviewed on 4 March 2026", False),
        (
            {"review_state": "reviewed"} | MARCH | {"review_due": date(2026, 5, 31)},
            "Review was due on 31 May 2026",
            True,
        ),
        (
            {"review_state": "changed"} | MARCH | {"review_due": date(2026, 5, 31)},
            "Changed since review on 4 March 2026",
            False,
        ),
    ],
)
def test_in_words(fields: dict[str, Any], words: str, overdue: bool) -> None:
    tip = Tip(**fields)

    assert in_words(tip, TODAY) == words
    assert is_overdue(tip, TODAY) is overdue
