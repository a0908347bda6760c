"""Notices words that sound like a sign to get help for, however they are put. It errs on the side of the card.

The signs are those of the page “When to get help” that mean an emergency or an urgent appointment. What readers call
them stands here and not among the synonyms, so that no slip of an editor can switch a warning off.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from guide.search.alarm_words import ALARMS, CALM, WORDS
from guide.search.stop_words import STOP_WORDS
from guide.search.words import plain, stem, words

# The words of the question, each with all that it may be read as: stems, and whole words after the sign EXACTLY.
Readings = Sequence[Collection[str]]
# Before a word that counts in this form alone: one leg is another matter than both.
EXACTLY = "="
Phrase = tuple[str, ...]
# Phrases with what they stand for, by the word that they begin with.
Phrases = dict[str, list[tuple[str, Phrase]]]

# Other words that may stand between those of a phrase, as in “both of my legs”.
GAP = 2
# A question that has this much of the title of a sign, and two words at least, says the same.
SAME = 2 / 3


def sounds_alarming(said: Readings, signs: Iterable[str]) -> bool:
    """``signs`` are the titles of the signs that need help soon, as editors wrote them."""
    calm: defaultdict[str, set[int]] = defaultdict(set)
    for name, places in _heard(_calm(), said, gap=0):
        calm[name] |= places
    heard = {name for name, places in _heard(_phrases(), said, GAP) if not places & calm[name]}
    if any(heard.issuperset(alarm) for alarm in ALARMS):
        return True
    stems = {stem for readings in said for stem in readings}
    return any(_says(title, stems) for title in signs)


@cache
def alarm_words() -> frozenset[str]:
    """Each of their words, for typing errors in it."""
    return frozenset(word.plain for names in WORDS.values() for word in words(names))


@cache
def _phrases() -> Phrases:
    return _by_first_word(WORDS)


@cache
def _calm() -> Phrases:
    return _by_first_word(CALM)


def _by_first_word(names: dict[str, str]) -> Phrases:
    found = defaultdict(list)
    for name, listed in names.items():
        for phrase in map(_stems, listed.split(",")):
            found[phrase[0]].append((name, phrase))
    return dict(found)


def _stems(phrase: str) -> Phrase:
    return tuple(part if part.startswith(EXACTLY) else stem(plain(part)) for part in phrase.split())


def _heard(phrases: Phrases, said: Readings, gap: int) -> Iterator[tuple[str, set[int]]]:
    """What the phrases among these words stand for, each with the places of its words."""
    for at, readings in enumerate(said):
        for name, phrase in (each for first in readings for each in phrases.get(first, ())):
            places = _places(phrase, said, at, gap)
            if len(places) == len(phrase):
                yield name, set(places)


def _places(phrase: Phrase, said: Readings, at: int, gap: int) -> list[int]:
    """Where a phrase whose first word stands there goes on, as far as it does."""
    places = [at]
    for wanted in phrase[1:]:
        near = range(places[-1] + 1, min(places[-1] + 2 + gap, len(said)))
        places += [place for place in near if wanted in said[place]][:1]
    return places


def _says(title: str, stems: set[str]) -> bool:
    telling = {word.stem for word in words(title) if word.plain not in STOP_WORDS}
    same = len(telling & stems)
    return same >= 2 and same >= SAME * len(telling)
