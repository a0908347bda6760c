"""The manifest, the service worker and the page for no network, as the server sends them."""

import json
import re
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client
from PIL import Image
from pytest_django.asserts import assertContains

from tests.factories import make_flag, make_stretch, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def offline_is_on(settings: Any) -> None:
    settings.OFFLINE = True


def guide_of(script: str) -> dict[str, Any]:
    return json.loads(script.removeprefix("const GUIDE = ").partition(";\n")[0])


def test_manifest_says_how_to_install(client: Client) -> None:
    response = client.get("/manifest.webmanifest")

    assert response["Content-Type"] == "application/manifest+json"
    assert response["Cache-Control"] == "no-cache"
    manifest = response.json()
    assert manifest["name"] == "Lower Back Guide"
    assert len(manifest["short_name"]) <= 12
    assert [manifest[name] for name in ("id", "start_url", "scope")] == ["/", "/", "/"]
    assert manifest["display"] == "standalone"
    assert f"--paper: {manifest['background_color']};" in (
        (django_settings.BASE_DIR / "static/css/tokens.css").read_text()
    )


def test_manifest_shortcuts_lead_to_pages(client: Client) -> None:
    shortcuts = client.get("/manifest.webmanifest").json()["shortcuts"]

    assert {"/stretches/", "/when-to-get-help/"} <= {shortcut["url"] for shortcut in shortcuts}
    assert [client.get(shortcut["url"]).status_code for shortcut in shortcuts] == [200] * len(shortcuts)


def test_manifest_icons_have_the_size_they_say(client: Client) -> None:
    icons = client.get("/manifest.webmanifest").json()["icons"]

    assert [(icon["sizes"], icon["purpose"]) for icon in icons] == [
        ("any", "any"), ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable"),
    ]  # fmt: skip
    for icon in icons:
        assert re.search(r"\.[0-9a-f]{12}\.(svg|png)$", icon["src"])
        if icon["type"] == "image/png":
            with staticfiles_storage.open(icon["src"].removeprefix("/static/")) as file:
                picture = Image.open(BytesIO(file.read()))
            assert "{}x{}".format(*picture.size) == icon["sizes"]


def test_pages_name_the_manifest_and_the_script(client: Client) -> None:
    response = client.get("/about/")

    assertContains(response, '<link rel="manifest" href="/manifest.webmanifest">', count=1)
    assertContains(response, '<link rel="apple-touch-icon" href="/static/icons/app-touch-180.', count=1)
    assertContains(response, '<script type="module" src="/static/js/offline.', count=1)


@pytest.mark.usefixtures("offline_is_on")
def test_service_worker_is_asked_for_each_time(client: Client) -> None:
    response = client.get("/sw.js")

    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    assert client.get("/sw.js", headers={"if-none-match": response["ETag"]}).status_code == 304


@pytest.mark.usefixtures("offline_is_on")
def test_service_worker_is_the_same_for_staff(client: Client) -> None:
    make_stretch(slug="seated")
    make_stretch(slug="secret", status="draft")
    before = client.get("/sw.js").content.decode()

    client.force_login(make_user())

    assert client.get("/sw.js").content.decode() == before
    guide = guide_of(before)
    assert re.fullmatch("[0-9a-f]{16}", guide["version"])
    assert "/stretches/seated/" in guide["pages"]
    assert "/stretches/secret/" not in before
    assert (guide["offline"], guide["staff"]) == ("/offline/", "/admin/")
    assert all(client.get(address).status_code == 200 for address in guide["pages"])


def test_service_worker_switched_off_keeps_nothing(client: Client) -> None:
    script = client.get("/sw.js").content.decode()

    assert "caches.delete" in script
    assert '"fetch"' not in script
    assert client.get("/sw.js")["Cache-Control"] == "no-cache"


def test_workers_are_short() -> None:
    workers = list((django_settings.BASE_DIR / "guide/workers").glob("*.js"))

    assert len(workers) == 3
    assert all(len(path.read_text().splitlines()) <= 100 for path in workers)


def test_offline_shows_what_is_kept_and_the_emergency_signs(client: Client) -> None:
    make_flag(title="you cannot pee")

    response = client.get("/offline/")

    assertContains(response, "<li>you cannot pee</li>", count=1)
    for address in ("/", "/stretches/", "/when-to-get-help/"):
        assertContains(response, f'<a class="btn btn-2" href="{address}">', count=1)


@pytest.mark.parametrize("address", ["/offline/", "/sw.js", "/manifest.webmanifest"])
def test_address_is_only_read(address: str, client: Client) -> None:
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


@pytest.mark.usefixtures("offline_is_on")
@pytest.mark.parametrize("times", [1, 20])
@pytest.mark.parametrize(("address", "number"), [("/offline/", 1), ("/sw.js", 35), ("/manifest.webmanifest", 0)])
def test_address_asks_the_database(
    address: str, number: int, times: int, client: Client, django_assert_num_queries: Any
) -> None:
    for _ in range(times):
        make_stretch()
        make_flag()

    with django_assert_num_queries(number):
        client.get(address)
