"""Hostile texts in every field, on every page that shows them: no page gets an element that it has not by itself."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from guide.content import versioned_models
from guide.models import Picture, Reference, Tip
from guide.snapshot import snapshot
from stretches.models import Stretch
from tests.audit import PROSE, PageAudit
from tests.factories import make_tip
from tests.guide.forms import post_of
from tests.hostile_markdown import ALL_IN_ONE, GROUPS
from tests.hostile_site import keep_versions, make_site, say

# What they touch is measured where it is tested by itself; to measure it here too would double their time.
pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]

# What every kind of prose has in it, and what the checks complain of, so that each page has all of its own elements.
TAME = (
    "# Rest\n\n> **Walk** a *little*, which will cure you [@nice-2020].\n\n1. [more](/nowhere/)\n\n![](/pictures/x.png)"
)

PAGES = [
    "/", "/when-to-get-help/", "/sources/", "/about/", "/offline/", "/stretches/", "/stretches/reach/",
    "/stretches/reach/follow/", "/routine/", "/routine/?plan=bcdfghjk", "/routine/follow/?plan=bcdfghjk:20:2:each",
    "/routine/sheet/?plan=bcdfghjk", "/l/bcdfghjk/share/",
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
    found += [f"{tip}{page}/" for page in ("version/1/preview", "version/1/restore", "review", "review/preview")]
    return [*found, "/admin/review/"]


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


def test_answers_to_forms(admin_client: Client, client: Client) -> None:
    make_site()
    tip = Tip.objects.get()
    address = f"/admin/guide/tip/{tip.pk}/change/"
    form = post_of(admin_client, address) | {"references": [Reference.objects.get().pk]}

    def answers(text: str, name: str) -> dict[str, PageAudit]:
        typed = form | {"why": text, "what_to_do": text, "title": name, "change_note": name}
        pages = {
            "draft": admin_client.post(address, typed | {"_savedraft": "1"}, follow=True),
            "preview": admin_client.post(address, typed | {"_preview": "page"}),
            "preview of errors": admin_client.post(address, typed | {"_preview": "page", "why": f"{text} [@nobody]"}),
            "checks": admin_client.post(address, typed | {"_check": "1"}),
            "refused": admin_client.post(address, typed | {"_publish": "1"}),
            "conflict": admin_client.post(address, typed | {"_publish": "1", "seen": "x"}),
            "signed out": client.post(address, typed | {f"{name}x": text}),
            "markdown": admin_client.post("/admin/markdown-preview/", {"content": text}),
        }
        told = {page: response.content.decode() for page, response in pages.items()}
        assert {page for page, html in told.items() if not re.search("evil.example|Walk|nobody|cure", html)} == set()
        return {page: PageAudit(html) for page, html in told.items()}

    tame = answers(TAME, "Rest")

    # Forms take no nul.
    assert complaints(tame, answers(ALL_IN_ONE.replace("\0", ""), "\"><script>alert(1)</script><b onclick=x>'>")) == {}


def test_answers_in_json_are_not_taken_for_pages(admin_client: Client) -> None:
    make_tip(title="<script>alert(1)</script>")

    response = admin_client.get("/admin/link-search/?q=script")

    assert response["Content-Type"] == "application/json"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert [found["title"] for found in response.json()] == ["<script>alert(1)</script>"]


def test_texts_go_out_and_come_in_as_they_are(tmp_path: Path) -> None:
    make_site()
    Picture.objects.all().delete()
    Stretch.objects.update(summary=ALL_IN_ONE, feel=ALL_IN_ONE)
    before = snapshot(Stretch.objects.get())

    call_command("export_content", tmp_path, verbosity=0)
    Stretch.objects.update(summary="Rest.", feel="Rest.")
    call_command("import_content", tmp_path, verbosity=0)

    assert snapshot(Stretch.objects.get()) == before
