"""The pages on which deleted texts are found and brought back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.accounts import create_groups
from guide.models import Tip
from guide.versions import Version
from stretches.models import Stretch
from tests.factories import make_faq, make_step, make_stretch, make_tip, make_user

pytestmark = pytest.mark.django_db

WHEN = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)


def delete(content: Any, **changes: Any) -> None:
    Version.objects.record(content, state=Version.State.DELETED, **changes)
    content.delete()


def test_list_leads_to_what_was_deleted(admin_client: Client, client: Client) -> None:
    create_groups()
    client.force_login(make_user("Reviewer"))

    assertContains(admin_client.get("/admin/guide/tip/"), '<a href="/admin/guide/tip/recover/">')
    assertContains(admin_client.get("/admin/guide/tip/"), 'class="addlink"')
    assertNotContains(client.get("/admin/guide/tip/"), "recover")


def test_deleted_texts_are_listed(admin_client: Client) -> None:
    delete(make_tip(title="Walk <b>"), by=make_user(username="pat"), why="Said twice")
    delete(make_faq(title="Why stretch?"))
    Version.objects.update(made_at=WHEN)

    page = admin_client.get("/admin/guide/tip/recover/")

    assertContains(page, "Walk &lt;b&gt;")
    assertContains(page, "1 May 2026, 10:30, pat: <q>Said twice</q>")
    assertNotContains(page, "Why stretch?")


def test_nothing_was_deleted(admin_client: Client) -> None:
    Version.objects.record(make_tip(title="Walk"))

    page = admin_client.get("/admin/guide/tip/recover/")

    assertContains(page, "Nothing of this kind was deleted.")
    assertNotContains(page, "Walk")


@pytest.mark.parametrize(("texts", "pages"), [(2, 1), (120, 3)])
def test_deleted_texts_ask_as_much_when_there_are_many(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries, texts: int, pages: int
) -> None:
    user = make_user()
    Version.objects.bulk_create(
        Version(kind="guide.tip", key=f"bcdfg{number:03}", number=1, state="deleted", title=f"Tip {number}", data=[],
                made_by=user, made_at=WHEN + timedelta(hours=number))
        for number in range(texts)
    )  # fmt: skip

    # The session, the user, how many there are and those of one page.
    with django_assert_num_queries(4):
        page = admin_client.get("/admin/guide/tip/recover/")

    assert page.context["versions"].paginator.num_pages == pages
    assert page.context["versions"][0].title == f"Tip {texts - 1}"


def test_deleted_text_is_read_before_it_is_brought_back(admin_client: Client) -> None:
    stretch = make_stretch(title="Lie down", summary="A <b> summary.", permanent_id="bcdfghjk")
    make_step(stretch=stretch, title="Bend", text="Bend the knee.")
    delete(stretch)

    page = admin_client.get("/admin/stretches/stretch/recover/bcdfghjk/")

    for text in ("Bring back “Lie down”?", "A &lt;b&gt; summary.", "Step 1: Bend", "Bend the knee."):
        assertContains(page, text)
    assertNotContains(page, "<ins>")
    assert not Stretch.objects.exists()


def test_deleted_text_is_brought_back(admin_client: Client, admin_user: User) -> None:
    delete(make_tip(pk=5, title="Walk", permanent_id="bcdfghjk"))

    response = admin_client.post("/admin/guide/tip/recover/bcdfghjk/", follow=True)

    tip = Tip.objects.get()
    assertRedirects(response, f"/admin/guide/tip/{tip.pk}/change/")
    assertContains(response, "“Walk” is back. Look it over before you publish it.")
    assert (tip.permanent_id, tip.status) == ("bcdfghjk", "draft")
    assert Version.objects.get(number=2).made_by == admin_user
    assert LogEntry.objects.get().action_flag == ADDITION


def test_deleted_text_whose_slug_is_taken_stays_deleted(admin_client: Client) -> None:
    delete(make_tip(slug="walk", permanent_id="bcdfghjk"))
    make_tip(slug="walk")

    page = admin_client.post("/admin/guide/tip/recover/bcdfghjk/")

    assertContains(page, '<p class="errornote">Nothing was changed. ')
    assertContains(page, "slug")
    assert Tip.objects.count() == 1


@pytest.mark.parametrize("key", ["zzzzzzzz", "<b>", "%00", "5"])
def test_text_that_was_not_deleted_leads_to_the_list(admin_client: Client, key: str) -> None:
    Version.objects.record(make_tip(pk=5))

    response = admin_client.post(f"/admin/guide/tip/recover/{key}/", follow=True)

    assertRedirects(response, "/admin/guide/tip/recover/")
    assertContains(response, "This text is not among the deleted ones.")
