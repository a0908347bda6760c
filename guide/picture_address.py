"""The addresses of pictures. Each tells all that a page needs to show one, so no text has to ask the database.

A picture is drawn once in each of a few sizes, and every size has an address of its own:
``/pictures/<permanent id>-<width>x<height>.webp``, in pixels.
"""

import re
from dataclasses import dataclass
from typing import Self

from guide.publishing import ID_ALPHABET, ID_LENGTH

# guide/urls.py serves them here; texts have it typed in them.
FOLDER = "/pictures/"
# The longest side of the largest size. A column of text is 700 CSS pixels wide, and many screens have two for each.
LARGEST = 1600
# The widths of the smaller sizes: for phones, and for desks with plain screens.
SMALLER = (480, 960)

NAME = re.compile(
    rf"(?P<id>[{ID_ALPHABET}]{{{ID_LENGTH}}})-(?P<width>[1-9][0-9]{{0,3}})x(?P<height>[1-9][0-9]{{0,3}})\.webp"
)
# ![words](address); the words may have brackets in them if a backslash stands before each.
PICTURE = re.compile(rf"!\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\({FOLDER}(?P<name>{NAME.pattern})\)", re.DOTALL)
# Typed in place of words for a picture that says nothing by itself.
DECORATIVE = "decorative"
# All that means something in Markdown.
MEANING = re.compile(r"([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class PictureFile:
    """One size of a picture; ``width`` and ``height`` in pixels."""

    permanent_id: str
    width: int
    height: int

    @classmethod
    def parse(cls, name: str) -> Self | None:
        """Read the last part of an address; None if it is not that of a picture of ours."""
        match = NAME.fullmatch(name)
        if match is None or max(int(match["width"]), int(match["height"])) > LARGEST:
            return None
        return cls(match["id"], int(match["width"]), int(match["height"]))

    @property
    def name(self) -> str:
        return f"{self.permanent_id}-{self.width}x{self.height}.webp"

    @property
    def address(self) -> str:
        return f"{FOLDER}{self.name}"

    @property
    def sizes(self) -> "list[PictureFile]":
        """This file and the smaller ones that are made with it, smallest first."""
        widths = [width for width in SMALLER if width < self.width]
        smaller = [PictureFile(self.permanent_id, width, round(self.height * width / self.width)) for width in widths]
        return [*smaller, self]


def markdown(file: PictureFile, alt: str) -> str:
    """What an editor types to show a picture; ``alt`` is empty for one that is only decoration."""
    words = MEANING.sub(r"\\\1", " ".join(alt.split())) or DECORATIVE
    return f"![{words}]({file.address})"
