"""The article as Markdown, whatever kinds of items it has."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst

from guide.article import Part
from guide.evidence import Claim, Evidence
from guide.models import Guide, SectionItem
from guide.twin.text import body, escaped, items, link, marks, numbers_of


def article(request: HttpRequest, guide: Guide, parts: list[Part]) -> list[str]:
    page = request.build_absolute_uri(guide.get_absolute_url())
    blocks = [f"## About this guide\n\n{escaped(guide.subtitle)}", body(guide.summary, page)]
    blocks.append(f"Written by {escaped(guide.byline)}.")
    for part in parts:
        section = part.section
        blocks.append(f"## {escaped(section.title)}{marks(section)}")
        if section.evidence != Evidence.ADVICE:
            blocks.append(f"Proof for this part: {section.get_evidence_display()}")
        blocks.append(body(section.body, page, numbers_of(section)))
        for group in part.groups:
            blocks += _group(request, page, group.items)
    return blocks


def prose_of(item: Any, page: str) -> Iterator[str]:
    """The texts of an item, each under its name if there are several."""
    names = [name for name in item.prose_fields if getattr(item, name)]
    for name in names:
        if len(names) > 1:
            yield f"**{capfirst(str(item._meta.get_field(name).verbose_name))}**"
        yield body(getattr(item, name), page, numbers_of(item))


def _group(request: HttpRequest, page: str, group: list[SectionItem]) -> list[str]:
    if group[0].markdown_page:
        return [items(_entry(request, item) for item in group)]
    blocks = []
    for item in group:
        blocks.append(f"### {escaped(item.title)}{marks(item)}")
        if isinstance(item, Claim):
            blocks.append(f"Evidence: {item.get_evidence_display()}")
        blocks += prose_of(item, page)
    return blocks


def _entry(request: HttpRequest, item: Any) -> str:
    """An item with a page of its own, as a line of a list."""
    address = request.build_absolute_uri(reverse(item.markdown_page, args=[item.slug]))
    return f"{link(item.title, address)}: {escaped(item.summary)}"
