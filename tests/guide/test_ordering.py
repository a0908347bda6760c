"""Moving the rows of a list: which numbers change, and who may change them."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from guide.accounts import create_groups
from guide.models import Tip
from guide.ordering import LARGEST, renumbered
from stretches.models import Kit
from tests.factories import PAST, make_kit, make_section, make_tip, make_user

ADDRESS = "/admin/guide/tip/order/"


@pytest.mark.parametrize(
    ("rows", "wanted", "changes"),
    [
        ("a10 b20 c30", "bac", {"b": 10, "a": 20}),
        ("a10 b20 c30", "cab", {"c": 10, "a": 20, "b": 30}),
        ("a10 b20 c30", "abc", {}),
        # Those that were not shown keep their numbers.
        ("a10 x15 b20 y25 c30", "cba", {"c": 10, "a": 30}),
        # Equal numbers are parted, with no more changes than it takes.
        ("a0 b0 c0 d10", "bac", {"a": 1, "c": 2}),
        ("a5 b5 x6 c9", "ba", {"a": 6, "x": 7}),
        ("", "", {}),
    ],
)
def test_renumbered(rows: str, wanted: str, changes: dict[str, int]) -> None:
    assert renumbered([(row[0], int(row[1:])) for row in rows.split()], wanted) == changes


def test_renumbered_keeps_below_the_largest_number() -> None:
    rows = [(str(place), LARGEST) for place in range(2_000)]

    changes = renumbered(rows, ["1", "0"])

    assert (changes["1"], changes["0"], changes["1999"]) == (10, 20, 20_000)
    assert len(set(changes.values())) == 2_000


def move(client: Client, was: list[Tip], now: list[Tip]) -> Any:
    keys = {"was": [tip.permanent_id for tip in was], "now": [tip.permanent_id for tip in now]}
    return client.post(ADDRESS, keys)


def make_tips(*titles: str) -> list[Tip]:
    section = make_section()
    return [make_tip(title=title, order=10 * place, section=section) for place, title in enumerate(titles, 1)]


def titles() -> list[str]:
    return list(Tip.objects.values_list("title", flat=True))


@pytest.mark.django_db
def test_order_is_saved(client: Client) -> None:
    create_groups()
    client.force_login(make_user("Editor"))
    walk, sit, sleep = tips = make_tips("Walk", "Sit", "Sleep")

    response = move(client, tips, [sleep, walk, sit])

    numbers = {sleep.permanent_id: 10, walk.permanent_id: 20, sit.permanent_id: 30}
    assert (response.status_code, response.json()) == (200, {"numbers": numbers})
    assert titles() == ["Sleep", "Walk", "Sit"]
    assert set(Tip.objects.values_list("changed_on", flat=True)) == {PAST}


@pytest.mark.django_db
def test_order_is_in_the_history_of_what_changed(admin_client: Client) -> None:
    walk, sit, sleep = tips = make_tips("Walk", "Sit", "Sleep")

    move(admin_client, tips, [sit, walk, sleep])

    entries = LogEntry.objects.order_by("object_repr")
    assert [(entry.object_repr, entry.get_change_message()) for entry in entries] == [
        ("Sit", "Moved in the list."),
        ("Walk", "Moved in the list."),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [3, 50])
def test_order_asks_the_database_as_often(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    tips = make_tips(*[f"Tip {row}" for row in range(rows)])
    move(admin_client, tips, [tips[1], tips[0], *tips[2:]])

    # Session, user, a savepoint's two, all numbers, the changed rows, their update, and their history.
    with django_assert_num_queries(8):
        move(admin_client, [tips[1], tips[0], *tips[2:]], [tips[-1], tips[1], tips[0], *tips[2:-1]])


@pytest.mark.django_db
def test_order_of_kit_goes_by_slug(admin_client: Client) -> None:
    make_kit(slug="mat", name="Mat", order=1)
    make_kit(slug="strap", name="Strap", order=2)

    response = admin_client.post("/admin/stretches/kit/order/", {"was": ["mat", "strap"], "now": ["strap", "mat"]})

    assert response.json() == {"numbers": {"strap": 1, "mat": 2}}
    assert list(Kit.objects.values_list("slug", flat=True)) == ["strap", "mat"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"now": []},
        {"was": [], "now": []},
        {"now": ["bcdfghjk"]},
        {"was": ["bcdfghjk", "bcdfghjk"], "now": ["bcdfghjk", "bcdfghjk"]},
    ],
)
def test_order_that_cannot_be_is_refused(admin_client: Client, wrong: dict[str, list[str]]) -> None:
    keys = [tip.permanent_id for tip in make_tips("Walk", "Sit")]

    response = admin_client.post(ADDRESS, {"was": keys, "now": keys[::-1], **wrong})

    assert response.status_code == 400
    assert response.json() == {"error": "This order names a row twice, or not at all."}
    assert titles() == ["Walk", "Sit"]


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["moved", "deleted"])
def test_order_of_a_list_that_has_changed_is_refused(admin_client: Client, change: str) -> None:
    tips = make_tips("Walk", "Sit", "Sleep")
    sit = Tip.objects.filter(title="Sit")
    sit.delete() if change == "deleted" else sit.update(order=99)
    before = titles()

    response = move(admin_client, tips, tips[::-1])

    assert response.status_code == 409
    assert response.json() == {"error": "Somebody else has changed this list. Load the page again, then move the row."}
    assert titles() == before


@pytest.mark.django_db
def test_order_is_not_for_others(client: Client) -> None:
    tips = make_tips("Walk", "Sit")

    anonymous = move(client, tips, tips[::-1])
    client.force_login(make_user())
    staff = move(client, tips, tips[::-1])

    assert (anonymous.status_code, staff.status_code) == (403, 403)
    assert titles() == ["Walk", "Sit"]


@pytest.mark.django_db
def test_order_is_only_posted(admin_client: Client) -> None:
    assert admin_client.get(ADDRESS).status_code == 405


@pytest.mark.django_db
def test_list_names_its_numbers(admin_client: Client) -> None:
    tip = make_tip(title="Walk & rest", order=7)

    response = admin_client.get("/admin/guide/tip/")

    assertContains(response, f'data-order="{ADDRESS}"')
    assertContains(response, f'aria-label="Order of Walk &amp; rest" data-key="{tip.permanent_id}"')


@pytest.mark.django_db
def test_list_says_what_moving_does_to_hidden_rows(admin_client: Client) -> None:
    make_tip(title="Walk")
    sentence = "The rows that are not shown keep their places."

    assertNotContains(admin_client.get("/admin/guide/tip/"), sentence)
    assertContains(admin_client.get("/admin/guide/tip/?q=walk"), sentence)
    assertContains(admin_client.get("/admin/guide/tip/?status__exact=published"), sentence)


@pytest.mark.django_db
def test_sorted_list_offers_its_own_order(admin_client: Client) -> None:
    make_tip()

    response = admin_client.get("/admin/guide/tip/?o=1&q=tip")

    assertContains(response, '<a href="?q=tip">Sort it as readers see it</a>', html=True)
    assertNotContains(response, "js/order/list.")


@pytest.mark.django_db
def test_list_of_somebody_who_only_reads_has_nothing_to_move(client: Client) -> None:
    reader = make_user()
    reader.user_permissions.add(Permission.objects.get(codename="view_tip"))
    client.force_login(reader)
    make_tip()

    response = client.get("/admin/guide/tip/")

    assertNotContains(response, "data-order")
    assertNotContains(response, "data-key")
