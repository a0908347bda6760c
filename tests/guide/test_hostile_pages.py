"""Hostile texts in every field, on every page that shows them: no page gets an element that it has not by itself."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from guide.content import versioned_models
from guide.models import Tip
from stretches.models import Stretch
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
# The pages of a kind and of a row. Each kind has its own lists and forms; the others have one template for all.
OWN = ("changelist", "add"), ("change",)
SHARED = ("changelist", "add", "recover"), ("change", "delete", "history", "compare", "withdraw")


def desk_pages() -> list[str]:
    """The addresses of the desk that show texts."""
    found = ["/admin/", "/admin/guide/", "/admin/stretches/"]
    for model in versioned_models():
        start = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        of_kind, of_row = SHARED if model in (Tip, Stretch) else OWN
        row = model._base_manager.first()
        found += [reverse(f"{start}_{name}") for name in of_kind]
        found += [reverse(f"{start}_{name}", args=[row.pk]) for name in of_row]
    tip = f"/admin/guide/tip/{Tip.objects.get().pk}/"
    return [*found, f"{tip}version/1/preview/", f"{tip}version/1/restore/"]


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
    addresses = desk_pages()
    tame = shapes(admin_client, addresses)

    say(*("\n\n".join(texts.values()) for texts in GROUPS.values()))
    Tip.objects.update(title=ALL_IN_ONE, why=ALL_IN_ONE)
    keep_versions(admin_user)

    assert complaints(tame, shapes(admin_client, addresses)) == {}
