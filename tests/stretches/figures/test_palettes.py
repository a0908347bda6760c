"""The stylesheet has the same colours as the files that carry their own."""

import re

from django.conf import settings

from stretches.figures.people import PEOPLE, THINGS

CSS = (settings.BASE_DIR / "static/css/figures.css").read_text()


def palette(selector: str, theme: int) -> dict[str, str]:
    """The variables of a selector, in light colours (0) or in dark ones (1)."""
    part = CSS.split("@media screen and (prefers-color-scheme: dark)")[theme]
    variables: dict[str, str] = {}
    for block in re.findall(rf"^ *{re.escape(selector)} {{([^}}]*)}}", part, re.MULTILINE):
        variables |= dict(re.findall(r"--f-([\w-]+): (\S+);", block))
    return variables


def test_palettes_of_the_stylesheet_are_those_of_the_people() -> None:
    for theme in (0, 1):
        assert palette(".fig", theme) == {name: colours[theme] for name, colours in THINGS.items()}
        for person, drawn in PEOPLE.items():
            assert palette(f".person-{person}", theme) == {name: pair[theme] for name, pair in drawn.colours.items()}


def test_colours_are_written_as_css() -> None:
    palettes = [THINGS, *(person.colours for person in PEOPLE.values())]
    colours = [colour for palette in palettes for pair in palette.values() for colour in pair]

    assert [colour for colour in colours if not re.fullmatch(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", colour)] == []
