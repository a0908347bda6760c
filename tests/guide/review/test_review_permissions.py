"""Who may open the pages of clinical review: those who may see a kind of content and sign off, and nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db.models import Model
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from guide.accounts import create_groups
from tests import factories
from tests.factories import make_tip, make_user

pytestmark = pytest.mark.django_db

PAGES = {
    "list": "/admin/review/",
    "review": "/admin/guide/tip/{}/review/",
    "preview": "/admin/guide/tip/{}/review/preview/",
}
WHO: dict[str, dict[str, bool]] = {"staff": {}, "Editor": {}, "Reviewer": {}, "chief": {"is_superuser": True}}


@pytest.mark.parametrize(
    ("page", "method", "statuses"),
    [
        ("list", "get", {"staff": 403, "Editor": 403, "Reviewer": 200, "chief": 200}),
        ("list", "post", {"staff": 405, "Editor": 405, "Reviewer": 405, "chief": 405}),
        ("review", "get", {"staff": 403, "Editor": 403, "Reviewer": 200, "chief": 200}),
        ("review", "post", {"staff": 403, "Editor": 403, "Reviewer": 200, "chief": 200}),
        ("preview", "get", {"staff": 403, "Editor": 403, "Reviewer": 200, "chief": 200}),
        ("preview", "post", {"staff": 405, "Editor": 405, "Reviewer": 405, "chief": 405}),
    ],
)
def test_page_answers(client: Client, page: str, method: str, statuses: dict[str, int]) -> None:
    create_groups()
    address = PAGES[page].format(make_tip().pk)

    answers = {}
    for who in statuses:
        client.force_login(make_user(who, **WHO[who]))
        answers[who] = getattr(client, method)(address).status_code

    assert answers == statuses


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["anonymous", "reader"])
def test_page_asks_to_sign_in(client: Client, who: str, page: str) -> None:
    address = PAGES[page].format(make_tip().pk)
    if who == "reader":
        client.force_login(make_user(is_staff=False))

    got, posted = client.get(address), client.post(address)

    assertRedirects(got, f"/admin/login/?next={address}")
    assertContains(posted, "Sign in and send", status_code=403)


@pytest.mark.parametrize("permission", ["sign_off_review", "view_tip"])
def test_page_needs_both_permissions(client: Client, permission: str) -> None:
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename=permission))
    client.force_login(user)

    assert client.get(PAGES["review"].format(make_tip().pk)).status_code == 403


@pytest.mark.parametrize("key", ["999", "walk", "_2F"])
@pytest.mark.parametrize("page", ["review", "preview"])
def test_page_of_no_text(admin_client: Client, page: str, key: str) -> None:
    assert admin_client.get(PAGES[page].format(key)).status_code == 404


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("guide/guide", factories.make_guide), ("guide/section", factories.make_section),
        ("guide/benefit", factories.make_benefit), ("guide/tip", factories.make_tip),
        ("guide/faq", factories.make_faq), ("guide/redflag", factories.make_flag),
        ("stretches/mistake", factories.make_mistake), ("stretches/stretch", factories.make_stretch),
    ],
)  # fmt: skip
def test_every_kind_has_its_pages(admin_client: Client, kind: str, make: Callable[..., Model]) -> None:
    row: Any = make(title="Read me with care")

    review = admin_client.get(f"/admin/{kind}/{row.pk}/review/")
    preview = admin_client.get(f"/admin/{kind}/{row.pk}/review/preview/")

    assertContains(review, "Read me with care")
    assertContains(preview, "as it waits for review.")
