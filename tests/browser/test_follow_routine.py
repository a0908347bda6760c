"""Following along with a routine of two stretches, one of them on both sides, from its page to its end."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.following import make_lying, open_at, state
from tests.factories import make_dynamic_stretch, make_step


@pytest.fixture
def plan(live_server: LiveServer) -> str:
    lying = make_lying()
    swings = make_dynamic_stretch(title="Leg swings", slug="swings", order=1)
    make_step(stretch=swings, phase="move-in", title="Swing", text="Swing slowly.", pose={})
    return f"{lying.permanent_id}:20:1:each,{swings.permanent_id}:5:1:left"


def test_routine_is_followed_from_start_to_end(page: Page, plan: str) -> None:
    open_at(page, f"/routine/follow/?plan={plan}")
    page.get_by_role("button", name="Start", exact=True).click()

    seen = []
    while page.locator(".play").is_visible():
        leg, title, number = state(page)
        seen.append((leg, title, number.split()[0]))
        page.keyboard.press("ArrowRight")
        assert len(seen) < 30, seen

    legs = [leg for leg, _, _ in seen]
    assert legs[:4] == ["Right leg"] * 4
    assert legs[4:8] == ["Left leg"] * 4
    assert [title for _, title, number in seen if number == "20" and title == "Hold still"] == ["Hold still"] * 2
    assert [leg for leg, title, _ in seen if title == "Swing"][-1] == "Left leg"
    expect(page.get_by_role("heading", name="Well done")).to_be_focused()
    back = page.get_by_role("link", name="Back to your routine")
    expect(back).to_have_attribute("href", f"/routine/?plan={plan}")


def test_routine_of_hours_tells_them(page: Page, plan: str) -> None:
    lying = plan.partition(":")[0]
    open_at(page, f"/routine/follow/?plan={lying}:120:10:each,{lying}:120:10:each")

    page.get_by_role("button", name="Start", exact=True).click()

    expect(page.locator("[data-left]")).to_have_text("1 h 35 min")


def test_routine_runs_by_itself_to_its_end(page: Page, plan: str) -> None:
    open_at(page, f"/routine/follow/?plan={plan}")
    page.get_by_role("button", name="Start", exact=True).click()

    minutes, seconds = map(int, page.locator("[data-left]").inner_text().split(":"))
    for _ in range(minutes * 60 + seconds):
        page.clock.run_for(1000)

    expect(page.get_by_role("heading", name="Well done")).to_be_visible()
