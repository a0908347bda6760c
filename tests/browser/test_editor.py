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
    field = desk.get_by_label("What to do")
    field.fill("Dance in the **kitchen**. <script>alert(1)</script>")
    preview = desk.locator(".field-what_to_do .markdownx-preview")
    preview.get_by_text("Dance in the kitchen.").wait_for()
    assert preview.locator("strong").inner_text() == "kitchen"
    desk.get_by_role("button", name="Save", exact=True).first.click()
    desk.get_by_text("was changed successfully").wait_for()

    reader.goto("/")
    tip_on_page = reader.locator("#tip-keep-moving")
    assert "Dance in the kitchen. <script>alert(1)</script>" in tip_on_page.inner_text()
    assert not reader.context.cookies()


@pytest.mark.usefixtures("editor")
def test_tab_leaves_a_markdown_field(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/admin/guide/faq/add/")
    page.get_by_label("Username").fill("ed")
    page.get_by_label("Password").fill("a long enough secret")
    page.get_by_role("button", name="Log in").click()
    field = page.get_by_label("Answer")
    field.fill("Some text")

    page.keyboard.press("Tab")

    assert field.input_value() == "Some text"
    assert not field.evaluate("field => field === document.activeElement")


@pytest.mark.usefixtures("editor")
def test_dropped_file_is_refused_with_a_sentence(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/admin/guide/faq/add/")
    page.get_by_label("Username").fill("ed")
    page.get_by_label("Password").fill("a long enough secret")
    page.get_by_role("button", name="Log in").click()
    field = page.get_by_label("Answer")
    field.fill("Some text")

    field.evaluate(
        """field => {
            const data = new DataTransfer();
            data.items.add(new File(["x"], "x.png", { type: "image/png" }));
            field.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }"""
    )

    page.get_by_role("alert").get_by_text("Pictures cannot be added here yet.").wait_for()
    assert field.input_value() == "Some text"
