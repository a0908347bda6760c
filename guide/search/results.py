"""What a search answers with."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.text import capfirst

from guide.publishing import Publishable
from guide.search.excerpt import excerpt, marked

# A part of a text, and whether it is a word that was looked for.
Piece = tuple[str, bool]


def heading(row: Any) -> str:
    """Its title as a line by itself: signs of danger are written as the rest of a sentence."""
    return capfirst(str(row))


@dataclass(frozen=True)
class Hit:
    """A row that was found; ``stems`` are the words that were looked for, cut to their stems."""

    content: Any
    kind: str
    url: str
    stems: frozenset[str]

    @property
    def text(self) -> Publishable:
        """The text that it is, or is a part of."""
        text: Publishable = self.content.standing_in()
        return text

    @property
    def within(self) -> Publishable | None:
        """The text that it is a part of."""
        return None if self.text == self.content else self.text

    @cached_property
    def title(self) -> list[Piece]:
        return marked(heading(self.content), self.stems)

    @cached_property
    def excerpt(self) -> list[Piece]:
        """The sentences of the text that say most of what was looked for."""
        return marked(excerpt(self.content, self.stems), self.stems)


@dataclass(frozen=True)
class Results:
    """``hits`` are the best first, and ``total`` says how many there are.

    ``corrected`` has what was typed and what it was read as, for each word with a typing error. ``red_flag`` says
    that the words sound like a sign to get help for.
    """

    query: str
    hits: list[Hit]
    total: int
    corrected: list[tuple[str, str]]
    red_flag: bool


@dataclass(frozen=True)
class Suggestion:
    title: str
    kind: str
    url: str
