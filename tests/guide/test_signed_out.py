"""A form that is sent after the session ended: what was typed goes on once its author has signed in."""

from html.parser import HTMLParser
from typing import Any

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


def sign_in_with(client: Client, name: str, password: str = PASSWORD) -> Any:
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

    assert response.status_code == 302
    assert Kit.objects.get().name == "A belt"


# Whatever a box can hold, and names that nobody has thought of.
ODD = {
    "why": "One.\n\n  Two  \nThree.\r\n", "title": "\"><script>alert(1)</script>'&amp;", "note": "\u202eb\u200b \ufeff",
    "references": ["1", "2", "1"], "empty": "", "\"><b>": "x", "steps-0-text": "\n", "_publish": "1",
}  # fmt: skip


class Hidden(HTMLParser):
    """The hidden boxes of a page, in their order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str | None, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if values.get("type") == "hidden" and values["name"] != "csrfmiddlewaretoken":
            self.found.append((values["name"], values["value"]))


@pytest.mark.parametrize("more", [{}, {"signed-out-username": "ann", "signed-out-password": "wrong"}])
def test_what_was_typed_is_in_the_page_sign_for_sign(client: Client, more: dict[str, str]) -> None:
    response = client.post(ADD, {**ODD, **more})

    sent = [
        (name, value) for name, values in ODD.items() for value in (values if isinstance(values, list) else [values])
    ]
    assert Hidden(response.content.decode()).found == sent


@pytest.mark.parametrize("password", ["wrong", "", "\0", "x" * 5000])
def test_wrong_password_is_told_and_the_name_stays(client: Client, password: str) -> None:
    make_user("Editor", username="ann", password=PASSWORD)

    response = sign_in_with(client, "ann", password)

    assertContains(response, 'role="alert"', status_code=403)
    assertContains(response, 'value="ann"', status_code=403)
    assertContains(response, '<input type="hidden" name="name" value="A belt">', status_code=403, html=True)


def test_page_stands_in_the_panel_if_a_preview_was_asked_for(client: Client) -> None:
    assert client.post(ADD, {**TYPED, "_preview": "page"})["X-Frame-Options"] == "SAMEORIGIN"
    assert client.post(ADD, TYPED)["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(("name", "password"), [("ann", "wrong"), ("ann", ""), ("bob", PASSWORD), ("eve", PASSWORD)])
def test_post_goes_no_further_without_the_right_person(client: Client, name: str, password: str) -> None:
    """Eve may sign in, but may not add anything."""
    create_groups()
    make_kit()
    make_user("Editor", username="ann", password=PASSWORD)
    make_user("Reviewer", username="eve", password=PASSWORD)

    response = sign_in_with(client, name, password)

    assert response.status_code == 403
    assert [kit.slug for kit in Kit.objects.all()] == ["mat"]
