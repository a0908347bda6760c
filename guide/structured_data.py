"""What machines that read pages are told about them, in the vocabulary of https://schema.org.

A node is a dictionary of that vocabulary. It says no more than the page does: what is not known is left out.
"""

import json
from collections.abc import Iterable
from html import unescape
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from guide.article import Part
from guide.dates import PageDates
from guide.markdown import CITATION, render
from guide.models import FAQ, Guide, Reference
from guide.site import NAME

Node = dict[str, Any]

LANGUAGE = "en-GB"
# JSON says the same with these, and no HTML or script can begin or end in it.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def graph(request: HttpRequest, *nodes: Node | None) -> Node | None:
    """Put the nodes of a page together; None for staff and in previews, whose pages show drafts."""
    if request.user.is_staff or hasattr(request, "preview"):
        return None
    return {"@context": "https://schema.org", "@graph": [node for node in nodes if node]}


def as_script(data: Node) -> SafeString:
    """The one place that writes structured data into a page."""
    text = json.dumps(data).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308  escaped above


def plain_text(text: str) -> str:
    """The words of a Markdown text. Such properties may hold HTML, so what looks like a tag stays escaped."""
    words = unescape(strip_tags(render(CITATION.sub("", text))))
    return " ".join(words.split()).replace("<", "&lt;")


def web_site(request: HttpRequest) -> Node:
    """The site, and how to search it; the address is a URI template (RFC 6570)."""
    home, search = (request.build_absolute_uri(reverse(name)) for name in ("article", "search"))
    return {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "url": home,
        "name": NAME,
        "inLanguage": LANGUAGE,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
        },
    }


def breadcrumbs(request: HttpRequest, *crumbs: tuple[str, str]) -> Node:
    """The way from the guide to this page, as names and addresses; the guide itself need not be named."""
    way = [("Guide", reverse("article")), *crumbs]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": {"@id": request.build_absolute_uri(address)}}
        for place, (name, address) in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def medical_page(request: HttpRequest, title: str, dates: PageDates) -> Node:
    """The page itself. It names a reviewer only while the review of all of it is current."""
    page = request.build_absolute_uri(request.path)
    node: Node = {
        "@type": "MedicalWebPage",
        "@id": page,
        "url": page,
        "name": title,
        "inLanguage": LANGUAGE,
        "dateModified": dates.changed_on.isoformat(),
        "isPartOf": web_site(request),
    }
    if dates.reviewed_on and not dates.overdue:
        node["lastReviewed"] = dates.reviewed_on.isoformat()
        node["reviewedBy"] = [{"@type": "Person", "name": name} for name in dates.reviewers]
    return node


def article(request: HttpRequest, guide: Guide, dates: PageDates, references: Iterable[Reference]) -> Node:
    page = request.build_absolute_uri(guide.get_absolute_url())
    return {
        "@type": "Article",
        "@id": f"{page}#article",
        "url": page,
        "mainEntityOfPage": {"@id": page},
        "headline": guide.title,
        "description": plain_text(guide.summary),
        "inLanguage": LANGUAGE,
        "author": {"@type": "Organization", "name": guide.byline},
        "datePublished": guide.publish_at.isoformat(),
        "dateModified": dates.changed_on.isoformat(),
        "citation": citations(references),
    }


def citations(references: Iterable[Reference]) -> list[Node]:
    return [
        {"@type": "CreativeWork", "name": reference.title, **({"url": reference.address} if reference.address else {})}
        for reference in references
    ]


def faq_page(request: HttpRequest, faqs: Iterable[FAQ]) -> Node | None:
    """The questions of a page with their answers; None if there are none."""
    questions = [
        {
            "@type": "Question",
            "name": faq.title,
            "url": request.build_absolute_uri(faq.get_absolute_url()),
            "acceptedAnswer": {"@type": "Answer", "text": plain_text(faq.answer)},
        }
        for faq in faqs
    ]
    page = request.build_absolute_uri(request.path)
    return {"@type": "FAQPage", "@id": f"{page}#faq-page", "mainEntity": questions} if questions else None


def faqs_among(parts: Iterable[Part]) -> list[FAQ]:
    return [item for part in parts for group in part.groups for item in group.items if isinstance(item, FAQ)]
