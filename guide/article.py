"""Puts the article together: each section with the items that point at it, whatever their kind."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from guide.evidence import Cited
from guide.models import Guide, Reference, Section, SectionItem
from guide.publishing import Publishable, Visitor


@dataclass(frozen=True)
class ItemGroup:
    """The items of one kind under one section, and the template that draws them."""

    template: str
    items: list[SectionItem]


@dataclass(frozen=True)
class Part:
    """One section of the article with all that stands in it."""

    section: Section
    groups: list[ItemGroup]

    @property
    def contents(self) -> list[Publishable]:
        return [self.section, *(item for group in self.groups for item in group.items)]

    @property
    def marked(self) -> list[Publishable]:
        """The texts whose marks the article draws. A stretch has its marks on its own page."""
        items = (item for group in self.groups for item in group.items if "references" in item.article_prefetch)
        return [self.section, *items]


def item_kinds() -> list[type[SectionItem]]:
    """The models that point at a section, in the order of their apps."""
    related = (relation.related_model for relation in Section._meta.related_objects)
    return [model for model in related if isinstance(model, type) and issubclass(model, SectionItem)]


def parts_of(guide: Guide, visitor: Visitor, at: datetime) -> list[Part]:
    """Fetch the sections of a guide and their items: two queries for each kind, however many rows."""
    groups: dict[int, list[ItemGroup]] = defaultdict(list)
    for kind in item_kinds():
        items: dict[int, list[SectionItem]] = defaultdict(list)
        for item in kind.objects.visible_to(visitor, at).for_article():
            items[item.section_id].append(item)
        for section_id, rows in items.items():
            groups[section_id].append(ItemGroup(kind.article_template, rows))
    sections = Section.objects.visible_to(visitor, at).filter(guide=guide)
    return [
        Part(section, groups[section.pk])
        for section in sections.select_related("reviewed_by").prefetch_related("references")
    ]


def shared_templates(parts: Iterable[Part]) -> list[str]:
    """What the items of the article share, each once."""
    shared = (item.shared_template for part in parts for group in part.groups for item in group.items)
    return list(dict.fromkeys(template for template in shared if template))


def cover_item(parts: Iterable[Part]) -> SectionItem | None:
    """The first item that has a picture for the top of the article."""
    items = (item for part in parts for group in part.groups for item in group.items)
    return next((item for item in items if item.cover_template), None)


def cited_by(contents: Iterable[object]) -> list[Reference]:
    """The references of all these texts, each once, by number."""
    cited = {
        reference
        for content in contents
        if isinstance(content, Cited)
        for reference in content.references.all()
    }  # fmt: skip
    return sorted(cited, key=lambda reference: reference.number)
