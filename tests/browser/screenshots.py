"""Draws the pictures of docs/editors.md: `make screenshots` writes docs/desk/, `ARGS="-k history"` draws one.

These are no tests, and no run of the tests collects them. They stand here for what they share with the tests: the
site on a port of its own, a database that is thrown away, and a browser whose complaints count. The clock stands
still, so that a picture changes only if its page does.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Model
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Locator, Page
from pytest_django.live_server_helper import LiveServer

from guide.models import Picture
from guide.picture import keep
from guide.picture_encode import encode
from guide.versions import Version
from tests.browser import story as morning
from tests.browser.conftest import NewPage
from tests.browser.desk import sign_in
from tests.browser.story import Story

FOLDER: Path = settings.BASE_DIR / "docs/desk"
# So wide that the labels can be read on a page of documentation.
WIDTH = 1100
MARGIN = 12
COLOURS = 128

Scene = Callable[["Desk"], list[Locator]]
SCENES: dict[str, Scene] = {}


def scene(draw: Scene) -> Scene:
    """A picture of what the function returns, called by the name of the function."""
    SCENES[draw.__name__.replace("_", "-")] = draw
    return draw


class Desk:
    def __init__(self, story: Story, open_as: Callable[[User], Page]) -> None:
        self.story = story
        self._open_as = open_as

    def page(self, address: str, user: User | None = None, height: int = 900) -> Page:
        page = self._open_as(user or self.story.editor)
        page.set_viewport_size({"width": WIDTH, "height": height})
        page.goto(address)
        page.wait_for_load_state("networkidle")
        return page

    def form(self, row: Model, **options: Any) -> Page:
        return self.page(f"/admin/{row._meta.label_lower.replace('.', '/')}/{row.pk}/change/", **options)


@scene
def dashboard(desk: Desk) -> list[Locator]:
    page = desk.page("/admin/", height=1000)
    return [page.locator("#header"), page.locator(".panel").nth(3), page.locator(".desk-kinds .module").nth(1)]


@scene
def list_of_texts(desk: Desk) -> list[Locator]:
    page = desk.page("/admin/guide/tip/")
    return [page.locator(".object-tools"), page.locator("#content h1"), page.locator("#result_list")]


@scene
def markdown(desk: Desk) -> list[Locator]:
    page = desk.form(desk.story.walk)
    box = page.locator(".field-what_to_do")
    page.get_by_label("What to do").fill("Go for **short walks**. Good ones are:\n\n- to the shop\n- round the block")
    page.frame_locator(".field-what_to_do iframe").get_by_text("round the block").wait_for()
    return [box]


@scene
def preview(desk: Desk) -> list[Locator]:
    page = desk.form(desk.story.walk)
    page.get_by_role("button", name="Preview", exact=True).last.click()
    page.frame_locator("[name=guide-preview]").get_by_text("once an hour").wait_for()
    return [page.locator("#header"), page.locator(".preview-panel")]


@scene
def checks(desk: Desk) -> list[Locator]:
    page = desk.form(desk.story.heat)
    text = page.get_by_label("What to do")
    text.fill(
        "Heat cures tense muscles. Lie down with a hot water bottle, or a heating pad, or have a warm bath, and "
        "stay there for as long as you like to. See [the page on heat](/heat/)."
    )
    page.get_by_role("button", name="Check", exact=True).click()
    page.frame_locator("[name=guide-preview]").get_by_role("heading", name="Content checks").wait_for()
    text.scroll_into_view_if_needed()
    return [page.locator(".content-buttons"), page.locator(".preview-panel")]


@scene
def buttons(desk: Desk) -> list[Locator]:
    page = desk.form(desk.story.heat, height=3600)
    page.get_by_label("What did you change, and why?").fill("Says how long to use heat.")
    return [page.locator(".checks"), page.locator(".content-buttons")]


@scene
def draft(desk: Desk) -> list[Locator]:
    page = desk.form(desk.story.heat)
    return [page.locator("#content h1"), page.locator(".object-tools"), page.locator(".pending-note")]


@scene
def two_editors(desk: Desk) -> list[Locator]:
    page = desk.form(desk.story.walk, height=2400)
    other = desk.form(desk.story.walk, user=desk.story.colleague)
    for each, words in ((other, "Get up every half hour."), (page, "Get up once an hour, if you can.")):
        each.get_by_label("What to do").fill(f"Go for short walks, and stretch now and then. {words}")
        each.get_by_role("button", name="Save as draft").click()
        each.wait_for_load_state("networkidle")
        # What the site saves by itself, it dates by the real clock.
        Version.objects.of(desk.story.walk).pending().update(made_at=morning.NOW)
    return [page.locator(".two-versions"), page.locator(".errorlist.nonfield")]


@scene
def review(desk: Desk) -> list[Locator]:
    row = desk.story.walk
    page = desk.page(f"/admin/guide/tip/{row.pk}/review/", user=desk.story.reviewer, height=2400)
    return [page.locator("#content h1"), page.locator("form fieldset").first]


@scene
def history(desk: Desk) -> list[Locator]:
    page = desk.page(f"/admin/stretches/stretch/{desk.story.stretch.pk}/history/")
    return [page.locator("#content h1"), page.locator(".history-list")]


@scene
def compare(desk: Desk) -> list[Locator]:
    page = desk.page(f"/admin/stretches/stretch/{desk.story.stretch.pk}/compare/?from=1&to=3", height=1150)
    return [page.locator("#content h1"), page.locator("#content-main")]


@scene
def step(desk: Desk) -> list[Locator]:
    page = desk.form(desk.story.stretch, height=1200)
    field = page.locator("#steps-2 .field-pose")
    field.locator("textarea").scroll_into_view_if_needed()
    field.get_by_text("Sliders for the joints").click()
    field.evaluate("field => field.scrollIntoView()")
    page.wait_for_load_state("networkidle")
    return [field.locator("label").first, field.locator(".pose-light"), field.locator("fieldset").first]


@scene
def picture(desk: Desk) -> list[Locator]:
    reader = desk.page(desk.story.stretch.get_absolute_url())
    drawn = BytesIO(reader.locator(".steps svg.fig").first.screenshot())
    row = Picture(
        title="Lie down", alt="A person lies on a mat with bent knees.", permanent_id="t4w3rm9k",
        uploaded_at=morning.NOW,
    )  # fmt: skip
    files = encode(drawn, row.permanent_id)
    row.width, row.height = list(files)[-1].width, list(files)[-1].height
    keep(row, files, desk.story.editor)
    page = desk.form(row, height=1400)
    return [page.locator("#content h1"), page.locator(".field-used_in")]


@scene
def rename(desk: Desk) -> list[Locator]:
    page = desk.form(desk.story.stretch, height=1200)
    page.get_by_label("Slug").fill("lying-leg-stretch")
    page.get_by_role("button", name="Publish changes").click()
    page.locator(".rename").wait_for()
    page.locator(".field-slug").evaluate("field => field.scrollIntoView()")
    return [page.locator(".field-slug")]


@pytest.fixture
def desk(
    content: None, picture_folder: Path, new_page: NewPage, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    story = morning.tell()
    monkeypatch.setattr(timezone, "now", lambda: morning.NOW)

    def open_as(user: User) -> Page:
        # The view of a text runs no script, not even the one by which Playwright looks into it.
        options = {"color_scheme": "light", "reduced_motion": "reduce", "locale": "en-GB"}
        page = new_page(expected=("Blocked script execution",), **options)
        # The menu at the side is open in one picture, and leaves its room to the form in the others.
        page.add_init_script("localStorage.setItem('django.admin.navSidebarIsOpen', 'false')")
        page.clock.set_fixed_time(morning.NOW)
        sign_in(page, live_server, user)
        return page

    return Desk(story, open_as)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", SCENES)
def test_draw(name: str, desk: Desk) -> None:
    parts = SCENES[name](desk)
    page = parts[0].page
    boxes = [box for box in (part.bounding_box() for part in parts) if box]
    assert len(boxes) == len(parts)
    left, top = (max(0, min(box[side] for box in boxes) - MARGIN) for side in ("x", "y"))
    right = min(WIDTH, max(box["x"] + box["width"] for box in boxes) + MARGIN)
    bottom = max(box["y"] + box["height"] for box in boxes) + MARGIN
    size = page.viewport_size
    assert size
    clip = {"x": left, "y": top, "width": right - left, "height": min(bottom, size["height"]) - top}

    shot = page.screenshot(clip=clip, animations="disabled", caret="hide")

    FOLDER.mkdir(exist_ok=True)
    image = Image.open(BytesIO(shot)).convert("RGB")
    # Few colours, laid flat: a third of the bytes, and the same ones each time.
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)
