"""Lets links in other texts follow a rename. Old ones would still arrive, by the redirect."""

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.urls import resolve, reverse

from guide.links_here import Place, links_here, page_of
from guide.publishing import Publishable, Visitor
from guide.versions import Version


def relink(before: Publishable, after: Publishable, by: Visitor) -> list[models.Model]:
    """Change the links that lead to ``before``, in texts that this person may change; return those that were.

    A text with a draft change is left alone: its editor would publish the old link again.
    """
    changed: list[models.Model] = []
    for place in links_here([before]).linking:
        page = page_of(place.row)
        new = {link: moved(link, before, after, page) for link in place.links}
        if all(link == now for link, now in new.items()):
            # Permanent links stay as they are.
            continue
        if _may_change(by, place.row) and not Version.objects.of(place.row).pending().exists():
            _change(place, new)
            changed.append(place.row)
    for row in dict.fromkeys(changed):
        Version.objects.record(row, by=by, why=f"Links follow the new address of “{after}”."[:200])
    return list(dict.fromkeys(changed))


def _may_change(person: Visitor, row: models.Model) -> bool:
    meta = row._meta
    return isinstance(person, PermissionsMixin) and person.has_perm(f"{meta.app_label}.change_{meta.model_name}")


def _change(place: Place, new: dict[str, str]) -> None:
    field = place.field.attname
    holder = type(place.holder)._base_manager.get(pk=place.holder.pk)
    text = getattr(holder, field)
    for link, now in new.items():
        # As a whole: between the signs that Markdown puts around an address.
        text = re.sub(rf"(?<=[(<\s]){re.escape(link)}(?=[)>\s]|$)", now.replace("\\", r"\\"), text)
    setattr(holder, field, text)
    holder.save(update_fields=[field])


def moved(link: str, before: Publishable, after: Publishable, page: str) -> str:
    """The link, in a text of that page, with the new name in its path or its anchor; the rest of it stays."""
    names = (before.slug, *before.former_slugs)
    parts = urlsplit(link)
    if parts.fragment in map(before.anchor_of, names):
        parts = parts._replace(fragment=after.anchor)
    match = resolve(urlsplit(urljoin(page, link)).path)
    if match.kwargs.get("slug") in names:
        parts = parts._replace(path=reverse(match.view_name, kwargs={**match.kwargs, "slug": after.slug}))
    return urlunsplit(parts)
