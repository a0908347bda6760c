"""A form that is sent after the session ended: what was typed goes on once its author has signed in."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from guide.accounts import create_groups
from stretches.models import Kit
from tests.factories import make_kit, make_user

pytestmark = pytest.mark.django_db

PASSWORD = "a-quiet-walk-at-noon"
TYPED = {"name": "A belt", "slug": "belt", "order": "1"}
ADD = "/admin/stretches/kit/add/"


def sign_in_with(client: Client, name: str, password: str = PASSWORD) -> object:
    return client.post(ADD, {**TYPED, "signed-out-username": name, "signed-out-password": password})


def test_post_of_somebody_signed_out_is_kept_in_the_page(client: Client) -> None:
    response = client.post(ADD, TYPED)

    assertContains(response, "You were signed out", status_code=403)
    assertContains(response, '<input type="hidden" name="name" value="A belt">', status_code=403, html=True)
    assert not Kit.objects.exists()


def test_page_of_somebody_signed_out_shows_no_password(client: Client) -> None:
    typed = {
        "username": "ann",
        "password1": "walk-at-noon",
        "password2": "walk-at-noon",
        "signed-out-password": "wrong",
    }

    response = client.post("/admin/auth/user/add/", typed)

    assertContains(response, 'value="ann"', status_code=403)
    assertNotContains(response, "walk-at-noon", status_code=403)
    assertNotContains(response, "wrong", status_code=403)


def test_post_goes_on_once_its_author_has_signed_in(client: Client) -> None:
    create_groups()
    make_user("Editor", username="ann", password=PASSWORD)

    response = sign_in_with(client, "ann")

    assert response.status_code == 302  # type: ignore[attr-defined]
    assert Kit.objects.get().name == "A belt"


@pytest.mark.parametrize(("name", "password"), [("ann", "wrong"), ("ann", ""), ("bob", PASSWORD), ("eve", PASSWORD)])
def test_post_goes_no_further_without_the_right_person(client: Client, name: str, password: str) -> None:
    """Eve may sign in, but may not add anything."""
    create_groups()
    make_kit()
    make_user("Editor", username="ann", password=PASSWORD)
    make_user("Reviewer", username="eve", password=PASSWORD)

    response = sign_in_with(client, name, password)

    assert response.status_code == 403  # type: ignore[attr-defined]
    assert [kit.slug for kit in Kit.objects.all()] == ["mat"]
