"""The desk's pages for stretches with their steps, for mistakes and for kit."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from pytest_django import DjangoAssertNumQueries as Queries
from pytest_django.asserts import assertContains, assertRedirects

from guide.accounts import create_groups
from stretches.models import Kit
from tests.factories import make_kit, make_mistake, make_section, make_step, make_stretch, make_user

pytestmark = pytest.mark.django_db

Make = Callable[..., Model]
Changes = dict[str, Any]

KINDS: dict[str, Make] = {"stretch": make_stretch, "mistake": make_mistake, "kit": make_kit}
# The queries of each list, and rows that differ in all that it shows.
LISTS = [
    ("stretch", 6, lambda: make_stretch(section=make_section())),
    ("mistake", 6, lambda: make_mistake(section=make_section())),
    ("kit", 5, lambda: make_kit(slug=f"kit-{Kit.objects.count()}")),
]
PAGES = ["", "?q=walk", "add/", "{pk}/change/", "{pk}/delete/", "{pk}/history/"]
# Boxes that hold no Markdown.
PLAIN = {"summary", "easier_pose", "wrong_pose", "right_pose", "steps-__prefix__-pose"}
PREVIEW = 'data-markdownx-urls-path="/admin/markdown-preview/"'


def test_admin_has_no_other_kinds() -> None:
    kinds = {model._meta.model_name for model in admin.site._registry if model._meta.app_label == "stretches"}

    assert kinds == set(KINDS)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("kind", "make"), KINDS.items())
def test_admin_page_answers(admin_client: Client, kind: str, make: Make, page: str) -> None:
    row = make()

    response = admin_client.get(f"/admin/stretches/{kind}/{page.format(pk=row.pk)}")

    assert response.status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("kind", "make"), KINDS.items())
def test_admin_page_is_not_for_others(client: Client, kind: str, make: Make, page: str) -> None:
    address = f"/admin/stretches/{kind}/{page.format(pk=make().pk)}"

    client.force_login(make_user(is_staff=False))
    reader = client.get(address)
    client.force_login(make_user())
    staff = client.get(address)

    assert (reader.status_code, reader.url.partition("?")[0]) == (302, "/admin/login/")
    assert staff.status_code == 403


@pytest.mark.parametrize(("group", "answers"), [("Editor", [200, 200, 200, 200]), ("Reviewer", [200, 403, 200, 403])])
@pytest.mark.parametrize(("kind", "make"), KINDS.items())
def test_admin_page_is_for_groups(client: Client, kind: str, make: Make, group: str, answers: list[int]) -> None:
    create_groups()
    client.force_login(make_user(group))
    pk = make().pk

    pages = [client.get(f"/admin/stretches/{kind}/{page}") for page in ("", "add/", f"{pk}/change/", f"{pk}/delete/")]

    assert [page.status_code for page in pages] == answers


@pytest.mark.parametrize(
    ("kind", "filters"),
    [
        ("stretch", ["status", "position", "place", "kind", "level", "kit", "review state"]),
        ("mistake", ["status", "section", "review state"]),
        ("kit", []),
    ],
)
def test_admin_filters_answer(admin_client: Client, kind: str, filters: list[str]) -> None:
    stretch = make_stretch(section=make_section())
    stretch.kit.add(make_kit(slug="mat"), make_kit(slug="strap"))
    stretch.mistakes.add(make_mistake(section=make_section()))

    found = admin_client.get(f"/admin/stretches/{kind}/").context["cl"]

    assert [one.title for one in found.filter_specs] == filters
    for link in [choice["query_string"] for one in found.filter_specs for choice in one.choices(found)]:
        assert admin_client.get(f"/admin/stretches/{kind}/{link}").status_code == 200


@pytest.mark.parametrize(
    ("kind", "make", "changes"),
    [
        ("stretch", make_stretch, {"title": "Walk the dog"}),
        ("stretch", make_stretch, {"summary": "Walk the dog"}),
        ("stretch", make_stretch, {"muscles": "Walk the dog"}),
        ("mistake", make_mistake, {"why": "Walk the dog"}),
        ("mistake", make_mistake, {"instead": "Walk the dog"}),
        ("kit", make_kit, {"slug": "lead", "name": "Walk the dog"}),
    ],
)
def test_admin_search_finds_a_text(admin_client: Client, kind: str, make: Make, changes: dict[str, str]) -> None:
    make()
    found = make(**changes)

    response = admin_client.get(f"/admin/stretches/{kind}/?q=walk+dog")

    assert list(response.context["cl"].result_list) == [found]


def test_admin_search_finds_a_stretch_once_by_its_steps(admin_client: Client) -> None:
    make_stretch()
    stretch = make_stretch()
    for _ in range(2):
        make_step(stretch=stretch, text="Walk the dog.")

    response = admin_client.get("/admin/stretches/stretch/?q=walk+dog")

    assert list(response.context["cl"].result_list) == [stretch]


@pytest.mark.parametrize(("kind", "number", "make"), LISTS)
@pytest.mark.parametrize("rows", [1, 50])
def test_admin_list_asks_the_database_as_often(
    admin_client: Client, django_assert_num_queries: Queries, kind: str, number: int, make: Make, rows: int
) -> None:
    for _ in range(rows):
        make()

    with django_assert_num_queries(number):
        admin_client.get(f"/admin/stretches/{kind}/")


def test_admin_kit_list_saves_the_order(admin_client: Client) -> None:
    kit = make_kit()
    row = {"form-0-id": kit.pk, "form-0-order": "7", "form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "_save": "Save"}

    response = admin_client.post("/admin/stretches/kit/", row)

    assertRedirects(response, "/admin/stretches/kit/")
    assert Kit.objects.get().order == 7


@pytest.mark.parametrize("state", ["draft", "published"])
@pytest.mark.parametrize(
    ("kind", "make", "address"),
    [("stretch", make_stretch, "/stretches/walk/"), ("mistake", make_mistake, "/#mistake-walk")],
)
def test_view_on_site_leads_to_the_place(admin_client: Client, kind: str, make: Make, address: str, state: str) -> None:
    row = make(slug="walk", status=state)

    form = admin_client.get(f"/admin/stretches/{kind}/{row.pk}/change/")
    page = admin_client.get(address)

    assertContains(form, f'<a href="{address}" class="viewsitelink">View on site</a>', html=True)
    assertContains(page, row.title)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("stretch", ["feel", "easier", "take_care", "slips", "steps-__prefix__-text"]),
        ("mistake", ["why", "instead"]),
    ],
)
def test_markdown_fields_have_our_preview(admin_client: Client, kind: str, names: list[str]) -> None:
    response = admin_client.get(f"/admin/stretches/{kind}/add/")

    areas = re.findall('<textarea name="([^"]+)"([^>]*)', response.content.decode())
    assert [name for name, attributes in areas if PREVIEW in attributes] == names
    assert {name for name, attributes in areas if PREVIEW not in attributes} <= PLAIN
