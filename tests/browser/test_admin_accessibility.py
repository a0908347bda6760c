"""axe-core on the desk: every list, form and question, on a phone in the dark and on a desk in the light."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import Model
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from guide.models import FAQ, Picture
from stretches.models import Stretch
from tests.browser.conftest import NewPage
from tests.browser.desk import sign_in
from tests.browser.test_accessibility import RULES
from tests.factories import make_user

DARK, LIGHT = (390, "dark"), (1280, "light")
FRAME = ["/admin/", "/admin/guide/", "/admin/password_change/", "/admin/password_change/done/"]
# The pages of each kind. The two forms of a kind are alike, and so are the lists of all.
PAGES = [("", (LIGHT,)), ("add/", (DARK,)), ("{row}/change/", (LIGHT,)), ("{row}/delete/", (DARK,))]
# The kind with the most in its list and forms is looked at both ways.
RICHEST = Stretch


def check(page: Page, looks: tuple[tuple[int, str], ...] = (DARK, LIGHT)) -> None:
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        results = Axe().run(page, options=RULES)
        assert results.violations_count == 0, f"{page.url}, {width} px, {scheme}\n{results.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} at {width} px"


@pytest.fixture
def boss(new_page: NewPage, live_server: LiveServer, content: None) -> Page:
    """Somebody who may open every page."""
    page = new_page(reduced_motion="reduce")
    Group.objects.create(name="Helpers")
    sign_in(page, live_server, make_user(username="boss", is_superuser=True))
    return page


def test_login_has_no_violation(new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto("/admin/login/")
    check(page)

    page.get_by_label("Username").fill("ann")
    page.get_by_label("Password").fill("a guess")
    page.get_by_role("button", name="Log in").click()

    page.get_by_text("Please enter the correct username and password").wait_for()
    check(page)


def test_frame_has_no_violation(boss: Page) -> None:
    faq = FAQ.objects.order_by("pk")[0]
    for address in (*FRAME, f"/admin/guide/faq/{faq.pk}/history/"):
        boss.goto(address)
        check(boss)


# Pictures need files to be looked at: they have a test of their own, in test_pictures.py.
KINDS = [model for model in admin.site._registry if model is not Picture]


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)
def test_kind_has_no_violation(boss: Page, model: type[Model]) -> None:
    row = model._default_manager.order_by("pk")[0].pk
    for page, looks in PAGES:
        boss.goto(f"/admin/{model._meta.app_label}/{model._meta.model_name}/{page.format(row=row)}")
        boss.locator(".filters").evaluate_all("all => all.forEach((one) => (one.open = true))")
        check(boss, (DARK, LIGHT) if model is RICHEST else looks)


def test_theme_switch_works(boss: Page) -> None:
    def ground() -> str:
        colour: str = boss.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        return colour

    boss.emulate_media(color_scheme="light")
    boss.goto("/admin/")
    light = ground()
    boss.get_by_role("button", name="Toggle theme (current theme: auto)").click()
    boss.get_by_role("button", name="Toggle theme (current theme: dark)").wait_for()

    assert (light, ground()) == ("rgb(251, 250, 247)", "rgb(20, 27, 36)")


def test_box_to_choose_by_typing_has_the_name_of_its_field(boss: Page) -> None:
    faq = FAQ.objects.order_by("pk")[0]
    boss.goto(f"/admin/guide/faq/{faq.pk}/change/")
    box = boss.get_by_role("searchbox", name="References")

    box.press_sequentially("who")

    boss.locator(".select2-results__option", has_text="who").first.click()
    expect(boss.get_by_role("searchbox", name="References")).to_be_visible()
