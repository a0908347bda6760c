"""Shows readers why a text was found: its sentences that say most of it, with the words marked."""

from collections.abc import Set

from django.db.models import Model

from guide.prose import blocks, sentences
from guide.search.passages import readable
from guide.search.words import stems_in, words

# Characters of an excerpt; a longer sentence is cut around its words.
LONGEST = 180


def marked(text: str, stems: Set[str]) -> list[tuple[str, bool]]:
    """Part a text at the words with these stems; put together, the parts are the text."""
    pieces, done = [], 0
    for word in words(text):
        if word.stem in stems:
            pieces += [(text[done : word.start], False), (text[word.start : word.end], True)]
            done = word.end
    pieces.append((text[done:], False))
    return [piece for piece in pieces if piece[0]]


def excerpt(row: Model, stems: Set[str]) -> str:
    """The sentence with the most of these stems, and as many after it as there is room for."""
    found = (sentence for text in readable(row) for block in blocks(text) for sentence in sentences(block))
    # What stands in a list or a short field may have no full stop, and would run on into the next.
    said = [sentence if sentence.endswith((".", "!", "?", ":")) else f"{sentence}." for sentence in found]
    first = max(range(len(said)), key=lambda number: len(stems_in(said[number]) & stems), default=0)
    taken = said[first : first + 1]
    for sentence in said[first + 1 :]:
        if len(" ".join([*taken, sentence])) > LONGEST:
            break
        taken.append(sentence)
    return _cut(" ".join(taken), stems)


def _cut(text: str, stems: Set[str]) -> str:
    """What fits around the first word that was looked for, with dots where something is left out."""
    if len(text) <= LONGEST:
        return text
    at = next((word.start for word in words(text) if word.stem in stems), 0)
    start = max(0, min(at - LONGEST // 3, len(text) - LONGEST))
    piece = text[start : start + LONGEST]
    if start:
        piece = "… " + piece.partition(" ")[2]
    return piece if start + LONGEST >= len(text) else piece.rpartition(" ")[0] + " …"
