"""What a Markdown text is made of, as far as checks ask: links, pictures and headings. It makes no HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

# A text with none of these has no part to look for. Most have none, and parsing takes far longer than looking.
SIGNS = re.compile(r"[\[<#]|^\s{0,3}[=-]+\s*$", re.MULTILINE)

# How deep lists and quotes may lie in each other, a list counting twice: the parser leaves out all that follows deeper
# ones. Its own 20 are soon reached; many more let some texts take seconds.
DEEPEST = 60

# Like that of guide/markdown.py in what it takes for a link, a picture and a heading.
_parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).disable(["html_block", "html_inline"])


@dataclass(frozen=True, slots=True)
class Picture:
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Parts:
    """``headings`` are pairs of a level, 1 for ``#``, and the words."""

    links: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    headings: tuple[tuple[int, str], ...] = ()


@lru_cache(maxsize=512)
def parts_of(text: str) -> Parts:
    if not SIGNS.search(text):
        return Parts()
    tokens = _parser.parse(text)
    inline = [child for token in tokens for child in _all(token)]
    return Parts(
        tuple(str(token.attrs["href"]) for token in inline if token.type == "link_open"),
        tuple(Picture(token.content, str(token.attrs["src"])) for token in inline if token.type == "image"),
        tuple(
            (int(token.tag[1]), tokens[place + 1].content)
            for place, token in enumerate(tokens)
            if token.type == "heading_open"
        ),
    )


def _all(token: Token) -> Iterator[Token]:
    for child in token.children or ():
        yield child
        yield from _all(child)
