"""What reviewers have to do, sorted, over all kinds of content. It is 1 June 2026."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from pytest_django.asserts import assertContains
from pytest_django.fixtures import DjangoAssertNumQueries

from guide.models import Tip
from guide.worklist import Task, overdue, reviewed_kinds, waiting_for_review, worklist
from tests.factories import make_faq, make_stretch, make_tip, make_user
from tests.guide.review.reviews import make_draft

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)
MAY = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def chief() -> User:
    return make_user(is_superuser=True)


def review(state: str = "reviewed", **changes: Any) -> dict[str, Any]:
    pat = User.objects.filter(username="pat").first() or make_user(username="pat")
    days = {"reviewed_on": date(2025, 1, 2), "review_due": date(2026, 1, 2)}
    return {"review_state": state, "reviewed_by": pat, **days, **changes}


def titles(tasks: list[Task]) -> list[str]:
    return [task.title for task in tasks]


def test_reviewed_kinds() -> None:
    names = [model.__name__ for model in reviewed_kinds()]

    assert sorted(names) == ["Benefit", "FAQ", "Guide", "Mistake", "RedFlag", "Section", "Stretch", "Tip"]


def test_worklist_has_each_text_in_one_list(chief: User) -> None:
    make_tip(title="No review")
    make_tip(title="Reviewed", **review(review_due=TODAY))
    make_tip(title="Reviewed for good", **review(review_due=None))
    make_tip(title="Ready", review_state="ready")
    make_tip(title="Changed", **review("changed"))
    make_tip(title="Overdue", **review())
    make_draft(make_tip(title="Reviewed, with a draft", **review()))
    make_draft(make_tip(title="Changed, with a draft", **review("changed")))
    make_draft(make_tip(title="Draft that is not handed over"), review_state="none")

    found = worklist(chief, TODAY)

    assert set(titles(found.waiting)) == {"Ready", "Reviewed, with a draft", "Changed, with a draft"}
    assert titles(found.changed) == ["Changed"]
    assert titles(found.overdue) == ["Overdue"]


def test_worklist_begins_with_the_longest_wait(chief: User) -> None:
    for title, month in (("Second", 3), ("Third", 4), ("First", 2)):
        since = datetime(2026, month, 1, tzinfo=UTC)
        make_faq(title=f"{title} ready", changed_on=since, review_state="ready")
        make_stretch(title=f"{title} changed", changed_on=since, **review("changed"))
        make_tip(title=f"{title} due", **review(review_due=date(2026, month, 1)))

    found = worklist(chief, TODAY)

    assert titles(found.waiting) == ["First ready", "Second ready", "Third ready"]
    assert titles(found.changed) == ["First changed", "Second changed", "Third changed"]
    assert titles(found.overdue) == ["First due", "Second due", "Third due"]


def test_worklist_leaves_out_what_is_withdrawn(chief: User) -> None:
    make_draft(make_tip(status="withdrawn", **review()))
    make_tip(status="withdrawn", **review("changed"))
    make_tip(title="Not published yet", status="draft", review_state="ready")

    found = worklist(chief, TODAY)

    assert titles([*found.waiting, *found.changed, *found.overdue]) == ["Not published yet"]


def test_worklist_leaves_out_drafts_of_the_past(chief: User) -> None:
    tip = make_tip()
    make_draft(tip)
    make_draft(tip, review_state="none")

    assert worklist(chief, TODAY).waiting == []


def test_worklist_leaves_out_what_the_user_may_not_see() -> None:
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="view_tip"))
    make_tip(title="A tip", review_state="ready")
    make_faq(title="A question", review_state="ready")

    assert titles(worklist(user, TODAY).waiting) == ["A tip"]


def test_task_of_a_draft_change(chief: User) -> None:
    tip = make_tip(title="Walk", changed_on=MAY)
    draft = make_draft(tip, title="Dance")

    (task,) = waiting_for_review(chief)

    assert (task.kind, task.title, task.since, task.draft) == ("tip", "Walk", draft.made_at, draft)
    assert task.address == f"/admin/guide/tip/{tip.pk}/review/"


def test_task_of_a_text(chief: User) -> None:
    make_faq(title="Why?", changed_on=MAY, **review())

    (task,) = overdue(chief, TODAY)

    assert (task.kind, task.title, task.since, task.draft) == ("FAQ", "Why?", MAY, None)
    assert task.state == "Review was due on 2 January 2026"


def test_overdue_not_yet(chief: User) -> None:
    make_tip(**review(review_due=TODAY))

    assert overdue(chief, TODAY) == []


@pytest.mark.parametrize("times", [1, 30])
def test_list_asks_the_database(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries, times: int
) -> None:
    for _ in range(times):
        make_draft(make_tip())
        make_stretch(**review("changed"))
        make_faq(**review())

    # The session, its user, the draft changes, and each of the eight kinds.
    with django_assert_num_queries(11):
        response = admin_client.get("/admin/review/")

    assertContains(response, f"Ready for review ({times})")
    assertContains(response, "Draft change, version 1", count=times)


def test_list_of_nothing(admin_client: Client) -> None:
    response = admin_client.get("/admin/review/")

    for nothing in ("Nothing is waiting for you.", "No text has changed since its review.", "No check is overdue."):
        assertContains(response, nothing)
    assert "no-store" in response["Cache-Control"]


def test_list_escapes_titles(admin_client: Client) -> None:
    make_tip(title="<script>alert(1)</script>", review_state="ready")

    assertContains(admin_client.get("/admin/review/"), "&lt;script&gt;alert(1)")


@pytest.mark.parametrize("times", [1, 30])
def test_review_page_asks_the_database(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries, times: int
) -> None:
    tip = make_tip()
    for number in range(times):
        make_draft(tip, by=make_user(), what_to_do=f"Walk {number} miles.")

    # The session, its user, the row, three for its snapshot, the history, and the section that the changes name.
    with django_assert_num_queries(24):
        response = admin_client.get(f"/admin/guide/tip/{tip.pk}/review/")

    assertContains(response, f"Walk {times - 1} miles.")
    assert Tip.objects.count() == 1
