"""The kinds of content in the order in which editors look for them."""

import re

import pytest
from django.contrib import admin
from django.http import HttpResponse
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from guide.accounts import create_groups
from guide.admin_groups import GROUPS, grouped
from guide.models import Tip
from stretches.models import Kit
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def captions(response: HttpResponse) -> list[str]:
    return re.findall("<caption>(.*?)</caption>", response.content.decode())


def test_first_page_has_the_groups_in_order(admin_client: Client) -> None:
    response = admin_client.get("/admin/")

    assert captions(response) == ["The article", "Stretches", "Safety", "Sources", "Pictures", "Search", "People"]
    kinds = re.findall(r'<th scope="row"[^>]*>\s*<a[^>]*>([^<]+)', response.content.decode())
    assert kinds[:6] == ["Guides", "Sections", "Benefits", "Tips", "Mistakes", "FAQs"]
    assertContains(response, "What to do for a sore back in daily life.")


def test_sidebar_has_the_groups_without_their_lines(admin_client: Client) -> None:
    response = admin_client.get("/admin/guide/tip/")

    assert captions(response) == ["The article", "Stretches", "Safety", "Sources", "Pictures", "Search", "People"]
    assertContains(response, 'aria-current="page">Tips</a>')
    assertNotContains(response, "What to do for a sore back in daily life.")


def test_groups_show_only_what_may_be_viewed(client: Client) -> None:
    create_groups()
    client.force_login(make_user("Editor"))

    assert captions(client.get("/admin/")) == ["The article", "Stretches", "Safety", "Sources", "Pictures", "Search"]


def test_somebody_without_permissions_is_told_whom_to_ask(client: Client) -> None:
    client.force_login(make_user())

    response = client.get("/admin/")

    assert captions(response) == []
    assertContains(response, "Ask the person who made your account")


def test_every_kind_on_the_desk_has_a_group() -> None:
    named = {label for _, lines in GROUPS for label in lines}

    assert {model._meta.label_lower for model in admin.site._registry} <= named


def test_unknown_kind_stands_in_the_last_group() -> None:
    tips, other = {"model": Tip, "name": "Tips"}, {"model": type("X", (), {"_meta": None}), "name": "X"}
    other["model"]._meta = type("Options", (), {"label_lower": "elsewhere.x"})  # type: ignore[attr-defined]

    groups = grouped([other, tips, {"model": Kit, "name": "Kit"}])

    assert [group["name"] for group in groups] == ["The article", "Stretches", "Everything else"]
    assert groups[-1]["models"] == [other]


def test_page_of_an_app_has_its_own_kinds(admin_client: Client) -> None:
    response = admin_client.get("/admin/stretches/")

    assertContains(response, "<h1>Stretches</h1>")
    assert captions(response)[-2:] == ["The article", "Stretches"]
    assertContains(response, '<a href="/admin/">Home</a> &rsaquo; Stretches')
