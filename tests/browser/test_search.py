"""The search box suggests while somebody types, by key and by mouse, and works as well without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import NewPage

pytestmark = pytest.mark.usefixtures("content")


def begin(page: Page, letters: str, box: str = "#find-top") -> None:
    page.locator(box).press_sequentially(letters)
    expect(page.locator(f"{box}-list").get_by_role("option").first).to_be_visible()


def test_keys_choose_a_suggestion_and_go_there(new_page: NewPage, live_server: LiveServer) -> None:
    page = new_page()
    page.goto("/about/")
    box = page.locator("#find-top")
    expect(box).to_have_attribute("aria-expanded", "false")

    begin(page, "standing")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")

    chosen = page.get_by_role("option", selected=True)
    expect(chosen).to_have_text("Standing hamstring stretch Stretch")
    expect(box).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/stretches/standing-hamstring-stretch/")


def test_keys_go_round_and_escape_closes(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/about/")
    begin(page, "hamstring")
    options = page.locator("#find-top-list [role=option]")

    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(page.locator("#find-top")).to_have_value("hamstring")


def test_enter_without_a_choice_searches(new_page: NewPage, live_server: LiveServer) -> None:
    page = new_page()
    page.goto("/about/")

    begin(page, "hamstrng")
    page.keyboard.press("Enter")

    page.wait_for_url(f"{live_server.url}/search/?q=hamstrng")
    expect(page.get_by_role("main")).to_contain_text("We read “hamstrng” as “hamstring”.")


def test_click_goes_there(new_page: NewPage, live_server: LiveServer) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto("/")
    page.get_by_role("link", name="Search").click()
    page.wait_for_url(f"{live_server.url}/search/")

    begin(page, "leg sw", "#find")
    page.get_by_role("option", name="Leg swings").click()

    page.wait_for_url(f"{live_server.url}/stretches/leg-swings/")


def test_leaving_the_box_closes_the_list(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/about/")
    begin(page, "hamstring")

    page.keyboard.press("Tab")

    expect(page.locator("#find-top-list")).to_be_hidden()


def test_without_a_network_nothing_is_suggested(new_page: NewPage) -> None:
    page = new_page(expected=("ERR_FAILED",))
    page.goto("/about/")
    page.route("**/search/suggestions/**", lambda route: route.abort())

    with page.expect_event("requestfailed"):
        page.locator("#find-top").press_sequentially("ham")

    expect(page.locator("#find-top-list")).to_be_hidden()


def test_search_works_without_scripts(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/")

    page.locator("#find-top").fill("how long do i hold it")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=2).first).to_have_text(re.compile("How long should each stretch last"))
    page.get_by_role("link", name="How long should each stretch last").click()
    expect(page).to_have_url(re.compile("#faq-how-long-to-hold$"))
