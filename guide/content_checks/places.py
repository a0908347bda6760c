"""Where links inside the guide lead: to a page, to a place on it, to a draft, or nowhere.

Only what the links name is fetched, so the number of queries is the same for one text and for all.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

from django.db.models import Model, Q
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from guide.content_checks.texts import Text, publishable_kinds, texts_of
from guide.markdown_parts import parts_of
from guide.models import TAKEN_ANCHORS, Reference
from guide.permanent import is_id, kinds
from guide.publishing import Identified, Publishable

# Ids that a page has whatever its content, by the name of its address; each address without arguments is a page.
PAGE_ANCHORS: dict[str, tuple[str, ...]] = {
    "article": TAKEN_ANCHORS,
    "help": ("emergency", "urgent", "gp", "not-today", "ask-first", "elsewhere", "references", "main-content"),
    "about": ("who", "grades", "disclaimer", "privacy", "built", "main-content"),
    "sources": ("main-content",),
}


def page_anchors(path: str) -> tuple[str, ...]:
    """The ids that the page at a path always has."""
    return PAGE_ANCHORS.get(resolve(path).view_name, ())


class Lead(Enum):
    LIVE = "live"
    DRAFT = "draft"
    NO_PAGE = "no page"
    NO_PLACE = "no place on the page"


@dataclass(frozen=True, slots=True)
class _Kind:
    addresses: Callable[[Any], Iterable[str]]
    prefetch: tuple[str, ...]


_kinds: dict[type[Model], _Kind] = {}


def addresses_of(kind: type[Model], *prefetch: str) -> Callable[[Any], Any]:
    """Register a function that yields what can be linked to in a row beside its own address."""

    def register(addresses: Callable[[Any], Iterable[str]]) -> Callable[[Any], Iterable[str]]:
        _kinds[kind] = _Kind(addresses, prefetch)
        return addresses

    return register


def inside(address: str) -> bool:
    """Tell whether an address starts at the root of the guide or on the page itself."""
    return address.startswith("#") or (address.startswith("/") and not address.startswith("//"))


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the guide, ``typed`` as in the text; its ``address`` begins at the root."""

    typed: str
    address: str
    text: Text


def links_inside(content: Any) -> Iterator[Link]:
    page = urldefrag(content.get_absolute_url()).url
    for text in texts_of(content):
        for link in filter(inside, parts_of(text.value).links):
            yield Link(link, f"{page}{link}" if link.startswith("#") else link, text)


class Places:
    """What is where, for the links of these contents."""

    def __init__(self, contents: Iterable[Any], at: datetime | None = None) -> None:
        words = {word for content in contents for link in links_inside(content) for word in _words(link.address)}
        self._public: dict[str, bool] = dict(_known(words, at or timezone.now())) if words else {}

    def lead(self, link: "Link") -> Lead:
        path, anchor = _parts(link.address)
        state = self._page(path)
        if state is not Lead.LIVE or not anchor or anchor in page_anchors(path):
            return state
        return self._state(f"{path}#{anchor}", Lead.NO_PLACE)

    def _page(self, path: str) -> Lead:
        try:
            match = resolve(path)
        except Resolver404:
            return Lead.NO_PAGE
        if match.app_name == "admin":
            return Lead.NO_PAGE
        # A page without arguments is always there, one with a name in its address if what it names is.
        return self._state(path, Lead.NO_PAGE) if match.args or match.kwargs else Lead.LIVE

    def _state(self, address: str, missing: Lead) -> Lead:
        public = self._public.get(address)
        return missing if public is None else Lead.LIVE if public else Lead.DRAFT


def _parts(link: str) -> tuple[str, str]:
    """The path and the anchor of a link inside the guide, without its query."""
    address, anchor = urldefrag(link)
    return unquote(urlsplit(address).path), unquote(anchor)


def _words(link: str) -> Iterator[str]:
    """What may be the slug of what a link leads to: a part of its path, or its anchor with or without the kind."""
    path, anchor = _parts(link)
    words = (*path.split("/"), anchor, anchor.partition("-")[2])
    # PostgreSQL takes no NUL, and no slug has one.
    yield from (word for word in words if word and "\0" not in word)


def _known(words: set[str], at: datetime) -> Iterator[tuple[str, bool]]:
    """The addresses of all rows that these words may mean, and whether readers can see them."""
    for kind in publishable_kinds():
        named = kind.objects.filter(Q(slug__in=words) | Q(permanent_id__in=words))
        public = set(named.published(at).values_list("pk", flat=True))
        more = _kinds.get(kind)
        for row in named.prefetch_related(*(more.prefetch if more else ())):
            for address in (*_permanent(row), row.get_absolute_url(), *(more.addresses(row) if more else ())):
                # The page of a section's item is there without it.
                yield address, row.pk in public
    yield from _known_parts({word for word in words if is_id(word)}, at)
    numbers = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 6]
    for reference in Reference.objects.filter(number__in=numbers):
        yield reference.get_absolute_url(), True


def _permanent(row: Identified) -> Iterator[str]:
    """The addresses with its permanent id."""
    yield from (reverse(name, args=[row.permanent_id]) for name in ("permanent", "share"))


def _known_parts(ids: set[str], at: datetime) -> Iterator[tuple[str, bool]]:
    """The permanent links of what is a part of a text, such as a step, and whether readers can see that text."""
    parts = [kind for kind in kinds() if not issubclass(kind, Publishable)] if ids else []
    for kind in parts:
        for row in kind._base_manager.filter(permanent_id__in=ids).select_related():
            text = row.standing_in()
            shown = text is None or text.is_public(at)
            yield from ((address, shown) for address in _permanent(row))
