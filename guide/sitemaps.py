"""The pages of the guide for search engines, with the day on which what they show last changed (sitemaps.org).

A day is told only where all of the page is content: what the templates say changes without a date.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone

from guide.article import item_kinds
from guide.models import Guide, RedFlag, Section
from guide.publishing import Publishable

# A page changes when a text of it does, and when one appears on it that was written before.
CHANGED = Greatest("changed_on", "publish_at")
# Pages whose texts stand in templates, or that show what is not content.
UNDATED = ("sources", "about", "changes", "routine:build")


@dataclass(frozen=True)
class Page:
    address: str
    changed_on: datetime | None = None


class PageSitemap(Sitemap):  # type: ignore[type-arg]  # the stubs alone know it
    """A list of pages that are known already with their dates."""

    def location(self, item: Page) -> str:
        return item.address

    def lastmod(self, item: Page) -> datetime | None:
        return item.changed_on


class GuideSitemap(PageSitemap):
    def items(self) -> list[Page]:
        now = timezone.now()
        help_changed = _newest(RedFlag, now)
        pages = [Page(reverse("help"), help_changed), *(Page(reverse(name)) for name in UNDATED)]
        guide = Guide.objects.published(now).first()
        if guide is None:
            return pages
        shown = [_newest(Section, now), *(_newest(kind, now) for kind in item_kinds())]
        return [Page(guide.get_absolute_url(), newest([guide.changed_on, *shown])), *pages]


def newest(moments: Iterable[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment), default=None)


def _newest(kind: type[Publishable], at: datetime) -> datetime | None:
    changed: datetime | None = kind.objects.published(at).aggregate(last=Max(CHANGED))["last"]
    return changed
