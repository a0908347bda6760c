"""Cards at their addresses: sent for a year, found again after a change, and drawn for nobody's guesses."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from guide.cards import shelf
from guide.cards.card import SITE, Carded
from tests.factories import FUTURE, PAST, make_faq, make_section, make_step, make_stretch, make_tip, make_user

pytestmark = pytest.mark.django_db
POSE = {"hip": {"near": 90}}


@pytest.fixture(autouse=True)
def drawn(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the cards that were drawn, in an empty folder."""
    settings.VAR_DIR = tmp_path
    names: list[str] = []
    monkeypatch.setattr(shelf, "draw", lambda card: names.append(card.name) or card.heading.encode())
    monkeypatch.setattr(shelf, "shrunk", lambda png: b"small " + png)
    return names


def test_card(client: Client) -> None:
    faq = make_faq(title="How soon?")

    response = client.get(faq.card.address)

    assert response.content == b"How soon?"
    headers = {
        "Content-Type": "image/png",
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    assert {name: response[name] for name in headers} == headers
    assert "Cookie" not in response.get("Vary", "")


def test_card_is_found_in_capitals_too(client: Client) -> None:
    card = make_faq(permanent_id="kmnpqrst", title="How soon?").card

    assert client.get(f"/cards/KMNPQRST-{card.digest}.png").content == b"How soon?"
    assert client.get(f"/cards/small/Kmnpqrst-{card.digest}.png").content == b"small How soon?"


def test_small_card(client: Client) -> None:
    assert client.get(make_section(title="Tips").card.small_address).content == b"small Tips"


def test_card_of_the_site(client: Client) -> None:
    assert client.get(SITE.address).content == b"Gentle stretches for a sore lower back"


@pytest.mark.parametrize(("make", "number"), [(make_section, 3), (make_faq, 3), (make_stretch, 4)])
def test_card_asks_few_queries(
    client: Client, make: Callable[[], Carded], number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = make().card.address

    with django_assert_num_queries(number):
        assert client.get(address).status_code == 200


def test_card_of_a_stretch_shows_its_own_figure() -> None:
    step = make_step(pose=POSE, figure_text="A leg up.")
    card = step.stretch.card

    assert card.alt == f"Stretch: {step.stretch.title}. A drawing: A leg up."
    assert card.figure.svg != SITE.figure.svg


@pytest.mark.parametrize("pose", [None, {"knee": 190}])
def test_card_of_a_stretch_without_a_picture_shows_the_cover(pose: Any) -> None:
    assert make_step(pose=pose).stretch.card.figure == SITE.figure


@pytest.mark.parametrize("small", [False, True])
def test_card_of_old_leads_to_that_of_today(client: Client, drawn: list[str], small: bool) -> None:
    faq = make_faq()
    old = faq.card.small_address if small else faq.card.address
    faq.title = "Another"
    faq.save()

    response = client.get(old)

    assert response.status_code == 302
    assert response["Location"] == (faq.card.small_address if small else faq.card.address)
    assert response["Cache-Control"] == "no-cache"
    assert client.get(response["Location"]).status_code == 200
    assert drawn == [faq.permanent_id]


def test_nothing_is_drawn_for_a_guess(client: Client, drawn: list[str]) -> None:
    faq = make_faq()

    for digest in ("0", "x" * 2000, "0123456789abcdef", "a_B"):
        assert client.get(f"/cards/{faq.permanent_id}-{digest}.png")["Location"] == faq.card.address, digest

    assert drawn == []


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "draft"},
        {"status": "withdrawn"},
        {"publish_at": FUTURE},
        {"unpublish_at": PAST + timedelta(days=1)},
    ],
)
def test_card_of_what_readers_do_not_see_is_not_there(client: Client, changes: dict[str, Any]) -> None:
    client.force_login(make_user())

    assert client.get(make_stretch(**changes).card.address).status_code == 404


def test_card_of_what_stands_in_a_draft_is_not_there(client: Client) -> None:
    assert client.get(make_faq(section=make_section(status="draft")).card.address).status_code == 404


def test_card_of_another_name_is_not_there(client: Client, drawn: list[str]) -> None:
    names = ("bcdfghjk-0", "x-0", "../site-0", "site-", "b%00-0", "%ED%A0%80-0", "x" * 5000)

    assert {client.get(f"/cards/{name}.png").status_code for name in names} == {404}
    assert drawn == []


def test_content_without_cards_has_none(client: Client) -> None:
    assert client.get(f"/cards/{make_tip().permanent_id}-0.png").status_code == 404


def test_card_is_only_read(client: Client) -> None:
    assert client.head(SITE.address).status_code == 200
    assert client.post(SITE.address).status_code == 405
    assert client.post(SITE.small_address).status_code == 405
