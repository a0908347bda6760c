"""Following along with a routine: the same page as for one stretch, for the moves in the address."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from tests.factories import make_step
from tests.stretches.two import PLAN, make_two, read

pytestmark = pytest.mark.django_db


def test_routine_is_followed_move_by_move(client: Client) -> None:
    lying, _ = make_two()
    make_step(stretch=lying, title="Lie down", phase="hold", pose={})

    page = read(client, f"/routine/follow/?plan={PLAN}")

    assert "Follow along: Your routine" in page
    assert "2 holds of 20 seconds on each leg" in page
    assert page.index("Stop and get help now") < page.index("Lie down")
    assert f'href="/routine/?plan={PLAN}"' in page


def test_routine_that_is_followed_tells_what_it_corrected(client: Client) -> None:
    make_two()

    response = client.get("/routine/follow/?plan=22222222:999:2:each,99999999")

    assertContains(response, "A hold can be 5 to 120 seconds. We set it to 120.")
    assertContains(response, "2 holds of 120 seconds on each leg")


def test_routine_of_nothing_leads_back_to_where_it_is_built(client: Client) -> None:
    make_two()

    response = client.get("/routine/follow/?plan=99999999")

    assertRedirects(response, "/routine/?plan=99999999", fetch_redirect_response=False)


def test_routine_takes_as_long_as_the_page_says_that_leads_through_it(client: Client) -> None:
    lying, _ = make_two()
    make_step(stretch=lying, phase="set-up", text="word " * 250)

    built, followed = (read(client, f"/routine/{page}?plan=22222222:20:1:right") for page in ("", "follow/"))

    # 250 words at 2.5 a second, 8 seconds to get in place, and 20 to hold.
    assert "About 2 minutes" in built
    assert "About 2 minutes" in followed
