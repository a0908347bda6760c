"""Reads words that were typed wrongly as words that are there."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from guide.search.lexicon import Lexicon
from guide.search.words import Word, plain, stem

# Letters of the shortest word in which an error is looked for, of the shortest that may have two, and of one in
# which they may be anywhere.
SHORTEST, MIDDLE, LONG = 4, 6, 8
# As many words that are equally near are looked for together.
NEAREST = 3


@lru_cache(maxsize=1)
def everyday_stems() -> frozenset[str]:
    """3,000 words that children of ten know (Dale and Chall, 1995): rightly typed, even if no text has them.

    The list comes with textstat. To import that takes a second, so the file is read where it lies.
    """
    package = Path(str(find_spec("textstat").origin)).parent  # type: ignore[union-attr]
    listed = (package / "resources" / "en" / "easy_words.txt").read_text(encoding="utf-8").split()
    return frozenset(stem(plain(word)) for word in listed)


def is_error(word: Word, lexicon: Lexicon) -> bool:
    """Tell whether nobody knows the word; a number is no word."""
    known = lexicon.knows(word) or word.stem in everyday_stems()
    return len(word.plain) >= SHORTEST and word.plain.isalpha() and not known


def nearest(word: str, lexicon: Lexicon) -> list[str]:
    """The words that were likely meant, the commonest first; none if no word is near."""
    for errors in (1, 2) if len(word) >= MIDDLE else (1,):
        lengths = range(len(word) - errors, len(word) + errors + 1)
        similar = [other for length in lengths for other in lexicon.by_length.get(length, ())]
        found = process.extract(word, similar, scorer=OSA.distance, score_cutoff=errors, limit=None)
        near = [other for other, _, _ in found if _is_likely(word, other, errors)]
        if near:
            return sorted(near, key=lambda other: -lexicon.words[other])[:NEAREST]
    return []


def _is_likely(word: str, other: str, errors: int) -> bool:
    """Two errors seldom take in how a word begins, and of a short word only swapped letters leave enough."""
    if len(word) <= SHORTEST:
        return sorted(word) == sorted(other)
    return errors < 2 or (word[0] == other[0] and (len(word) >= LONG or word[1] == other[1]))


def parted(word: str, lexicon: Lexicon) -> list[str]:
    """The two words of one without its space, such as “legswings”; empty if it is none."""
    for at in range(3, len(word) - 1):
        first, second = word[:at], word[at:]
        if stem(first) in lexicon.stems and (stem(second) in lexicon.stems or second in ("up", "out", "down")):
            return [first, second]
    return []
