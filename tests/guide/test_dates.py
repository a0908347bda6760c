"""The dates of a page speak for all the texts on it, or say nothing."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from guide.dates import PageDates, dates_of
from guide.models import Tip
from tests.factories import make_flag, make_guide, make_section, make_tip, make_user

MAY = datetime(2026, 5, 1, 12, tzinfo=UTC)
JUNE = datetime(2026, 6, 1, 12, tzinfo=UTC)
ANN = User(username="ann")
BEN = User(username="ben")
TODAY = date(2026, 12, 1)


def reviewed(**changes: Any) -> Tip:
    review = {"review_state": "reviewed", "reviewed_by": ANN, "reviewed_on": date(2026, 5, 2)}
    return Tip(**{"changed_on": MAY, **review} | changes)


def test_dates_of_a_reviewed_text() -> None:
    text = reviewed(review_due=date(2027, 5, 2))

    assert dates_of([text], TODAY) == PageDates(MAY, date(2026, 5, 2), date(2027, 5, 2), ("ann",))


def test_dates_of_take_the_latest_change() -> None:
    texts = [Tip(changed_on=MAY), Tip(changed_on=JUNE), Tip(changed_on=MAY)]

    assert dates_of(texts, TODAY).changed_on == JUNE


def test_dates_of_take_the_oldest_review() -> None:
    texts = [reviewed(reviewed_on=date(2026, 5, day)) for day in (9, 3, 6)]

    assert dates_of(texts, TODAY).reviewed_on == date(2026, 5, 3)


def test_dates_of_take_the_nearest_due_date() -> None:
    texts = [reviewed(review_due=due) for due in (date(2028, 1, 1), None, date(2027, 1, 1))]

    assert dates_of(texts, TODAY).review_due == date(2027, 1, 1)


def test_dates_of_name_each_reviewer_once_by_name() -> None:
    texts = [reviewed(reviewed_by=BEN), reviewed(), reviewed(reviewed_by=BEN)]

    assert dates_of(texts, TODAY).reviewers == ("ann", "ben")


def test_dates_of_a_page_without_due_date() -> None:
    assert dates_of([reviewed()], TODAY).review_due is None


def test_dates_of_count_no_review_while_one_text_waits() -> None:
    texts = [reviewed(review_due=date(2027, 1, 1)), Tip(changed_on=JUNE)]

    assert dates_of(texts, TODAY) == PageDates(JUNE)


@pytest.mark.parametrize("review", [{"reviewed_on": None}, {"review_state": "none"}])
def test_dates_of_count_no_review_without_its_date_and_state(review: dict[str, Any]) -> None:
    assert dates_of([reviewed(**{"review_state": "ready"} | review)], TODAY) == PageDates(MAY)


@pytest.mark.parametrize("state", ["changed", "ready"])
def test_dates_of_a_page_that_changed_since_its_review(state: str) -> None:
    texts = [reviewed(), reviewed(review_state=state, reviewed_on=date(2026, 5, 1), review_due=date(2026, 6, 1))]

    assert dates_of(texts, TODAY) == PageDates(MAY, changed_since=date(2026, 5, 1))


@pytest.mark.parametrize(("due", "overdue"), [(date(2026, 11, 30), True), (date(2026, 12, 1), False)])
def test_dates_of_an_overdue_page(due: date, overdue: bool) -> None:
    texts = [reviewed(), reviewed(review_due=due)]

    assert dates_of(texts, TODAY).overdue is overdue


def test_dates_of_name_a_reviewer_by_the_full_name() -> None:
    pat = User(username="pat", first_name="Pat", last_name="Example")

    assert dates_of([reviewed(reviewed_by=pat)], TODAY).reviewers == ("Pat Example",)


def test_dates_of_read_texts_that_come_once() -> None:
    texts = iter([reviewed(), reviewed(changed_on=JUNE)])

    assert dates_of(texts, TODAY) == PageDates(JUNE, date(2026, 5, 2), None, ("ann",))


AWAITING = "Awaiting review. No clinician has checked this page yet."
REVIEW = {"review_state": "reviewed", "reviewed_on": date(2026, 3, 2), "review_due": date(2098, 3, 2)}


@pytest.mark.django_db
def test_article_awaits_review_until_all_of_it_is_reviewed(client: Client) -> None:
    ann = make_user(username="ann")
    make_section(guide=make_guide(reviewed_by=ann, **REVIEW), reviewed_by=ann, **REVIEW)
    make_tip(changed_on=datetime(2026, 4, 5, 12, tzinfo=UTC))

    response = client.get("/")

    assertContains(response, AWAITING, count=1)
    assertContains(response, "Awaiting clinical review: <a")
    assertContains(response, '<time datetime="2026-04-05">5 April 2026</time>', count=1)
    assertNotContains(response, "ann</dd>")


@pytest.mark.django_db
def test_article_names_reviewers_and_dates(client: Client) -> None:
    ann, ben = make_user(username="ann"), make_user(username="ben")
    section = make_section(guide=make_guide(reviewed_by=ann, **REVIEW), reviewed_by=ann, **REVIEW)
    oldest = REVIEW | {"reviewed_on": date(2026, 2, 1), "review_due": date(2097, 2, 1)}
    make_tip(section=section, reviewed_by=ben, **oldest)

    response = client.get("/")

    assertContains(response, "Reviewed: <a")
    assertContains(response, '<dt>Last reviewed</dt><dd><time datetime="2026-02-01">1 February 2026</time></dd>')
    assertContains(response, "<dt>Reviewed by</dt><dd>ann, ben</dd>")
    assertContains(response, '<dt>Next review due</dt><dd><time datetime="2097-02-01">1 February 2097</time></dd>')
    assertNotContains(response, "Awaiting")


@pytest.mark.django_db
def test_article_says_that_it_changed_since_its_review(client: Client) -> None:
    make_guide(reviewed_by=make_user(), **REVIEW | {"review_state": "changed"})

    response = client.get("/")

    assertContains(response, "Changed since its review: <a")
    assertContains(
        response,
        '<dd>Changed since its review on <time datetime="2026-03-02">2 March 2026</time>. '
        "No clinician has checked the change yet.</dd>",
    )
    assertNotContains(response, "Reviewed")


@pytest.mark.django_db
def test_article_says_that_its_review_was_due(client: Client) -> None:
    make_guide(reviewed_by=make_user(), **REVIEW | {"review_due": date(2026, 4, 5)})

    response = client.get("/")

    assertContains(response, "Its review was due: <a")
    assertContains(response, 'was due on <time datetime="2026-04-05">5 April 2026</time> and is not done yet.</dd>')
    assertContains(response, "<dt>Last reviewed</dt>")


@pytest.mark.django_db
def test_help_names_reviewers_once_all_signs_are_reviewed(client: Client) -> None:
    make_flag(reviewed_by=make_user(username="ann"), **REVIEW)
    assertContains(client.get("/when-to-get-help/"), "<dt>Reviewed by</dt><dd>ann</dd>")

    make_flag()

    assertContains(client.get("/when-to-get-help/"), AWAITING)


@pytest.mark.django_db
def test_help_without_signs_has_no_dates(client: Client) -> None:
    assertNotContains(client.get("/when-to-get-help/"), "Last changed")
