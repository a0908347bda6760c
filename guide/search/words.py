"""Cuts text into words, and words to their stems, alike for what is written and what is typed."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer  # type: ignore[import-untyped]

# The longest word that is looked at; longer ones are no words.
LONGEST_WORD = 40

# Signs that phones and keyboards type as apostrophes; elsewhere, the fifth counts as a letter.
_APOSTROPHES = str.maketrans(dict.fromkeys("`’\u00b4\u2018\u02bc\u2032", "'"))
# The ending of “can t” and “it s” is no word of its own, but that of “on t shirts” is.
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*(?:(?<=\w[adeost]n) ?'? ?t\b| ?'? ?s\b)?", re.IGNORECASE)


class Word(NamedTuple):
    """A word of a text: as it stands there, where it stands, and its stem."""

    start: int
    end: int
    plain: str
    stem: str


def words(text: str) -> list[Word]:
    found = ((match, plain(match[0])) for match in _WORD.finditer(text.translate(_APOSTROPHES)))
    return [Word(match.start(), match.end(), word, stem(word)) for match, word in found if word]


def stems_in(text: str) -> set[str]:
    """The stems of its words, for those who need not know where they stand."""
    return {stem(plain(word)) for word in _WORD.findall(text.translate(_APOSTROPHES))}


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """Small letters without accents and apostrophes: “Can’t” and “cant” are one word."""
    marked = word.casefold().translate(_APOSTROPHES).replace(" ", "'")
    letters = unicodedata.normalize("NFKD", marked.removesuffix("'s"))
    return "".join(letter for letter in letters if letter.isalnum())[:LONGEST_WORD]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The part that the forms of a word share."""
    # A stemmer of its own for each word: one keeps notes while it works, and threads would mix them up.
    return str(snowballstemmer.stemmer("english").stemWord(word))
