"""Rules for plain English that a machine can check. All take a Markdown text and need no database."""

import re
from functools import lru_cache

# Content brief, "Words to avoid on the site"; "best" also stands for "the best stretch".
AVOID = (
    "cure", "cures", "fix", "fixes", "guarantee", "guarantees", "heal your back", "pain-free", "realign",
    "out of line", "lasting results", "always works", "best", "proven", "simply",
)  # fmt: skip

# Each is written so that no text, however odd, makes it look at the same characters again and again.
MARK = re.compile(r"(?<!\s)\s*\[@[-a-zA-Z0-9_]+\]")
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
BLOCK_END = re.compile(r"\n\s*\n|\n(?=\s*(?:-|\d+\.)\s)")
AVOIDED = re.compile(rf"\b(?:{'|'.join(map(re.escape, AVOID))})\b", re.IGNORECASE)


def plain(text: str) -> str:
    """Take the Markdown out of a text: marks of references, links, stars and signs of lists."""
    return re.sub(r"[*_#>]", "", LINK.sub(r"\1", MARK.sub("", text)))


@lru_cache(maxsize=256)
def blocks(text: str) -> tuple[str, ...]:
    """Split a Markdown text into its paragraphs and list items. Several rules ask for those of the same text."""
    return tuple(plain(block).strip() for block in BLOCK_END.split(text) if block.strip())


def sentences(block: str) -> list[str]:
    """Split a paragraph after each full stop, question mark or exclamation mark."""
    block = re.sub(r"^(?:-|\d+\.)\s+", "", block)
    return [sentence for sentence in re.split(r"(?<=[.!?:])\s+", block) if sentence]


def long_sentences(text: str, most: int = 25) -> list[str]:
    return [
        sentence for block in blocks(text) for sentence in sentences(block) if len(sentence.split()) > most
    ]  # fmt: skip


def long_paragraphs(text: str, most: int = 3) -> list[str]:
    return [block for block in blocks(text) if len(re.findall(r"[.!?](?:\s|$)", block)) > most]


def words_to_avoid(text: str) -> list[str]:
    """The words as they were typed, in order."""
    return AVOIDED.findall(plain(text))


def reading_grade(text: str) -> float:
    """The Flesch-Kincaid grade level: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid, 1975).

    6 is a child of eleven. Short texts jump about: one long word counts for much.
    """
    # Counting syllables takes a dictionary: a second and 70 MB, which only processes that check texts need.
    import textstat  # type: ignore[import-untyped]  # noqa: PLC0415

    found = [sentence for block in blocks(text) for sentence in sentences(block)]
    # A heading or list item without a full stop would run on into the next sentence.
    closed = " ".join(f"{sentence.rstrip('.!?:;, ')}." for sentence in found)
    grade: float = textstat.flesch_kincaid_grade(closed)
    return grade
