"""What a text is called in addresses, and what it was called before.

Each row keeps every slug it ever had. An old address looks for the row that had it and leads to what that row is
called now, so there are no chains of redirects, and no loops.
"""

from typing import TYPE_CHECKING, TypeVar

from django.db.models import Q, TextField
from django.db.models.functions import Cast

if TYPE_CHECKING:
    from guide.publishing import Publishable

Kind = TypeVar("Kind", bound="Publishable")


def rows_called(kind: type[Kind], slug: str) -> list[Kind]:
    """The rows of this kind that have this slug or once had it; the one that has it stands first."""
    # SQLite cannot look into a JSON list. Slugs hold no quotes, so one in quotes is an entry of its own.
    rows = kind._base_manager.annotate(names=Cast("former_slugs", TextField()))
    found = rows.filter(Q(slug=slug) | Q(names__contains=f'"{slug}"'))
    # SQLite takes "Walk" for "walk" in a text, which addresses do not.
    called = [row for row in found if slug in (row.slug, *row.former_slugs)]
    return sorted(called, key=lambda row: row.slug != slug)


def taken_message(content: "Publishable", slug: str) -> str:
    """Say which other row of its kind makes this slug impossible for the content; empty if none does."""
    for other in rows_called(type(content), slug):
        if other.pk == content.pk:
            continue
        if other.slug == slug:
            return f"“{other}” has this slug. Choose another."
        return f"“{other}” had this slug before, and old links to it still lead there. Choose another."
    return ""


def note_rename(before_slug: str, content: "Publishable") -> None:
    """Keep the slug that the content had among its former ones. Call this before it is saved with its new slug.

    A slug that it takes back is no longer a former one.
    """
    names = dict.fromkeys([*content.former_slugs, before_slug])
    content.former_slugs = [name for name in names if name and name != content.slug]


def keep_addresses(content: "Publishable") -> None:
    """Let the content keep all that the database knows it was called. Call this before it is saved in any way.

    An older version that comes back may know less of it than the row does. Names that another row has by now are
    that row's.
    """
    stored = type(content)._base_manager.filter(pk=content.pk).first()
    if stored is not None:
        content.former_slugs = [*stored.former_slugs, *content.former_slugs]
    note_rename(stored.slug if stored else "", content)
    content.former_slugs = [name for name in content.former_slugs if not taken_message(content, name)]
