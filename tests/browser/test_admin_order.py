"""Rows of the desk are moved by keys and by dragging, and stay where they were put."""

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from guide.accounts import create_groups
from guide.models import Tip
from stretches.models import Step, Stretch
from tests.browser.conftest import NewPage
from tests.browser.desk import sign_in
from tests.factories import make_step, make_stretch, make_tip, make_user

NAMES = ["Walk", "Sit", "Sleep", "Lift"]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def signed_in(page: Page, live_server: LiveServer) -> Page:
    create_groups()
    sign_in(page, live_server, make_user("Editor"))
    return page


def make_tips() -> None:
    for place, name in enumerate(NAMES, 1):
        make_tip(title=name, order=10 * place)


def open_steps(page: Page) -> Stretch:
    """A stretch with three steps, in its form."""
    stretch = make_stretch()
    for place, name in enumerate(["Lie down", "Lift", "Rest"], 1):
        make_step(stretch=stretch, title=name, order=10 * place, pose={"facing": "right"})
    page.goto(f"/admin/stretches/stretch/{stretch.pk}/change/")
    return stretch


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def drag(page: Page, row: Locator, onto: Locator) -> None:
    """Drag a row by its handle past the middle of another."""
    row.locator(".order-handle").hover()
    page.mouse.down()
    box = onto.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 2, steps=4)
    # The row follows at the browser's next frames.
    expect(row.page.locator(".order-moving")).to_have_count(1)
    page.wait_for_timeout(100)
    page.mouse.up()


def titles(page: Page) -> list[str]:
    return page.locator("#result_list tbody th").all_inner_texts()


def steps(page: Page) -> list[tuple[str, str]]:
    """Number and title of each step, as they stand in the form."""
    blocks = page.locator(".inline-related:not(.empty-form)")
    return blocks.evaluate_all("all => all.map((one) => [...one.querySelectorAll('[name$=-order], [name$=-title]')].map((field) => field.value).join(' '))")  # fmt: skip  # noqa: E501


def test_list_is_moved_by_keys(signed_in: Page) -> None:
    make_tips()
    signed_in.goto("/admin/guide/tip/")
    down = button(signed_in, "Move down: Walk")

    down.press("Enter")
    expect(signed_in.get_by_text("Walk, now 2 of 4. Saved.")).to_be_visible()
    expect(down).to_be_focused()
    down.press("Enter")

    expect(signed_in.get_by_text("Walk, now 3 of 4. Saved.")).to_be_visible()
    assert titles(signed_in) == ["Sit", "Sleep", "Walk", "Lift"]
    assert list(Tip.objects.values_list("title", "order")) == [("Sit", 10), ("Sleep", 20), ("Walk", 30), ("Lift", 40)]
    expect(signed_in.get_by_label("Order of Walk")).to_have_value("30")
    expect(button(signed_in, "Move up: Sit")).to_have_attribute("aria-disabled", "true")


def test_list_is_dragged(signed_in: Page) -> None:
    make_tips()
    signed_in.set_viewport_size(PHONE)
    signed_in.goto("/admin/guide/tip/")
    rows = signed_in.locator("#result_list tbody tr")

    drag(signed_in, rows.nth(2), rows.nth(0))

    expect(signed_in.get_by_text("Sleep, now 1 of 4. Saved.")).to_be_visible()
    signed_in.reload()
    assert titles(signed_in) == ["Sleep", "Walk", "Sit", "Lift"]


def test_list_that_was_changed_elsewhere_goes_back(new_page: NewPage, live_server: LiveServer) -> None:
    page = new_page(expected=("409",))
    sign_in(page, live_server, make_user(is_superuser=True))
    make_tips()
    page.goto("/admin/guide/tip/")
    Tip.objects.filter(title="Sit").update(order=99)

    button(page, "Move down: Walk").click()

    expect(page.get_by_role("status")).to_contain_text("Somebody else has changed this list. Load the page again")
    assert titles(page) == NAMES


def test_list_of_somebody_signed_out_goes_back(new_page: NewPage, live_server: LiveServer) -> None:
    page = new_page(expected=("403 (Forbidden)",))
    sign_in(page, live_server, make_user(is_superuser=True))
    make_tips()
    page.goto("/admin/guide/tip/")
    page.context.clear_cookies(name="sessionid")

    button(page, "Move up: Lift").click()

    expect(page.get_by_role("status")).to_contain_text("The new order was not saved, and the row is back.")
    assert titles(page) == NAMES


def test_list_keeps_numbers_that_were_typed(signed_in: Page) -> None:
    make_tips()
    signed_in.goto("/admin/guide/tip/")
    signed_in.get_by_label("Order of Lift").fill("5")

    button(signed_in, "Move down: Walk").click()

    expect(signed_in.get_by_role("status")).to_contain_text("first save the numbers that you typed")
    expect(signed_in.get_by_label("Order of Lift")).to_have_value("5")
    assert titles(signed_in) == NAMES


def test_list_sorted_by_a_column_leads_back_to_its_order(signed_in: Page) -> None:
    make_tips()
    signed_in.goto("/admin/guide/tip/?o=1")
    expect(signed_in.locator("[data-move]")).to_have_count(0)

    signed_in.get_by_role("link", name="Sort it as readers see it").click()

    expect(button(signed_in, "Move up: Sit")).to_be_visible()


def test_steps_are_moved_and_added_and_saved_with_the_form(signed_in: Page) -> None:
    stretch = open_steps(signed_in)

    button(signed_in, "Move up: Rest").press("Enter")
    expect(signed_in.get_by_text("Rest, now 2 of 3. Save the form to keep this order.")).to_be_visible()
    drag(signed_in, signed_in.locator("#steps-0"), signed_in.locator("#steps-group .add-row"))
    assert steps(signed_in) == ["10 Rest", "20 Lift", "30 Lie down"]
    signed_in.get_by_role("button", name="Add another Step").click()
    signed_in.locator("[name=steps-3-title]").fill("Breathe")
    signed_in.locator("[name=steps-3-text]").fill("Breathe out.")
    signed_in.locator("[name=steps-3-phase]").select_option("hold")
    signed_in.locator("[name=steps-3-title]").press("Tab")
    button(signed_in, "Move up: Breathe").click()
    assert steps(signed_in) == ["10 Rest", "20 Lift", "30 Breathe", "40 Lie down"]
    signed_in.get_by_role("button", name="Publish changes").click()

    signed_in.get_by_text("Saved. Readers see it now").wait_for()
    assert list(stretch.steps.values_list("order", "title")) == [
        (10, "Rest"),
        (20, "Lift"),
        (30, "Breathe"),
        (40, "Lie down"),
    ]


def test_new_step_between_saved_ones_is_removed_without_harm(signed_in: Page) -> None:
    open_steps(signed_in)
    for _ in range(2):
        signed_in.get_by_role("button", name="Add another Step").click()
    for place, name in ((3, "Breathe"), (4, "Smile")):
        signed_in.locator(f"[name=steps-{place}-title]").fill(name)
        signed_in.locator(f"[name=steps-{place}-text]").fill("Slowly.")
        signed_in.locator(f"[name=steps-{place}-phase]").select_option("hold")
    signed_in.locator("[name=steps-4-title]").press("Tab")
    for _ in range(4):
        button(signed_in, "Move up: Smile").click()

    signed_in.locator("#steps-3").get_by_role("button", name="Remove").click()

    assert [text.partition(" ")[2] for text in steps(signed_in)] == ["Smile", "Lie down", "Lift", "Rest"]
    signed_in.get_by_role("button", name="Publish changes").click()
    signed_in.get_by_text("Saved. Readers see it now").wait_for()
    assert list(Step.objects.values_list("title", flat=True)) == ["Smile", "Lie down", "Lift", "Rest"]


def test_typed_number_moves_its_step(signed_in: Page) -> None:
    open_steps(signed_in)
    field = signed_in.locator("[name=steps-0-order]")

    field.fill("25")
    field.press("Tab")

    expect(signed_in.get_by_text("Lie down, now 2 of 3.")).to_be_visible()
    assert steps(signed_in) == ["20 Lift", "25 Lie down", "30 Rest"]
    expect(signed_in.locator("[name=steps-0-phase]")).to_be_focused()
