"""What a device may lend to the follow-along, and that nothing breaks where it does not."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from stretches.models import Stretch
from tests.browser.conftest import NewPage
from tests.browser.following import ADDRESS, BREATHE, WORDS, make_lying, open_at, start, state

pytestmark = pytest.mark.usefixtures("lying")

# Notes down all that is asked of the device.
DEVICE = """
    window.asked = [];
    Object.defineProperty(window, "speechSynthesis", {
        value: { speaking: false, cancel() {}, speak: (one) => asked.push(`say ${one.lang} ${one.text}`) },
    });
    Object.defineProperty(navigator, "vibrate", { value: (time) => asked.push(`buzz ${time}`) });
    Object.defineProperty(navigator, "wakeLock", {
        value: { async request() { asked.push("awake"); return { async release() { asked.push("asleep"); } }; } },
    });
    window.AudioContext = class {
        state = "running"; currentTime = 0;
        constructor() { asked.push("audio"); }
        createGain() {
            return { gain: { setValueAtTime() {}, linearRampToValueAtTime() {} }, connect() {} };
        }
        createOscillator() {
            const frequency = {};
            return { frequency, connect: (one) => one, start: () => asked.push(`tone ${frequency.value}`), stop() {} };
        }
    };
"""
BARE = """
    delete window.AudioContext;
    delete window.speechSynthesis;
    for (const name of ["vibrate", "wakeLock"]) delete Navigator.prototype[name];
    for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, { get() { throw new DOMException("forbidden"); } });
"""


@pytest.fixture
def lying(live_server: LiveServer) -> Stretch:
    return make_lying()


@pytest.fixture
def device(page: Page) -> Page:
    page.add_init_script(DEVICE)
    return page


def asked(page: Page, word: str = "") -> list[str]:
    """What was asked since the last time."""
    return [one for one in page.evaluate("asked.splice(0)") if one.startswith(word)]


def test_sounds_wait_for_the_start(device: Page):
    open_at(device)
    assert asked(device) == []

    device.get_by_role("button", name="Start", exact=True).click()

    assert asked(device) == ["audio", "awake", "tone 660", "buzz 200"]


def test_voice_is_off_until_chosen_and_remembered(device: Page):
    start(device)
    assert asked(device, "say") == []

    device.get_by_label("Voice").check()
    device.keyboard.press("ArrowRight")
    assert asked(device, "say") == ["say en-GB Lift. Do this one thing slowly."]
    device.reload()
    expect(device.get_by_label("Read each step to me")).to_be_checked()
    device.get_by_role("button", name="Go on").click()

    assert asked(device, "say") == ["say en-GB Lift. Do this one thing slowly."]


def test_voice_tells_a_step_in_full_the_first_time_alone(device: Page):
    open_at(device)
    device.get_by_label("Read each step to me").check()

    device.get_by_role("button", name="Start", exact=True).click()
    for _ in range(6):
        device.keyboard.press("ArrowRight")

    assert [one.removeprefix("say en-GB ") for one in asked(device, "say")] == [
        f"Lying stretch. Right leg. Lie down. {WORDS}",
        f"Lift. {WORDS}",
        f"Hold for 20 seconds. {WORDS} {BREATHE}",
        f"Lower. {WORDS}",
        f"Now your left leg. {WORDS}",
        "Lift.",
        "Hold for 20 seconds.",
    ]


def test_last_seconds_of_a_hold_have_tones(device: Page):
    start(device, skip=2)
    device.clock.run_for(16_900)
    asked(device)

    device.clock.run_for(3200)

    assert asked(device) == ["tone 440", "tone 440", "tone 440", "tone 660", "buzz 200"]


def test_tones_and_buzzing_can_be_switched_off(device: Page):
    start(device)
    asked(device)

    device.get_by_label("Tones").uncheck()
    device.get_by_label("Buzz", exact=True).uncheck()
    device.keyboard.press("ArrowRight")

    assert asked(device) == []
    device.get_by_role("button", name="Leave").click()
    expect(device.get_by_label("Play a short tone")).not_to_be_checked()


def test_screen_is_kept_awake_while_the_clock_runs(device: Page):
    start(device)
    assert asked(device, "a")[-1] == "awake"

    # The browser has taken the lock back while the page was hidden.
    device.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    device.wait_for_function("asked.includes('awake') && asked.includes('asleep')")
    asked(device)
    device.keyboard.press("k")
    device.wait_for_function("asked.includes('asleep')")
    asked(device)
    device.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    assert asked(device) == []


def test_screen_that_may_not_be_kept_awake_does_no_harm(page: Page):
    page.add_init_script("navigator.wakeLock.request = async () => { throw new DOMException('battery'); }")
    start(page)

    page.clock.run_for(10_000)

    assert state(page)[1] == "Lift"


def test_follow_works_where_the_browser_has_nothing(new_page: NewPage):
    page = new_page(viewport={"width": 390, "height": 844})
    page.add_init_script(BARE)
    page.goto(ADDRESS)
    for missing in ("Read each step to me", "Play a short tone", "Buzz at each change"):
        expect(page.get_by_label(missing)).to_be_hidden()

    start(page)
    page.clock.run_for(17_000)

    assert state(page) == ("Right leg", "Hold still", "20 seconds")
