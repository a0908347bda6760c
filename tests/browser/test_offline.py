"""Reading without a network: what was kept is there, what was not is told, and no draft is ever kept."""

from threading import Event
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.shortcuts import render
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from guide import views
from guide.models import Tip
from stretches import routine_views
from tests.browser.conftest import NewPage
from tests.factories import make_flag, make_guide, make_section, make_stretch, make_tip, make_user

# The name of the only cache with a version, once the worker that made it is in charge.
VERSION = """async (last) => {
  const names = (await caches.keys()).filter((name) => name !== "guide-visited");
  const worker = navigator.serviceWorker.controller;
  return worker?.state === "activated" && names.length === 1 && names[0] !== last && names[0];
}"""
KEPT = """async () => {
  const kept = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const url = new URL(request.url);
      kept[url.pathname + url.search] = await (await cache.match(request)).text();
    }
  }
  return kept;
}"""
VISITED = """async (expected) => {
  const requests = await (await caches.open("guide-visited")).keys();
  return requests.map((one) => new URL(one.url).search).join() === expected.join();
}"""
FILL = """async (number) => {
  const cache = await caches.open("guide-visited");
  for (let each = 0; each < number; each++) await cache.put(`/stretches/?page=${each}`, new Response("old"));
}"""


@pytest.fixture(autouse=True)
def offline_is_on(settings: Any) -> None:
    settings.OFFLINE = True


@pytest.fixture
def reader(new_page: NewPage, transactional_db: None) -> Page:
    """A page whose browser may complain of the network that the test cuts."""
    return new_page(expected=("ERR_INTERNET_DISCONNECTED",))


def wait_for(page: Page, script: str, argument: Any = None) -> Any:
    """Ask again until the answer is true; wait_for_function takes a promise for an answer."""
    for _ in range(300):
        answer = page.evaluate(script, argument)
        if answer:
            return answer
        page.wait_for_timeout(50)
    raise AssertionError(script)


def visit(page: Page, address: str, last: str = "") -> str:
    """Read a page with a network until its worker has kept a version other than the last one; return that."""
    page.goto(address)
    return str(wait_for(page, VERSION, last))


@pytest.mark.usefixtures("content")
def test_one_visit_keeps_the_guide(reader: Page) -> None:
    visit(reader, "/about/")
    reader.get_by_text("This guide is now saved on your device.").wait_for()

    reader.context.set_offline(True)

    for address, heading in [
        ("/", "A Complete Guide to Relieving Lower Back Pain"),
        ("/stretches/leg-swings/", "Dynamic leg swings"),
        ("/when-to-get-help/", "When to get help"),
    ]:
        reader.goto(address)
        expect(reader.locator("h1")).to_have_text(heading)
        expect(reader.get_by_text(f"copy saved on {timezone.localdate():%-d %B %Y}")).to_be_visible()
        assert reader.evaluate("getComputedStyle(document.body).margin") == "0px"


@pytest.mark.usefixtures("content")
def test_stretch_moves_without_a_network(new_page: NewPage) -> None:
    reader = new_page(reduced_motion="no-preference", expected=("ERR_INTERNET_DISCONNECTED",))
    visit(reader, "/about/")
    reader.context.set_offline(True)

    reader.goto("/stretches/leg-swings/")

    reader.get_by_role("button", name="Pause the movement").wait_for()
    reader.locator(".moving .fig + .fig").wait_for()


def test_page_that_was_never_kept(reader: Page, live_server: LiveServer) -> None:
    make_guide(title="The Back")
    make_flag(title="you cannot pee")
    visit(reader, "/")

    reader.context.set_offline(True)
    reader.goto("/routine/sheet/?plan=kbv7pgc4")

    assert reader.url == f"{live_server.url}/routine/sheet/?plan=kbv7pgc4"
    expect(reader.locator("h1")).to_have_text("This page needs a network")
    expect(reader.get_by_text("you cannot pee")).to_be_visible()
    expect(reader.get_by_text("You are reading the copy")).to_be_hidden()
    reader.get_by_role("link", name="Go to the guide").click()
    expect(reader.locator("h1")).to_have_text("The Back")


def test_page_with_choices_that_was_never_kept(reader: Page, live_server: LiveServer) -> None:
    make_guide()
    make_stretch(title="Seated")
    visit(reader, "/")
    reader.context.set_offline(True)
    reader.goto("/stretches/")
    note = reader.get_by_text("It leaves out the choices in this page’s address")
    expect(note).to_be_hidden()

    reader.goto("/stretches/?kind=static")

    assert reader.url == f"{live_server.url}/stretches/?kind=static"
    expect(reader.get_by_role("heading", name="Seated")).to_be_visible()
    expect(reader.get_by_text("You are reading the copy saved on")).to_be_visible()
    expect(note).to_be_visible()


def test_server_in_trouble_does_not_beat_the_saved_copy(
    new_page: NewPage, transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = new_page(expected=("503 (Service Unavailable)",))
    make_guide(title="The Back")
    stretch = make_stretch()
    visit(reader, "/")
    for module in (views, routine_views):
        monkeypatch.setattr(module, "render", lambda *args: HttpResponse("Try again later.", status=503))

    for address, expected in [
        ("/", "The Back"),
        ("/?from=paper", "The Back"),
        (f"/routine/sheet/?plan={stretch.permanent_id}", "Try again later."),
    ]:
        reader.goto(address)
        expect(reader.get_by_text(expected, exact=True)).to_be_visible()


def test_page_with_a_question_is_kept_when_it_is_opened(reader: Page) -> None:
    make_guide()
    make_stretch(title="Seated")
    visit(reader, "/stretches/?kind=static")
    assert wait_for(reader, VISITED, ["?kind=static"])
    reader.evaluate(FILL, 30)

    reader.goto("/stretches/?page=3")

    wait_for(reader, VISITED, [f"?page={number}" for number in (*range(3), *range(4, 30), 3)])
    reader.context.set_offline(True)
    reader.goto("/stretches/?page=3")
    expect(reader.get_by_role("heading", name="Seated")).to_be_visible()


def test_page_behind_a_link_is_kept_along(reader: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    make_guide()
    make_stretch(title="Seated")
    link = b'<a data-keep href="/stretches/?kind=static&amp;level=beginner">Follow along</a>'
    monkeypatch.setattr(views, "render", lambda *args: HttpResponse(render(*args).content + link))
    visit(reader, "/?plan=1")

    wait_for(reader, VISITED, ["?plan=1", "?kind=static&level=beginner"])
    reader.context.set_offline(True)
    reader.get_by_role("link", name="Follow along").click()

    expect(reader.get_by_role("heading", name="Seated")).to_be_visible()


def test_change_replaces_what_was_kept(reader: Page) -> None:
    tip = make_tip(what_to_do="Walk.")
    first = visit(reader, "/")
    reader.goto("/?from=paper")
    Tip.objects.update(what_to_do="Dance.")

    visit(reader, "/about/", last=first)

    reader.context.set_offline(True)
    for address in ("/", "/?from=paper"):
        reader.goto(address)
        expect(reader.locator(f"#tip-{tip.slug}").get_by_text("Dance.")).to_be_visible()


def test_slow_network_shows_the_saved_copy(reader: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    make_guide(title="The Back")
    visit(reader, "/")
    answered = Event()
    monkeypatch.setattr(views, "parts_of", lambda *args: [][answered.wait(9) :])

    reader.goto("/")
    answered.set()

    expect(reader.locator("h1")).to_have_text("The Back")
    expect(reader.get_by_text("The newest page did not load.")).to_be_visible()


def test_no_draft_is_kept(reader: Page, client: Client, live_server: LiveServer) -> None:
    make_section()
    make_tip(title="Draft of a tip", status="draft")
    make_stretch(title="Draft of a stretch", slug="draft", status="draft")
    client.force_login(make_user(is_superuser=True))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    reader.context.add_cookies(
        [{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )

    visit(reader, "/?as=staff")
    for address in ("/", "/stretches/draft/", "/stretches/?q=x", "/?as=staff", "/admin/guide/tip/?q=draft"):
        reader.goto(address)
        assert "Draft of a" in reader.content(), address

    kept = reader.evaluate(KEPT)
    assert {"/", "/stretches/", "/offline/", "/?as=staff"} <= set(kept)
    assert [address for address, text in kept.items() if "Draft of a" in text or "Log out" in text] == []
    assert [address for address in kept if address.startswith(("/admin/", "/stretches/draft/"))] == []


def test_switched_off_everything_is_forgotten(reader: Page, settings: Any) -> None:
    make_guide()
    visit(reader, "/")
    reader.goto("/?from=paper")
    settings.OFFLINE = False

    reader.evaluate("async () => { await (await navigator.serviceWorker.getRegistration()).update(); }")

    wait_for(reader, "async () => (await caches.keys()).length === 0")
