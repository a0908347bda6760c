"""Addresses of pictures: read, written, and turned down."""

import pytest
from django.urls import reverse

from guide.markdown import pictures, render
from guide.picture_address import FOLDER, PictureFile, markdown

FILE = PictureFile("bcdfghjk", 1200, 801)


def test_address() -> None:
    assert FILE.address == "/pictures/bcdfghjk-1200x801.webp"
    assert PictureFile.parse("bcdfghjk-1200x801.webp") == FILE


def test_address_is_where_pictures_are_served() -> None:
    assert reverse("picture", args=[FILE.name]) == f"{FOLDER}{FILE.name}"


@pytest.mark.parametrize(
    ("width", "height", "names"),
    [
        (300, 200, ["300x200"]),
        (480, 480, ["480x480"]),
        (481, 100, ["480x100", "481x100"]),
        (1200, 801, ["480x320", "960x641", "1200x801"]),
        (1600, 320, ["480x96", "960x192", "1600x320"]),
    ],
)
def test_sizes(width: int, height: int, names: list[str]) -> None:
    sizes = PictureFile("bcdfghjk", width, height).sizes

    assert [size.name for size in sizes] == [f"bcdfghjk-{name}.webp" for name in names]


@pytest.mark.parametrize(
    "name",
    [
        "", "bcdfghjk", "bcdfghjk.webp", "bcdfghjk-1200x801", "bcdfghjk-1200x801.png", "bcdfghjk-1200x801.webp.html",
        "bcdfghjk-1200x801.webp\n", "bcdfghj-1200x801.webp", "bcdfghjkk-1200x801.webp", "bcdfghja-1200x801.webp",
        "BCDFGHJK-1200x801.webp", "bcdfghjk-01x1.webp", "bcdfghjk-0x9.webp", "bcdfghjk-1601x1.webp",
        "bcdfghjk-1x1601.webp", "bcdfghjk-12000x8.webp", "bcdfghjk--1x1.webp", "bcdfghjk-१२x९.webp",
        "../bcdfghjk-1200x801.webp", "bcdfghjk-1200x801.webp\0",
    ],
)  # fmt: skip
def test_parse_knows_no_other_name(name: str) -> None:
    assert PictureFile.parse(name) is None


@pytest.mark.parametrize(
    ("alt", "typed"),
    [
        ("A mat.", r"![A mat\.](/pictures/bcdfghjk-1200x801.webp)"),
        ("", "![decorative](/pictures/bcdfghjk-1200x801.webp)"),
        ("A\n mat", "![A mat](/pictures/bcdfghjk-1200x801.webp)"),
        ("[x](y)", r"![\[x\]\(y\)](/pictures/bcdfghjk-1200x801.webp)"),
    ],
)
def test_markdown(alt: str, typed: str) -> None:
    assert markdown(FILE, alt) == typed


@pytest.mark.parametrize(
    "alt",
    [
        "A mat.",
        "](/x) [y](javascript:z)",
        "**a** _b_ `c` \\ \\]",
        "&lt;b&gt; <b>",
        "[@nice-2020]",
        "a \"b\" 'c'",
        "é 名 \u202e",
    ],
)
def test_markdown_brings_back_the_words(alt: str) -> None:
    assert pictures(f"One {markdown(FILE, alt)} two") == [(FILE, alt)]


@pytest.mark.parametrize("words", ["![a link](https://elsewhere.example/x.png)", "[![a](/pictures/x.png)](/about/)"])
def test_picture_from_elsewhere_in_a_link_is_text(words: str) -> None:
    assert "<img" not in render(words)
