"""The Markdown editor of the admin: buttons, keys and the preview change a plain text box."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Route, expect

from tests.browser.conftest import OpenForm
from tests.browser.test_accessibility import RULES
from tests.browser.writing import SELECTED, write
from tests.factories import make_stretch, make_tip


@pytest.mark.parametrize(
    "cases",
    [
        [
            ("Control+b", "a «bold» word", "a **«bold»** word"),
            ("Control+b", "a **«bold»** word", "a «bold» word"),
            ("Control+b", "a «**bold**» word", "a «bold» word"),
            ("Control+b", "a bo|ld word", "a **bo|ld** word"),
            ("Control+b", "a **bo|ld** word", "a bo|ld word"),
            ("Control+b", "a |", "a **|**"),
            ("Control+b", "a **|**", "a |"),
            ("Control+b", "a« bold »word", "a **«bold»** word"),
            ("Control+b", "*«both»*", "***«both»***"),
            ("Control+i", "**«both»**", "***«both»***"),
            ("Control+i", "***«both»***", "**«both»**"),
            ("Control+i", "it’s wo|rth", "it’s *wo|rth*"),
        ],
        [
            ("Control+Shift+Digit8", "one|", "- one|"),
            ("Control+Shift+Digit8", "«one\n\ntwo»\nthree", "«- one\n\n- two»\nthree"),
            ("Control+Shift+Digit8", "«1. one\n2. two»", "«- one\n- two»"),
            ("Control+Shift+Digit7", "«- one\n  - two\n»three", "«1. one\n  2. two»\nthree"),
            ("Control+Shift+Digit7", "«1. one\n2. two»", "«one\ntwo»"),
            ("Control+Shift+Period", "«one\n\ntwo»", "«> one\n> \n> two»"),
            ("Control+Shift+Period", "> on|e", "on|e"),
            ("Enter", "- one|", "- one\n- |"),
            ("Enter", "9. one| two", "9. one\n10. | two"),
            ("Enter", "> one|", "> one\n> |"),
            ("Enter", "  * one|", "  * one\n  * |"),
            ("Enter", "- one\n- |", "- one\n\n|"),
            ("Enter", "one|", "one\n|"),
            ("Enter", "|- one", "\n|- one"),
            ("Shift+Enter", "- one|", "- one\n|"),
        ],
    ],
    ids=["marks", "lines"],
)
def test_key_changes_the_text_and_the_browser_undoes_it(open_form: OpenForm, cases: list[tuple[str, str, str]]) -> None:
    page = open_form(make_tip())
    text = page.get_by_label("What to do")

    for key, before, after in cases:
        write(text, before)
        text.press(key)
        assert text.evaluate(SELECTED) == after, key
        text.press("Control+z")
        assert text.input_value() == before.translate(str.maketrans("", "", "«»|")), key


def test_buttons_are_one_stop_for_tab_and_the_text_is_left_by_tab(open_form: OpenForm) -> None:
    page = open_form(make_tip())
    text, tools = page.get_by_label("What to do"), page.locator(".field-what_to_do").get_by_role("toolbar")
    write(text, "Get «ready»")

    tools.get_by_role("button", name="Heading").click()
    assert text.evaluate(SELECTED) == "«# Get ready»"
    tools.get_by_role("button", name="Heading").focus()
    for key in ("ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home", "ArrowRight"):
        page.keyboard.press(key)
    expect(tools.get_by_role("button", name="Bold")).to_be_focused()
    expect(tools.get_by_role("button", name="Bold")).to_have_attribute("title", "Bold (Ctrl+B)")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(text).to_be_focused()
    page.keyboard.press("Tab")
    expect(text).not_to_be_focused()
    assert text.input_value() == "# Get ready"


def test_preview_shows_an_added_step_in_the_styles_of_readers(open_form: OpenForm) -> None:
    # "null" leaves it to the page, as a browser does.
    page = open_form(make_stretch(), color_scheme="null")

    page.get_by_role("button", name="Add another Step").press("Enter")
    row = page.locator("#steps-0 .field-text")
    row.scroll_into_view_if_needed()
    frame = row.frame_locator("iframe")
    expect(frame.get_by_text("Nothing to preview yet.")).to_be_visible()
    row.locator("textarea").fill("> Stand **tall**. <script>alert(1)</script>")
    expect(frame.locator("strong")).to_have_text("tall")
    assert frame.locator("blockquote").inner_text() == "Stand tall. <script>alert(1)</script>"
    expect(frame.locator("body")).to_have_css("background-color", "rgb(251, 250, 247)")
    expect(row.get_by_role("button", name="Cite a source")).to_have_count(0)
    expect(row.locator(".md-foot")).to_contain_text("6 words · 19,957 characters left")

    # Whoever chose dark for the desk sees the dark page.
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    expect(frame.locator("body")).to_have_css("background-color", "rgb(20, 27, 36)")
    row.get_by_role("button", name="Preview").click()
    expect(page.locator("iframe:visible")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("button", name="Preview").first).to_have_attribute("aria-pressed", "false")


def test_preview_is_the_newest_or_says_that_it_failed(open_form: OpenForm) -> None:
    page = open_form(make_tip(), expected=("ERR_FAILED", "net::", "500 (Internal Server Error)"))
    text, field = page.get_by_label("What to do"), page.locator(".field-what_to_do")
    frame = field.frame_locator("iframe")
    frame.get_by_text("Walk a little.").wait_for()
    late: list[Route] = []
    page.route("**/markdown-preview/", lambda route: route.continue_() if late else late.append(route))

    with page.expect_request("**/markdown-preview/"):
        text.fill("old")
    text.fill("new")
    frame.get_by_text("new").wait_for()
    late[0].continue_()
    page.wait_for_timeout(100)
    assert frame.locator("[data-text]").inner_text() == "new"

    page.unroute("**/markdown-preview/")
    page.route("**/markdown-preview/", lambda route: route.fulfill(status=500))
    text.fill("newest")
    expect(field.get_by_role("status")).to_contain_text("The preview could not be made; your text is unchanged.")
    page.unroute("**/markdown-preview/")
    page.context.clear_cookies()
    text.fill("signed out")
    expect(field.get_by_role("status")).to_contain_text("sign in again in another tab")
    text.fill("a" * 20_001)
    expect(field.locator(".md-foot")).to_contain_text("1 word · 1 character too many")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_editor_is_accessible(open_form: OpenForm, width: int, scheme: str) -> None:
    make_tip(title="Walk")
    page = open_form(make_tip(), color_scheme=scheme, viewport={"width": width, "height": 900})
    field = page.locator(".field-what_to_do")
    if width == 390:
        field.get_by_role("button", name="Preview").click()
    field.scroll_into_view_if_needed()
    field.frame_locator("iframe").get_by_text("Walk a little.").wait_for()

    def check(context: str) -> None:
        results = Axe().run(page, context=context, options=RULES)
        assert results.violations_count == 0, f"{context}\n{results.generate_report()}"

    check(".md")
    for button, shown in (("Link", "option"), ("Cite a source", "status"), ("Picture", "button")):
        field.get_by_role("button", name=button).click()
        if button == "Link":
            page.keyboard.type("walk")
        page.locator("dialog[open]").get_by_role(shown).first.wait_for(state="attached")
        check("dialog[open]")
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_text_alone_is_enough_without_scripts(open_form: OpenForm) -> None:
    tip = make_tip()
    page = open_form(tip, java_script_enabled=False)

    assert page.get_by_role("button", name="Bold").count() == 0
    page.get_by_label("What to do").fill("**Dance**")
    page.get_by_role("button", name="Publish changes").click()
    page.get_by_text("Saved. Readers see it now").wait_for()

    tip.refresh_from_db()
    assert tip.what_to_do == "**Dance**"
