"""Cards as pictures. Each takes a quarter of a second, so few are drawn; `make bench` draws all of the content's."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from guide.cards.card import COVER, SITE, Card
from guide.cards.draw import draw, shrunk

MOST_BYTES = 80 * 1024
PAPER, MAT = (251, 250, 247), (227, 220, 238)


def opened(png: bytes) -> Image.Image:
    picture = Image.open(BytesIO(png))
    assert picture.format == "PNG"
    return picture.convert("RGB")


@pytest.fixture(scope="module")
def site() -> bytes:
    return draw(SITE)


def test_card_has_its_size_and_its_grounds(site: bytes) -> None:
    picture = opened(site)

    assert picture.size == (1200, 630)
    assert picture.getpixel((2, 2)) == PAPER
    assert picture.getpixel((2, 600)) == picture.getpixel((1198, 600)) == MAT
    assert len(site) < MOST_BYTES


def test_card_shows_words_and_figure(site: bytes) -> None:
    picture = opened(site)

    # The colours of letters, of the figure's top, and of the mark.
    for box, colour in (
        ((64, 64, 584, 500), (29, 41, 53)),
        ((600, 60, 1160, 540), (217, 164, 65)),
        ((60, 528, 140, 630), (95, 163, 148)),
    ):
        assert max(picture.crop(box).getcolors(100_000), key=lambda pair: pair[1] == colour)[1] == colour


def test_longest_title_stays_in_its_column() -> None:
    short, long = opened(draw(Card("x", "Stretch", "I", COVER))), opened(draw(Card("x", "Stretch", "W" * 160, COVER)))

    # Reducing the colours changes all a little.
    box = ImageChops.difference(short, long).convert("L").point(lambda value: 255 * (value > 50)).getbbox()

    assert box is not None
    left, top, right, bottom = box
    assert 60 < left < right <= 64 + 520
    assert 120 < top < bottom <= 528


def test_hostile_title_is_drawn_as_it_is() -> None:
    title = "</svg><script>alert(1)</script> & ]]> {figure}"

    assert opened(draw(Card("x", "Stretch", title, COVER))).size == (1200, 630)


def test_small_card_is_a_third(site: bytes) -> None:
    small = shrunk(site)

    assert opened(small).size == (400, 210)
    assert len(small) < len(site)
