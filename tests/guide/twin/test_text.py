"""Texts as they stand in a Markdown file of their own."""

import pytest

from guide.twin.text import body, escaped, joined
from tests.hostile_markdown import VECTORS

PAGE = "https://example.org/stretches/seated/"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Walk a little", "Walk a little"),
        ("1 * 2 * 3", r"1 \* 2 \* 3"),
        ("<script> [x](y) `z` _a_ # b | c \\", r"\<script\> \[x\](y) \`z\` \_a\_ \# b \| c \\"),
        ("Two\nlines\x0b here", "Two lines here"),
    ],
)
def test_plain_words_are_read_as_they_are(typed: str, written: str) -> None:
    assert escaped(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("See [help](/when-to-get-help/).", "See [help](https://example.org/when-to-get-help/)."),
        ("See [below](#feel).", "See [below](https://example.org/stretches/seated/#feel)."),
        ("[a](https://other.example/b?c=d#e)", "[a](https://other.example/b?c=d#e)"),
        ("![A mat](/pictures/x.webp)", "![A mat](https://example.org/pictures/x.webp)"),
        ("[a][b]\n\n[b]: /about/", "[a][b]\n\n[b]: https://example.org/about/"),
        ("<https://other.example>", "<https://other.example>"),
        ("[odd](http://[)", "[odd](http://[)"),
        ("# Big\n\n#### Small\n\n#no", "### Big\n\n###### Small\n\n#no"),
        ("So it is. [@who-2023] [@unknown]", "So it is. [7] [unknown]"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("1 < 2", "1 &lt; 2"),
    ],
)
def test_text_can_be_read_elsewhere(typed: str, written: str) -> None:
    assert body(typed, PAGE, {"who-2023": 7}) == written


def test_text_has_no_element() -> None:
    links = ("<http://", "<https://", "<mailto:", "<tel:")
    texts = {name: body(text, PAGE) for name, text in VECTORS.items()}

    for name, text in texts.items():
        starts = [text[place : place + 10] for place, sign in enumerate(text) if sign == "<"]
        assert all(start.lower().startswith(links) for start in starts), name


def test_blocks_are_parted_by_an_empty_line() -> None:
    assert joined(["# A", "", "b\n", "c"]) == "# A\n\nb\n\nc\n"
