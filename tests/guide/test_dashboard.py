"""The first page of the desk: what needs somebody, for those who may see it, in few queries."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from guide.dashboard import Panel, days_from
from guide.models import OutsideLink, Section
from guide.versions import Version
from tests.factories import FUTURE, make_faq, make_section, make_stretch, make_tip, make_user

pytestmark = pytest.mark.django_db


def panel(client: Client, name: str) -> Panel:
    [found] = [panel for panel in client.get("/admin/").context["panels"] if panel.name == name]
    assert isinstance(found, Panel)
    return found


def review_due(days: int) -> dict[str, object]:
    """The fields of a text whose review is due so many days from now."""
    today = timezone.localdate()
    return {
        "reviewed_by": make_user(),
        "reviewed_on": today - timedelta(days=400),
        "review_due": today + timedelta(days=days),
    }


def test_empty_desk_says_so(admin_client: Client) -> None:
    response = admin_client.get("/admin/")

    assertContains(response, "No review is due in the next 60 days.")
    assertContains(response, "No text waits for its day.")
    assertContains(response, "Nobody has changed a text yet.")


def test_reviews_are_told_the_most_overdue_first(admin_client: Client) -> None:
    make_tip(title="Soon", **review_due(60))
    make_stretch(title="Late", **review_due(-3))
    make_faq(title="Today", **review_due(0))
    make_tip(title="Later", **review_due(61))
    make_tip(title="Draft", status="draft", **review_due(-9))

    rows = panel(admin_client, "Reviews").rows

    assert [(row.title, row.kind, row.note, row.late) for row in rows] == [
        ("Late", "Stretch", "3 days late", True),
        ("Today", "FAQ", "due today", False),
        ("Soon", "Tip", "due in 60 days", False),
    ]


@pytest.mark.parametrize(
    ("day", "words"),
    [(1, "2 days late"), (2, "1 day late"), (3, "due today"), (4, "due in 1 day"), (13, "due in 10 days")],
)
def test_days_from(day: int, words: str) -> None:
    assert days_from(date(2026, 6, 3), date(2026, 6, day)) == words


def test_row_leads_to_its_form(admin_client: Client) -> None:
    tip = make_tip(title="Walk", **review_due(-3))

    assertContains(admin_client.get("/admin/"), f'<a href="/admin/guide/tip/{tip.pk}/change/">Walk</a>', html=True)


def test_scheduled_texts_are_told(admin_client: Client) -> None:
    make_tip(title="Now")
    make_tip(title="Later", publish_at=FUTURE)
    make_tip(title="Draft", publish_at=FUTURE, status="draft")

    response = admin_client.get("/admin/")

    assert [row.title for row in panel(admin_client, "Scheduled").rows] == ["Later"]
    assertContains(response, 'appears by itself, <time datetime="2099-01-01T00:00:00+00:00">1 Jan 2099</time>')


def test_scheduled_end_is_told(admin_client: Client) -> None:
    make_tip(title="Winter", unpublish_at=FUTURE)

    assert [(row.title, row.note) for row in panel(admin_client, "Scheduled").rows] == [("Winter", "goes by itself")]


def test_recent_changes_are_told_by_whom_and_why(admin_client: Client) -> None:
    tip, faq, section = make_tip(title="Walk"), make_faq(title="Why?"), make_section(title="Gone")
    Version.objects.record(tip, by=make_user(username="ann"), why="Shorter")
    Version.objects.record(faq, by=make_user(username="ben"), state="pending")
    Version.objects.record(section, by=make_user(username="eve"), state="deleted")
    Version.objects.record(make_tip(), why="A command did it")
    Section.objects.filter(pk=section.pk).update(permanent_id="bcdfghjk")

    rows = panel(admin_client, "Recent changes").rows

    assert [(row.title, row.kind, row.note, row.address) for row in rows] == [
        ("Gone", "Section", "deleted by eve", ""),
        ("Why?", "FAQ", "draft change by ben", f"/admin/guide/faq/{faq.pk}/change/"),
        ("Walk", "Tip", "saved by ann: Shorter", f"/admin/guide/tip/{tip.pk}/change/"),
    ]


def test_unpublished_changes_are_told(admin_client: Client) -> None:
    walk, rest = make_tip(title="Walk"), make_tip(title="Rest")
    Version.objects.record(walk, by=make_user(username="ann"), state="pending")
    Version.objects.record(rest, by=make_user(username="ben"), state="pending", publish_at=FUTURE)

    rows = panel(admin_client, "Unpublished changes").rows

    assert [(row.title, row.note, row.address) for row in rows] == [
        ("Rest", "draft by ben, goes live by itself", f"/admin/guide/tip/{rest.pk}/change/"),
        ("Walk", "draft by ann", f"/admin/guide/tip/{walk.pk}/change/"),
    ]


def test_failing_checks_are_told_the_worst_first(admin_client: Client) -> None:
    make_tip(title="Fine")
    make_tip(title="Long", why="word " * 21 + "end.")
    make_tip(title="Wrong", why="It is a cure.")

    rows = [row for row in panel(admin_client, "Content checks").rows if row.kind == "Tip"]

    assert [(row.title, row.note) for row in rows] == [("Wrong", "1 to mend"), ("Long", "1 to look at")]


def test_broken_links_are_told_with_their_text(admin_client: Client) -> None:
    tip = make_tip(why="See [this](https://gone.example/).")
    OutsideLink.objects.create(address="https://gone.example/", outcome="broken", error="It answers 404.")

    rows = panel(admin_client, "Broken links to other sites").rows

    assert [(row.title, row.note, row.address) for row in rows] == [
        ("https://gone.example/", "It answers 404.", f"/admin/guide/tip/{tip.pk}/change/")
    ]


def test_texts_that_wait_for_a_reviewer_are_told(client: Client, admin_client: Client) -> None:
    tip = make_tip(title="Walk", review_state="ready")
    make_stretch(title="Reach", review_state="changed", reviewed_by=make_user(), reviewed_on=date(2026, 1, 1))
    editor = make_user()
    editor.user_permissions.add(Permission.objects.get(codename="view_tip"))
    client.force_login(editor)

    rows = panel(admin_client, "Waiting for review").rows
    [seen_by_editor] = panel(client, "Waiting for review").rows

    assert [(row.title, row.note) for row in rows] == [
        ("Walk", "waits for a reviewer"),
        ("Reach", "changed since its review"),
    ]
    assert rows[0].address == f"/admin/guide/tip/{tip.pk}/review/"
    assert seen_by_editor.address == f"/admin/guide/tip/{tip.pk}/change/"


@pytest.mark.parametrize(("rows", "count"), [(5, ">5<"), (7, ">7<"), (51, ">50+<")])
def test_long_panel_is_folded(admin_client: Client, rows: int, count: str) -> None:
    due = review_due(-3)
    for _ in range(rows):
        make_tip(**due)

    response = admin_client.get("/admin/")

    found = panel(admin_client, "Reviews")
    assert (len(found.open_rows), len(found.more_rows)) == (5, min(rows, 50) - 5)
    assertContains(response, f'<span class="panel-count"{count}/span>')
    assertContains(response, "<summary>", count=int(rows > 5))


def test_desk_shows_only_what_may_be_viewed(client: Client) -> None:
    make_tip(title="A tip", publish_at=FUTURE)
    make_stretch(title="A stretch", publish_at=FUTURE)
    reader = make_user()
    reader.user_permissions.add(Permission.objects.get(codename="view_tip"))
    client.force_login(reader)

    response = client.get("/admin/")

    assertContains(response, "A tip")
    assertNotContains(response, "A stretch")


def test_desk_tells_broken_links_only_of_what_may_be_viewed(client: Client) -> None:
    make_tip(why="See [this](https://gone.example/) and [that](https://lost.example/).")
    make_stretch(summary="See [this](https://gone.example/).")
    for address in ("https://gone.example/", "https://lost.example/"):
        OutsideLink.objects.create(address=address, outcome="broken", error="It answers 404.")
    reader = make_user()
    reader.user_permissions.add(Permission.objects.get(codename="view_stretch"))
    client.force_login(reader)

    rows = panel(client, "Broken links to other sites").rows

    assert [row.title for row in rows] == ["https://gone.example/"]
    assert rows[0].address.startswith("/admin/stretches/stretch/")


def test_desk_of_somebody_without_permissions_has_no_panels(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(make_user())

    # Session, user, and two for the permissions.
    with django_assert_num_queries(4):
        response = client.get("/admin/")

    assert response.context["panels"] == []
