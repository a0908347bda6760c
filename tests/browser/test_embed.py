"""A stretch in a page of another site: it is seen there, tells its height, and leads back. No other page may be."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from stretches.models import Stretch
from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import RULES
from tests.factories import make_flag, make_step, make_stretch

HEAD = '<!doctype html><html lang="en"><title>A blog</title><link rel="icon" href="data:,">'
DOCUMENT = settings.BASE_DIR / "docs" / "embedding.md"


@contextmanager
def foreign_page(html: str) -> Iterator[str]:
    """The address of a page on another origin; the browser lets only pages of this machine frame those of it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"{HEAD}<body><main><h1>A blog</h1>{html}</main></body>".encode())

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()
        thread.join()


def documented(live_server: LiveServer, part: str) -> str:
    """The frame or the script that docs/embedding.md tells other sites to paste, for this server."""
    [found] = re.findall(rf"^    <{part}.*?</{part}>$", DOCUMENT.read_text(), re.MULTILINE | re.DOTALL)
    return found.replace("https://example.org", live_server.url)


def make() -> Stretch:
    stretch = make_stretch(permanent_id="sb8bnmbt", title="Leg swings", slug="leg-swings")
    for number in range(12):
        make_step(stretch=stretch, order=number, text="Swing slowly. " * 5, pose={"hip": {"near": number}})
    make_flag(title="you cannot pee", on_safety_card=True)
    return stretch


def open_blog(new_page: NewPage, address: str, *expected: str, **options: object) -> Page:
    page = new_page(expected=("http://localhost:", *expected), **options)
    page.goto(address)
    return page


@pytest.mark.usefixtures("transactional_db")
def test_frame_grows_to_its_text(new_page: NewPage, live_server: LiveServer) -> None:
    make()
    html = documented(live_server, "iframe") + documented(live_server, "script")

    with foreign_page(html) as address:
        page = open_blog(new_page, address, viewport={"width": 1280, "height": 900})
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("heading", name="Leg swings")).to_be_visible()
        page.wait_for_function("document.querySelector('iframe').height > 900")
        wide = page.locator("iframe").evaluate("frame => Number(frame.height)")
        page.set_viewport_size({"width": 390, "height": 844})
        page.wait_for_function("wide => document.querySelector('iframe').height != wide", arg=wide)

        # All of the text, and no more.
        high = page.locator("iframe").evaluate("frame => Number(frame.height)")
        assert page.frames[1].evaluate("document.documentElement.scrollHeight") == high
        assert page.frames[1].evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.usefixtures("transactional_db")
def test_frame_leads_to_the_guide_in_a_new_tab(new_page: NewPage, live_server: LiveServer) -> None:
    make()

    with foreign_page(documented(live_server, "iframe")) as address:
        page = open_blog(new_page, address)
        with page.context.expect_page() as opened:
            page.frame_locator("iframe").get_by_role("link", name="Read it all").click()
        opened.value.wait_for_url("**/stretches/leg-swings/")

        expect(page.get_by_role("heading", name="A blog")).to_be_visible()


@pytest.mark.usefixtures("transactional_db")
def test_frame_needs_no_scripts(new_page: NewPage, live_server: LiveServer) -> None:
    make()

    with foreign_page(documented(live_server, "iframe")) as address:
        page = open_blog(new_page, address, java_script_enabled=False)
        frame = page.frame_locator("iframe")

        expect(frame.get_by_role("listitem").filter(has_text="Swing slowly")).to_have_count(12)
        expect(frame.get_by_text("you cannot pee")).to_be_visible()


@pytest.mark.usefixtures("transactional_db")
def test_frame_of_a_withdrawn_stretch_says_so(new_page: NewPage, live_server: LiveServer) -> None:
    Stretch.objects.filter(pk=make().pk).update(status="withdrawn")

    with foreign_page(documented(live_server, "iframe")) as address:
        page = open_blog(new_page, address, "410 (Gone)")

        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("heading", level=1)).to_have_text("Leg swings is no longer in the guide")
        results = Axe().run(page, options=RULES)
        assert results.violations_count == 0, results.generate_report()


@pytest.mark.usefixtures("transactional_db")
def test_page_itself_refuses_to_stand_in_a_frame(new_page: NewPage, live_server: LiveServer) -> None:
    make()
    html = documented(live_server, "iframe").replace("/embed/sb8bnmbt/", "/stretches/leg-swings/")

    with foreign_page(f"{html}<p>After</p>") as address:
        page = open_blog(new_page, address, "frame-ancestors", "X-Frame-Options")
        expect(page.get_by_text("After")).to_be_visible()
        page.wait_for_function("frames.length === 1")
        page.frames[1].wait_for_load_state()

        assert page.frames[1].url == "chrome-error://chromewebdata/"
        expect(page.frame_locator("iframe").get_by_role("heading", name="Leg swings")).to_have_count(0)
