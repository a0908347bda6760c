"""What an import changes, in words that a person can check before they agree."""

import json
import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Any

from django.db import models

from guide.exchange.replace import Change
from guide.exchange.state import Entry

Paint = Callable[[str], str]

# Words of the same text around a difference.
CONTEXT = 4
# Characters of one difference; of a longer one the middle is left out.
LONGEST = 240
MARKS = ".,;:!?"


def plain(text: str) -> str:
    return text


def told(change: Change, removed: Paint = plain, added: Paint = plain) -> Iterator[str]:
    """Lines for one text: what became of it, then each field that changed. The paints colour what went and came."""
    paint = {"added": added, "removed": removed, "changed": plain}[change.fate]
    yield paint(f"{change.fate:8} {_called(change.row)}")
    if change.fate == "changed":
        yield from (f"    {line}" for line in _entries(change, removed, added))


def _entries(change: Change, removed: Paint, added: Paint) -> Iterator[str]:
    before = {entry.key: entry for entry in change.before}
    after = {entry.key: entry for entry in change.after}
    for key in {**before, **after}:
        prefix = "" if key == change.before[0].key else f"{_called((after.get(key) or before[key]).row)}: "
        if key not in after:
            yield removed(f"{prefix}removed")
        elif key not in before:
            yield added(f"{prefix}added")
        else:
            yield from (f"{prefix}{line}" for line in _fields(before[key], after[key], removed, added))


def _called(row: models.Model) -> str:
    return f"{row._meta.verbose_name} “{row}”"


def _fields(before: Entry, after: Entry, removed: Paint, added: Paint) -> Iterator[str]:
    for name, old in before.record["fields"].items():
        new = after.record["fields"][name]
        if old != new:
            yield f"{name}: {difference(written(old), written(new), removed, added)}"


def written(value: Any) -> str:
    """A value as a text whose words can be compared."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str | list) for part in value):
        return ", ".join(written(part) for part in value)
    return json.dumps(value, ensure_ascii=False)


def difference(old: str, new: str, removed: Paint = plain, added: Paint = plain) -> str:
    """The words that differ, [-gone-] and {+come+}, with a few of those around them."""
    before, after = _words(old), _words(new)
    shown = ""
    end = 0
    for group in SequenceMatcher(None, before, after).get_grouped_opcodes(CONTEXT):
        left_out = group[0][1] > end
        for _, old_from, old_to, new_from, new_to in group:
            gone, come = _line(before[old_from:old_to]), _line(after[new_from:new_to])
            part = come if gone == come else _marked(gone, come, removed, added)
            shown += f" … {part.lstrip(MARKS + ' ')}" if left_out else part
            left_out = False
        end = group[-1][2]
    return shown.strip() + (" …" if end < len(before) else "")


def _words(text: str) -> list[str]:
    """Each with the space before it; the mark after a word stands by itself, so that a new end leaves the word."""
    words = []
    for word in re.findall(r"\s*\S+|\s+$", f" {text}" if text else ""):
        bare = word.rstrip(MARKS)
        words += [part for part in (bare, word[len(bare) :]) if part]
    return words


def _marked(gone: str, come: str, removed: Paint, added: Paint) -> str:
    space = " " if (come or gone).startswith(" ") else ""
    marks = [removed(f"[-{gone.strip()}-]")] if gone else []
    marks += [added(f"{{+{come.strip()}+}}")] if come else []
    return space + "".join(marks)


def _line(words: list[str]) -> str:
    """Words on one line, with a mark where the text breaks."""
    text = re.sub(r"\s*\n\s*", "↵ ", "".join(words))
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2].rstrip()} … {text[-LONGEST // 2 :].lstrip()}"
