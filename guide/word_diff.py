"""Two texts side by side: the words that were taken out marked in one, those that were put in marked in the other."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, takewhile

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# Texts are compared by lines, what differs by sentences, and what differs then by words.
LEVELS = (r"[^\n]*\n|[^\n]+", r"[^.!?]*[.!?]+\s*|[^.!?]+", r"\s+|\w+|[^\w\s]")
# What comparing two passages may cost for each of their words. Above it they are told apart as a whole, so that
# texts of 20,000 characters take under a second, whatever they say. 200 words of English cost about 1,000.
HIGHEST_COST = 1000
# More lines than this are no longer taken for the same lines rewritten.
MOST_PAIRED = 300
# Passages with a smaller share of common words read better whole than as a patchwork.
LEAST_ALIKE = 0.3
# A common word this short, alone between two changes, is a part of them to the eye.
SHORT_WORD = 3

Texts = tuple[str, str]

# Words that are heard, not seen, say where a mark begins and ends.
REMOVED = '<del><span class="visually-hidden">(removed: </span>{}<span class="visually-hidden">) </span></del>'
ADDED = '<ins><span class="visually-hidden">(added: </span>{}<span class="visually-hidden">) </span></ins>'


def text_sides(before: str, after: str) -> tuple[SafeString, SafeString]:
    return _sides(list(_spans(before, after, LEVELS)))


def whole_sides(before: str, after: str) -> tuple[SafeString, SafeString]:
    """The same for a date or a choice, which is another one as a whole."""
    return _sides([(before, after)])


def list_sides(before: Sequence[str], after: Sequence[str]) -> tuple[SafeString, SafeString]:
    """The same for lists, whose items are there or not."""
    return _items(before, after, REMOVED), _items(after, before, ADDED)


def _items(items: Sequence[str], others: Sequence[str], mark: str) -> SafeString:
    lines = ((item if item in others else format_html(mark, item),) for item in items)
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", lines)) if items else SafeString("")


def _sides(spans: Sequence[Texts]) -> tuple[SafeString, SafeString]:
    same = [old == new for old, new in spans]
    olds, news = [old for old, _ in spans], [new for _, new in spans]
    return _side(zip(olds, same, strict=True), REMOVED), _side(zip(news, same, strict=True), ADDED)


def _side(parts: Iterable[tuple[str, bool]], mark: str) -> SafeString:
    shown = ((text if same else format_html(mark, _visible(text)),) for text, same in parts if text)
    return format_html_join("", "{}", shown)


def _visible(text: str) -> str:
    """Signs for spaces and line ends, where nothing else was changed."""
    return text.replace(" ", "␣").replace("\n", "¶\n") if text.isspace() else text


def _spans(before: str, after: str, levels: Sequence[str]) -> Iterator[Texts]:
    """Cut both texts into the same number of parts, one for the other; parts of two equal texts are common."""
    if before == after or not before or not after or not levels:
        yield before, after
        return
    parts = _parts(re.findall(levels[0], before), re.findall(levels[0], after))
    if len(levels) == 1:
        yield from _readable(("".join(old), "".join(new)) for old, new in parts)
        return
    for old, new in parts:
        # As many lines on both sides are the same lines, each rewritten.
        paired = len(old) == len(new) <= MOST_PAIRED
        pairs = zip(old, new, strict=True) if paired else [("".join(old), "".join(new))]
        for pair in pairs:
            yield from _spans(*pair, levels[1:])


def _parts(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The runs of two sequences that are the same or stand for one another, in order."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    end_old, end_new = len(old) - tail, len(new) - tail
    yield old[:head], new[:head]
    yield from _middle(old[head:end_old], new[head:end_new])
    yield old[end_old:], new[end_new:]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    if _cost(old, new) > HIGHEST_COST:
        yield old, new
        return
    # Spaces are everywhere, so they are common only where they stand beside a common word.
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    for _, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        yield old[old_from:old_to], new[new_from:new_to]


def _cost(old: Sequence[str], new: Sequence[str]) -> float:
    """At worst, difflib looks at each word and its equals again for each word that stays."""
    there = Counter(token for token in new if not token.isspace())
    looks = sum(1 + there[token] for token in old)
    return looks * min(len(old), len(new)) / (len(old) + len(new) or 1)


def _readable(spans: Iterable[Texts]) -> Iterator[Texts]:
    """Fewer and longer changes than a comparison of words finds."""
    found = [span for span in spans if any(span)]
    common = sum(len(old) for old, new in found if old == new)
    if common < LEAST_ALIKE * max(sum(map(len, side)) for side in zip(*found, strict=True)):
        found = [("".join(old for old, _ in found), "".join(new for _, new in found))]
    inner = range(1, len(found) - 1)
    slight = {place for place in inner if len(found[place][0].strip()) <= SHORT_WORD}
    marked = [(old == new and place not in slight, old, new) for place, (old, new) in enumerate(found)]
    for _, run in groupby(marked, key=lambda span: span[0]):
        olds, news = zip(*((old, new) for _, old, new in run), strict=True)
        yield "".join(olds), "".join(news)
