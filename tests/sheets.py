"""Contact sheets of all pictures in the fixtures, to look at: `make figures` writes them to var/figures/.

Each set of pictures once small and once large, in light and in dark, and small as each of the people.
With arguments, only the sets whose name contains one of them.
"""

import os
import sys
from html import escape
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from stretches.figures.draw import sprite
from stretches.figures.figure import picture
from stretches.figures.frame import frame_of
from stretches.figures.ground import settle
from stretches.figures.people import PEOPLE
from stretches.figures.pose import Pose
from tests.stretches.figures.published import PictureSet, published

ROOT = Path(__file__).parents[1]
SHEETS = ROOT / "var" / "figures"
STYLESHEETS = ("tokens", "figures")
SMALL, LARGE = 160, 640
# How many pictures stand side by side.
SMALL_COLUMNS, LARGE_COLUMNS = 8, 3
STYLE = """
body { margin: 16px; width: max-content; background: var(--paper); color: var(--ink); font: 13px/1.3 sans-serif }
h2 { margin: 12px 0 4px; font-size: 14px }
ul { display: grid; gap: 8px; margin: 0; padding: 0; list-style: none }
li svg { display: block; width: 100%; border-radius: 8px; background: var(--plate) }
"""


def sheet(sets: list[PictureSet], width: int, columns: int, person: str = "") -> str:
    """A page with the sets one below the other; everybody as one person, if that is given."""
    sections = "".join(_section(each, person or each.person) for each in sets)
    css = "".join((ROOT / f"static/css/{name}.css").read_text() for name in STYLESHEETS)
    grid = f"ul {{ grid-template-columns: repeat({columns}, {width}px) }}"
    shapes = f'<svg class="shapes">{sprite()}</svg>'
    return f"<!doctype html><meta charset=utf-8><style>{css}{STYLE}{grid}</style>{shapes}{sections}"


def _section(pictures: PictureSet, person: str) -> str:
    poses = [settle(Pose.from_json(each.pose), PEOPLE[pictures.person]) for each in pictures.pictures]
    frame = frame_of(settled.pose for settled in poses)
    items = ""
    for each, settled in zip(pictures.pictures, poses, strict=True):
        markup = picture(settled.pose, person, frame)
        notes = " · ".join((each.caption, f"{len(markup)} bytes", *settled.warnings))
        items += f"<li>{markup}{escape(notes)}</li>"
    return f"<h2>{escape(pictures.name)} ({person})</h2><ul>{items}</ul>"


def _photograph(page: Page, name: str, html: str) -> None:
    path = SHEETS / f"{name}.html"
    path.write_text(html)
    page.goto(path.as_uri())
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme="light" if theme == "light" else "dark")
        page.screenshot(path=SHEETS / f"{name}-{theme}.png", full_page=True)


def main(wanted: list[str]) -> None:
    sets = [each for each in published() if not wanted or any(part in each.name for part in wanted)]
    SHEETS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        # Chromium refuses to make its sandbox when root asks.
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], chromium_sandbox=os.getuid() != 0, args=["--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": LARGE_COLUMNS * (LARGE + 16), "height": 800})
        _photograph(page, "all", sheet(sets, SMALL, SMALL_COLUMNS))
        for person in PEOPLE:
            _photograph(page, f"person-{person}", sheet(sets, SMALL, SMALL_COLUMNS, person))
        for each in sets:
            _photograph(page, each.name, sheet([each], LARGE, LARGE_COLUMNS))
        browser.close()
    print(f"Wrote {len(list(SHEETS.glob('*.png')))} sheets to {SHEETS.relative_to(ROOT)}/")


if __name__ == "__main__":
    main(sys.argv[1:])
