"""What other sites and apps are told of a page, to show it where somebody pastes its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django.urls import reverse
from django.utils.text import capfirst

from guide.cards.card import HEIGHT, SITE, WIDTH, Card, Carded
from guide.pasted import words_of
from guide.site import NAME

# Characters of a description. What shows it cuts longer ones, and not always at the end of a word.
LONGEST = 200


def shortened(text: str, most: int = LONGEST) -> str:
    """A text in one line, cut at the end of a word if it is longer than that."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    kept = line[: most - 1]
    whole = kept if line[most - 1] == " " else kept.rpartition(" ")[0] or kept
    return f"{whole.rstrip(' ,;:.–-')}…"


@dataclass(frozen=True, slots=True)
class PagePreview:
    """The addresses are absolute. ``kind`` is a type of the Open Graph protocol (ogp.me).

    ``canonical`` is that of the page; ``address`` is what should be shared, which may mean one of its texts.
    """

    title: str
    description: str
    canonical: str
    address: str
    picture: str
    kind: str
    card: Card

    site_name: ClassVar = NAME
    width: ClassVar = WIDTH
    height: ClassVar = HEIGHT

    @classmethod
    def of(cls, context: Mapping[str, Any]) -> Self:
        """Read it from the context of a page.

        A view may give ``page_about``, the content that the page is about, and ``canonical``, the path with the part
        of its query that is content. Else a page is about the site, and its query is none of its content. It may
        also give ``text_meant``, the one of its texts that a link led to.
        """
        request, meant = context["request"], context.get("text_meant")
        about = meant or context.get("page_about")
        card = about.card if isinstance(about, Carded) else SITE
        canonical = context.get("canonical") or request.path
        return cls(
            title=capfirst(str(meant)) if meant else context["page_title"],
            description=shortened(words_of(meant) if meant else "") or context["page_description"],
            canonical=request.build_absolute_uri(canonical),
            address=request.build_absolute_uri(reverse("permanent", args=[meant.permanent_id]) if meant else canonical),
            picture=request.build_absolute_uri(card.address),
            kind="article" if about else "website",
            card=card,
        )
