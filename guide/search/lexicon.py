"""What a search knows of the whole index: its words, how common they are, and what readers call them."""

import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, takewhile
from math import log

from guide.search.alarm import alarm_words
from guide.search.stop_words import FILLERS, STOP_WORDS
from guide.search.words import Word, words
from guide.search_index import SearchDocument, SearchWord
from guide.synonym import Synonym, phrases

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """``words`` has the number of documents in which each stands, ``stems`` the same for all forms of a word together.

    ``meant`` has what readers type, with what the guide says for it, both as stems; ``typed`` has the words of the
    former, for typing errors in them.
    """

    documents: int
    words: Counter[str]
    stems: Counter[str]
    meant: dict[Stems, dict[Stems, None]]
    typed: frozenset[str]

    @cached_property
    def phrases(self) -> dict[str, list[Stems]]:
        """The phrases that readers type, by their first stem, the longest first."""
        found = defaultdict(list)
        for typed in sorted(self.meant, key=len, reverse=True):
            if len(typed) > 1:
                found[typed[0]].append(typed)
        return found

    @cached_property
    def spellings(self) -> list[str]:
        """Every word that can be typed wrongly."""
        return sorted({*self.words, *self.typed, *STOP_WORDS, *alarm_words()})

    @cached_property
    def by_length(self) -> dict[int, list[str]]:
        """The same by how many letters they have, as a word with an error has about as many."""
        lists = defaultdict(list)
        for word in self.spellings:
            lists[len(word)].append(word)
        return lists

    def beginning_with(self, letters: str, most: int) -> list[str]:
        """The commonest words that go on so."""
        start = bisect_left(self.spellings, letters)
        going_on = takewhile(lambda word: word.startswith(letters), islice(self.spellings, start, None))
        return heapq.nlargest(most, (word for word in going_on if word in self.words), key=self.words.__getitem__)

    def rarity(self, stem: str) -> float:
        """How much it tells that a document has it: little if most do (inverse document frequency)."""
        return log(1 + (self.documents + 1) / (self.stems[stem] + 0.5))

    def knows(self, word: Word) -> bool:
        listed = word.plain in STOP_WORDS or word.plain in alarm_words() or word.plain in self.typed
        return listed or word.stem in self.stems or (word.stem,) in self.meant


@lru_cache(maxsize=4)
def lexicon(token: str, staff: bool) -> Lexicon:
    """Read it once for each state of the index, in each process. Tokens never come again, so neither can an old one."""
    shown = (True, False) if staff else (True,)
    counts: Counter[str] = Counter()
    stems: Counter[str] = Counter()
    listed = SearchWord.objects.filter(public__in=shown).values_list("word", "stem", "documents")
    for word, its_stem, number in listed.iterator():
        counts[word] += number
        stems[its_stem] += number
    meant: defaultdict[Stems, dict[Stems, None]] = defaultdict(dict)
    spelled = set()
    for typed, said in Synonym.objects.order_by("permanent_id").values_list("typed", "meant"):
        for phrase in phrases(typed):
            told = words(phrase)
            spelled |= {word.plain for word in told}
            others = (_telling(other) for other in phrases(said))
            kept = [word for word in told if word.plain not in FILLERS] or told
            meant[tuple(word.stem for word in kept)] |= dict.fromkeys(other for other in others if other)
    meant.pop((), None)
    documents = SearchDocument.objects.filter(public__in=shown).count()
    return Lexicon(documents, counts, stems, dict(meant), frozenset(spelled))


def _telling(phrase: str) -> Stems:
    return tuple(word.stem for word in words(phrase) if word.plain not in STOP_WORDS)
