"""The editor's job: change a sentence in the admin, and a reader sees it."""

import pytest

from guide.accounts import create_groups
from guide.models import Tip
from tests.browser.conftest import NewPage
from tests.factories import make_user


@pytest.fixture
def editor(content: None) -> str:
    create_groups()
    make_user("Editor", username="ed", password="a long enough secret")
    return "ed"


@pytest.mark.usefixtures("editor")
def test_editor_changes_a_sentence_and_a_reader_sees_it(new_page: NewPage) -> None:
    desk, reader = new_page(viewport={"width": 1280, "height": 900}), new_page()
    tip = Tip.objects.get(slug="keep-moving")

    desk.goto(f"/admin/guide/tip/{tip.pk}/change/")
    desk.get_by_label("Username").fill("ed")
    desk.get_by_label("Password").fill("a long enough secret")
    desk.get_by_role("button", name="Log in").click()
    # The tools push what stands below them down; what is typed before they are there stays, but out of view.
    desk.locator(".field-what_to_do .md-bar").wait_for()
    field = desk.get_by_label("What to do")
    field.fill("Dance in the **kitchen**. <script>alert(1)</script>")
    preview = desk.frame_locator(".field-what_to_do iframe")
    preview.get_by_text("Dance in the kitchen.").wait_for()
    assert preview.locator("strong").inner_text() == "kitchen"
    desk.get_by_role("button", name="Publish changes").click()
    desk.get_by_text("Saved. Readers see it now").wait_for()

    reader.goto("/")
    tip_on_page = reader.locator("#tip-keep-moving")
    assert "Dance in the kitchen. <script>alert(1)</script>" in tip_on_page.inner_text()
    assert not reader.context.cookies()
