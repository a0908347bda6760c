"""A routine in a real browser: built with and without scripts, its link copied and shared, its sheet printed."""

import io

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import NewPage

STRETCHES = ("kbv7pgc4", "xjq4cqw6", "q9h345mx", "sb8bnmbt", "v5p7fxhr")
LYING = "/routine/?plan=kbv7pgc4:20:2:each"


def printed(page: Page) -> pypdfium2.PdfDocument:
    """The page on paper, without the grounds that most printers leave out."""
    page.emulate_media(media="print")
    return pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("javascript", [True, False])
def test_routine_is_built(new_page: NewPage, live_server: LiveServer, javascript: bool) -> None:
    page = new_page(java_script_enabled=javascript, viewport={"width": 390, "height": 844})
    page.goto("/routine/")

    page.get_by_role("button", name="Add Lying hamstring stretch with a strap").click()
    page.get_by_label("Hold, seconds").fill("500")
    page.get_by_role("button", name="Add Dynamic leg swings").click()
    expect(page.get_by_text("A hold can be 5 to 120 seconds. We set it to 120.")).to_be_visible()
    page.get_by_role("button", name="Up Dynamic leg swings").click()

    page.wait_for_url(f"{live_server.url}/routine/?plan=sb8bnmbt:10:1:each,kbv7pgc4:120:2:each#row-1")
    page.get_by_role("button", name="Remove Dynamic leg swings").click()
    page.wait_for_url(f"{live_server.url}/routine/?plan=kbv7pgc4:120:2:each#row-1")


@pytest.mark.usefixtures("content")
def test_enter_updates_the_times(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{LYING},sb8bnmbt:10:1:each")

    page.get_by_label("Hold, seconds").fill("45")
    page.get_by_label("Hold, seconds").press("Enter")

    page.wait_for_url(f"{live_server.url}/routine/?plan=kbv7pgc4:45:2:each,sb8bnmbt:10:1:each#routine")


@pytest.mark.usefixtures("content")
def test_link_is_copied(new_page: NewPage, live_server: LiveServer) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(LYING)

    page.get_by_role("button", name="Copy link").click()

    page.get_by_text("Link copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{live_server.url}{LYING}"


@pytest.mark.usefixtures("content")
def test_link_is_selected_where_it_cannot_be_copied(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(LYING)

    page.get_by_role("button", name="Copy link").click()

    page.get_by_text("Your browser did not let us copy the link.").wait_for()
    assert page.evaluate("getSelection().toString()").endswith(LYING)


@pytest.mark.usefixtures("content")
def test_link_is_shared(page: Page, live_server: LiveServer) -> None:
    page.add_init_script(
        "navigator.share = async (data) => { window.shared = data.url; throw new DOMException('', 'AbortError'); }"
    )
    page.goto(LYING)

    page.get_by_role("button", name="Share").click()

    page.wait_for_function("window.shared")
    assert page.evaluate("window.shared") == f"{live_server.url}{LYING}"


@pytest.mark.usefixtures("content")
def test_buttons_without_use_are_not_shown(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(LYING)

    for name in ("Copy link", "Share"):
        assert page.get_by_role("button", name=name).count() == 0
    expect(page.get_by_label("The link to your routine")).to_be_visible()


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(("rows", "pages"), [(3, 1), (6, 1), (7, 2), (12, 2), (20, 2)])
def test_sheet_fits_its_pages_and_its_code_leads_back(
    page: Page, live_server: LiveServer, rows: int, pages: int
) -> None:
    plan = ",".join(f"{STRETCHES[row % 5]}:20:2:{'both' if row % 5 == 4 else 'each'}" for row in range(rows))
    page.goto(f"/routine/sheet/?plan={plan}")

    sheet = printed(page)

    assert len(sheet) == pages
    codes = zxingcpp.read_barcodes(sheet[pages - 1].render(scale=2).to_pil())
    address, _, version = codes[0].text.partition("&printed=")
    assert address == f"{live_server.url}/routine/?plan={plan}"
    page.goto(codes[0].text)
    assert version.endswith("Z")
    expect(page.get_by_text("Your paper of")).to_be_visible()
    expect(page.get_by_text("is still current")).to_be_visible()


@pytest.mark.usefixtures("content")
def test_sheet_of_six_large_doses_fits_one_page(page: Page) -> None:
    plan = ",".join(f"{STRETCHES[row % 5]}:120:10" for row in range(6))
    page.goto(f"/routine/sheet/?plan={plan}")

    assert page.get_by_text("That is more than the guide suggests").count() == 6
    assert len(printed(page)) == 1


@pytest.mark.usefixtures("content")
def test_sheet_is_printed_by_its_button(page: Page) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto("/routine/sheet/?plan=kbv7pgc4")

    page.get_by_role("button", name="Print this sheet").click()

    assert page.evaluate("window.printed")
