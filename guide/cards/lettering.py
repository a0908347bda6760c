"""How the words of a card are set: with the one font that comes with the project, on any machine alike."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

FONT = Path(__file__).parent / "AtkinsonHyperlegibleNext-SemiBold.ttf"
# Pixels. The smaller ones may break words.
SIZES = range(84, 20, -2)
BREAKING = range(48, 20, -2)
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

    160 of the widest letters fit 520 x 360 pixels.
    """
    whole = _largest(SIZES, lambda size: text.split(), width, height)
    made = whole or _largest(BREAKING, lambda size: _pieces(text, size, width), width, height)
    if made is None:
        raise ValueError(f"No size is small enough for {len(text)} characters.")
    return made


def _largest(sizes: Sequence[int], words_at: Callable[[int], list[str]], width: int, height: int) -> Lettering | None:
    def set_in(size: int) -> Lettering:
        return Lettering(size, tuple(_lines(words_at(size), size, width)))

    def fits(size: int) -> bool:
        made = set_in(size)
        wide = max(font(size).getlength(line) for line in made.lines)
        return wide <= width and made.step * len(made.lines) <= height

    # From the first that fits on all do, so five or six of them tell.
    place = bisect_left(sizes, True, key=fits)
    return set_in(sizes[place]) if place < len(sizes) else None


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
