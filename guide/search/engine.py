"""The search, from the typed words to the results."""

import unicodedata
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from guide.models import RedFlag
from guide.publishing import Visitor
from guide.search.alarm import sounds_alarming
from guide.search.index import freshen
from guide.search.kinds import kinds
from guide.search.lexicon import Lexicon, lexicon
from guide.search.ranking import rank
from guide.search.reading import LONGEST, Guess, Term, read
from guide.search.results import Hit, Results, Suggestion, heading
from guide.search.stop_words import STOP_WORDS
from guide.search.visible import visible
from guide.search.words import stem, words
from guide.snapshot import kind_of

# Characters of a question that are looked through for signs of danger; results are found for the first LONGEST.
LOOKED_THROUGH = 2000
# Of the best score, what is weaker than this is not told.
WEAK = 0.2
# A sign to get help soon goes up if the words sound like one, and down if they do not.
SOON = (RedFlag.Level.EMERGENCY, RedFlag.Level.URGENT)
HEARD, UNHEARD = 1.2, 0.85
# Words with which the last one may go on.
COMPLETIONS = 12


def search(text: str, user: Visitor, at: datetime) -> Results:
    """Find what this visitor may see at that moment, the best first. No text is too odd."""
    query = cleaned(text)
    staff = _is_staff(user)
    known = lexicon(freshen(), staff)
    reading = read(cleaned(text, LOOKED_THROUGH), known)
    signs = RedFlag.objects.published(at).filter(level__in=SOON)
    alarming = sounds_alarming(reading.said, signs.values_list("title", flat=True))
    shown = _shown(reading.terms, known, user, at, HEARD if alarming else UNHEARD)
    hits = [Hit(row, kinds()[kind_of(row)].readers_name, row.get_absolute_url(), reading.stems) for row, _ in shown]
    corrected = list(_corrected(reading.guesses, {stem for _, stems in shown for stem in stems}, known))
    return Results(query, hits, len(hits), corrected, alarming)


def suggest(text: str, user: Visitor, at: datetime, limit: int = 6) -> list[Suggestion]:
    """What has all these words in its title, the last of them perhaps not typed to its end; else what comes near."""
    said = words(cleaned(text))
    if not said:
        return []
    known = lexicon(freshen(), _is_staff(user))
    (*before, last) = said
    wanted = {word.stem for word in before if word.plain not in STOP_WORDS}
    ends = {stem(word) for word in known.beginning_with(last.plain, COMPLETIONS)}
    terms = [
        *(Term({(one,): 1.0}) for one in sorted(wanted)),
        *([Term({(one,): 1.0 for one in sorted(ends)})] if ends else []),
    ]
    titled = [row for row, _ in _shown(terms, known, user, at) if _goes_on(str(row), wanted, last.plain)]
    # What begins with all that was typed goes before what has it somewhere.
    titled.sort(key=lambda row: not str(row).casefold().startswith(cleaned(text).casefold()))
    rows = titled or [row for row, _ in _shown(read(cleaned(text), known).terms, known, user, at)]
    found = {
        str(row): Suggestion(heading(row), kinds()[kind_of(row)].readers_name, row.get_absolute_url())
        for row in reversed(rows)
    }
    return list(reversed(found.values()))[:limit]


def cleaned(text: str, longest: int = LONGEST) -> str:
    """What was typed without what no keyboard types, such as control characters and halves of characters."""
    kinds = ((letter, unicodedata.category(letter)) for letter in text[:LOOKED_THROUGH])
    shown = (" " if kind == "Cc" else letter for letter, kind in kinds if kind not in ("Cs", "Co", "Cn", "Cf"))
    return " ".join("".join(shown).split())[:longest].strip()


def _is_staff(user: Visitor) -> bool:
    return bool(getattr(user, "is_staff", False))


def _shown(
    terms: list[Term], known: Lexicon, user: Visitor, at: datetime, danger: float = 1.0
) -> list[tuple[Any, frozenset[str]]]:
    """The rows that say most about it, as far as this visitor may see them, with the stems that each has.

    A sign to get help soon counts ``danger`` times as much as it says.
    """
    ranked = rank(terms, known, _is_staff(user))
    rows = visible([(found.kind, found.row) for found in ranked], user, at)
    shown = [found for found in ranked if (found.kind, found.row) in rows]
    strong = [found for found in shown if found.score >= WEAK * shown[0].score]
    told = [(rows[found.kind, found.row], found) for found in strong]
    told.sort(key=lambda one: -one[1].score * (danger if _is_danger(one[0]) else 1))
    return [(row, found.stems) for row, found in told]


def _is_danger(row: Any) -> bool:
    return isinstance(row, RedFlag) and row.level in SOON


def _goes_on(title: str, wanted: set[str], begun: str) -> bool:
    said = words(title)
    return wanted <= {word.stem for word in said} and any(word.plain.startswith(begun) for word in said)


def _corrected(guesses: list[Guess], found: set[str], known: Lexicon) -> Iterator[tuple[str, str]]:
    """Tell what each wrong word was read as, if anybody may know: a word of a hidden text is not told."""
    for typed, read_as in guesses:
        if word := next((each for each in read_as if _may_be_told(each.split(), found, known)), ""):
            yield typed, word


def _may_be_told(parts: list[str], found: set[str], known: Lexicon) -> bool:
    return bool({stem(part) for part in parts} & found) or not any(map(known.words.get, parts))
