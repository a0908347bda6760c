"""What a picture looks like after it was written anew: as before, but upright, in sRGB and on white."""

from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from guide.picture_encode import encode
from tests.guide.picture_corpus import png, profile, rows, saved


def look(upload: bytes, size: int = -1) -> Image.Image:
    """The picture of that size as readers see it."""
    written = list(encode(BytesIO(upload), "bcdfghjk").values())
    return Image.open(BytesIO(written[size]))


def colour(image: Image.Image, x: int, y: int) -> Any:
    return image.getpixel((x, y))


def halves(mode: str = "RGB", left: Any = (200, 30, 30), right: Any = (30, 30, 200)) -> Image.Image:
    image = Image.new(mode, (200, 120), right)
    image.paste(left, (0, 0, 100, 120))
    return image


def two_colours() -> Image.Image:
    image = halves("P", 0, 1)
    image.putpalette([0, 0, 0, 200, 30, 30])
    return image


def near(one: Any, other: Any) -> bool:
    return all(abs(a - b) <= 12 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_encode_keeps_the_colours(kind: str) -> None:
    image = look(saved(halves(), kind))

    assert image.size == (200, 120)
    assert near(colour(image, 50, 60), (200, 30, 30))
    assert near(colour(image, 150, 60), (30, 30, 200))


def test_encode_makes_smaller_sizes() -> None:
    upload = saved(halves().resize((2000, 1000)), "JPEG")

    sizes = {
        file.name: Image.open(BytesIO(content)).size for file, content in encode(BytesIO(upload), "bcdfghjk").items()
    }

    assert sizes == {
        "bcdfghjk-480x240.webp": (480, 240),
        "bcdfghjk-960x480.webp": (960, 480),
        "bcdfghjk-1600x800.webp": (1600, 800),
    }
    assert near(colour(look(upload, 0), 100, 100), (200, 30, 30))


def test_encode_fits_a_tall_picture() -> None:
    assert look(saved(halves().resize((800, 2400)))).size == (533, 1600)


@pytest.mark.parametrize(
    ("orientation", "size", "top_left"),
    [(1, (200, 120), "red"), (3, (200, 120), "blue"), (6, (120, 200), "red"), (8, (120, 200), "blue")],
)
def test_encode_turns_a_photo_upright(orientation: int, size: tuple[int, int], top_left: str) -> None:
    notes = Image.Exif()
    notes[0x0112] = orientation

    image = look(saved(halves(), "JPEG", exif=notes))

    assert image.size == size
    assert near(colour(image, 20, 20), {"red": (200, 30, 30), "blue": (30, 30, 200)}[top_left])


@pytest.mark.parametrize(
    "picture",
    [
        saved(halves("RGBA", (0, 0, 0, 255), (0, 0, 0, 0))),
        saved(halves("LA", (0, 255), (0, 0))),
        saved(two_colours(), transparency=1),
        saved(halves("RGB", (0, 0, 0), (9, 9, 9)), transparency=(9, 9, 9)),
        saved(halves("RGBA", (0, 0, 0, 255), (0, 0, 0, 0)), "WEBP", lossless=True),
    ],
)
def test_encode_lays_what_is_clear_on_white(picture: bytes) -> None:
    image = look(picture)

    assert near(colour(image, 50, 60), (0, 0, 0))
    assert near(colour(image, 150, 60), (255, 255, 255))


@pytest.mark.parametrize(
    ("mode", "left", "right", "seen"),
    [
        ("L", 60, 200, ((60,) * 3, (200,) * 3)),
        ("1", 0, 1, ((0,) * 3, (255,) * 3)),
        ("I;16", 60 * 256, 200 * 256, ((60,) * 3, (200,) * 3)),
    ],
)
def test_encode_keeps_greys(mode: str, left: Any, right: Any, seen: Any) -> None:
    pixels = halves(mode, left, right) if mode != "I;16" else sixteen(left, right)

    image = look(saved(pixels))

    assert near(colour(image, 50, 60), seen[0])
    assert near(colour(image, 150, 60), seen[1])


def sixteen(left: int, right: int) -> Image.Image:
    image = Image.new("I;16", (200, 120), right)
    image.paste(Image.new("I;16", (100, 120), left), (0, 0))
    return image


def test_encode_reads_inks() -> None:
    image = look(saved(halves("CMYK", (0, 255, 255, 0), (0, 0, 0, 255)), "JPEG"))

    assert near(colour(image, 50, 60), (255, 0, 0))
    assert near(colour(image, 150, 60), (0, 0, 0))


def test_encode_converts_the_colours_of_a_profile() -> None:
    """A profile whose red is green and whose green is red."""
    swapped = profile().replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")

    image = look(saved(halves(), "PNG", icc_profile=swapped))

    assert near(colour(image, 50, 60), (30, 200, 30))


def test_encode_takes_a_profile_that_is_broken_for_none() -> None:
    image = look(saved(halves(), "PNG", icc_profile=b"nonsense"))

    assert near(colour(image, 50, 60), (200, 30, 30))


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_encode_refuses_too_many_pixels_where_a_warning_is_no_error() -> None:
    with pytest.raises(ValidationError, match="too many pixels"):
        look(png(5000, 5000, rows(5000, 5000), bits=1))


def test_encode_takes_the_most_pixels() -> None:
    assert look(png(6000, 4000, rows(6000, 4000), bits=1)).size == (1600, 1067)
