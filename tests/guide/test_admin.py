"""The desk's pages for each kind of content: they answer, to the people they are for, in few queries."""

import re
from collections.abc import Callable

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import Model
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.accounts import create_groups
from tests import factories
from tests.factories import make_benefit, make_faq, make_guide, make_reference, make_section, make_tip, make_user

pytestmark = pytest.mark.django_db

Make = Callable[..., Model]


def make_group() -> Group:
    return Group.objects.create(name="Helpers")


CONTENT: dict[str, Make] = {
    "guide/guide": make_guide,
    "guide/section": make_section,
    "guide/benefit": make_benefit,
    "guide/tip": make_tip,
    "guide/faq": make_faq,
    "guide/redflag": factories.make_flag,
    "guide/reference": make_reference,
    "guide/picture": factories.make_picture,
    "guide/synonym": factories.make_synonym,
}
PEOPLE: dict[str, Make] = {"auth/user": make_user, "auth/group": make_group}
PREVIEW = 'data-markdownx-urls-path="/admin/markdown-preview/"'
PAGES = ["", "?q=walk", "add/", "{pk}/change/", "{pk}/delete/", "{pk}/history/"]


def test_admin_has_no_other_kinds() -> None:
    kinds = {f"{model._meta.app_label}/{model._meta.model_name}" for model in admin.site._registry}

    assert {kind for kind in kinds if not kind.startswith("stretches/")} == {*CONTENT, *PEOPLE}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("kind", "make"), [*CONTENT.items(), *PEOPLE.items()])
def test_admin_page_answers(admin_client: Client, kind: str, make: Make, page: str) -> None:
    row = make()

    response = admin_client.get(f"/admin/{kind}/{page.format(pk=row.pk)}")

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("kind", "make", "filters"),
    [
        ("guide/guide", make_guide, ["status", "review state"]),
        ("guide/section", make_section, ["status", "evidence", "guide", "review state"]),
        ("guide/benefit", make_benefit, ["status", "evidence", "section", "review state"]),
        ("guide/tip", make_tip, ["status", "evidence", "section", "review state"]),
        ("guide/faq", make_faq, ["status", "evidence", "section", "review state"]),
        ("guide/redflag", factories.make_flag, ["level", "status", "review state"]),
        ("guide/reference", make_reference, ["checked on", "year"]),
    ],
)
def test_admin_filters_answer(admin_client: Client, kind: str, make: Make, filters: list[str]) -> None:
    make_section(guide=make_guide())
    make_section(guide=make_guide())
    make()

    found = admin_client.get(f"/admin/{kind}/").context["cl"]

    assert [one.title for one in found.filter_specs] == filters
    for link in [choice["query_string"] for one in found.filter_specs for choice in one.choices(found)]:
        assert admin_client.get(f"/admin/{kind}/{link}").status_code == 200


def test_admin_filter_keeps_what_was_asked_for(admin_client: Client) -> None:
    make_tip(title="Walk")
    make_tip(title="Sit", status="draft", evidence="mixed")

    response = admin_client.get("/admin/guide/tip/?status__exact=draft&evidence__exact=mixed")

    assert [str(tip) for tip in response.context["cl"].result_list] == ["Sit"]


@pytest.mark.parametrize(
    ("kind", "make", "changes"),
    [
        ("guide/guide", make_guide, {"title": "Walk the dog"}),
        ("guide/section", make_section, {"body": "Walk the dog"}),
        ("guide/benefit", make_benefit, {"text": "Walk the dog"}),
        ("guide/tip", make_tip, {"why": "Walk the dog"}),
        ("guide/tip", make_tip, {"what_to_do": "Walk the dog"}),
        ("guide/tip", make_tip, {"slug": "walk-the-dog"}),
        ("guide/tip", make_tip, {"permanent_id": "wlkthdg2"}),
        ("guide/faq", make_faq, {"answer": "Walk the dog"}),
        ("guide/redflag", factories.make_flag, {"advice": "Walk the dog"}),
        ("guide/reference", make_reference, {"publisher": "The Dog Walker"}),
        ("guide/reference", make_reference, {"doi": "10.1/walk-dog"}),
        ("guide/picture", factories.make_picture, {"alt": "They walk the dog."}),
    ],
)
def test_admin_search_finds_a_text(admin_client: Client, kind: str, make: Make, changes: dict[str, str]) -> None:
    make()
    found = make(**changes)
    words = "wlkthdg2" if "permanent_id" in changes else "walk dog"

    response = admin_client.get(f"/admin/{kind}/", {"q": words})

    assert list(response.context["cl"].result_list) == [found]


@pytest.mark.parametrize(
    ("kind", "make", "queries"),
    [
        ("guide/guide", make_guide, 5),
        ("guide/section", lambda: make_section(guide=make_guide()), 6),
        ("guide/benefit", lambda: make_benefit(section=make_section(guide=make_guide())), 6),
        ("guide/tip", lambda: make_tip(section=make_section(guide=make_guide())), 6),
        ("guide/faq", lambda: make_faq(section=make_section(guide=make_guide())), 6),
        ("guide/redflag", factories.make_flag, 5),
        ("guide/reference", make_reference, 6),
        ("guide/picture", factories.make_picture, 5),
    ],
)
@pytest.mark.parametrize("rows", [1, 50])
def test_admin_list_asks_the_database_as_often(
    admin_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    kind: str,
    make: Make,
    queries: int,
    rows: int,
) -> None:
    for _ in range(rows):
        make()

    with django_assert_num_queries(queries):
        response = admin_client.get(f"/admin/{kind}/")
    assert len(response.context["cl"].result_list) == rows


@pytest.mark.parametrize("kind", [*CONTENT, *PEOPLE])
@pytest.mark.parametrize("page", ["", "add/", "1/change/", "1/delete/", "1/history/"])
def test_admin_page_sends_readers_to_sign_in(client: Client, kind: str, page: str) -> None:
    client.force_login(make_user(is_staff=False))

    response = client.get(f"/admin/{kind}/{page}")

    assertRedirects(response, f"/admin/login/?next=/admin/{kind}/{page}")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("kind", "make"), [*CONTENT.items(), *PEOPLE.items()])
def test_admin_page_needs_permission(client: Client, kind: str, make: Make, page: str) -> None:
    row = make()
    client.force_login(make_user())

    response = client.get(f"/admin/{kind}/{page.format(pk=row.pk)}")

    assertContains(response, "You may not open this page", status_code=403)


@pytest.mark.parametrize(("group", "answers"), [("Editor", [200, 200, 200, 200]), ("Reviewer", [200, 403, 200, 403])])
@pytest.mark.parametrize(("kind", "make"), CONTENT.items())
def test_admin_page_is_for_groups(client: Client, kind: str, make: Make, group: str, answers: list[int]) -> None:
    create_groups()
    client.force_login(make_user(group))
    pk = make().pk

    pages = [client.get(f"/admin/{kind}/{page}") for page in ("", "add/", f"{pk}/change/", f"{pk}/delete/")]

    assert [page.status_code for page in pages] == answers


@pytest.mark.parametrize("group", ["Editor", "Reviewer"])
@pytest.mark.parametrize("kind", PEOPLE)
def test_accounts_are_not_for_groups(client: Client, kind: str, group: str) -> None:
    create_groups()
    client.force_login(make_user(group))

    assert client.get(f"/admin/{kind}/").status_code == 403


@pytest.mark.parametrize(
    ("kind", "make", "address"),
    [
        ("guide", make_guide, "/"),
        ("section", make_section, "/#walk"),
        ("benefit", make_benefit, "/#benefit-walk"),
        ("tip", make_tip, "/#tip-walk"),
        ("faq", make_faq, "/#faq-walk"),
        ("redflag", factories.make_flag, "/when-to-get-help/#redflag-walk"),
    ],
)
@pytest.mark.parametrize("state", ["draft", "published"])
def test_view_on_site_leads_to_the_place(admin_client: Client, kind: str, make: Make, address: str, state: str) -> None:
    row = make(slug="walk", status=state)

    form = admin_client.get(f"/admin/guide/{kind}/{row.pk}/change/")
    page = admin_client.get(address)

    assertContains(form, f'<a href="{address}" class="viewsitelink">View on site</a>', html=True)
    assertContains(page, row.title)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("guide", ["summary"]),
        ("section", ["body"]),
        ("benefit", ["text"]),
        ("tip", ["why", "what_to_do"]),
        ("faq", ["answer"]),
        ("redflag", ["advice"]),
    ],
)
def test_markdown_fields_have_our_preview(admin_client: Client, kind: str, names: list[str]) -> None:
    response = admin_client.get(f"/admin/guide/{kind}/add/")

    areas = re.findall('<textarea name="([^"]+)"([^>]*)', response.content.decode())
    assert [name for name, _ in areas] == names
    assert all(PREVIEW in attributes and " markdownx-editor" in attributes for _, attributes in areas)
    assertContains(response, "js/editor/main.")
    assertNotContains(response, "/markdownx/")
