"""Notices words that sound like a sign to get help for, however they are put. It errs on the side of the card.

The signs are those of the page “When to get help” that mean an emergency or an urgent appointment. What readers call
them stands here and not among the synonyms, so that no slip of an editor can switch a warning off.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from guide.search.alarm_words import ALARMS, CALM, WORDS
from guide.search.stop_words import STOP_WORDS
from guide.search.words import plain, stem, words

# The words of the question, each with all that it may be read as: stems, and whole words after the sign EXACTLY.
Readings = Sequence[Collection[str]]
# Before a word that counts in this form alone: one leg is another matter than both.
EXACTLY = "="
Phrase = tuple[str, ...]

# Other words that may stand between those of a phrase, as in “both of my legs”.
GAP = 2
# A question that has this much of the title of a sign, and two words at least, says the same.
SAME = 2 / 3


def sounds_alarming(said: Readings, signs: Iterable[str]) -> bool:
    """``signs`` are the titles of the signs that need help soon, as editors wrote them."""
    begun = (
        (place, *each) for place, heard in enumerate(said) for first in heard for each in _phrases().get(first, ())
    )
    heard = {name for place, name, phrase in begun if _goes_on(phrase, said, place)}
    if any(all(part in heard for part in alarm) and not heard & CALM.get(alarm, set()) for alarm in ALARMS):
        return True
    stems = {stem for readings in said for stem in readings}
    return any(_says(title, stems) for title in signs)


@cache
def alarm_words() -> frozenset[str]:
    """Each of their words, for typing errors in it."""
    return frozenset(word.plain for names in WORDS.values() for word in words(names))


@cache
def _phrases() -> dict[str, list[tuple[str, Phrase]]]:
    """All phrases with what they stand for, by the word that they begin with."""
    found = defaultdict(list)
    for name, listed in WORDS.items():
        for phrase in map(_stems, listed.split(",")):
            found[phrase[0]].append((name, phrase))
    return dict(found)


def _stems(phrase: str) -> Phrase:
    return tuple(part if part.startswith(EXACTLY) else stem(plain(part)) for part in phrase.split())


def _goes_on(phrase: Phrase, said: Readings, at: int) -> bool:
    """Tell whether a phrase whose first word stands there goes on so."""
    for wanted in phrase[1:]:
        near = range(at + 1, min(at + 2 + GAP, len(said)))
        at = next((place for place in near if wanted in said[place]), -1)
        if at < 0:
            return False
    return True


def _says(title: str, stems: set[str]) -> bool:
    telling = {word.stem for word in words(title) if word.plain not in STOP_WORDS}
    same = len(telling & stems)
    return same >= 2 and same >= SAME * len(telling)
