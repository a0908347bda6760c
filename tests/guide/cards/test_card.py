"""What a card says and what its address sums up."""

import pytest

from guide.cards.card import COVER, SITE, Card, Figure
from guide.models import FAQ, Section
from stretches.models import Stretch

FIGURE = Figure("<svg/>", "A mat.")


def card(title: str = "A title", kind: str = "Stretch", figure: Figure = FIGURE) -> Card:
    return Card("kbv7pgc4", kind, title, figure)


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Lying stretch", "Lying stretch"),
        ("Crème brûlée – “½” of £5, 90° …", "Crème brûlée – “½” of £5, 90° …"),
        ("<b>Bold</b> & 'so' \"on\" ]]> <!-- -->", "<b>Bold</b> & 'so' \"on\" ]]> <!-- -->"),
        (" two\t\n lines\0\x1b ", "two lines"),
        ("ze\u200bro\u202e wi\u00addth\ufeff", "zero width"),
        ("cre\u0300me", "crème"),
    ],
)
def test_heading_is_the_title(title: str, heading: str) -> None:
    assert card(title).heading == heading


@pytest.mark.parametrize(
    "title", ["Stretch 🧘", "تمرين الظهر", "腰のストレッチ", "a\ud800b", "a\uffffb", "\u202e", "  "]
)
def test_heading_without_letters_of_ours_is_that_of_the_site(title: str) -> None:
    assert card(title).heading == "Gentle stretches for a sore lower back"


@pytest.mark.parametrize(
    ("title", "kind", "alt"),
    [
        ("Leg swings", "Stretch", "Stretch: Leg swings. A mat."),
        ("How soon?", "Question", "Question: How soon? A mat."),
        ("Gentle stretches", "", "Gentle stretches. A mat."),
    ],
)
def test_alt_tells_the_words_and_the_figure(title: str, kind: str, alt: str) -> None:
    assert card(title, kind).alt == alt


def test_digest_changes_with_what_is_drawn() -> None:
    others = [card("Another"), card(kind="Question"), card(figure=Figure("<svg></svg>", "A mat."))]

    digests = {each.digest for each in (card(), *others)}

    assert len(digests) == 4
    assert all(len(digest) == 16 for digest in digests)


def test_digest_stays_with_what_is_seen() -> None:
    assert card("A  title").digest == card().digest == card(figure=Figure("<svg/>", "The same mat.")).digest


def test_addresses_of_a_card() -> None:
    assert card().address == f"/cards/kbv7pgc4-{card().digest}.png"
    assert card().small_address == f"/cards/small/kbv7pgc4-{card().digest}.png"
    assert SITE.address == f"/cards/site-{SITE.digest}.png"


@pytest.mark.parametrize(("kind", "name"), [(Section, "Part of the guide"), (FAQ, "Question"), (Stretch, "Stretch")])
def test_content_has_a_card(kind: type[Section | FAQ], name: str) -> None:
    content = kind(permanent_id="kbv7pgc4", title="A title")

    assert Section(permanent_id="kbv7pgc4", title="A title").card.figure == COVER
    assert (content.card_kind, content.permanent_id) == (name, "kbv7pgc4")
