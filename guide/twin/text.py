"""Texts as they stand in a Markdown file of their own: with full addresses, and with numbers for their sources."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urljoin

from guide.evidence import Cited
from guide.markdown import CITATION, HEADING_SHIFT

# What would start a link, a heading, emphasis, code or an element inside a line.
SIGNS = re.compile(r"([\\`*_\[\]<>#|])")
HEADING = re.compile(r"^(#{1,6})(?=[ \t])", re.MULTILINE)
# The address of a link or picture in a line, or of one that is defined at the end of a text.
ADDRESS = re.compile(r"(\]\(<?|^ {0,3}\[[^\]\n]+\]:[ \t]*<?)([^\s()<>]+)", re.MULTILINE)
# What our pages show as it was typed, but other readers of Markdown may take for HTML.
TAG = re.compile(r"<(?!(?:https?|mailto|tel):)")


def escaped(text: str) -> str:
    """Plain words, such as a title, that are to be read as they are."""
    return SIGNS.sub(r"\\\1", " ".join(text.split()))


def link(title: str, address: str) -> str:
    return f"[{escaped(title)}]({address})"


def items(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def numbers_of(item: object) -> dict[str, int]:
    references = item.references.all() if isinstance(item, Cited) else ()
    return {reference.key: reference.number for reference in references}


def body(text: str, page: str, numbers: Mapping[str, int] | None = None) -> str:
    """A Markdown text that stands under a heading of the second level; ``page`` is the address it was written for."""
    known = numbers or {}
    text = TAG.sub("&lt;", text)
    text = HEADING.sub(lambda found: "#" * min(len(found[1]) + HEADING_SHIFT, 6), text)
    text = ADDRESS.sub(lambda found: found[1] + _whole(page, found[2]), text)
    return CITATION.sub(lambda found: f"[{known.get(found[1], found[1])}]", text)


def marks(item: object) -> str:
    """The numbers of the sources that no text of the item places, after a blank; empty if there are none."""
    found = item.unplaced_references if isinstance(item, Cited) else []
    return "".join(f" [{reference.number}]" for reference in found)


def joined(blocks: Iterable[str]) -> str:
    """The whole file, from its blocks; empty ones are left out."""
    return "\n\n".join(block.strip("\n") for block in blocks if block) + "\n"


def _whole(page: str, address: str) -> str:
    try:
        return urljoin(page, address)
    except ValueError:
        # Such as "http://[", which nobody can follow: it stays as it was typed.
        return address
