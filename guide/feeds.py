"""Atom feeds of what changed (RFC 4287): all changes, and those of safety alone."""

import uuid
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import require_safe

from guide.changes import Change, all_changes, of_safety, with_contents
from guide.site import NAME
from guide.versions import Version
from guide.xml_text import xml_text

MOST = 50
# Ids stay when a text is renamed and when the site moves to another host. Never change this one.
NAMESPACE = uuid.UUID("d35e6c33-f4d5-4e5c-a3a4-1b0ad81db01f")


def entry_id(permanent_id: str, number: int) -> str:
    """The id of one change for good, from the permanent id of its text and the number of its version."""
    return uuid.uuid5(NAMESPACE, f"{permanent_id}/{number}").urn


class ChangesFeed(Feed):  # type: ignore[type-arg]  # the stubs alone know it
    """The last changes of all texts that readers see."""

    feed_type = Atom1Feed
    title = f"{NAME}: what changed"
    subtitle = "Every change of a text in the guide, with its reason."
    author_name = NAME
    language = "en-GB"
    link = reverse_lazy("changes")
    feed_guid = uuid.uuid5(NAMESPACE, "all changes").urn

    def changes(self, at: datetime) -> "QuerySet[Version]":
        return all_changes(at)

    def items(self) -> list[Change]:
        return with_contents(self.changes(timezone.now())[:MOST])

    def item_title(self, item: Change) -> str:
        return xml_text(f"{item.kind}: {item.content.title}")

    def item_description(self, item: Change) -> str:
        # Atom1Feed calls the summary HTML, so plain words need escaping once more.
        return escape(xml_text(item.why))

    def item_link(self, item: Change) -> str:
        return str(item.content.get_absolute_url())

    def item_guid(self, item: Change) -> str:
        return entry_id(item.permanent_id, item.number)

    def item_pubdate(self, item: Change) -> datetime:
        return item.at

    def item_updateddate(self, item: Change) -> datetime:
        return item.at


class SafetyFeed(ChangesFeed):
    """The changes that keep readers safe, as ``guide.changes.of_safety`` tells them."""

    title = f"{NAME}: safety changes"
    subtitle = "Changes of the signs that mean “get help”, and of what to take care of in a stretch."
    link = reverse_lazy("help")
    feed_guid = uuid.uuid5(NAMESPACE, "safety changes").urn

    def changes(self, at: datetime) -> "QuerySet[Version]":
        return of_safety(all_changes(at))


feed = require_safe(ChangesFeed())
safety_feed = require_safe(SafetyFeed())
