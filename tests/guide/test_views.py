"""The pages of the guide: what readers see, and what staff see besides."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from tests import factories
from tests.factories import FUTURE, make_flag, make_guide, make_reference, make_section, make_tip, make_user
from tests.page import PageFacts

pytestmark = pytest.mark.django_db

PAGES = ["/", "/when-to-get-help/", "/sources/", "/about/"]
ITEMS = {
    "benefit": factories.make_benefit,
    "tip": factories.make_tip,
    "faq": factories.make_faq,
    "mistake": factories.make_mistake,
    "stretch": factories.make_stretch,
}
HIDDEN = [pytest.param({"status": "draft"}, id="draft"), pytest.param({"publish_at": FUTURE}, id="scheduled")]
BANNER = "<b>You see drafts.</b> Readers do not see these yet:"


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(make_user())
    return client


@pytest.mark.parametrize("address", [*PAGES, "/healthz", "/stretches/", "/stretches/seated/"])
def test_page_answers_readers_without_a_cookie(address: str, client: Client) -> None:
    factories.make_stretch(slug="seated")

    response = client.get(address)

    assert response.status_code == 200
    assert not response.has_header("Set-Cookie")


@pytest.mark.parametrize("address", [*PAGES, "/healthz"])
def test_page_answers_head(address: str, client: Client) -> None:
    make_guide()

    assert client.head(address).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", [*PAGES, "/healthz"])
def test_page_refuses_other_methods(address: str, method: str, client: Client) -> None:
    make_guide()

    assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("address", PAGES)
def test_page_for_staff_is_kept_out_of_caches(address: str, staff: Client) -> None:
    make_guide()

    header = staff.get(address)["Cache-Control"]

    assert {"no-store", "no-cache", "private", "max-age=0"} <= set(header.split(", "))


@pytest.mark.parametrize("address", PAGES)
def test_page_for_readers_may_be_cached(address: str, client: Client) -> None:
    make_guide()
    client.force_login(make_user(is_staff=False))

    assert not client.get(address).has_header("Cache-Control")


@pytest.mark.parametrize(("address", "status"), [("/", 404), *((address, 200) for address in PAGES[1:])])
def test_page_of_an_empty_database(address: str, status: int, client: Client) -> None:
    assert client.get(address).status_code == status


@pytest.mark.parametrize(
    "text", ["<h1>The Back</h1>", "Five stretches", "<p>A <em>short</em> one.</p>", "by The team."]
)
def test_article_shows_the_guide(text: str, client: Client) -> None:
    make_guide(title="The Back", subtitle="Five stretches", summary="A *short* one.", byline="The team")

    assertContains(client.get("/"), text, count=1)


@pytest.mark.parametrize("kind", ITEMS)
def test_article_shows_items_at_their_anchors(kind: str, client: Client) -> None:
    ITEMS[kind](title="A fine one", slug="one")

    response = client.get("/")

    assertContains(response, ">A fine one", count=1)
    assertContains(response, f'id="{kind}-one"', count=1)


@pytest.mark.parametrize("changes", HIDDEN)
@pytest.mark.parametrize("kind", ITEMS)
def test_article_hides_drafts_from_readers(kind: str, changes: dict[str, Any], client: Client) -> None:
    make_section()
    ITEMS[kind](title="A fine one", **changes)

    response = client.get("/")

    assertNotContains(response, "A fine one")
    assertNotContains(response, BANNER)


@pytest.mark.parametrize("changes", HIDDEN)
@pytest.mark.parametrize("kind", ITEMS)
def test_article_shows_drafts_to_staff(kind: str, changes: dict[str, Any], staff: Client) -> None:
    draft = ITEMS[kind](title="A fine one", **changes)

    response = staff.get("/")

    assertContains(response, BANNER, count=1)
    assertContains(response, f'<li><a href="{draft.get_absolute_url()}">A fine one</a></li>', count=1)
    assertContains(response, '<span class="draft-tag">Draft</span>', count=1)


@pytest.mark.parametrize("changes", HIDDEN)
def test_article_hides_a_section_from_readers_only(changes: dict[str, Any], staff: Client) -> None:
    make_tip(title="Walk", section=make_section(title="Daily life", **changes))

    assertContains(staff.get("/"), '<span class="draft-tag">Draft</span>', count=1)
    response = Client().get("/")
    assertNotContains(response, "Daily life")
    assertNotContains(response, "Walk</h3>")


@pytest.mark.parametrize("changes", HIDDEN)
def test_article_hides_the_guide_from_readers_only(changes: dict[str, Any], staff: Client) -> None:
    make_guide(**changes)

    assertContains(staff.get("/"), BANNER)
    assert Client().get("/").status_code == 404


def test_article_shows_staff_no_banner_without_drafts(staff: Client) -> None:
    make_tip()

    assertNotContains(staff.get("/"), BANNER)


def test_article_shows_the_emergency_signs(client: Client) -> None:
    make_guide()
    make_flag(title="you cannot pee")
    make_flag(title="you have a fever", level="urgent")

    response = client.get("/")

    assertContains(response, "<li>you cannot pee</li>", count=1)
    assertNotContains(response, "you have a fever")


@pytest.mark.parametrize("level", ["emergency", "urgent", "gp", "not-today", "ask-first"])
def test_help_shows_each_sign_on_its_card(level: str, client: Client) -> None:
    make_flag(title="a sign", slug="a-sign", level=level.replace("-", "_"), advice="Go **now**.")

    html = client.get("/when-to-get-help/").content.decode()

    card = html.partition(f'id="{level}"')[2].partition("</section>")[0]
    assert '<li id="redflag-a-sign">a sign' in card
    assert "<p>Go <strong>now</strong>.</p>" in card


@pytest.mark.parametrize("advice", ["", "Go now.", "Go now [@nhs]."])
def test_help_marks_and_lists_its_references(advice: str, client: Client) -> None:
    make_flag(advice=advice).references.add(make_reference(number=4, key="nhs", title="The NHS page"))
    make_reference(number=5)

    page = PageFacts(client.get("/when-to-get-help/").content.decode())

    assert page.links.count("#reference-4") == 1
    assert [anchor for anchor in page.ids if anchor.startswith("reference-")] == ["reference-4"]


@pytest.mark.parametrize("changes", HIDDEN)
def test_help_shows_drafts_to_staff_only(changes: dict[str, Any], staff: Client) -> None:
    make_flag(title="a sign", slug="a-sign", **changes)

    response = staff.get("/when-to-get-help/")

    assertContains(response, BANNER, count=1)
    assertContains(response, '<li id="redflag-a-sign">a sign <span class="draft-tag">Draft</span>', count=1)
    assertNotContains(Client().get("/when-to-get-help/"), "a sign")


def test_favicon_leads_to_the_mark(client: Client) -> None:
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert re.fullmatch(r"/static/icons/mark\.[0-9a-f]{12}\.svg", response["Location"])


def fill(times: int) -> None:
    """Make that much of everything, all of it reviewed and citing something."""
    review = {"review_state": "reviewed", "reviewed_by": make_user(), "reviewed_on": date(2026, 3, 2)}
    guide = make_guide(**review)
    for number in range(times):
        section = make_section(guide=guide, slug=f"part-{number}" if number else "disclaimer", **review)
        texts: list[Any] = [section, make_flag(**review), *(make(section=section, **review) for make in ITEMS.values())]
        for text in texts:
            text.references.add(make_reference())


@pytest.mark.parametrize(
    ("address", "number", "times"),
    [
        ("/", 16, 1),
        ("/", 16, 50),
        ("/when-to-get-help/", 3, 1),
        ("/when-to-get-help/", 3, 50),
        ("/sources/", 8, 1),
        ("/sources/", 8, 50),
        ("/about/", 3, 1),
        ("/about/", 3, 50),
    ],
)
def test_page_asks_the_database(
    address: str, number: int, times: int, client: Client, django_assert_num_queries: Any
) -> None:
    fill(times)

    with django_assert_num_queries(number):
        response = client.get(address)

    assert response.status_code == 200
