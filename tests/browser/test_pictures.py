"""Pictures as editors add them and readers see them, in a real browser."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from guide.accounts import create_groups
from guide.models import Picture
from guide.picture import keep
from guide.picture_encode import encode
from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import RULES
from tests.browser.test_offline import visit
from tests.factories import make_tip, make_user
from tests.guide.picture_corpus import photo, saved

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("picture_folder")]

LOADED = "img => img.decode().then(() => img.currentSrc)"


@pytest.fixture
def upload(tmp_path: Path) -> Path:
    path = tmp_path / "mat.jpg"
    path.write_bytes(saved(photo(size=(1400, 900)), "JPEG"))
    return path


@pytest.fixture
def picture(picture_folder: Path, upload: Path) -> Picture:
    picture = Picture(title="Mat", alt="A mat.", width=1400, height=900)
    with upload.open("rb") as file:
        keep(picture, encode(file, picture.permanent_id), make_user())
    return picture


@pytest.fixture
def editor(live_server: LiveServer) -> dict[str, str]:
    """The cookie of somebody who is signed in."""
    create_groups()
    client, user = Client(), make_user("Editor")
    client.force_login(User.objects.get(pk=user.pk))
    name = django_settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": live_server.url}


def test_picture_is_added_without_scripts_and_read(new_page: NewPage, editor: dict[str, str], upload: Path) -> None:
    desk, reader = new_page(java_script_enabled=False), new_page(viewport={"width": 390, "height": 844})
    desk.context.add_cookies([editor])
    tip = make_tip()

    desk.goto("/admin/guide/picture/add/")
    desk.get_by_label("Picture:", exact=True).set_input_files(upload)
    desk.get_by_label("Title:", exact=True).fill("Mat")
    desk.get_by_label("Picture in words").fill("A mat on the floor.")
    desk.get_by_role("button", name="Save and continue editing").click()
    desk.goto(f"/admin/guide/tip/{tip.pk}/change/")
    desk.get_by_label("What to do").fill(f"Lie down.\n\n{Picture.objects.get().markdown}")
    desk.get_by_role("button", name="Publish changes").click()
    reader.goto("/")

    shown = reader.get_by_role("img", name="A mat on the floor.")
    shown.scroll_into_view_if_needed()
    assert shown.evaluate(LOADED).endswith("-480x309.webp")


def test_picture_fits_its_column_in_its_shape(page: Page, picture: Picture) -> None:
    make_tip(what_to_do=f"Lie down.\n\n{picture.markdown}")
    page.goto("/")
    shown = page.get_by_role("img", name="A mat.")

    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        box = shown.bounding_box()
        assert box is not None
        assert box["width"] <= shown.evaluate("img => img.parentElement.getBoundingClientRect().width")
        assert abs(box["width"] / box["height"] - 1400 / 900) < 0.01
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_picture_pages_have_no_violation(new_page: NewPage, editor: dict[str, str], picture: Picture) -> None:
    make_tip(what_to_do=picture.markdown)
    # A scheme for each visit: the admin fades its colours when it changes.
    visits = {(390, "light"): ("add/", f"{picture.pk}/delete/"), (1280, "dark"): ("", f"{picture.pk}/change/")}
    for (width, scheme), addresses in visits.items():
        page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.context.add_cookies([editor])
        for address in addresses:
            page.goto(f"/admin/guide/picture/{address}")
            results = Axe().run(page, options=RULES, context="#content")
            assert results.violations_count == 0, f"{address} {width} px, {scheme}\n{results.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_picture_is_kept_for_reading_without_a_network(new_page: NewPage, picture: Picture, settings: Any) -> None:
    settings.OFFLINE = True
    make_tip(what_to_do=picture.markdown)
    reader = new_page(expected=("ERR_INTERNET_DISCONNECTED",), viewport={"width": 1280, "height": 900})
    visit(reader, "/about/")
    reader.context.set_offline(True)

    reader.goto("/")

    shown = reader.get_by_role("img", name="A mat.")
    shown.scroll_into_view_if_needed()
    shown.evaluate(LOADED)
