"""Reads a text, with its parts, into what the index keeps: each word once, and how much is said about it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from guide.publishing import Status
from guide.search.passages import TITLE, passages
from guide.search.stop_words import STOP_WORDS
from guide.search.words import words
from guide.snapshot import kind_of, owned

# The sum of weights at which a word has half of all it can have.
HALF = 12.0
# Words of a usual title, and of all the rest of a usual text. In a longer one each word says less.
USUAL_TITLE, USUAL_TEXT = 6, 60
# How often a word must stand somewhere to count half of what it can count there.
OFTEN = 1.0
# A part is found after its text, if both say the same.
PART_COUNTS = 0.55


class Document(NamedTuple):
    """``impacts`` has the stems with a number from 1 to 1000."""

    kind: str
    row: int
    public: bool
    words: frozenset[str]
    impacts: dict[str, int]


def read(content: Any) -> Iterator[Document]:
    """The documents of a text: itself and its parts; none if nobody may see it any more."""
    if content.status == Status.WITHDRAWN:
        return
    public = content.status == Status.PUBLISHED
    yield _document(content, public, 1.0)
    for part in owned(content):
        yield _document(part, public, PART_COUNTS)


def _document(row: Any, public: bool, counts: float) -> Document:
    places: defaultdict[float, list[str]] = defaultdict(list)
    seen = set()
    for passage in passages(row):
        told = [word for word in words(passage.text) if word.plain not in STOP_WORDS]
        places[passage.weight] += [word.stem for word in told]
        seen |= {word.plain for word in told}
    sums: Counter[str] = Counter()
    for weight, stems in places.items():
        usual = USUAL_TITLE if weight == TITLE else USUAL_TEXT
        length = 0.5 + 0.5 * len(stems) / usual
        for stem, times in Counter(stems).items():
            sums[stem] += weight * (1 + OFTEN) * times / (times + OFTEN * length)  # type: ignore[assignment]
    impacts = {stem: max(1, round(1000 * counts * said / (said + HALF))) for stem, said in sums.items()}
    return Document(kind_of(row), row.pk, public, frozenset(seen), impacts)
