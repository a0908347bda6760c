"""Links inside the guide: alive, to a draft, or dead."""

import re

import pytest
from django.test import Client

from guide.content_checks.link_rules import link_is_dead, link_to_a_draft, link_without_a_start
from guide.content_checks.places import Lead, Places, links_inside, page_anchors
from guide.models import Section
from tests.factories import (
    FUTURE,
    make_faq,
    make_flag,
    make_picture,
    make_reference,
    make_section,
    make_step,
    make_stretch,
    make_tip,
)

pytestmark = pytest.mark.django_db


def lead(address: str) -> Lead:
    """Where a link in the text of a section leads."""
    section = make_section(body=f"[x]({address})")
    (link,) = links_inside(section)
    return Places([section]).lead(link)


@pytest.fixture
def site() -> None:
    section = make_section(slug="tips")
    make_tip(slug="heat", section=section, permanent_id="kmnpqrst")
    make_tip(slug="later", section=section, publish_at=FUTURE)
    make_tip(slug="hidden", section=make_section(slug="draft-part", status="draft"))
    make_flag(slug="fever")
    make_reference(number=3)
    faq = make_faq(slug="how-long", section=section)
    stretch = make_stretch(slug="lying", section=section, harder_stretch=make_stretch(slug="draft", status="draft"))
    stretch.faqs.add(faq)
    stretch.references.add(make_reference(number=4))
    make_step(stretch=stretch, permanent_id="bcdfghjk")
    make_step(stretch=stretch.harder_stretch, permanent_id="33333333")
    make_picture(permanent_id="22222222")


LIVE = [
    "/", "/#tips", "#tips", "/#tip-heat", "/#stretch-lying", "/#contents", "/?x=1#tips", "/when-to-get-help/",
    "/when-to-get-help/#ask-first", "/when-to-get-help/#redflag-fever", "/sources/#reference-3", "/about/#privacy",
    "/stretches/", "/stretches/?place=no-floor", "/stretches/lying/", "/stretches/lying/#how",
    "/stretches/lying/#step-bcdfghjk", "/stretches/lying/#faq-how-long", "/stretches/lying/#questions",
    "/stretches/lying/#references", "/stretches/lying/follow/", "/routine/#routine", "/l/kmnpqrst",
    "/l/kmnpqrst/share/", "/l/bcdfghjk", "/l/22222222",
]  # fmt: skip
DRAFT = ["/#tip-later", "/#tip-hidden", "/#draft-part", "/stretches/draft/", "/stretches/draft/#how", "/l/33333333"]
NO_PAGE = [
    "/l/44444444",
    "/l/x",
    "/nowhere/",
    "/stretches/nothing/",
    "/stretches/nothing/#how",
    "/about",
    "/admin/",
    "/%00/",
    "/static/x.css",
]
NO_PLACE = ["/#nothing", "#tip-nothing", "/#tip-", "/sources/#reference-9", "/stretches/lying/#step-x", "/offline/#x"]


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        *((address, Lead.LIVE) for address in LIVE),
        *((address, Lead.DRAFT) for address in DRAFT),
        *((address, Lead.NO_PAGE) for address in NO_PAGE),
        *((address, Lead.NO_PLACE) for address in NO_PLACE),
    ],
)
def test_lead(address: str, leads_to: Lead) -> None:
    assert lead(address) is leads_to


def test_links_inside_stand_on_the_page_of_their_text() -> None:
    stretch = make_stretch(
        slug="lying", feel="See [how](#how), [us](/about/), [them](https://example.org/) and [it](x/)."
    )

    assert [link.address for link in links_inside(stretch)] == ["/stretches/lying/#how", "/about/"]
    assert Places([stretch]).lead(next(links_inside(stretch))) is Lead.LIVE


def test_dead_link_is_told_where_it_stands() -> None:
    step = make_step(text="See [this](/nowhere/) or [that](#nothing).")

    page, place = link_is_dead(step.stretch, Places([step.stretch]))

    assert (page.text, page.field, page.row) == ("The link “/nowhere/” leads to no page.", "text", step)
    assert place.text == "The link “#nothing” leads to no place on its page."


def test_link_to_a_draft_is_told_apart() -> None:
    make_stretch(slug="draft", status="draft")
    section = make_section(body="[x](/stretches/draft/)")
    places = Places([section])

    assert list(link_is_dead(section, places)) == []
    assert [problem.text for problem in link_to_a_draft(section, places)] == [
        "The link “/stretches/draft/” leads to a text that readers cannot see."
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[x](about/)", 1),
        ("[x](www.nhs.uk)", 1),
        ("[x](//example.org/)", 1),
        ("[x](/a/) [y](mailto:a@b.org) [z](#a)", 0),
    ],
)
def test_link_without_a_start(text: str, found: int) -> None:
    assert len(list(link_without_a_start(text))) == found


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("address", ["/", "/when-to-get-help/", "/about/", "/stretches/leg-swings/"])
def test_headings_of_pages_are_places(client: Client, address: str) -> None:
    ids = re.findall(r'<(?:h2|section)[^>]* id="([^"]+)"', client.get(address).content.decode())

    section = Section(body=" ".join(f"[x]({address}#{name})" for name in ids if not name.endswith("-heading")))
    places = Places([section])

    assert len(ids) >= 4
    assert [link.typed for link in links_inside(section) if places.lead(link) is not Lead.LIVE] == []


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("name", ["/", "/when-to-get-help/", "/about/", "/sources/", "/stretches/", "/routine/"])
def test_places_of_pages_are_there(client: Client, name: str) -> None:
    html = client.get(name).content.decode()

    assert [anchor for anchor in page_anchors(name) if f'id="{anchor}"' not in html] == []


def test_places_fetch_nothing_for_texts_without_links(django_assert_num_queries) -> None:
    section = make_section(body="A text.")

    with django_assert_num_queries(0):
        Places([section])
