"""The pose editor of the admin: sliders and buttons change the text, and the picture follows."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from guide.accounts import create_groups
from stretches.models import Step, Stretch
from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import RULES
from tests.factories import make_user

SLUG = "lying-hamstring-stretch"


@pytest.fixture
def editor(content: None) -> None:
    create_groups()
    make_user("Editor", username="ed", password="a long enough secret")


def open_form(page: Page) -> None:
    """The form of the lying stretch, whose third step has the first pose."""
    stretch = Stretch.objects.get(slug=SLUG)
    page.goto(f"/admin/stretches/stretch/{stretch.pk}/change/")
    page.get_by_label("Username").fill("ed")
    page.get_by_label("Password").fill("a long enough secret")
    page.get_by_role("button", name="Log in").click()


def tools_of(page: Page, field: str) -> Locator:
    """The picture and the tools beside a text box, once they are there."""
    page.locator(f"[name={field}]").scroll_into_view_if_needed()
    tools = page.locator("[data-pose]", has=page.locator(f"[name={field}]")).get_by_role("group").first
    tools.wait_for()
    return tools


def picture(tools: Locator) -> str:
    return tools.locator(".pose-light svg").inner_html()


def wait_for_another(tools: Locator, before: str) -> None:
    expect(tools.locator(".pose-light svg")).not_to_have_js_property("innerHTML", before)


def pictures_of(page: Page) -> list[str]:
    return page.locator(".steps svg.fig").evaluate_all("all => all.map((one) => one.innerHTML)")


def press(tools: Locator, name: str) -> None:
    tools.get_by_role("button", name=name, exact=True).press("Enter")


@pytest.mark.usefixtures("editor")
def test_editor_bends_a_knee_and_a_reader_sees_it(page: Page, new_page: NewPage) -> None:
    reader = new_page()
    reader.goto(f"/stretches/{SLUG}/")
    shown = pictures_of(reader)
    open_form(page)
    tools = tools_of(page, "steps-2-pose")
    before = picture(tools)

    tools.get_by_text("Sliders for the joints").click()
    knee = tools.get_by_role("group", name="Near leg").get_by_role("slider", name="Knee")
    knee.fill("20")
    wait_for_another(tools, before)
    assert tools.get_by_role("group", name="Near leg").get_by_label("Knee in degrees").input_value() == "20"
    page.get_by_role("button", name="Publish changes").click()
    page.get_by_text("Saved. Readers see it now").wait_for()

    assert Step.objects.get(title="Slide one leg").pose["knee"] == {"near": 20, "far": 0}
    reader.goto(f"/stretches/{SLUG}/")
    shows = pictures_of(reader)
    assert len(shows) == len(shown) > 4
    assert shows != shown


@pytest.mark.usefixtures("editor")
def test_buttons_go_back_and_forth(page: Page) -> None:
    open_form(page)
    tools, text = tools_of(page, "steps-2-pose"), page.locator("[name=steps-2-pose]")
    saved = text.input_value()

    press(tools, "Face the other way")
    mirrored = text.input_value()
    assert '"facing": "left"' in mirrored
    expect(tools.locator(".pose-dark svg > g").first).to_have_attribute("transform", re.compile(r"^matrix\(-1 "))
    text.fill('{"knee": 5}')
    press(tools, "Undo")
    assert text.input_value() == mirrored
    press(tools, "Undo")
    press(tools, "Undo")
    assert text.input_value() == saved
    press(tools, "Redo")
    press(tools, "Redo")
    assert text.input_value() == '{"knee": 5}'
    press(tools, "Back to the saved pose")
    assert text.input_value() == saved
    expect(tools.get_by_role("button", name="Redo")).to_have_attribute("aria-disabled", "true")


@pytest.mark.usefixtures("editor")
def test_added_step_starts_from_what_is_there(page: Page) -> None:
    open_form(page)
    page.locator("[name=steps-2-title]").fill("Not saved yet")
    page.get_by_role("button", name="Add another Step").press("Enter")
    tools, text = tools_of(page, "steps-7-pose"), page.locator("[name=steps-7-pose]")
    tools.get_by_text("There is no picture yet.").wait_for()

    press(tools, "Start with standing upright")
    assert text.input_value() == '{\n  "facing": "right"\n}'
    tools.locator(".pose-light svg").wait_for()
    starts = tools.get_by_label("Start from another step")
    starts.focus()
    starts.select_option(label="Not saved yet")
    press(tools, "Use this pose")
    assert text.input_value() == page.locator("[name=steps-2-pose]").input_value()
    starts.select_option(label="Stand tall")
    press(tools, "Use this pose")

    stored = Step.objects.get(title="Stand tall").pose
    assert page.evaluate("JSON.parse(document.querySelector('[name=steps-7-pose]').value)") == stored


@pytest.mark.usefixtures("editor")
def test_wrong_pose_is_told_and_the_last_picture_stays(page: Page) -> None:
    open_form(page)
    tools, text = tools_of(page, "steps-2-pose"), page.locator("[name=steps-2-pose]")
    before = picture(tools)
    status = tools.get_by_role("status")

    text.fill('{"knee": 190}')
    expect(status).to_have_text("knee is 190, the most is 150. The picture shows the last pose that could be drawn.")
    assert picture(tools) == before
    text.fill('{"reach": {"near": {"to": [300, 300]}}}')
    expect(status).to_contain_text("The near hand misses its target by ")
    text.fill("{")
    expect(status).to_contain_text("This is not JSON")
    tools.get_by_text("Sliders for the joints").click()
    assert tools.get_by_role("slider", name="Neck").is_disabled()
    press(tools, "Undo")
    expect(status).to_be_empty()


@pytest.mark.usefixtures("editor")
def test_late_answer_does_not_hide_a_newer_picture(page: Page) -> None:
    open_form(page)
    tools, text = tools_of(page, "steps-2-pose"), page.locator("[name=steps-2-pose]")
    tools.locator(".pose-light svg").wait_for()
    late: list[Any] = []
    page.route("**/pose-picture/", lambda route: route.continue_() if late else late.append(route))

    with page.expect_request("**/pose-picture/"):
        text.fill('{"facing": "left"}')
    tools.get_by_text("Drawing…").wait_for()
    text.fill('{"facing": "right", "knee": {"near": 150}}')
    expect(tools.get_by_role("status")).to_be_empty()
    newest = picture(tools)
    with page.expect_response("**/pose-picture/"):
        late[0].continue_()
    page.wait_for_timeout(100)

    assert picture(tools) == newest


@pytest.mark.usefixtures("editor")
def test_signed_out_editor_is_told(new_page: NewPage) -> None:
    page = new_page(expected=("403 (Forbidden)",))
    open_form(page)
    tools = tools_of(page, "steps-2-pose")
    tools.locator(".pose-light svg").wait_for()
    page.context.clear_cookies()

    press(tools, "Face the other way")

    tools.get_by_text("If you were signed out, sign in again in another tab.").wait_for()


@pytest.mark.usefixtures("editor")
def test_text_alone_is_enough_without_scripts(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    open_form(page)
    text = page.locator("[name=steps-2-pose]")

    text.fill('{"knee": {"near": 190}}')
    page.get_by_role("button", name="Publish changes").click()
    page.get_by_text("knee.near is 190, the most is 150").wait_for()
    assert text.input_value() == '{"knee": {"near": 190}}'
    text.fill('{"knee": {"near": 19}}')
    page.get_by_role("button", name="Publish changes").click()
    page.get_by_text("Saved. Readers see it now").wait_for()

    assert Step.objects.get(title="Slide one leg").pose == {"knee": {"near": 19}}


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_editor_is_accessible(new_page: NewPage, width: int, scheme: str) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    open_form(page)
    tools = tools_of(page, "steps-2-pose")
    tools.get_by_text("Sliders for the joints").click()
    tools.locator(".pose-light svg").wait_for()

    # The admin's stylesheets import one another, and axe would copy them into the page against its policy.
    results = Axe().run(page, context=".pose", options=RULES)
    heights = tools.locator("button, select, summary, input").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height).filter(Boolean)"
    )

    assert results.violations_count == 0, results.generate_report()
    assert len(heights) > 40
    assert min(heights) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= width
