"""Template tags that draw texts and the marks of their references."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from guide.evidence import Cited
from guide.markdown import render
from guide.prose import MARK

register = template.Library()


@register.simple_tag
def prose(text: str, item: Cited | None = None) -> SafeString:
    """Render a Markdown text; ``item`` brings the references whose marks it places."""
    numbers = {reference.key: reference.number for reference in item.references.all()} if item else {}
    return render(text, numbers)


@register.inclusion_tag("includes/_marks.html")
def marks(item: Cited) -> dict[str, Any]:
    """Draw the marks of the references that no text of the item places."""
    return {"references": item.unplaced_references}


@register.filter
def unmarked(text: str) -> str:
    """Take out the marks of references, for a page that lists none."""
    return MARK.sub("", text)


@register.filter
def span(low: int | None, high: int | None) -> str:
    """Write a range of numbers: ``20–30``, or ``20`` when both ends are the same."""
    return f"{low}" if low == high else f"{low}–{high}"
