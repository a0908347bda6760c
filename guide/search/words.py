"""Cuts text into words, and words to their stems, alike for what is written and what is typed."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer  # type: ignore[import-untyped]

# The longest word that is looked at; longer ones are no words.
LONGEST_WORD = 40

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Word(NamedTuple):
    """A word of a text: as it stands there, where it stands, and its stem."""

    start: int
    end: int
    plain: str
    stem: str


def words(text: str) -> list[Word]:
    found = ((match, plain(match[0])) for match in _WORD.finditer(text))
    return [Word(match.start(), match.end(), word, stem(word)) for match, word in found if word]


def stems_in(text: str) -> set[str]:
    """The stems of its words, for those who need not know where they stand."""
    return {stem(plain(word)) for word in _WORD.findall(text)}


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """Small letters without accents and apostrophes: “Can’t” and “cant” are one word."""
    letters = unicodedata.normalize("NFKD", word.casefold().replace("’", "'").removesuffix("'s"))
    return "".join(letter for letter in letters if letter.isalnum())[:LONGEST_WORD]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The part that the forms of a word share."""
    # A stemmer of its own for each word: one keeps notes while it works, and threads would mix them up.
    return str(snowballstemmer.stemmer("english").stemWord(word))
