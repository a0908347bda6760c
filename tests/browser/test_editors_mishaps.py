"""What goes wrong on an editor's day, and that no text is lost by it."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from guide.accounts import create_groups
from guide.models import Tip
from guide.versions import Version
from stretches.models import Step
from tests.browser.conftest import NewPage
from tests.browser.desk import Hand, sign_in
from tests.factories import make_step, make_stretch, make_tip, make_user

pytestmark = [pytest.mark.django_db(transaction=True)]

SAVED = "Saved. Readers see it now"


@pytest.fixture
def desk(new_page: NewPage, live_server: LiveServer) -> Page:
    create_groups()
    # What is signed out is told so with a 403.
    desk = new_page(viewport={"width": 1280, "height": 900}, expected=("403 (Forbidden)",))
    sign_in(desk, live_server, make_user("Editor", username="ed", password="a long enough secret"))
    return desk


def test_second_of_two_editors_sees_both_texts_and_saves_again(
    desk: Page, new_page: NewPage, live_server: LiveServer
) -> None:
    tip = make_tip(what_to_do="Walk a little.")
    form = f"/admin/guide/tip/{tip.pk}/change/"
    other = new_page(viewport={"width": 390, "height": 844})
    sign_in(other, live_server, make_user("Editor", username="una"))
    for page in (desk, other):
        page.goto(form)

    other.get_by_label("What to do").fill("Dance a little.")
    other.get_by_role("button", name="Publish changes").click()
    other.get_by_text(SAVED).wait_for()
    desk.get_by_label("What to do").fill("Swim a little.")
    desk.get_by_role("button", name="Publish changes").click()
    expect(desk.get_by_text("una saved a newer version while you were writing.")).to_be_visible()
    both = desk.get_by_role("region", name="Two versions")
    expect(both.locator(".two-versions-text")).to_have_text(["Dance a little.", "Swim a little."])
    tip.refresh_from_db()
    assert tip.what_to_do == "Dance a little."
    expect(desk.get_by_label("What to do")).to_have_value("Swim a little.")
    desk.get_by_label("What to do").fill("Dance or swim a little.")
    desk.get_by_role("button", name="Publish changes").click()
    desk.get_by_text(SAVED).wait_for()

    tip.refresh_from_db()
    assert tip.what_to_do == "Dance or swim a little."


def test_typed_text_comes_back_after_a_closed_tab(desk: Page) -> None:
    stretch = make_stretch()
    make_step(stretch=stretch, pose={"facing": "right"})
    form = f"/admin/stretches/stretch/{stretch.pk}/change/"
    desk.goto(form)
    hand = Hand(desk)
    hand.type("Summary", "Lie down and breathe.")
    hand.press("+ Add another Step")
    hand.part = desk.locator("#steps-1")
    hand.type("Title", "Rest")
    hand.type("Text", "Rest a little.")
    hand.choose("Phase", "Come out")
    desk.wait_for_function("() => (localStorage[`guide-desk:${location.pathname}`] ?? '').includes('come-out')")
    desk.close(run_before_unload=False)

    again = desk.context.new_page()
    again.goto(form)
    expect(again.get_by_label("Summary:")).to_have_value("A gentle stretch.")
    again.get_by_role("button", name="Bring it back").press("Enter")
    expect(again.get_by_label("Summary:")).to_have_value("Lie down and breathe.")
    expect(again.locator("[name=steps-1-title]")).to_have_value("Rest")
    again.get_by_role("button", name="Publish changes").click()
    again.get_by_text(SAVED).wait_for()

    stretch.refresh_from_db()
    assert stretch.summary == "Lie down and breathe."
    assert list(Step.objects.values_list("title", "text", "phase")) == [
        ("Hold", "Stay still.", "hold"), ("Rest", "Rest a little.", "come-out"),
    ]  # fmt: skip
    again.goto(form)
    expect(again.get_by_role("button", name="Bring it back")).to_be_hidden()


def test_save_of_somebody_signed_out_goes_on_once_they_sign_in(desk: Page) -> None:
    tip = make_tip()
    desk.goto(f"/admin/guide/tip/{tip.pk}/change/")
    desk.get_by_label("What to do").fill("Swim a little.\n\nThen “rest” & <breathe>.")
    desk.context.clear_cookies(name="sessionid")

    desk.get_by_role("button", name="Publish changes").click()
    expect(desk.get_by_text("What you typed is safe: it is in this page.")).to_be_visible()
    desk.get_by_label("Name").fill("ed")
    desk.get_by_label("Password").fill("a wrong secret")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("alert")).to_contain_text("Please enter the correct")
    desk.get_by_label("Password").fill("a long enough secret")
    desk.keyboard.press("Enter")
    desk.get_by_text(SAVED).wait_for()

    tip.refresh_from_db()
    assert tip.what_to_do == "Swim a little.\n\nThen “rest” & <breathe>."


def test_somebody_signed_out_signs_in_where_the_preview_stands_and_publishes(desk: Page) -> None:
    tip = make_tip()
    desk.goto(f"/admin/guide/tip/{tip.pk}/change/")
    desk.get_by_label("What to do").fill("Swim a little.")
    desk.context.clear_cookies(name="sessionid")

    desk.locator(".content-buttons").get_by_role("button", name="Preview").press("Enter")
    panel = desk.get_by_role("region", name="Preview").frame_locator("iframe")
    panel.get_by_label("Name").fill("ed")
    panel.get_by_label("Password").fill("a long enough secret")
    panel.get_by_role("button", name="Sign in and send").click()
    expect(panel.locator(f"#{tip.anchor}")).to_contain_text("Swim a little.")
    desk.get_by_role("button", name="Publish changes").click()
    desk.get_by_text(SAVED).wait_for()

    tip.refresh_from_db()
    assert tip.what_to_do == "Swim a little."


def test_old_version_is_edited_and_a_deleted_text_comes_back(desk: Page, new_page: NewPage) -> None:
    tip = make_tip(title="Rest", slug="rest", what_to_do="Walk for ten minutes a day.")
    Version.objects.record(tip, by=None, why="Came with the project.")
    tip.what_to_do = "Walk for ninety minutes a day."
    tip.save()
    Version.objects.record(tip, by=None, why="Asks for more.")
    reader = new_page(viewport={"width": 390, "height": 844})
    desk.goto(f"/admin/guide/tip/{tip.pk}/change/")

    desk.get_by_role("link", name="History").click()
    desk.get_by_role("button", name="Compare the two").first.click()
    expect(desk.locator("del")).to_have_text("(removed: ten) ")
    expect(desk.locator("ins")).to_have_text("(added: ninety) ")
    desk.get_by_role("link", name="Edit from version 1").click()
    expect(desk.get_by_label("What to do")).to_have_value("Walk for ten minutes a day.")
    desk.get_by_role("button", name="Publish changes").click()
    desk.get_by_text(SAVED).wait_for()
    reader.goto("/")
    expect(reader.locator("#tip-rest")).to_contain_text("Walk for ten minutes a day.")

    desk.get_by_role("link", name="Rest", exact=True).click()
    desk.get_by_role("link", name="Delete", exact=True).click()
    desk.get_by_role("button", name=re.compile("Yes, I")).click()
    reader.reload()
    expect(reader.locator("#tip-rest")).to_have_count(0)
    desk.get_by_role("link", name="Bring back a deleted one").click()
    desk.get_by_role("link", name="See what it said, and bring it back").click()
    desk.get_by_role("button", name="Bring it back").click()
    desk.get_by_role("button", name="Publish", exact=True).click()
    desk.get_by_text(SAVED).wait_for()

    reader.reload()
    expect(reader.locator("#tip-rest")).to_contain_text("Walk for ten minutes a day.")
    assert Tip.objects.get().permanent_id == tip.permanent_id
