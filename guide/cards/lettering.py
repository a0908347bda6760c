"""How the words of a card are set: with the one font that comes with the project, on any machine alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

FONT = Path(__file__).parent / "AtkinsonHyperlegibleNext-SemiBold.ttf"
# Pixels. Titles start with the first size; smaller ones than the middle may break words.
SIZES = range(84, 26, -2)
BREAKING = 48
LEADING = 1.14
# Not a character of any font, so it is drawn as what is missing.
NONE = "\uffff"


@dataclass(frozen=True, slots=True)
class Lettering:
    """``size`` of the letters and the ``step`` from line to line in pixels."""

    size: int
    lines: tuple[str, ...]

    @property
    def step(self) -> float:
        return self.size * LEADING


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    # The other layout engine needs a library that not every machine has, and sets other widths.
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)


def can_write(text: str) -> bool:
    """Tell whether the font has a shape for every character."""
    return all(_has(sign) for sign in set(text))


@lru_cache(maxsize=1024)
def _has(sign: str) -> bool:
    return _shape(sign) != _shape(NONE)


def _shape(sign: str) -> tuple[tuple[int, int], bytes]:
    # Surrogates are no text. As they cannot be drawn, they stand for what is missing.
    drawn = font(SIZES[0]).getmask(NONE if "\ud800" <= sign <= "\udfff" else sign)
    return drawn.size, bytes(drawn)


def fitted(text: str, width: int, height: int) -> Lettering:
    """The largest letters with which all of the text fits. Whole words come first; what is too long is broken.

    160 of the widest letters fit 500 x 380 pixels.
    """
    whole = (Lettering(size, tuple(_lines(text.split(), size, width))) for size in SIZES)
    broken = (
        Lettering(size, tuple(_lines(_pieces(text, size, width), size, width))) for size in SIZES if size <= BREAKING
    )
    for made in (*whole, *broken):
        wide = max(font(made.size).getlength(line) for line in made.lines)
        if wide <= width and made.step * len(made.lines) <= height:
            return made
    raise ValueError(f"No size is small enough for {len(text)} characters.")


def _lines(words: list[str], size: int, width: int) -> Iterator[str]:
    """Put as many words into each line as fit; one that is too wide has a line of its own."""
    line = words[0]
    for word in words[1:]:
        if font(size).getlength(f"{line} {word}") <= width:
            line = f"{line} {word}"
        else:
            yield line
            line = word
    yield line


def _pieces(text: str, size: int, width: int) -> list[str]:
    """The words, and where one is wider than a line, its pieces."""
    pieces = []
    for word in text.split():
        piece = ""
        for letter in word:
            if font(size).getlength(piece + letter) > width:
                pieces.append(piece)
                piece = ""
            piece += letter
        pieces.append(piece)
    return pieces
