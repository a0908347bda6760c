"""When something goes wrong, the reader still gets a page with a way back and the emergency signs."""

import json
from collections.abc import Callable
from typing import Any, NoReturn

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client
from pytest_django.asserts import assertContains

from guide.errors import MAIN_SIGNS
from tests.factories import make_flag, make_user

SIGN = "you cannot feel your feet"
WAY_BACK = '<a class="btn" href="/">Go to the guide</a>'
CALL = "<b>Call 999 or go to A&amp;E now.</b>"


def missing_page(client: Client) -> Any:
    return client.get("/no-such-page/")


def missing_stretch(client: Client) -> Any:
    return client.get("/stretches/no-such-stretch/")


def no_permission(client: Client) -> Any:
    client.force_login(make_user())
    return client.get("/admin/guide/tip/")


def no_csrf_token(client: Client) -> Any:
    return Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "ann", "password": "guess"})


def bad_host(client: Client) -> Any:
    return client.get("/", headers={"host": "evil.example"})


PAGES = [
    pytest.param(missing_page, 404, "We could not find that page", id="404 page"),
    pytest.param(missing_stretch, 404, "We could not find that page", id="404 stretch"),
    pytest.param(no_permission, 403, "You may not open this page", id="403 permission"),
    pytest.param(no_csrf_token, 403, "You may not open this page", id="403 csrf"),
    pytest.param(bad_host, 400, "We could not read that request", id="400 host"),
]


def broken(*args: Any, **kwargs: Any) -> NoReturn:
    raise OperationalError("the database is gone")


@pytest.mark.django_db
@pytest.mark.parametrize(("ask", "status", "heading"), PAGES)
def test_error_page_says_what_happened(ask: Callable[[Client], Any], status: int, heading: str, client: Client) -> None:
    response = ask(client)

    assertContains(response, f"<h1>{heading}</h1>", count=1, status_code=status)
    assertContains(response, f"<title>{heading} – Lower Back Guide</title>", status_code=status)


@pytest.mark.django_db
@pytest.mark.parametrize(("ask", "status", "heading"), PAGES)
def test_error_page_shows_a_way_back(ask: Callable[[Client], Any], status: int, heading: str, client: Client) -> None:
    response = ask(client)

    assertContains(response, WAY_BACK, status_code=status)
    assertContains(response, '<a class="btn btn-2" href="/stretches/">See all stretches</a>', status_code=status)


@pytest.mark.django_db
@pytest.mark.parametrize(("ask", "status", "heading"), PAGES)
def test_error_page_shows_the_signs(ask: Callable[[Client], Any], status: int, heading: str, client: Client) -> None:
    make_flag(title=SIGN)
    make_flag(title="a sign nobody has checked", status="draft")

    response = ask(client)

    assertContains(response, f"<li>{SIGN}</li>", count=1, status_code=status)
    assertContains(response, CALL, status_code=status)
    assert b"a sign nobody has checked" not in response.content


@pytest.mark.django_db
@pytest.mark.parametrize(("ask", "status", "heading"), PAGES)
def test_error_page_echoes_nothing(ask: Callable[[Client], Any], status: int, heading: str, client: Client) -> None:
    response = ask(client)

    assert response.status_code == status
    assert b"evil.example" not in response.content
    assert b"no-such" not in response.content


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["Something went wrong on our side</h1>", WAY_BACK, CALL])
def test_server_error(text: str, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("guide.views.render", broken)

    response = client.get("/about/")

    assertContains(response, text, count=1, status_code=500)


@pytest.mark.django_db
@pytest.mark.parametrize("sign", MAIN_SIGNS)
def test_server_error_shows_the_main_signs(sign: str, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("guide.views.render", broken)

    response = client.get("/about/")

    assertContains(response, f"<li>{sign}</li>", count=1, status_code=500)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/when-to-get-help/", "/stretches/", "/no-such-page/"])
def test_server_error_needs_no_database(address: str, client: Client) -> None:
    client.raise_request_exception = False

    with connection.execute_wrapper(broken):
        response = client.get(address)

    assertContains(response, WAY_BACK, status_code=500)
    assertContains(response, "<li>you have pain in your chest</li>", status_code=500)


@pytest.mark.django_db
def test_server_error_needs_no_session(client: Client) -> None:
    client.force_login(make_user())
    client.raise_request_exception = False

    with connection.execute_wrapper(broken):
        response = client.get("/admin/")

    assertContains(response, WAY_BACK, status_code=500)


@pytest.mark.django_db
def test_server_error_tells_nothing_about_itself(client: Client) -> None:
    client.raise_request_exception = False

    with connection.execute_wrapper(broken):
        response = client.get("/")

    assert response.status_code == 500
    assert b"the database is gone" not in response.content
    assert b"OperationalError" not in response.content


def test_main_signs_are_those_of_the_content() -> None:
    rows = json.loads((settings.BASE_DIR / "fixtures" / "red-flags.json").read_text())
    flags = [row["fields"] for row in rows if row["fields"]["on_safety_card"]]
    signs = [flag["title"] for flag in sorted(flags, key=lambda flag: flag["order"]) if flag["level"] == "emergency"]

    assert signs
    assert list(MAIN_SIGNS) == signs
