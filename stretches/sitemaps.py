"""The library and the pages of the stretches for search engines: three queries, however many stretches."""

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from guide.models import FAQ
from guide.sitemaps import CHANGED, Page, PageSitemap, newest
from stretches.models import Mistake, Stretch


class StretchSitemap(PageSitemap):
    def items(self) -> list[Page]:
        now = timezone.now()
        stretches = Stretch.objects.published(now).values_list("pk", "slug", CHANGED)
        pages = [Page(reverse("stretches:library"), newest(changed for _, _, changed in stretches))]
        mistakes, faqs = _newest_by_stretch(Mistake, now), _newest_by_stretch(FAQ, now)
        for key, slug, changed in stretches:
            last = newest([changed, mistakes.get(key), faqs.get(key)])
            pages.append(Page(reverse("stretches:stretch", args=[slug]), last))
            pages.append(Page(reverse("stretches:follow", args=[slug]), changed))
        return pages


def _newest_by_stretch(kind: type[Any], at: datetime) -> dict[int, datetime]:
    """When what a page shows of this kind last changed, by the id of its stretch."""
    shown = kind.objects.published(at).filter(stretch__isnull=False).order_by()
    return dict(shown.values_list("stretch").annotate(last=Max(CHANGED)))
