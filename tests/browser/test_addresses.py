"""An editor renames and withdraws; readers with old links, kept pages and a browser of their own still arrive."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from guide.accounts import create_groups
from stretches.models import Stretch
from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import RULES
from tests.factories import make_faq, make_guide, make_step, make_stretch, make_tip, make_user


def sign_in(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Username").fill("ed")
    page.get_by_label("Password").fill("a long enough secret")
    page.get_by_role("button", name="Log in").click()


def check(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        results = Axe().run(page, options=RULES)
        assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.usefixtures("transactional_db")
def test_editor_renames_and_withdraws_and_readers_arrive(new_page: NewPage) -> None:
    create_groups()
    make_user("Editor", username="ed", password="a long enough secret")
    stretch = make_stretch(title="Lying", slug="lying", former_slugs=["flat"])
    make_step(stretch=stretch, pose={"facing": "right"})
    make_stretch(title="Seated", slug="seated", easier_stretch=stretch)
    make_tip(title="Rest", why="Try [the lying one](/stretches/lying/).")
    desk = new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    reader = new_page(viewport={"width": 390, "height": 844}, expected=("410 (Gone)",), reduced_motion="reduce")

    sign_in(desk, f"/admin/stretches/stretch/{stretch.pk}/change/")
    desk.get_by_label("Slug").fill("on-your-back")
    desk.get_by_label("Summary").fill("Lie down and breathe.")
    desk.get_by_role("button", name="Publish changes").click()
    expect(desk.locator(".rename").get_by_role("link", name="Rest")).to_be_visible()
    desk.get_by_label("Also change these links in the texts").check()
    desk.get_by_label("I have seen what leads to the old address").check()
    desk.get_by_role("button", name="Publish changes").click()
    desk.get_by_text("Saved. Readers see it now").wait_for()

    for old in ("/stretches/lying/?from=paper", "/stretches/flat/?from=paper"):
        reader.goto(old)
        expect(reader).to_have_url("/stretches/on-your-back/?from=paper")
    expect(reader.get_by_text("Lie down and breathe.")).to_be_visible()
    reader.goto("/#stretch-lying")
    expect(reader.locator("#stretch-on-your-back")).to_be_in_viewport()
    expect(reader.get_by_role("link", name="the lying one")).to_have_attribute("href", "/stretches/on-your-back/")

    desk.goto(f"/admin/stretches/stretch/{stretch.pk}/change/")
    desk.get_by_role("link", name="Withdraw").click()
    expect(desk.get_by_role("link", name="Seated")).to_be_visible()
    check(desk)
    desk.get_by_label("Why").fill("It is too hard on the knees.")
    desk.get_by_role("button", name="Withdraw").click()
    desk.get_by_text("“Lying” is withdrawn.").wait_for()

    reader.goto("/stretches/lying/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Lying is no longer in the guide")
    check(reader)
    reader.get_by_role("link", name="Go to Seated").click()
    expect(reader).to_have_url("/stretches/seated/")


@pytest.mark.usefixtures("transactional_db")
def test_old_anchor_opens_the_answer(new_page: NewPage) -> None:
    make_faq(title="Can I walk?", slug="walk", former_slugs=["run"], answer="Yes, you can.")
    page = new_page()

    page.goto("/#faq-run")

    expect(page.get_by_text("Yes, you can.")).to_be_in_viewport()


# The addresses that the browser keeps of what was visited.
VISITED = "async () => (await (await caches.open('guide-visited')).keys()).map((one) => new URL(one.url).pathname)"


def wait_for_kept(page: Page, *paths: str) -> None:
    for _ in range(300):
        if sorted(page.evaluate(VISITED)) == sorted(paths):
            return
        page.wait_for_timeout(50)
    raise AssertionError(page.evaluate(VISITED))


@pytest.mark.usefixtures("transactional_db")
def test_kept_pages_of_what_moved_or_went_are_forgotten(new_page: NewPage, settings: Any) -> None:
    settings.OFFLINE = True
    make_guide()
    for slug in ("moves", "goes", "stays"):
        make_stretch(slug=slug)
    page = new_page(expected=("410 (Gone)",))
    page.goto("/about/")
    page.get_by_text("This guide is now saved on your device.").wait_for()
    pages = [f"/stretches/{slug}/" for slug in ("moves", "goes", "stays")]
    for address in pages:
        page.goto(f"{address}?from=paper")
    wait_for_kept(page, *pages)

    Stretch.objects.filter(slug="moves").update(slug="moved", former_slugs=["moves"])
    Stretch.objects.filter(slug="goes").update(status="withdrawn")
    page.goto("/stretches/goes/?from=paper")

    wait_for_kept(page, "/stretches/stays/")
