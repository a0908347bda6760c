"""The editor's undo: look at the history, compare, go back, and bring back what was deleted."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from guide.accounts import create_groups
from guide.models import Tip
from guide.versions import Version
from stretches.models import Stretch
from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import RULES
from tests.factories import make_user

STRETCH = "lying-hamstring-stretch"


@pytest.fixture
def desk(content: None, new_page: NewPage) -> Page:
    """A phone on which an editor is signed in; a stretch was changed, and a tip was deleted."""
    create_groups()
    editor = make_user("Editor", username="ed", password="a long enough secret")
    stretch = Stretch.objects.get(slug=STRETCH)
    stretch.summary = "Lie down, with <b>care</b>."
    stretch.save()
    stretch.steps.first().delete()
    Version.objects.record(stretch, by=editor, why="Says it shorter")
    tip = Tip.objects.get(slug="keep-moving")
    Version.objects.record(tip, by=editor, state=Version.State.DELETED, why="Said twice")
    tip.delete()
    page = new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("ed")
    page.get_by_label("Password").fill("a long enough secret")
    page.get_by_role("button", name="Log in").click()
    return page


def test_editor_goes_back_to_a_version(desk: Page) -> None:
    stretch = Stretch.objects.get(slug=STRETCH)
    desk.goto(f"/admin/stretches/stretch/{stretch.pk}/change/")

    desk.get_by_role("link", name="History").click()
    desk.get_by_role("button", name="Compare the two").first.click()
    expect(desk.locator(".change-after").first).to_contain_text("Lie down, with <b>care</b>.")
    desk.get_by_role("link", name="History").click()
    desk.get_by_role("link", name="Make version 1 live").click()
    desk.get_by_role("button", name="Make version 1 live").click()
    desk.get_by_text("The text says again what version 1 said.").wait_for()

    desk.goto(f"/stretches/{STRETCH}/")
    assert "care" not in desk.locator("h1 ~ p").first.inner_text()
    assert desk.get_by_role("heading", name="Lie down", exact=True).count() == 1


def test_editor_brings_a_tip_back(desk: Page) -> None:
    desk.goto("/admin/guide/tip/")

    desk.get_by_role("link", name="Bring back a deleted one").click()
    desk.get_by_role("link", name="See what it said, and bring it back").click()
    desk.get_by_role("button", name="Bring it back").click()
    desk.get_by_text("is back. Look it over before you publish it.").wait_for()

    assert Tip.objects.get(slug="keep-moving").status == "draft"


def test_history_pages_have_no_violation(desk: Page) -> None:
    stretch = Stretch.objects.get(slug=STRETCH)
    deleted = Version.objects.deleted().get()
    history = f"/admin/stretches/stretch/{stretch.pk}"

    for address in (f"{history}/history/", f"{history}/compare/", f"{history}/version/1/restore/",
                    "/admin/guide/tip/recover/", f"/admin/guide/tip/recover/{deleted.key}/"):  # fmt: skip
        desk.goto(address)
        desk.locator("details").evaluate_all("all => all.forEach((one) => (one.open = true))")
        for width, scheme in ((390, "light"), (1280, "dark")):
            desk.set_viewport_size({"width": width, "height": 900})
            desk.emulate_media(color_scheme=scheme)
            results = Axe().run(desk, context="#content", options=RULES)
            assert results.violations_count == 0, f"{address}, {width} px, {scheme}\n{results.generate_report()}"
            assert desk.evaluate("document.documentElement.scrollWidth") <= width
