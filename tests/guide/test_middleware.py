"""The headers of every answer: nothing inline, nothing from elsewhere, nothing that no page needs."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from guide.middleware import permissions_policy
from tests.factories import make_guide, make_user

POLICY = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
ADDRESSES = [
    ("/", 200),
    ("/stretches/", 200),
    ("/when-to-get-help/", 200),
    ("/sources/", 200),
    ("/about/", 200),
    ("/healthz", 200),
    ("/no-such-page/", 404),
    ("/admin/", 200),
    ("/admin/guide/tip/add/", 200),
    ("/admin/password_change/", 200),
]


@pytest.fixture
def editor(db: None, client: Client) -> Client:
    make_guide()
    client.force_login(make_user(is_superuser=True))
    return client


def policy_of(response: Any) -> dict[str, list[str]]:
    rules = [rule.split() for rule in response["Content-Security-Policy"].split(";")]
    return {name: sources for name, *sources in rules}


def test_permissions_policy_is_added_to_any_answer() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("A page.", status=201)

    response = permissions_policy(view)(RequestFactory().get("/"))

    assert response.status_code == 201
    assert response["Permissions-Policy"] == POLICY


@pytest.mark.parametrize(("address", "status"), ADDRESSES)
def test_content_security_policy_is_strict(address: str, status: int, editor: Client) -> None:
    response = editor.get(address)

    assert response.status_code == status
    assert policy_of(response) == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        # Previews stand beside the forms of the desk; no page of readers holds a frame.
        **({"frame-src": ["'self'"]} if address.startswith("/admin/") else {}),
    }


@pytest.mark.parametrize(("address", "status"), ADDRESSES)
def test_content_security_policy_has_no_way_round(address: str, status: int, editor: Client) -> None:
    response = editor.get(address)

    assert "unsafe" not in response["Content-Security-Policy"]
    assert "Content-Security-Policy-Report-Only" not in response


@pytest.mark.parametrize(("address", "status"), ADDRESSES)
def test_headers_are_on_every_page(address: str, status: int, editor: Client) -> None:
    response = editor.get(address)

    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Permissions-Policy"] == POLICY


@pytest.mark.django_db
def test_headers_are_on_the_answer_to_a_bad_host(client: Client) -> None:
    response = client.get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert policy_of(response)["frame-ancestors"] == ["'none'"]
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("encoding", "status"), [("utf-16", 400), ("utf-8", 200)])
def test_form_in_another_encoding_is_refused(editor: Client, encoding: str, status: int) -> None:
    response = editor.post(
        "/admin/markdown-preview/", "content=x", content_type=f"application/x-www-form-urlencoded; charset={encoding}"
    )

    assert response.status_code == status
