"""A real browser, and pages in it that fail their test when the browser has something to complain about."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from guide.accounts import create_groups
from tests.factories import make_user

QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

# A machine at work on other things is slow, and waits end as soon as what they wait for is there.
expect.set_options(timeout=20_000)

NewPage = Callable[..., Page]
OpenForm = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # `make test` has set CHROMIUM; a bare `pytest` has not.
    path = os.environ.get("CHROMIUM") or subprocess.check_output(Path(__file__).parent / "chromium", text=True).strip()
    # Chromium refuses to make its sandbox when root asks.
    sandbox = os.getuid() != 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET, chromium_sandbox=sandbox)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def live_server() -> Iterator[LiveServer]:
    """The site on a port of its own. The static files come from WhiteNoise, as in the real site."""
    server = LiveServer("127.0.0.1", start=False)
    server.thread.static_handler = lambda application: application
    server.start()
    yield server
    server.stop()


@pytest.fixture
def new_page(browser: Browser, live_server: LiveServer) -> Iterator[NewPage]:
    """Opens pages: ``new_page(color_scheme="dark", viewport={"width": 390, "height": 844})``.

    Takes what Playwright's ``new_context`` takes. Whatever the browser complains of fails the test,
    unless it contains one of the texts in ``expected``.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(*, expected: tuple[str, ...] = (), **options: Any) -> Page:
        def complain(text: str) -> None:
            if not any(part in text for part in expected):
                complaints.append(text)

        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        context.on("console", lambda message: message.type in ("error", "warning") and complain(message.text))
        context.on("weberror", lambda error: complain(str(error.error)))
        context.on("request", lambda request: _is_foreign(request.url, live_server.url) and complain(request.url))
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page as a desktop browser shows it in light colours."""
    return new_page(viewport={"width": 1280, "height": 900})


@pytest.fixture
def open_form(new_page: NewPage, live_server: LiveServer) -> OpenForm:
    """Opens the form of a row for a signed-in editor, as a new page with these options."""

    def open_page(row: Model, **options: Any) -> Page:
        create_groups()
        client = Client()
        client.force_login(make_user("Editor"))
        page = new_page(**{"viewport": {"width": 1280, "height": 900}, **options})
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
        )
        page.goto(f"/admin/{row._meta.label_lower.replace('.', '/')}/{row.pk}/change/")
        return page

    return open_page


def _is_foreign(url: str, own: str) -> bool:
    return not url.startswith((f"{own}/", "data:", "blob:"))
