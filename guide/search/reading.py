"""Understands what was typed: which words count, what else they may be called, and what was meant by a wrong one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from guide.search.alarm import EXACTLY
from guide.search.lexicon import Lexicon, Stems
from guide.search.spelling import is_error, nearest, parted
from guide.search.stop_words import STOP_WORDS
from guide.search.words import Word, stem, words

# Words of a question that are looked for, and within how many characters.
MOST_WORDS, LONGEST = 24, 200
# Words without meaning that may stand between those of a phrase, as in “touch my own toes”.
GAP = 3
# How much something that was found counts if it is not what was typed: the guide's own word for it, what was
# likely meant, and the words of a phrase that stand for something else together.
MEANT, CORRECTED, WITHIN = 0.85, 0.9, 0.4


@dataclass(frozen=True)
class Term:
    """Something that is looked for; each of its ``options`` says how well it stands for what was typed, up to 1."""

    options: dict[Stems, float] = field(default_factory=dict)

    def add(self, stems: Stems, strength: float) -> None:
        self.options[stems] = max(strength, self.options.get(stems, 0))


class Guess(NamedTuple):
    """A word that nobody knows, and the words that it may have been meant to be."""

    typed: str
    read_as: list[str]


class Reading(NamedTuple):
    """``said`` has all words that were typed, each with what guide/search/alarm.py hears in it.

    Those are more than are looked for: a sign of danger may come late in a long story.
    """

    terms: list[Term]
    guesses: list[Guess]
    said: list[set[str]]

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(stem for term in self.terms for option in term.options for stem in option)


class _Token(NamedTuple):
    """A word, and as what it may be read: of a wrong word more than one reading is possible, the likeliest first."""

    readings: list[str]
    strength: float

    @property
    def plain(self) -> str:
        return self.readings[0]

    @property
    def stem(self) -> str:
        return stem(self.plain)

    @property
    def tells(self) -> bool:
        return self.plain not in STOP_WORDS

    @property
    def stems(self) -> list[str]:
        return [stem(reading) for reading in self.readings]

    @property
    def heard(self) -> set[str]:
        return {*self.stems, *(f"{EXACTLY}{reading}" for reading in self.readings)}


def read(text: str, lexicon: Lexicon) -> Reading:
    tokens: list[_Token] = []
    guesses: list[Guess] = []
    typed = words(text)
    first = [word for word in typed[:MOST_WORDS] if word.end <= LONGEST]
    for word in first:
        tokens += _tokens(word, lexicon, guesses)
    # Typing errors in the rest are left: there may be hundreds, and each takes a while.
    rest = [_Token([word.plain], 1.0) for word in typed[len(first) :]]
    terms = [*_terms(tokens, lexicon), *_joined(tokens, lexicon)]
    return Reading([term for term in terms if term.options], guesses, [token.heard for token in [*tokens, *rest]])


def _tokens(word: Word, lexicon: Lexicon, guesses: list[Guess]) -> Iterator[_Token]:
    if not is_error(word, lexicon):
        yield _Token([word.plain], 1.0)
    elif others := nearest(word.plain, lexicon):
        guesses.append(Guess(word.plain, others))
        yield _Token(others, CORRECTED)
    elif parts := parted(word.plain, lexicon):
        guesses.append(Guess(word.plain, [" ".join(parts)]))
        yield from (_Token([part], CORRECTED) for part in parts)
    else:
        yield _Token([word.plain], 1.0)


def _terms(tokens: list[_Token], lexicon: Lexicon) -> Iterator[Term]:
    phrase_end = 0
    for at, token in enumerate(tokens):
        ends = ((phrase, _end(phrase, tokens, at)) for phrase in lexicon.phrases.get(token.stem, ()))
        phrase, end = next((found for found in ends if found[1] > phrase_end), ((), 0))
        phrase_end = max(phrase_end, end)
        yield Term(dict.fromkeys(lexicon.meant.get(phrase, ()), token.strength))
        yield _term(token, lexicon, WITHIN if at < phrase_end else 1.0)


def _term(token: _Token, lexicon: Lexicon, counts: float) -> Term:
    term = Term()
    for each in token.stems:
        if token.tells:
            term.add((each,), counts * token.strength)
        for other in lexicon.meant.get((each,), ()):
            term.add(other, counts * token.strength * MEANT)
    return term


def _end(phrase: Stems, tokens: list[_Token], at: int) -> int:
    """Where a phrase ends whose first word is that token; 0 if the others do not follow."""
    for wanted in phrase[1:]:
        ahead = enumerate(tokens[at + 1 : at + 2 + GAP], at + 1)
        at, next_one = next(((n, each) for n, each in ahead if each.stem == wanted or each.tells), (0, tokens[at]))
        if not at or next_one.stem != wanted:
            return 0
    return at + 1


def _joined(tokens: list[_Token], lexicon: Lexicon) -> Iterator[Term]:
    """One word that was typed as two, such as “over stretching”."""
    for first, second in pairwise(tokens):
        term = Term()
        together = stem(first.plain + second.plain)
        if together in lexicon.stems:
            term.add((together,), 1.0)
        for other in lexicon.meant.get((together,), ()):
            term.add(other, MEANT)
        yield term
