"""The one place that makes HTML out of text. Pages and the editor's preview share it."""

import re
from collections.abc import Mapping, Sequence

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from guide.markdown_parts import DEEPEST
from guide.picture_address import DECORATIVE, PICTURE, PictureFile

CITATION = re.compile(r"\[@([-a-zA-Z0-9_]+)\]")

ALLOWED_TAGS = {"a", "blockquote", "br", "em", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "strong", "ul"}
ALLOWED_ATTRIBUTES = {
    "a": {"href", "title", "class", "aria-label"},
    "img": {"src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding"},
    "ol": {"start"},
}
ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}

# How wide a picture is shown: the column of text has 35 em, and a phone shows it from side to side.
SHOWN = "(min-width: 45em) 44rem, 100vw"

# Texts stand under an h2 of the page, so their own headings start one level below it.
HEADING_SHIFT = 2


def cited_keys(text: str) -> list[str]:
    """Return the reference keys that a text places with ``[@key]``, in order."""
    return [token.content for token in _inline(text, "citation")]


def pictures(text: str) -> list[tuple[PictureFile, str]]:
    """Return the pictures that a text shows, in order: the file in its address, and the words, as they were typed.

    The words are ``decorative`` for a picture that needs none, and empty if the editor has yet to write them.
    """
    return [(token.meta["file"], token.content) for token in _inline(text, "picture")]


def picture_ids(text: str) -> list[str]:
    """Return the permanent ids of the pictures that a text shows, in order."""
    return [file.permanent_id for file, _ in pictures(text)]


def links_in(text: str) -> list[str]:
    """The addresses that the links of a text lead to, in order."""
    tokens = (child for block in _parser.parse(text) for child in block.children or ())
    return [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]


def render(text: str, numbers: Mapping[str, int] | None = None) -> SafeString:
    """Return cleaned HTML for a Markdown text.

    ``numbers`` maps reference keys to the numbers of their marks; a key it does not know leaves
    a note that says so instead of a broken link. Raw HTML is shown as the text that was typed.
    """
    html = nh3.clean(
        _parser.render(text, {"numbers": numbers or {}}),
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=ALLOWED_SCHEMES,
        link_rel=None,
    )
    return mark_safe(html)  # noqa: S308  cleaned against an allow-list in the line above


def _inline(text: str, kind: str) -> list[Token]:
    tokens = (child for block in _parser.parse(text) for child in block.children or ())
    return [token for token in tokens if token.type == kind]


def _read_picture(state: StateInline, silent: bool) -> bool:
    """Turn ``![words](address)`` into a picture if the address is one of ours, and leave it as typed if not.

    A rule of the parser. One that knew more addresses would have readers' browsers fetch from elsewhere.
    """
    if not state.src.startswith("![", state.pos) or CITATION.match(state.src, state.pos + 1):
        return False
    match = PICTURE.match(state.src, state.pos)
    file = PictureFile.parse(match["name"]) if match else None
    if match is None or file is None:
        # Both signs are taken, so that what follows does not become a link.
        if not silent:
            state.pending += "!["
        state.pos += 2
        return True
    if not silent:
        token = state.push("picture", "img", 0)
        token.content = " ".join(unescapeAll(match["words"]).split())
        token.meta["file"] = file
    state.pos = match.end()
    return True


def _draw_picture(
    renderer: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    file, words = tokens[index].meta["file"], tokens[index].content
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" loading="lazy" decoding="async">',
        file.address, ", ".join(f"{size.address} {size.width}w" for size in file.sizes), SHOWN,
        file.width, file.height, "" if words == DECORATIVE else words,
    )  # fmt: skip


def _read_citation(state: StateInline, silent: bool) -> bool:
    """Turn ``[@key]`` into a token; a rule of the parser, which moves on by what it took."""
    match = CITATION.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("citation", "a", 0).content = match[1]
    state.pos = match.end()
    return True


def _draw_citation(
    renderer: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    key = tokens[index].content
    number = env["numbers"].get(key)
    if number is None:
        return format_html("<em>[unknown reference {}]</em>", key)
    return format_html('<a class="ref" href="#reference-{0}" aria-label="Reference {0}">[{0}]</a>', number)


def _shift_headings(state: StateCore) -> None:
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + HEADING_SHIFT, 6)}"


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": True, "maxNesting": DEEPEST})
    parser.enable("smartquotes").disable(["image", "html_block", "html_inline"])
    # Before "link", which would take the brackets for one.
    parser.inline.ruler.before("link", "citation", _read_citation)
    parser.inline.ruler.before("link", "picture", _read_picture)
    parser.core.ruler.push("shift_headings", _shift_headings)
    parser.add_render_rule("citation", _draw_citation)
    parser.add_render_rule("picture", _draw_picture)
    return parser


_parser = _make_parser()
