"""What stands on a card, and its address. The address sums up all that is drawn, so a card never changes.

Nothing here draws, nor asks the database: every page names its card.
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar

from django.urls import reverse

from guide.cards.lettering import can_write

# The size that those who show cards ask for (ogp.me; developers.facebook.com/docs/sharing/best-practices).
WIDTH, HEIGHT = 1200, 630
# For those who have room for no more, as oEmbed lets them say.
SMALL_WIDTH, SMALL_HEIGHT = 400, 210
SITE_TITLE = "Gentle stretches for a sore lower back"
FOLDER = Path(__file__).parent
# Whatever is in here decides how cards look.
TOOLS = {".py", ".svg", ".ttf"}


@dataclass(frozen=True, slots=True)
class Figure:
    """``svg`` is an ``<svg>`` with its colours written out; ``words`` say what it shows."""

    svg: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """``name`` is a permanent id, or that of no content; ``kind`` says what the title is a title of."""

    name: str
    kind: str
    title: str
    figure: Figure

    @property
    def heading(self) -> str:
        """The title as far as it can be drawn.

        Signs without a shape go. A title with letters that our font lacks is not drawn with holes in it: the title of
        the site stands there.
        """
        seen = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in self.title)
        shaped = "".join(sign for sign in seen if unicodedata.category(sign) != "Cf")
        title = " ".join(unicodedata.normalize("NFC", shaped).split())
        return title if title and can_write(title) else SITE_TITLE

    @property
    def alt(self) -> str:
        told = f"{self.kind}: {self.heading}" if self.kind else self.heading
        return f"{told}{'' if told.endswith(('.', '?', '!')) else '.'} {self.figure.words}"

    @property
    def digest(self) -> str:
        told = repr([_tools(), self.kind, self.heading, self.figure.svg])
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def address(self) -> str:
        return reverse("card", args=[self.name, self.digest])

    @property
    def small_address(self) -> str:
        return reverse("small_card", args=[self.name, self.digest])


class Carded:
    """Content with a card of its own: a class that extends this says what kind of thing readers get."""

    permanent_id: str
    title: str
    card_kind: ClassVar[str]

    def card_figure(self) -> Figure:
        return COVER

    @property
    def card(self) -> Card:
        return Card(self.permanent_id, self.card_kind, self.title, self.card_figure())


@cache
def _tools() -> str:
    """Sum up what draws, once in each process: cards are drawn anew when that changes."""
    digest = hashlib.sha256()
    for path in sorted(path for path in FOLDER.iterdir() if path.suffix in TOOLS):
        digest.update(path.read_bytes())
    return digest.hexdigest()


# The lying stretch, as stretches/figures draws it.
COVER = Figure(
    (FOLDER / "cover.svg").read_text(),
    "A drawing of a person on a mat, who holds a raised leg with a strap.",
)
SITE = Card("site", "", SITE_TITLE, COVER)
