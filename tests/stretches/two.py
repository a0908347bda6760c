"""Two stretches and a sign, of which the tests of the pages make their routines."""

from django.test import Client

from stretches.models import Stretch
from tests.factories import make_dynamic_stretch, make_flag, make_stretch

PLAN = "22222222:20:2:each,33333333:10:2:each"


def make_two() -> tuple[Stretch, Stretch]:
    lying = make_stretch(permanent_id="22222222", slug="lying", title="Lying stretch", starter_order=20)
    swings = make_dynamic_stretch(
        permanent_id="33333333", slug="swings", title="Leg swings", starter_order=10, repeats_from=2
    )
    make_flag(title="your chest hurts", slug="chest")
    return lying, swings


def read(client: Client, address: str) -> str:
    """The page, each gap of white space as one space."""
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())
