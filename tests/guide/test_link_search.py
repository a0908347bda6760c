"""What an editor may link to or cite, by the words of its title."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertRedirects

from guide.accounts import create_groups
from tests.factories import FUTURE, make_faq, make_reference, make_stretch, make_tip, make_user

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/link-search/"


@pytest.fixture
def editor(client: Client) -> Client:
    create_groups()
    client.force_login(make_user("Editor"))
    return client


def search(client: Client, **query: str) -> list[dict[str, Any]]:
    response = client.get(ADDRESS, query)
    assert response.status_code == 200
    found: list[dict[str, Any]] = response.json()
    return found


def titles(found: list[dict[str, Any]]) -> list[str]:
    return [item["title"] for item in found]


def test_search_finds_every_kind(editor: Client) -> None:
    make_tip(title="Walk a little", slug="walk")
    make_faq(title="May I walk?", slug="may-i-walk")
    make_stretch(title="Walking stretch", slug="walking")

    assert search(editor, q="walk") == [
        {"title": "Walk a little", "kind": "Tip", "address": "/#tip-walk", "note": ""},
        {"title": "Walking stretch", "kind": "Stretch", "address": "/stretches/walking/", "note": ""},
        {"title": "May I walk?", "kind": "FAQ", "address": "/#faq-may-i-walk", "note": ""},
    ]


@pytest.mark.parametrize(
    ("changes", "note"),
    [({}, ""), ({"status": "draft"}, "Draft"), ({"publish_at": FUTURE}, "Not yet public")],
)
def test_search_says_what_readers_do_not_see(editor: Client, changes: dict[str, Any], note: str) -> None:
    make_tip(title="Walk", **changes)

    assert [item["note"] for item in search(editor, q="walk")] == [note]


def test_search_gives_references_with_their_keys(editor: Client) -> None:
    make_tip(title="Walking")
    study = make_reference(key="smith-2020", number=7, title="A trial of walking", authors="Smith J")

    expected = {
        "title": "A trial of walking", "kind": "Reference", "address": "/sources/#reference-7", "note": "",
        "key": "smith-2020", "id": study.pk, "name": "[7] smith-2020",
    }  # fmt: skip
    for words in ("trial walking", "smith", "2020"):
        assert search(editor, q=words, kind="reference") == [expected]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("LEG sit", ["Sit with a leg up"]),
        ("  sit  ", ["Sit with a leg up"]),
        ("", ["Sit with a leg up", "Stand tall"]),
        ("sit stand", []),
        ("%", []),
        ("\0", ["Sit with a leg up", "Stand tall"]),
        ("tall " * 40, ["Stand tall"]),
        ("<script>", []),
    ],
)
def test_search_wants_all_words(editor: Client, words: str, found: list[str]) -> None:
    make_tip(title="Sit with a leg up")
    make_tip(title="Stand tall")

    assert titles(search(editor, q=words, kind="tip")) == found


def test_search_of_an_unknown_kind_finds_nothing(editor: Client) -> None:
    make_tip()

    assert search(editor, kind="user") == []


def test_search_gives_ten_and_those_that_start_so_first(editor: Client) -> None:
    for number in range(12):
        make_tip(title=f"A walk {number:02}")
    make_tip(title="Walk")

    assert titles(search(editor, q="walk")) == ["Walk", *(f"A walk {number:02}" for number in range(9))]


def test_search_asks_once_for_each_kind(editor: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_stretch(title="Walk")
    for _ in range(12):
        make_tip(title="Walk")

    # The session, the user and two of permissions; then ten kinds.
    with django_assert_num_queries(14):
        search(editor, q="walk")


def test_search_looks_only_through_what_may_be_seen(client: Client) -> None:
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="view_tip"))
    client.force_login(user)
    make_tip(title="Walk")
    make_faq(title="Walk?")

    assert titles(search(client, q="walk")) == ["Walk"]


@pytest.mark.parametrize(("groups", "status"), [([], 403), (["Reviewer"], 200), (["Editor"], 200)])
def test_search_is_for_who_works_on_content(client: Client, groups: list[str], status: int) -> None:
    create_groups()
    client.force_login(make_user(*groups))

    assert client.get(ADDRESS).status_code == status


def test_search_sends_anonymous_visitors_to_the_login(client: Client) -> None:
    assertRedirects(client.get(ADDRESS), "/admin/login/?next=/admin/link-search/")


def test_search_refuses_a_post(editor: Client) -> None:
    assert editor.post(ADDRESS).status_code == 405
