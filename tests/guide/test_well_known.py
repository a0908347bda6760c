"""robots.txt and security.txt."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

pytestmark = pytest.mark.django_db


def test_robots_may_read_all_but_the_desk(client: Client) -> None:
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "User-agent: *\nDisallow: /admin/\n\nSitemap: http://testserver/sitemap.xml\n"
    )  # fmt: skip


def test_security_txt_names_the_contact_for_half_a_year(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = "mailto:security@example.org"

    response = client.get("/.well-known/security.txt")

    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    left = datetime.fromisoformat(lines.pop("Expires")) - timezone.now().astimezone(UTC)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert timedelta(days=170) < left <= timedelta(days=180)
    assert lines == {
        "Contact": "mailto:security@example.org",
        "Preferred-Languages": "en",
        "Canonical": "http://testserver/.well-known/security.txt",
    }


def test_security_txt_is_not_there_without_a_contact(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = ""

    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize("address", ["/robots.txt", "/.well-known/security.txt", "/sitemap.xml"])
def test_files_refuse_to_be_written_to(address: str, client: Client) -> None:
    assert client.post(address).status_code == 405
