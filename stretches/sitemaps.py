"""The library and the pages of the stretches for search engines: three queries, however many stretches."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from guide.models import FAQ
from guide.sitemaps import Page, PageSitemap, newest
from stretches.models import Mistake, Stretch


class StretchSitemap(PageSitemap):
    def items(self) -> list[Page]:
        now = timezone.now()
        dated = ("pk", "changed_on")
        stretches = list(
            Stretch.objects.published(now)
            .only("slug", "changed_on")
            .prefetch_related(
                Prefetch("mistakes", Mistake.objects.published(now).only(*dated)),
                Prefetch("faqs", FAQ.objects.published(now).only(*dated)),
            )
        )
        pages = [Page(reverse("stretches:library"), newest(stretch.changed_on for stretch in stretches))]
        for stretch in stretches:
            shown = [stretch, *stretch.mistakes.all(), *stretch.faqs.all()]
            pages.append(Page(stretch.get_absolute_url(), newest(text.changed_on for text in shown)))
            pages.append(Page(reverse("stretches:follow", args=[stretch.slug]), stretch.changed_on))
        return pages
