"""What a text is made of."""

import pytest

from guide.markdown_parts import Parts, Picture, parts_of


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See [help](/when-to-get-help/).", ("/when-to-get-help/",)),
        ("[a](/a/) and [b][one]\n\n[one]: https://example.org/", ("/a/", "https://example.org/")),
        ("<https://example.org/>", ("https://example.org/",)),
        ("- **[in a list](#x)**", ("#x",)),
        ("`[code](/a/)` and \\[no\\](/b/)", ()),
        ("It may help. [@who-2023]", ()),
        ("[x](javascript:alert(1))", ()),
    ],
)
def test_parts_of_finds_links(text: str, links: tuple[str, ...]) -> None:
    assert parts_of(text).links == links


def test_parts_of_finds_pictures_even_in_links() -> None:
    parts = parts_of("[![A **strap**](/pictures/a.webp)](/b/)")

    assert parts.pictures == (Picture("A **strap**", "/pictures/a.webp"),)
    assert parts.links == ("/b/",)


def test_parts_of_finds_headings_of_both_forms() -> None:
    assert parts_of("# One\n\nText\n\n### Two\n\nThree\n---\n").headings == ((1, "One"), (3, "Two"), (2, "Three"))


def test_parts_of_plain_text_is_empty() -> None:
    assert parts_of("Bend your knee first.") == Parts()
