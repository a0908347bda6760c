"""A picture at its own address has its colours, though pages allow no inline style, and has them within a page too."""

import pytest
from playwright.sync_api import Page, expect

from stretches.models import Step
from tests.browser.conftest import NewPage

pytestmark = pytest.mark.usefixtures("content")

# The top of the person with the headscarf, on light and dark pages.
TOPS = {"light": "rgb(217, 164, 65)", "dark": "rgb(219, 176, 92)"}


def address_of_a_figure() -> str:
    step = Step.objects.filter(pose__isnull=False, stretch__person="b").select_related("stretch")[0]
    return f"/stretches/{step.stretch.slug}/figures/{step.permanent_id}.svg"


def fill_of_top(page: Page) -> str:
    return str(page.locator("path[fill='var(--f-top)']").first.evaluate("top => getComputedStyle(top).fill"))


def test_figure_opened_by_itself_has_its_colours(page: Page) -> None:
    still = address_of_a_figure()

    for address in (still, f"{still.rpartition('/')[0]}/movement.svg"):
        page.emulate_media(color_scheme="light")
        page.goto(address)
        assert fill_of_top(page) == TOPS["light"]
        # What the server says is unchanged must not lose its style either.
        page.emulate_media(color_scheme="dark")
        page.reload()
        assert fill_of_top(page) == TOPS["dark"]


def test_figure_within_a_page_has_its_colours(new_page: NewPage) -> None:
    page = new_page(color_scheme="light")
    page.goto("/stretches/")

    page.evaluate(
        "address => { const img = new Image(); img.src = address; img.id = 'seen'; document.body.append(img); }",
        address_of_a_figure(),
    )
    image = page.locator("#seen")
    expect(image).to_have_js_property("complete", True)
    painted = image.evaluate(
        # All colours that the browser paints.
        """async (img) => {
            await img.decode();
            const canvas = document.createElement("canvas");
            [canvas.width, canvas.height] = [400, 300];
            const context = canvas.getContext("2d");
            context.drawImage(img, 0, 0, 400, 300);
            const data = context.getImageData(0, 0, 400, 300).data;
            const seen = new Set();
            for (let at = 0; at < data.length; at += 4) seen.add(data.slice(at, at + 3).join(", "));
            return [...seen];
        }"""
    )

    assert "217, 164, 65" in painted
