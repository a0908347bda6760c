"""Hostile texts in a real browser, which reads HTML as no parser of ours does: none runs or fetches anything."""

from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect
from pytest_django.live_server_helper import LiveServer

from guide.models import Tip
from tests.browser.conftest import NewPage
from tests.browser.desk import sign_in
from tests.factories import make_user
from tests.hostile_html import HANDLERS
from tests.hostile_markdown import ALL_IN_ONE
from tests.hostile_site import keep_versions, make_site, say

pytestmark = pytest.mark.django_db(transaction=True)

# What the texts call in any frame is told to the page on top, and not to a person.
WATCH = "window.alert = window.MsgBox = () => { (top.__ran ??= []).push('alert'); };"
# What a click or a pointer would run or open, as the browser has understood the page.
ARMED = """
() => [...document.querySelectorAll("*")].flatMap((element) => [
  ...element.getAttributeNames().filter((name) => name.startsWith("on")),
  ...(element.href && element.protocol && !/^(https?|mailto|tel):$/.test(element.protocol) ? [element.href] : []),
])
"""


def dangers(page: Page, frame: Page | Frame | None = None) -> list[Any]:
    """What has run in a page by itself, and what in it, or in one of its frames, waits to be touched."""
    return [*page.evaluate("window.__ran ?? []"), *(frame or page).evaluate(ARMED)]


def test_browser_would_tell_what_runs(new_page: NewPage) -> None:
    """Without this, the other test could pass for want of a browser that notices."""
    page = new_page(expected=("",), offline=True)
    page.add_init_script(WATCH)
    page.goto("about:blank")

    page.set_content(f"{''.join(HANDLERS.values())}<a href='java&Tab;script:alert(1)'>x</a>")
    page.wait_for_function("window.__ran?.length > 5")

    assert {"alert", "onerror", "onclick", "javascript:alert(1)"} <= set(dangers(page))


def test_hostile_texts_do_nothing_in_a_browser(new_page: NewPage, live_server: LiveServer) -> None:
    # A picture of ours that the texts name, and that is not there.
    page = new_page(expected=("404 (Not Found)",), viewport={"width": 1280, "height": 900})
    page.add_init_script(WATCH)
    user = make_user(is_superuser=True)
    sign_in(page, live_server, user)
    make_site()
    for text in ("Rest.", ALL_IN_ONE):
        say(text)
        keep_versions(user)
    tip = Tip.objects.get()
    form = f"/admin/guide/tip/{tip.pk}"

    for address in ("/", "/stretches/reach/", f"{form}/compare/", f"{form}/version/2/preview/"):
        page.goto(address)
        assert "evil.example" in page.content()
        assert dangers(page) == [], address
    say("Rest.")
    # Forms take no nul, and no title of this length.
    Tip.objects.update(title="<b onclick=alert(1)>", why=ALL_IN_ONE.replace("\0", ""), what_to_do="Rest.")
    page.goto(f"{form}/change/")
    beside = page.frame_locator("iframe[title='Preview: Why it helps']")
    expect(beside.get_by_text("evil.example").first).to_be_visible()
    page.locator("[name=_preview]").first.click()
    expect(page.frame_locator("[name=guide-preview]").locator(f"#{tip.anchor}")).to_contain_text("evil.example")
    assert {str(dangers(page, frame)) for frame in page.frames} == {"[]"}
