"""A routine with a stretch that is gone says so, and offers the nearest in its place."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.factories import FUTURE, make_stretch, make_user

pytestmark = pytest.mark.django_db

GONE, LYING, SEATED = "bcdfghjk", "22222222", "33333333"
NOTE = "“Zigzag” is no longer in the guide, so we left it out."


@pytest.fixture
def stretches() -> None:
    make_stretch(title="Zigzag", permanent_id=GONE, status="withdrawn", order=20)
    make_stretch(title="Lying", permanent_id=LYING, order=10)
    make_stretch(title="Seated", permanent_id=SEATED, order=40)


@pytest.mark.usefixtures("stretches")
@pytest.mark.parametrize("page", ["", "follow/", "sheet/"])
def test_routine_names_what_is_gone_and_the_nearest(client: Client, page: str) -> None:
    response = client.get(f"/routine/{page}?plan={GONE},{SEATED}")

    assertContains(response, f"{NOTE} The nearest to it is “Lying”.", count=1)
    assertNotContains(response, "not in the guide now")


@pytest.mark.usefixtures("stretches")
def test_nearest_is_one_that_the_routine_does_not_have(client: Client) -> None:
    response = client.get(f"/routine/?plan={LYING},{GONE}")

    assertContains(response, f"{NOTE} The nearest to it is “Seated”.")


@pytest.mark.usefixtures("stretches")
def test_nearest_is_added_by_a_button(client: Client) -> None:
    page = client.get(f"/routine/?plan={SEATED}:20:2:each,{GONE}")

    assertContains(page, f'form="rows" name="do" value="add-{LYING}">Add Lying</button>', count=1)
    row = {"s": SEATED, "amount": "20", "repeats": "2", "sides": "each"}
    answer = client.get("/routine/", row | {"do": f"add-{LYING}"})
    way = f"/routine/?plan={SEATED}:20:2:each,{LYING}:20:2:each#row-2"
    assertRedirects(answer, way, fetch_redirect_response=False)


@pytest.mark.usefixtures("stretches")
def test_one_button_for_two_that_are_gone(client: Client) -> None:
    other = make_stretch(title="Hop", order=15, unpublish_at="2026-02-01T00:00Z").permanent_id

    response = client.get(f"/routine/?plan={GONE},{other},{SEATED}")

    assertContains(response, "“Hop” is no longer in the guide")
    assertContains(response, ">Add Lying</button>", count=1)


def test_nothing_is_offered_where_nothing_is_left(client: Client) -> None:
    make_stretch(title="Zigzag", permanent_id=GONE, status="withdrawn")
    make_stretch(title="Draft", status="draft")
    client.force_login(make_user())

    response = client.get(f"/routine/?plan={GONE}")

    assertContains(response, NOTE)
    assertNotContains(response, "The nearest to it")


@pytest.mark.parametrize("changes", [{"status": "draft"}, {"publish_at": FUTURE}])
def test_draft_is_not_named(client: Client, changes: dict[str, Any]) -> None:
    make_stretch(title="Zigzag", permanent_id=GONE, **changes)

    response = client.get(f"/routine/?plan={GONE}")

    assertContains(response, "Stretch 1 of this routine is not in the guide now, so we left it out.")
    assertNotContains(response, "Zigzag")


@pytest.mark.usefixtures("stretches")
def test_unknown_ones_are_still_counted(client: Client) -> None:
    response = client.get(f"/routine/?plan={GONE},{LYING},zzz&printed=20260102T000000Z")

    assertContains(response, "Stretch 3 of this routine is not in the guide now, so we left it out.")
    assertContains(response, "Stretch 1 on your paper is no longer in the guide.")


@pytest.mark.usefixtures("stretches")
def test_one_query_more_for_what_is_gone(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(4):
        client.get(f"/routine/?plan={LYING}")

    with django_assert_num_queries(5):
        client.get(f"/routine/?plan={LYING},{GONE},zzz")
