"""A stretch to follow along with, and the hands and eyes of a reader who does."""

from playwright.sync_api import Page

from stretches.models import Stretch
from tests.factories import make_flag, make_step, make_stretch

ADDRESS = "/stretches/lying/follow/"
# The words of each step are five, which take two seconds to hear.
WORDS = "Do this one thing slowly."
# What is said of the hold as well.
BREATHE = "Breathe slowly all the time."


def make_lying() -> Stretch:
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
