"""The follow-along page as it comes from the server: a list to count along by, and the data of the player."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains

from stretches.follow import follow_page
from stretches.models import Stretch
from stretches.moves import Move, Side, usual_move
from tests.factories import FUTURE, make_flag, make_kit, make_step, make_stretch, make_user
from tests.page import PageFacts

pytestmark = pytest.mark.django_db

PARTS = [
    "<title>Follow along: Lying stretch – Lower Back Guide</title>",
    '<h1 class="wrap page">Follow along: Lying stretch</h1>',
    "<li>your legs are numb</li>",
    "<b>First</b> walk for 5 to 10 minutes.",
    "<b>When to stop:</b> Stop for the day at sharp pain,",
    "<b>2 holds of 20 seconds on each leg</b>, about 3 minutes in all.",
    '<a href="/stretches/lying/#take-care">Who should take care</a>',
    "<h3>Breathe</h3><div data-words><p>Keep <em>still</em>. Breathe slowly all the time.</p></div>"
    '<p class="soft">Wobbly? Hold on.</p>',
    "<b>Left leg, hold 2 of 2</b>",
    "<li>Come out of the stretch slowly, the way you learnt.</li>",
    '<a href="/stretches/lying/">Back to Lying stretch</a>',
]


def make_lying(**changes: Any) -> Stretch:
    stretch = make_stretch(title="Lying stretch", slug="lying", **changes)
    make_step(stretch=stretch, order=1, phase="move-in", title="Lift", text="Lift one leg.", permanent_id="liftlift")
    make_step(
        stretch=stretch, order=2, title="Breathe", text="Hold for 20 seconds. Keep *still*.",
        pose={}, note="Wobbly? Hold on.", permanent_id="holdhold",
    )  # fmt: skip
    return stretch


def squeezed(response: HttpResponse) -> str:
    """The page without the spaces between its tags and lines."""
    return re.sub(r"(?<=>)\s+(?=<)", "", " ".join(response.content.decode().split()))


def page_of(moves: list[Move], **options: Any) -> str:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return follow_page(
        request, "My routine", moves, back="/routine/", back_label="Back to mine", **options
    ).content.decode()


@pytest.mark.parametrize("part", PARTS)
def test_follow_tells_all_there_is_to_do(client: Client, part: str):
    make_flag(title="your legs are numb")
    make_lying().kit.add(make_kit())

    response = client.get("/stretches/lying/follow/")

    assert part in squeezed(response)


def test_follow_is_found_from_the_page_of_the_stretch(client: Client):
    make_lying()

    response = client.get("/stretches/lying/")

    assertContains(response, 'href="/stretches/lying/follow/"')


def test_follow_cue_is_the_data_of_the_player(client: Client):
    make_lying()

    response = client.get("/stretches/lying/follow/")

    assertContains(
        response,
        '<span data-cue="hold" data-seconds="20" data-say="Hold for 20 seconds." data-whole data-step="holdhold">'
        "Breathe <b>20 s</b></span>",
        count=1,
    )
    assertContains(
        response,
        '<span data-cue="step" data-seconds="8" data-say="Lift." data-flip data-step="liftlift"'
        ' data-picture="holdhold">Lift <b>8 s</b></span>',
        count=2,
    )
    assertContains(response, 'data-words="Ease off slowly, then rest. The next one is the same."', count=2)


def test_follow_tells_swings_instead_of_seconds():
    swings = make_stretch(kind="dynamic", hold_from=None, hold_to=None, count_from=10, count_to=15)

    page = page_of([usual_move(swings)])

    assert 'data-swings="10" data-words="Breathe slowly all the time.">Count your swings <b>10 swings</b>' in page
    assert 'data-seconds="20"' in page


def test_follow_puts_the_safety_card_before_the_start(client: Client):
    make_lying()

    page = client.get("/stretches/lying/follow/").content.decode()

    assert 0 < page.index("Stop and get help now") < page.index('data-do="start"') < page.index("Count along")


def test_follow_of_a_draft_is_for_staff_alone(client: Client):
    make_lying(publish_at=FUTURE)

    assert client.get("/stretches/lying/follow/").status_code == 404
    client.force_login(make_user())
    assertContains(client.get("/stretches/lying/follow/"), "<b>You see drafts.</b>")


@pytest.mark.parametrize(("method", "status"), [("post", 405), ("head", 200)])
def test_follow_is_there_to_be_read(client: Client, method: str, status: int):
    make_lying()

    assert getattr(client, method)("/stretches/lying/follow/").status_code == status


def test_follow_of_no_stretch_is_not_found(client: Client):
    assert client.get("/stretches/nothing/follow/").status_code == 404


def test_follow_asks_the_database_four_times(client: Client, django_assert_num_queries: DjangoAssertNumQueries):
    stretch = make_lying()
    for order in range(3, 9):
        make_step(stretch=stretch, order=order, pose={})
        stretch.kit.add(make_kit(slug=f"kit-{order}", name=f"Kit {order}"))

    with django_assert_num_queries(4):
        client.get("/stretches/lying/follow/")


def test_follow_page_numbers_several_stretches_and_shows_notes():
    page = page_of([usual_move(make_lying()), usual_move(make_stretch(title="Swings"))], notes=["We left one out."])

    assert "<h2>1. Lying stretch</h2>" in page
    assert "<h2>2. Swings</h2>" in page
    assert '<p class="notice">We left one out.</p>' in page
    assert len(re.findall('href="/routine/">Back to mine</a>', page)) == 3


def test_follow_page_tells_the_steps_of_a_stretch_once():
    move = usual_move(make_lying())

    page = page_of([move, move])

    assert page.count('id="step-holdhold"') == 1
    assert "You know its steps from before." in page


def test_follow_page_of_the_longest_routine_stays_small():
    stretch = make_lying()

    page = page_of([Move(stretch, 120, 10, (Side.RIGHT, Side.LEFT))] * 20)

    facts = PageFacts(page)
    assert page.count("data-cue=") > 1000
    assert len(page.encode()) < 400_000
    assert len(set(facts.ids)) == len(facts.ids)


def test_follow_page_of_no_moves_has_nothing_to_lead_through():
    page = page_of([])

    assert "No stretch is chosen yet." in page
    assert "data-cue" not in page
