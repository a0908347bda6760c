"""Following along, with a clock of our own: from start to end, with keys, through sleep and reloads."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from stretches.models import Stretch
from tests.browser.following import BREATHE, WORDS, make_lying, open_at, start, state
from tests.factories import make_dynamic_stretch, make_step


@pytest.fixture
def lying(live_server: LiveServer) -> Stretch:
    return make_lying()


def is_mirrored(page: Page) -> bool:
    return bool(page.locator("[data-scene] .fig").evaluate("one => getComputedStyle(one).transform.includes('-1')"))


@pytest.mark.usefixtures("lying")
def test_follow_leads_from_start_to_end(page: Page):
    start(page)

    seen = []
    for seconds in (10, 7, 20, 7, 14, 8, 20, 8):
        seen.append((*state(page), is_mirrored(page)))
        page.clock.run_for(seconds * 1000)

    assert seen == [
        ("Right leg", "Lie down", "10 seconds", False),
        ("Right leg", "Lift", "7 seconds", False),
        ("Right leg", "Hold still", "20 seconds", False),
        ("Right leg", "Lower", "7 seconds", False),
        ("Left leg", "Swap", "14 seconds", True),
        ("Left leg", "Lift", "8 seconds", True),
        ("Left leg", "Hold still", "20 seconds", True),
        ("Left leg", "Lower", "8 seconds", True),
    ]
    expect(page.get_by_role("heading", name="Well done")).to_be_focused()
    expect(page.get_by_role("link", name="Back to Lying stretch")).to_have_attribute("href", "/stretches/lying/")
    expect(page.locator(".play")).to_be_hidden()
    assert not page.context.cookies()


@pytest.mark.usefixtures("lying")
def test_follow_can_be_done_again(page: Page):
    start(page, skip=8)
    ready = page.get_by_role("heading", name="Ready?")

    page.get_by_role("button", name="Do it again").click()
    expect(ready).to_be_focused()
    page.get_by_role("button", name="Start", exact=True).click()
    assert state(page) == ("Right leg", "Lie down", "10 seconds")
    page.reload()

    expect(ready).to_be_visible()
    expect(ready).not_to_be_focused()


@pytest.mark.usefixtures("lying")
def test_follow_shows_how_far_it_is(page: Page):
    start(page, skip=2)

    page.clock.run_for(15_000)

    play = page.locator(".play")
    assert state(page)[2] == "5 seconds"
    assert play.locator("[data-left]").inner_text() == "1:02"
    assert play.locator("[data-now] p").all_inner_texts() == ["Hold still", f"{WORDS} {BREATHE}", "Wobbly?"]
    assert play.locator("[data-scene] title, [data-scene] .fig:not([aria-hidden])").count() == 0
    assert play.locator("[data-where]").inner_text() == "Hold 1 of 1"
    assert play.locator("[data-next]").inner_text() == "Next: lower"
    assert play.locator("[data-arc]").get_attribute("stroke-dashoffset") == "75"
    done = play.locator("[data-bar] i").evaluate_all("all => all.map((one) => one.style.getPropertyValue('--done'))")
    assert [round(float(share.rstrip("%"))) for share in done] == [73, 0]
    assert play.locator("[aria-live]").inner_text() == f"Hold for 20 seconds. {WORDS} {BREATHE}"


@pytest.mark.usefixtures("lying")
def test_follow_pauses_goes_back_and_skips_by_keyboard(page: Page):
    start(page)
    paused = page.locator(".play[data-paused]")

    page.clock.run_for(3000)
    page.keyboard.press("Space")
    page.clock.run_for(30_000)
    expect(paused).to_be_visible()
    assert state(page) == ("Right leg", "Lie down", "7 seconds")
    page.keyboard.press("k")
    page.clock.run_for(2000)
    assert state(page) == ("Right leg", "Lie down", "5 seconds")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert state(page) == ("Right leg", "Hold still", "20 seconds")
    page.keyboard.press("ArrowLeft")
    assert state(page) == ("Right leg", "Lift", "7 seconds")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(paused).to_be_visible()


@pytest.mark.usefixtures("lying")
def test_follow_leaves_keys_to_the_control_that_needs_them(page: Page):
    start(page)

    page.get_by_role("button", name="Skip").focus()
    page.keyboard.press("Space")
    assert state(page)[1] == "Lift"
    page.get_by_label("Tones").focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("Tones")).not_to_be_checked()
    page.keyboard.press("Control+ArrowRight")
    assert state(page)[1] == "Lift"
    expect(page.locator(".play[data-paused]")).to_have_count(0)


@pytest.mark.usefixtures("lying")
def test_follow_keys_can_be_switched_off(page: Page):
    open_at(page)
    page.get_by_label("Use keys").uncheck()
    page.get_by_role("button", name="Start", exact=True).click()

    page.keyboard.press("ArrowRight")
    page.keyboard.press("k")

    assert state(page)[1] == "Lie down"
    expect(page.locator(".play[data-paused]")).to_have_count(0)


def test_follow_counts_swings(page: Page):
    swings = make_dynamic_stretch(slug="lying", sides="both", count_from=3, repeats_from=1)
    make_step(stretch=swings, phase="move-in", title="Count", text=WORDS)
    start(page)

    seen = []
    for _ in range(3):
        seen.append(state(page))
        page.clock.run_for(2000)

    assert seen == [("Both legs", "Count", f"{number} of 3") for number in (1, 2, 3)]
    expect(page.get_by_role("heading", name="Well done")).to_be_visible()


@pytest.mark.usefixtures("lying")
def test_follow_is_exact_though_the_clock_ticks_late(page: Page):
    start(page, skip=1)

    # Time passes without a tick, over the end of these seven seconds.
    page.clock.fast_forward(8500)

    assert state(page) == ("Right leg", "Hold still", "19 seconds")


@pytest.mark.usefixtures("lying")
def test_follow_pauses_when_the_device_slept(page: Page):
    start(page, skip=2)
    page.clock.run_for(5000)

    page.clock.fast_forward(600_000)

    assert state(page) == ("Right leg", "Hold still", "20 seconds")
    expect(page.locator(".play[data-paused]")).to_be_visible()
    assert page.locator("[aria-live]").inner_text() == "Paused while you were away"


@pytest.mark.usefixtures("lying")
def test_follow_goes_on_where_the_reader_was(page: Page):
    start(page, skip=6)

    page.reload()
    expect(page.get_by_text("You were here: Left leg, hold 1 of 1.")).to_be_visible()
    expect(page.locator(".play")).to_be_hidden()
    page.get_by_role("button", name="Go on").click()
    assert state(page) == ("Left leg", "Hold still", "20 seconds")
    page.get_by_role("button", name="Leave").click()
    page.get_by_role("button", name="Start again").click()

    assert state(page) == ("Right leg", "Lie down", "10 seconds")


def test_follow_forgets_the_place_after_hours_and_when_the_page_changed(page: Page, lying: Stretch):
    start(page, skip=2)
    was = page.get_by_text("You were here")

    lying.hold_from = 25
    lying.save()
    page.reload()
    expect(was).to_be_hidden()
    lying.hold_from = 20
    lying.save()
    page.reload()
    expect(was).to_be_visible()
    page.clock.fast_forward("04:00:01")
    page.reload()

    expect(was).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.usefixtures("lying")
def test_follow_stops_when_it_hurts(page: Page):
    start(page, skip=2)

    page.get_by_role("button", name="It hurts: stop").click()
    expect(page.get_by_role("heading", name="Stop for today")).to_be_focused()
    expect(page.get_by_text("you have pain in your chest")).to_be_visible()
    expect(page.locator("[data-view=stop] a[href='/when-to-get-help/']")).to_be_visible()
    expect(page.get_by_text("Count along")).to_be_hidden()
    page.clock.run_for(60_000)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="I pressed it by mistake").click()
    assert state(page) == ("Right leg", "Hold still", "20 seconds")
    expect(page.locator(".play[data-paused]")).to_be_visible()
    page.get_by_role("button", name="Leave").click()

    expect(page.get_by_role("heading", name="Ready?")).to_be_focused()
    expect(page.get_by_text("You were here: Right leg, hold 1 of 1.")).to_be_visible()
