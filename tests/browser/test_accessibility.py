"""axe-core on every kind of page, on a phone in the dark and on a desk in the light."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import NewPage

KINDS = [
    "/", "/stretches/", "/stretches/?kind=dynamic&level=nonsense", "/stretches/?position=lying&kind=dynamic",
    "/stretches/lying-hamstring-stretch/", "/stretches/leg-swings/", "/stretches/leg-swings/follow/",
    "/routine/", "/routine/?plan=kbv7pgc4,sb8bnmbt:99,zzz&days=no&printed=20260101T000000Z",
    "/routine/follow/?plan=kbv7pgc4:20:2:each", "/routine/sheet/?plan=kbv7pgc4,v5p7fxhr",
    "/when-to-get-help/", "/sources/", "/about/", "/changes/", "/offline/", "/nowhere/", "/l/kbv7pgc4/share/",
    "/embed/kbv7pgc4/", "/search/", "/search/?q=siatica", "/search/?q=cant+pee", "/search/?q=xylophone",
]  # fmt: skip
LOOKS = ((390, "dark"), (1280, "light"))
# On these stands all that the others are made of, so they are looked at the other way round too.
RICHEST = ["/", "/stretches/leg-swings/"]
OTHER_LOOKS = ((390, "light"), (1280, "dark"))
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # To list what is well too takes as long again.
    "resultTypes": ["violations"],
    # The rules above need no styles but those that the browser has worked out.
    "preload": False,
}


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("address", KINDS)
def test_page_has_no_violation(new_page: NewPage, address: str) -> None:
    # Without motion, colours change at once when the scheme does.
    page = new_page(expected=("404 (Not Found)",), reduced_motion="reduce")
    page.goto(address)
    page.locator("details").evaluate_all("all => all.forEach((one) => (one.open = true))")

    for width, scheme in (*LOOKS, *(OTHER_LOOKS if address in RICHEST else ())):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        results = Axe().run(page, options=RULES)
        assert results.violations_count == 0, f"{width} px, {scheme}\n{results.generate_report()}"


@pytest.mark.usefixtures("content")
def test_pages_do_not_scroll_sideways(new_page: NewPage) -> None:
    page = new_page(expected=("404 (Not Found)",))

    for address in KINDS:
        page.goto(address)
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{address} at {width} px"


@pytest.mark.usefixtures("content")
def test_keyboard_skips_to_the_main_text(new_page: NewPage, live_server: LiveServer) -> None:
    page = new_page()
    page.goto("/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.url == f"{live_server.url}/#main-content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.usefixtures("content")
def test_targets_are_large_enough(new_page: NewPage) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 CSS pixels, for the links that stand alone."""
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto("/")

    boxes = page.locator(".top a, .foot a, .toc summary, .btn, .faq summary").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).filter((box) => box.width).map((box) => box.height)"
    )

    assert len(boxes) > 20
    assert min(boxes) >= 24
