"""A thousand renames and moves at random: whatever ever was still arrives.

Addresses, links, codes and routines, what feed readers keep, and frames in the pages of other sites.
"""

import random
import re
from dataclasses import dataclass, field
from urllib.parse import urldefrag

import pytest
import zxingcpp
from django.test import Client

from guide.addresses import note_rename
from guide.models import Guide, Section, SectionItem
from guide.permanent import kinds
from guide.publishing import Identified, Publishable
from stretches.models import Step, Stretch
from tests.guide.test_feeds import FEEDS, read
from tests.guide.test_qr import drawn, read_svg
from tests.page import PageFacts

# What a name can be taken for: that of another kind, its anchor in the article, and that of a part of a page.
NAMES = [start + f"name-{number}" for start in ("", "tip-", "faq-", "stretch-", "step-") for number in range(200)]
PLAN = "/routine/?plan=kbv7pgc4:20:2:each,sb8bnmbt:10:1:each"


@dataclass
class Renaming:
    """Renames and moves rows at random, and remembers what each was ever called."""

    chance: random.Random
    rows: list[Identified]
    renames: int = 0
    called: dict[tuple[type[Publishable], str], Publishable] = field(default_factory=dict)

    def rename(self, row: Publishable) -> None:
        # Now and then it takes a name back.
        names = row.former_slugs if row.former_slugs and self.chance.random() < 0.2 else NAMES
        before, row.slug = row.slug, self.chance.choice(names)
        if row.slug == before or row.slug_taken():
            row.slug = before
            return
        row.title = f"Now {row.slug}"
        note_rename(before, row)
        row.save(update_fields=["slug", "former_slugs", "title"])
        self.called |= {(type(row), before): row, (type(row), row.slug): row}
        self.renames += 1

    def move(self, row: Publishable | Step, sections: list[Section]) -> None:
        row.order = self.chance.randrange(200)
        row.save(update_fields=["order"])
        if isinstance(row, SectionItem):
            row.section = self.chance.choice(sections)
            row.save(update_fields=["section"])

    def go_on(self, renames: int) -> None:
        texts = [row for row in self.rows if isinstance(row, Publishable)]
        sections = [row for row in texts if isinstance(row, Section)]
        movable = [row for row in self.rows if isinstance(row, Publishable | Step)]
        while self.renames < renames:
            self.rename(self.chance.choice(texts))
            if not self.renames % 10:
                self.move(self.chance.choice(movable), sections)


class Reader:
    """Follows links, one hop at most, and reads each page once."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.pages: dict[str, PageFacts] = {}
        self.landed: dict[str, str] = {}

    def page(self, address: str) -> PageFacts:
        if address not in self.pages:
            response = self.client.get(address)
            assert response.status_code == 200, address
            self.pages[address] = PageFacts(response.content.decode())
        return self.pages[address]

    def land(self, path: str) -> str:
        """The address that the browser shows, with the anchor of a redirect."""
        if path not in self.landed and path not in self.pages:
            response = self.client.get(path)
            if response.status_code == 200:
                self.pages[path] = PageFacts(response.content.decode())
            # The query names the text for machines; the page is the same without.
            location = response.headers.get("Location", path)
            self.landed[path] = re.sub(r"\?about=\w+", "", location)
        return self.landed.get(path, path)

    def arrive(self, link: str) -> str:
        """Where the link leads; the page and the place on it are there."""
        path, anchor = urldefrag(link)
        path, new_anchor = urldefrag(self.land(path))
        # Browsers keep the old anchor if the new address names none (RFC 9110, 10.2.2).
        anchor = new_anchor or anchor
        page = self.page(path)
        assert not anchor or anchor in page.ids, link
        return f"{path}#{anchor}" if anchor else path


def address_of(row: Publishable, anchor: str, slug: str) -> str:
    """Where a text of this name and anchor stands; the slug of a guide is in no address."""
    if isinstance(row, Stretch):
        return f"/stretches/{slug}/"
    page = urldefrag(row.get_absolute_url()).url
    return page if isinstance(row, Guide) else f"{page}#{anchor}"


def told_by_feeds(client: Client) -> dict[str, str]:
    """The links of all entries by their ids, as a feed reader keeps them."""
    feeds = [read(client, address) for address in FEEDS]
    assert all(feed.entries for feed in feeds)
    return {entry.id: entry.link.removeprefix("http://testserver") for feed in feeds for entry in feed.entries}


def shown_elsewhere(client: Client, stretch: Publishable, slug: str) -> str:
    """The title of the stretch in the frame that oEmbed gives for an address."""
    answer = client.get("/oembed", {"url": f"http://testserver/stretches/{slug}/"}).json()
    assert f' src="http://testserver/embed/{stretch.permanent_id}/" ' in answer["html"]
    return str(answer["title"])


@pytest.mark.usefixtures("content")
def test_everything_that_was_ever_linked_to_is_there_after_a_thousand_renames(client: Client) -> None:
    rows: list[Identified] = [row for kind in kinds() for row in kind.objects.all()]
    one_of_each = {type(row): row.permanent_id for row in rows}.values()
    codes = {permanent_id: read_svg(client.get(f"/l/{permanent_id}/qr.svg").content) for permanent_id in one_of_each}
    links = told_by_feeds(client)
    renaming = Renaming(random.Random(5), rows)

    renaming.go_on(1000)

    reader = Reader(client)
    for row in rows:
        assert reader.arrive(f"/l/{row.permanent_id}") == type(row).objects.get(pk=row.pk).get_absolute_url()
    for permanent_id, code in codes.items():
        assert zxingcpp.read_barcodes(drawn(code))[0].text == f"http://testserver/l/{permanent_id}"
    for (kind, slug), row in renaming.called.items():
        assert reader.arrive(address_of(row, kind.anchor_of(slug), slug))
        assert kind is not Stretch or shown_elsewhere(client, row, slug) == row.title
    for stretch in (row for row in rows if isinstance(row, Stretch)):
        assert reader.page(f"/embed/{stretch.permanent_id}/").headings[0] == ("h1", stretch.title)
    links_now = told_by_feeds(client)
    assert links_now.keys() == links.keys()
    for link in (*links.values(), *links_now.values()):
        reader.arrive(link)
    for page in list(reader.pages.values()):
        for link in page.links:
            if link.startswith("/") and not re.match(r"/(routine|l/\w+/)", link):
                reader.arrive(link)
    assert {str(row) for row in rows if row.permanent_id in PLAN} <= {text for _, text in reader.page(PLAN).headings}
