"""The movement at the top of a stretch: who sees it move, and how it is stopped."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage

pytestmark = pytest.mark.usefixtures("content")

ADDRESS = "/stretches/lying-hamstring-stretch/"
STILL, MOVING = ".stage .fig >> nth=0", ".stage .fig >> nth=1"
CLOCK = "document.querySelector('.moving .fig + .fig').getCurrentTime()"


def moves(page: Page) -> bool:
    before = float(page.evaluate(CLOCK))
    page.wait_for_timeout(150)
    return float(page.evaluate(CLOCK)) > before


def test_movement_plays_and_is_paused_by_keyboard(new_page: NewPage) -> None:
    page = new_page(reduced_motion="no-preference")
    page.goto(ADDRESS)
    button = page.get_by_role("button", name="Pause the movement")

    expect(page.locator(MOVING)).to_be_visible()
    expect(page.locator(STILL)).to_be_hidden()
    assert moves(page)
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44

    button.focus()
    page.keyboard.press("Enter")
    assert not moves(page)

    expect(page.get_by_role("button", name="Play the movement")).to_be_focused()
    page.keyboard.press("Space")
    assert moves(page)

    page.emulate_media(reduced_motion="reduce")
    expect(page.get_by_role("button", name="Play the movement")).to_be_visible()
    assert not moves(page)


def test_movement_waits_for_who_prefers_less_motion(new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(ADDRESS)

    expect(page.locator(STILL)).to_be_visible()
    expect(page.locator(MOVING)).to_have_count(0)

    page.get_by_role("button", name="Play the movement").click()
    expect(page.locator(MOVING)).to_be_visible()
    assert moves(page)


def test_movement_gives_way_to_the_still_picture_on_paper(new_page: NewPage) -> None:
    page = new_page(reduced_motion="no-preference")
    page.goto(ADDRESS)
    expect(page.locator(MOVING)).to_be_visible()

    page.emulate_media(media="print")

    expect(page.locator(MOVING)).to_be_hidden()
    expect(page.get_by_role("button", name="Pause the movement")).to_be_hidden()
    box = page.locator(STILL).bounding_box()
    assert box
    assert 90 < box["height"] < 230
    assert box["width"] < 300


def test_cover_of_the_article_stays_off_paper(page: Page) -> None:
    page.goto("/")
    expect(page.locator(".stage .fig")).to_be_visible()

    page.emulate_media(media="print")

    expect(page.locator(".stage .fig")).to_be_hidden()


def test_movement_that_cannot_be_fetched_leaves_the_still_picture(new_page: NewPage) -> None:
    page = new_page(reduced_motion="no-preference", expected=("Failed to load resource",))
    page.route("**/movement.svg", lambda route: route.fulfill(status=500))
    page.goto(ADDRESS)
    button = page.get_by_role("button", name="The movement did not load. Try again")

    expect(button).to_be_visible()
    expect(page.locator(STILL)).to_be_visible()

    page.unroute("**/movement.svg")
    button.click()
    expect(page.locator(MOVING)).to_be_visible()
    expect(page.get_by_role("button", name="Pause the movement")).to_be_visible()


def test_movement_is_a_still_picture_without_scripts(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(ADDRESS)

    expect(page.locator(STILL)).to_be_visible()
    expect(page.locator(".stage button")).to_have_count(0)
