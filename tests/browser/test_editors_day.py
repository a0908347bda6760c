"""An editor's day at the desk, from a blank form to a page that a clinician has signed off.

How texts are moved, renamed, withdrawn and brought back is tried in test_admin_order.py, test_addresses.py and
test_history.py; what goes wrong on such a day, in test_editors_mishaps.py.
"""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from guide.accounts import create_groups
from guide.models import Tip
from guide.schedule import publish_due
from guide.versions import Version
from stretches.models import Stretch
from tests.browser.conftest import NewPage
from tests.browser.desk import Hand, sign_in
from tests.factories import make_step, make_stretch, make_tip, make_user
from tests.guide.picture_corpus import photo, saved

pytestmark = [pytest.mark.django_db(transaction=True)]

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
LOADED = "img => img.decode().then(() => img.naturalWidth)"


@pytest.fixture
def editor() -> User:
    create_groups()
    return make_user("Editor", username="ed")


@pytest.fixture
def desk(page: Page, live_server: LiveServer, editor: User) -> Page:
    """A desktop browser in which the editor is signed in."""
    sign_in(page, live_server, editor)
    return page


@pytest.fixture
def reader(new_page: NewPage) -> Page:
    return new_page(viewport=PHONE)


def add_step(hand: Hand, place: int, phase: str, title: str, text: str) -> None:
    hand.part = hand.page
    hand.press("+ Add another Step")
    hand.part = hand.page.locator(f"#steps-{place}")
    hand.choose("Phase", phase)
    hand.type("Title", title)
    hand.type("Text", text)


@pytest.mark.usefixtures("picture_folder")
def test_stretch_from_nothing_to_readers_in_under_forty_interactions(desk: Page, reader: Page, tmp_path: Path) -> None:
    mat = tmp_path / "mat.jpg"
    mat.write_bytes(saved(photo(size=(900, 600)), "JPEG"))
    make_step(stretch=make_stretch(title="Knees to chest"), title="Hold and breathe", pose={"hip": {"near": 90}})
    section = Stretch.objects.get().section.title
    hand = Hand(desk)
    desk.goto("/admin/")

    hand.part = desk.locator(".model-stretch")
    hand.follow("+ Add")
    hand.part = desk
    hand.type("Title", "Rock your knees")
    hand.choose("Section", section)
    expect(desk.get_by_label("Slug:")).to_have_value("rock-your-knees")
    hand.type("Summary", "A slow roll for a stiff lower back.")
    hand.choose("Position", "Lying")
    hand.choose("Place", "On the floor")
    hand.choose("Kind", "Still hold")
    hand.choose("Level", "Beginner")
    hand.type("Muscles", "Lower back")
    hand.type("Hold from, seconds", "10")
    hand.type("Hold to, seconds", "20")
    hand.choose("Sides", "Each leg")
    hand.type("How it should feel", "A mild pull.")
    hand.type("Easier version", "Move less far.")
    hand.type("Take care", "- Ask first if you are pregnant.")
    hand.part = desk.locator(".field-feel")
    hand.press("Picture")
    hand.part = desk.get_by_role("dialog", name="Add a picture")
    hand.attach("File: PNG, JPEG, WebP or AVIF, at most 5 MB", mat)
    hand.type("What it shows, for readers who cannot see it", "A mat on the floor.")
    hand.press("Add the picture")
    expect(desk.get_by_label("How it should feel:")).to_have_value(re.compile("/pictures/"))
    add_step(hand, 0, "Set up", "Stand", "Stand on your mat.")
    hand.press("Start with standing upright")
    add_step(hand, 1, "Hold", "Roll and hold", "Let both knees roll to one side.")
    hand.choose("Start from another step", "Hold and breathe")
    hand.press("Use this pose")
    add_step(hand, 2, "Other side", "Change sides", "Do the same on the other side.")
    hand.part = desk.locator(".content-buttons")
    hand.press("Preview")
    panel = desk.get_by_role("region", name="Preview")
    expect(panel.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text("Rock your knees")
    expect(panel.frame_locator("iframe").locator(".steps svg.fig")).to_have_count(3)
    hand.leave()
    expect(panel).to_be_hidden()
    assert [stretch.title for stretch in Stretch.objects.all()] == ["Knees to chest"]
    hand.part = desk
    hand.press("Publish")
    expect(desk.locator(".field-take_care .errorlist")).to_contain_text("It does not say when to stop.")
    hand.type("Take care", "- **Stop** if it hurts.")
    hand.press("Publish")
    expect(desk.get_by_text("Saved. Readers see it now")).to_be_visible()

    assert hand.count < 40
    reader.goto("/stretches/rock-your-knees/")
    expect(reader.locator(".steps svg.fig")).to_have_count(3)
    picture = reader.get_by_role("img", name="A mat on the floor.")
    picture.scroll_into_view_if_needed()
    assert picture.evaluate(LOADED) > 300


def test_change_is_drafted_reviewed_and_published(
    desk: Page, reader: Page, new_page: NewPage, live_server: LiveServer, editor: User
) -> None:
    clinic = new_page(viewport=PHONE)
    sign_in(clinic, live_server, make_user("Reviewer", username="rita", first_name="Rita"))
    # Whoever may do both still needs a second pair of eyes.
    editor.groups.add(*make_user("Reviewer").groups.all())
    stretch = make_stretch(title="Lying", slug="lying")
    make_step(stretch=stretch, pose={"facing": "right"})
    hand, form = Hand(desk), f"/admin/stretches/stretch/{stretch.pk}/change/"

    desk.goto(form)
    hand.type("Summary", "Lie down and breathe.")
    hand.type("What did you change, and why?", "Says what to do.")
    hand.press("Preview page")
    panel = desk.get_by_role("region", name="Preview")
    shown = panel.frame_locator("iframe")
    expect(shown.locator(".lead")).to_contain_text("Lie down and breathe.")
    assert shown.locator("html").evaluate("() => innerWidth") == 390
    panel.get_by_role("button", name="Desktop").press("Enter")
    assert shown.locator("html").evaluate("() => innerWidth") == 1280
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("button", name="Preview page")).to_be_focused()
    hand.press("Save as draft")
    expect(desk.get_by_text("Readers see the text as it was until you press Publish.")).to_be_visible()
    reader.goto("/stretches/lying/")
    expect(reader.locator(".lead")).to_contain_text("A gentle stretch.")
    desk.goto("/admin/stretches/stretch/")
    expect(desk.locator("tbody .field-waiting")).to_have_text("Waiting")

    desk.goto(form)
    expect(desk.get_by_text("This form shows a draft change")).to_be_visible()
    hand.press("Save and ask for review")
    hand.follow("Review")
    expect(desk.get_by_text("so you cannot sign this text off")).to_be_visible()
    expect(desk.get_by_role("button", name="Sign off")).to_have_count(0)

    clinic.goto("/admin/")
    expect(clinic.get_by_role("region", name="Waiting for review").get_by_role("link")).to_have_text("Lying")
    clinic.get_by_role("link", name="Clinical review").click()
    clinic.get_by_role("link", name="Lying").click()
    expect(clinic.locator(".change-after").filter(has_text="Lie down and breathe.")).to_have_count(1)
    clinic.get_by_role("link", name="Preview on the page of readers").click()
    expect(clinic.locator(".lead")).to_contain_text("Lie down and breathe.")
    clinic.go_back()
    clinic.get_by_role("button", name="Sign off").press("Enter")
    expect(clinic.get_by_text("Readers see it once an editor publishes the draft.")).to_be_visible()

    desk.goto(form)
    hand.press("Publish changes")
    desk.get_by_text("Saved. Readers see it now").wait_for()
    reader.reload()
    expect(reader.locator(".lead")).to_contain_text("Lie down and breathe.")
    expect(reader.locator("dd", has_text="Rita")).to_be_visible()

    desk.goto(form)
    hand.type("Summary", "Lie down and rest.")
    hand.press("Publish changes")
    desk.get_by_text("Saved. Readers see it now").wait_for()
    reader.reload()
    expect(reader.get_by_text("Changed since its review on")).to_be_visible()
    expect(reader.locator("dd", has_text="Rita")).to_have_count(0)


def test_change_goes_live_at_its_moment_and_the_text_when_its_time_is_over(desk: Page, reader: Page) -> None:
    tip = make_tip(title="Rest", slug="rest", what_to_do="Walk a little.")
    shown = reader.locator("#tip-rest")
    desk.goto(f"/admin/guide/tip/{tip.pk}/change/")
    hand = Hand(desk)

    hand.type("What to do", "Dance a little.")
    desk.locator("[name=change_at_0]").fill("31/12/2098")
    desk.locator("[name=change_at_1]").fill("06:30")
    hand.press("Save as draft")
    expect(desk.get_by_text("It goes live on 31 December 2098, 06:30").first).to_be_visible()
    reader.goto("/")
    expect(shown).to_contain_text("Walk a little.")
    Version.objects.pending().update(publish_at=timezone.now() - timedelta(seconds=1))
    publish_due()
    reader.reload()
    expect(shown).to_contain_text("Dance a little.")

    desk.reload()
    desk.locator("[name=unpublish_at_0]").fill("31/12/2098")
    desk.locator("[name=unpublish_at_1]").fill("06:30")
    hand.press("Publish changes")
    desk.get_by_text("Saved. Readers see it now").wait_for()
    Tip.objects.update(unpublish_at=timezone.now() - timedelta(seconds=1))
    reader.reload()
    expect(shown).to_have_count(0)
