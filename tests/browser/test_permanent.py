"""Permanent links in a real browser: copied beside a heading, shared from their page, and followed."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import NewPage
from tests.factories import make_faq, make_section, make_step, make_stretch, make_tip

pytestmark = pytest.mark.usefixtures("transactional_db")

CLIPBOARD = ["clipboard-read", "clipboard-write"]
NO_CLIPBOARD = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))"


@pytest.fixture
def stretch_page(new_page: NewPage) -> Page:
    make_step(permanent_id="bcdfghjk", title="Lift", stretch=make_stretch(permanent_id="kmnpqrst", slug="lying"))
    page = new_page(permissions=CLIPBOARD, viewport={"width": 390, "height": 844})
    page.goto("/stretches/lying/")
    return page


def test_link_beside_a_heading_is_copied(stretch_page: Page, live_server: LiveServer) -> None:
    for _ in range(2):
        stretch_page.get_by_role("link", name="Link to this: Lift").click()

        expect(stretch_page.get_by_role("status").filter(has_text="Link copied.")).to_have_count(1)
        stretch_page.wait_for_function(
            f"navigator.clipboard.readText().then((it) => it == '{live_server.url}/l/bcdfghjk')"
        )
    expect(stretch_page).to_have_url("/stretches/lying/")
    stretch_page.get_by_role("link", name="QR code and more").click()
    expect(stretch_page).to_have_url("/l/bcdfghjk/share/")


def test_link_is_selected_where_it_cannot_be_copied(stretch_page: Page, live_server: LiveServer) -> None:
    stretch_page.evaluate(f"() => {{ {NO_CLIPBOARD} }}")

    stretch_page.get_by_role("link", name="Link to this: Lift").press("Enter")

    expect(stretch_page.get_by_role("textbox", name="Link to this: Lift")).to_be_focused()
    stretch_page.wait_for_function(f"getSelection().toString() == '{live_server.url}/l/bcdfghjk'")
    expect(stretch_page.get_by_text("Your browser did not let us copy the link.")).to_have_count(1)


def test_link_beside_a_heading_opens_in_another_tab_if_asked(stretch_page: Page) -> None:
    with stretch_page.context.expect_page() as opened:
        stretch_page.get_by_role("link", name="Link to this: Lift").click(modifiers=["ControlOrMeta"])

    expect(opened.value).to_have_url("/stretches/lying/#step-bcdfghjk")
    expect(stretch_page.get_by_text("Link copied.")).to_have_count(0)


def test_link_is_quiet_until_it_is_wanted(stretch_page: Page) -> None:
    link = stretch_page.get_by_role("link", name="Link to this: Lift")

    expect(link).to_have_css("opacity", "0")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    stretch_page.get_by_role("link", name="Lower Back Guide").focus()
    stretch_page.get_by_role("heading", name="Lift").hover()
    expect(link).to_have_css("opacity", "1")
    stretch_page.emulate_media(media="print")
    expect(link).to_be_hidden()


def test_link_is_seen_and_large_where_nothing_hovers(new_page: NewPage) -> None:
    make_step(title="Lift", stretch=make_stretch(slug="lying"))
    page = new_page(has_touch=True)
    page.goto("/stretches/lying/")

    links = page.locator("[data-permanent]")

    expect(links).to_have_count(2)
    for link in links.all():
        expect(link).to_have_css("opacity", "1")
    boxes = links.evaluate_all("all => all.map((one) => one.getBoundingClientRect())")
    assert min(min(box["width"], box["height"]) for box in boxes) >= 24


def test_link_works_without_scripts_and_opens_the_answer(new_page: NewPage) -> None:
    make_faq(permanent_id="kmnpqrst", slug="walk", answer="Yes, you can.", section=make_section(slug="questions"))
    page = new_page(java_script_enabled=False)

    page.goto("/L/KMNPQRST/?from=paper")

    expect(page).to_have_url("/?about=kmnpqrst&from=paper#faq-walk")
    expect(page.get_by_text("Yes, you can.")).to_be_in_viewport()


def test_share_page_copies_shares_and_prints(new_page: NewPage, live_server: LiveServer) -> None:
    make_tip(permanent_id="kmnpqrst", title="Rest")
    page = new_page(permissions=CLIPBOARD)
    page.add_init_script(
        "navigator.share = async (data) => { window.shared = data.url; throw new DOMException('', 'AbortError'); };"
        "window.print = () => { window.printed = true; };"
    )
    page.goto("/l/kmnpqrst/share/")

    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Link copied.")).to_be_visible()
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Print this page").click()

    page.wait_for_function("window.printed")
    page.wait_for_function(f"window.shared == '{live_server.url}/l/kmnpqrst'")


def test_share_page_without_scripts_has_no_dead_buttons(new_page: NewPage, live_server: LiveServer) -> None:
    make_tip(permanent_id="kmnpqrst", title="Rest")
    page = new_page(java_script_enabled=False)

    page.goto("/l/kmnpqrst/share/")

    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("textbox", name="Permanent link")).to_have_value(f"{live_server.url}/l/kmnpqrst")
    expect(page.get_by_role("link", name="Send by mail")).to_be_visible()
