"""Following along, with a clock of our own: from start to end, with keys, through sleep and reloads."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from stretches.models import Stretch
from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import RULES
from tests.factories import make_dynamic_stretch, make_flag, make_step, make_stretch

ADDRESS = "/stretches/lying/follow/"
PHONE = {"width": 390, "height": 844}
# The words of each step are five, which take two seconds to hear.
WORDS = "Do this one thing slowly."


@pytest.fixture
def lying(live_server: LiveServer) -> Stretch:
    """One hold on each leg: 10, 7, 20 and 7 seconds, a change of 14, then 8, 20 and 8."""
    make_flag(title="you have pain in your chest")
    stretch = make_stretch(title="Lying stretch", slug="lying", repeats_from=1)
    steps = [
        ("set-up", "Lie down"), ("move-in", "Lift"), ("hold", "Hold still"),
        ("come-out", "Lower"), ("other-side", "Swap"),
    ]  # fmt: skip
    for order, (phase, title) in enumerate(steps):
        pose = {} if phase in ("set-up", "hold") else None
        make_step(stretch=stretch, order=order, phase=phase, title=title, text=WORDS, note="Wobbly?", pose=pose)
    return stretch


def open_at(page: Page, address: str = ADDRESS) -> None:
    """Open the page with its clock stopped: from then on it runs only when a test tells it to."""
    page.clock.install(time=0)
    page.goto(address)
    page.clock.pause_at(60_000)


def start(page: Page, *, skip: int = 0) -> None:
    open_at(page)
    page.get_by_role("button", name="Start", exact=True).click()
    for _ in range(skip):
        page.keyboard.press("ArrowRight")


def state(page: Page) -> tuple[str, str, str]:
    """The leg, what to do, and the number in the ring."""
    play = page.locator(".play")
    parts = play.locator("h2"), play.locator("[data-now] b"), play.get_by_role("timer")
    leg, title, timer = (part.inner_text() for part in parts)
    return leg, title, " ".join(timer.split())


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
    expect(page.get_by_role("link", name="Back to the stretches")).to_have_attribute("href", "/stretches/lying/")
    expect(page.locator(".play")).to_be_hidden()
    assert not page.context.cookies()


@pytest.mark.usefixtures("lying")
def test_follow_shows_how_far_it_is(page: Page):
    start(page, skip=2)

    page.clock.run_for(15_000)

    play = page.locator(".play")
    assert state(page)[2] == "5 seconds"
    assert play.locator("[data-left]").inner_text() == "1:02"
    assert play.locator("[data-now] p").all_inner_texts() == ["Hold still", WORDS, "Wobbly?"]
    assert play.locator("[data-where]").inner_text() == "Hold 1 of 1"
    assert play.locator("[data-next]").inner_text() == "Next: lower"
    assert play.locator("[data-arc]").get_attribute("stroke-dashoffset") == "75"
    done = play.locator("[data-bar] i").evaluate_all("all => all.map((one) => one.style.getPropertyValue('--done'))")
    assert [round(float(share.rstrip("%"))) for share in done] == [73, 0]
    assert play.locator("[aria-live]").inner_text() == f"Hold for 20 seconds. {WORDS}"


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

    expect(page.get_by_text("You were here: Right leg, hold 1 of 1.")).to_be_visible()


@pytest.mark.usefixtures("lying")
def test_follow_is_a_list_without_scripts(new_page: NewPage):
    page = new_page(java_script_enabled=False, viewport=PHONE)
    page.goto(ADDRESS)

    expect(page.get_by_text("1 hold of 20 seconds on each leg")).to_be_visible()
    expect(page.locator(".rounds li").nth(3)).to_have_text(
        re.compile(r"Left leg, hold 1 of 1\s+Lift 8 s\s+Hold still 20 s")
    )
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("heading", name="Stop for today")).to_be_hidden()


@pytest.mark.usefixtures("lying")
def test_follow_prints_the_list_while_it_runs(page: Page):
    start(page)

    page.emulate_media(media="print")

    expect(page.get_by_role("heading", name="Count along")).to_be_visible()
    expect(page.locator(".play")).to_be_hidden()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_hidden()


@pytest.mark.usefixtures("lying")
@pytest.mark.parametrize(("motion", "glide"), [("reduce", "0s"), ("no-preference", "1s")])
def test_follow_ring_glides_only_for_those_who_allow_motion(new_page: NewPage, motion: Any, glide: str):
    page = new_page(reduced_motion=motion)
    start(page)

    assert page.locator("[data-arc]").evaluate("one => getComputedStyle(one).transitionDuration") == glide


@pytest.mark.usefixtures("lying")
def test_follow_fits_every_screen(page: Page):
    boxes = "all => all.map((one) => one.getBoundingClientRect().toJSON())"
    start(page)

    for width, height in [(320, 568), (390, 844), (844, 390), (640, 400), (1280, 900)]:
        page.set_viewport_size({"width": width, "height": height})
        buttons = page.locator(".ctl button").evaluate_all(boxes)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert len(buttons) == 4
        assert all(button["height"] >= 64 and button["bottom"] <= height for button in buttons), width
        expect(page.get_by_role("timer")).to_be_in_viewport()


@pytest.mark.usefixtures("lying")
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_follow_has_no_violation(new_page: NewPage, scheme: Any, width: int):
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(ADDRESS)

    for button in (None, "Start", "It hurts: stop"):
        if button:
            page.get_by_role("button", name=button, exact=True).click()
        results = Axe().run(page, options=RULES)
        assert results.violations_count == 0, f"{button}\n{results.generate_report()}"
