"""The follow-along page on screens of all sizes, on paper, without scripts, and for everybody."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from stretches.models import Stretch
from tests.browser.conftest import NewPage
from tests.browser.following import ADDRESS, make_lying, start
from tests.browser.test_accessibility import RULES

pytestmark = pytest.mark.usefixtures("lying")


@pytest.fixture
def lying(live_server: LiveServer) -> Stretch:
    return make_lying()


def test_follow_is_a_list_without_scripts(new_page: NewPage):
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto(ADDRESS)

    expect(page.get_by_text("1 hold of 20 seconds on each leg")).to_be_visible()
    expect(page.locator(".rounds li").nth(3)).to_have_text(
        re.compile(r"Left leg, hold 1 of 1\s+Lift 8 s\s+Hold still 20 s")
    )
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("heading", name="Stop for today")).to_be_hidden()


def test_follow_prints_the_list_while_it_runs(page: Page):
    start(page)

    page.emulate_media(media="print")

    expect(page.get_by_role("heading", name="Count along")).to_be_visible()
    expect(page.locator(".play")).to_be_hidden()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_hidden()


@pytest.mark.parametrize(("motion", "glide"), [("reduce", "0s"), ("no-preference", "1s")])
def test_follow_ring_glides_only_for_those_who_allow_motion(new_page: NewPage, motion: Any, glide: str):
    page = new_page(reduced_motion=motion)
    start(page)

    assert page.locator("[data-arc]").evaluate("one => getComputedStyle(one).transitionDuration") == glide


def test_follow_fits_every_screen(page: Page):
    boxes = "all => all.map((one) => one.getBoundingClientRect().toJSON())"
    start(page)

    for width, height in [(320, 568), (390, 844), (844, 390), (640, 400), (1280, 900)]:
        page.set_viewport_size({"width": width, "height": height})
        buttons = page.locator(".ctl button").evaluate_all(boxes)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert len(buttons) == 4
        assert all(button["height"] >= 64 and button["bottom"] <= height for button in buttons), width
        expect(page.get_by_role("timer")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_follow_has_no_violation(new_page: NewPage, scheme: Any, width: int):
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(ADDRESS)

    for button in (None, "Start", "It hurts: stop"):
        if button:
            page.get_by_role("button", name=button, exact=True).click()
        results = Axe().run(page, options=RULES)
        assert results.violations_count == 0, f"{button}\n{results.generate_report()}"
