"""Hostile texts in every field, on every page that shows them: no page gets an element that it has not by itself."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from guide.content import versioned_models
from guide.models import Tip
from tests.audit import PROSE, PageAudit
from tests.hostile_markdown import ALL_IN_ONE, GROUPS
from tests.hostile_site import keep_versions, make_site, say

pytestmark = pytest.mark.django_db

# What every kind of prose has in it, and what the checks complain of, so that each page has all of its own elements.
TAME = (
    "# Rest\n\n> **Walk** a *little*, which will cure you [@nice-2020].\n\n1. [more](/nowhere/)\n\n![](/pictures/x.png)"
)

PAGES = [
    "/", "/when-to-get-help/", "/sources/", "/about/", "/offline/", "/stretches/", "/stretches/reach/",
    "/stretches/reach/follow/", "/routine/", "/routine/?plan=bcdfghjk", "/routine/follow/?plan=bcdfghjk:20:2:each",
    "/routine/sheet/?plan=bcdfghjk",
]  # fmt: skip
OF_KINDS = ("changelist", "add", "recover")
OF_ROWS = ("change", "delete", "history", "compare", "withdraw")


def desk_pages() -> list[str]:
    """The addresses of the desk that show texts: those of each kind, and of a row of it with its first version."""
    found = ["/admin/", "/admin/guide/", "/admin/stretches/"]
    for model in versioned_models():
        start = f"{model._meta.app_label}_{model._meta.model_name}_"
        names = {str(pattern.name) for pattern in admin.site._registry[model].get_urls()}
        row = model._base_manager.first()
        wanted = {f"{start}{name}": [] for name in OF_KINDS} | {f"{start}{name}": [row.pk] for name in OF_ROWS}
        wanted[f"{start}restore"] = [row.pk, 1]
        found += [reverse(f"admin:{name}", args=arguments) for name, arguments in wanted.items() if name in names]
    return found


def shapes(client: Client, addresses: list[str]) -> dict[str, PageAudit]:
    found = {}
    for address in addresses:
        response = client.get(address, follow=True)
        assert response.status_code == 200, address
        found[address] = PageAudit(response.content.decode())
    return found


def complaints(tame: dict[str, PageAudit], hostile: dict[str, PageAudit]) -> dict[str, Any]:
    """What the pages have since the texts on them changed."""
    new = {address: sorted(page.shape - tame[address].shape - PROSE) + page.found for address, page in hostile.items()}
    return {address: found for address, found in new.items() if found}


def test_pages_of_readers(client: Client) -> None:
    make_site()
    say(TAME)
    tame = shapes(client, PAGES)

    say(ALL_IN_ONE)

    assert complaints(tame, shapes(client, PAGES)) == {}


def test_pages_of_the_desk(admin_client: Client, admin_user: User) -> None:
    make_site()
    for text in ("Rest.", TAME):
        say(text)
        keep_versions(admin_user)
    tip = Tip.objects.get()
    addresses = [*desk_pages(), f"/admin/guide/tip/{tip.pk}/version/1/preview/"]
    tame = shapes(admin_client, addresses)

    say(*("\n\n".join(texts.values()) for texts in GROUPS.values()))
    Tip.objects.update(title=ALL_IN_ONE, why=ALL_IN_ONE)
    keep_versions(admin_user)

    assert complaints(tame, shapes(admin_client, addresses)) == {}
