"""Rules for plain English that a machine can check."""

import re

# Content brief, "Words to avoid on the site"; "best" also stands for "the best stretch".
AVOID = (
    "cure", "cures", "fix", "fixes", "guarantee", "guarantees", "heal your back", "pain-free", "realign",
    "out of line", "lasting results", "always works", "best", "proven", "simply",
)  # fmt: skip


def plain(text: str) -> str:
    """Take the Markdown out of a text: marks of references, links, stars and signs of lists."""
    text = re.sub(r"\s*\[@[-a-z0-9_]+\]", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*_#>]", "", text)


def blocks(text: str) -> list[str]:
    """Split a Markdown text into its paragraphs and list items."""
    return [plain(block).strip() for block in re.split(r"\n\s*\n|\n(?=\s*(?:-|\d+\.)\s)", text) if block.strip()]


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
    return [word for word in AVOID if re.search(rf"\b{re.escape(word)}\b", plain(text), re.IGNORECASE)]


def reading_grade(text: str) -> float:
    """The Flesch-Kincaid grade level: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid, 1975)."""
    found = [sentence for block in blocks(text) for sentence in sentences(block)]
    words = re.findall(r"[a-z’']+", " ".join(found).lower())
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word)))) for word in words)
    return 0.39 * len(words) / len(found) + 11.8 * syllables / len(words) - 15.59
