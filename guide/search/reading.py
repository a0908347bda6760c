"""Understands what was typed: which words count, what else they may be called, and what was meant by a wrong one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from guide.search.lexicon import Lexicon, Stems
from guide.search.spelling import is_error, nearest, parted
from guide.search.stop_words import STOP_WORDS
from guide.search.words import Word, stem, words

# Words of a question that are looked at.
MOST_WORDS = 24
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
        if stems:
            self.options[stems] = max(strength, self.options.get(stems, 0))


class Guess(NamedTuple):
    """A word that nobody knows, and the words that it may have been meant to be."""

    typed: str
    read_as: list[str]


class Reading(NamedTuple):
    """``said`` has all words that were typed, each with the stems that it may be read as."""

    terms: list[Term]
    guesses: list[Guess]
    said: list[list[str]]

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(stem for term in self.terms for option in term.options for stem in option)


class _Token(NamedTuple):
    """A word as typed, and as it may be read: more than one reading of a wrong word is possible."""

    plain: str
    stems: list[str]
    strength: float


def read(text: str, lexicon: Lexicon) -> Reading:
    tokens: list[_Token] = []
    guesses: list[Guess] = []
    for word in words(text)[:MOST_WORDS]:
        tokens += _tokens(word, lexicon, guesses)
    terms = [*_terms(tokens, lexicon), *_joined(tokens, lexicon)]
    return Reading([term for term in terms if term.options], guesses, [token.stems for token in tokens])


def _tokens(word: Word, lexicon: Lexicon, guesses: list[Guess]) -> Iterator[_Token]:
    if not is_error(word, lexicon):
        yield _Token(word.plain, [word.stem], 1.0)
    elif others := nearest(word.plain, lexicon):
        guesses.append(Guess(word.plain, others))
        yield _Token(others[0], [stem(other) for other in others], CORRECTED)
    elif parts := parted(word.plain, lexicon):
        guesses.append(Guess(word.plain, [" ".join(parts)]))
        yield from (_Token(part, [stem(part)], CORRECTED) for part in parts)
    else:
        yield _Token(word.plain, [word.stem], 1.0)


def _terms(tokens: list[_Token], lexicon: Lexicon) -> Iterator[Term]:
    at, end, phrase_end = 0, len(tokens), 0
    while at < end:
        token = tokens[at]
        if at >= phrase_end:
            for phrase in lexicon.phrases.get(token.stems[0], ()):
                if len(phrase) > 1 and (last := _phrase_end(phrase, tokens, at)):
                    phrase_end = last
                    term = Term()
                    for other in lexicon.meant[phrase]:
                        term.add(other, token.strength)
                    yield term
                    break
        within = WITHIN if at < phrase_end else 1.0
        yield _term(token, lexicon, within)
        at += 1


def _term(token: _Token, lexicon: Lexicon, counts: float) -> Term:
    term = Term()
    for each in token.stems:
        if token.plain not in STOP_WORDS:
            term.add((each,), counts * token.strength)
        for other in lexicon.meant.get((each,), ()):
            term.add(other, counts * token.strength * MEANT)
    return term


def _phrase_end(phrase: Stems, tokens: list[_Token], at: int) -> int:
    """Where a phrase that begins at a token ends; 0 if it does not stand there."""
    for number, wanted in enumerate(phrase):
        gap = 0
        while (
            number
            and at < len(tokens)
            and tokens[at].stems[0] != wanted
            and tokens[at].plain in STOP_WORDS
            and gap < GAP
        ):
            at, gap = at + 1, gap + 1
        if at >= len(tokens) or tokens[at].stems[0] != wanted:
            return 0
        at += 1
    return at


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
