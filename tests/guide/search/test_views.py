"""The search page, what it suggests, and how browsers learn of it."""

import pytest
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import (
    FUTURE,
    make_faq,
    make_flag,
    make_guide,
    make_section,
    make_step,
    make_stretch,
    make_tip,
    make_user,
)
from tests.guide.search.test_hostile import HOSTILE

pytestmark = pytest.mark.django_db

FORM = '<form class="bar" role="search" aria-label="Search the guide" action="/search/"'
CARD = "Stop and get help now if your back hurts and:"


def test_page_without_words_tells_how_to_ask(client: Client) -> None:
    response = client.get("/search/")

    assertContains(response, FORM, count=1)
    assertContains(response, "Ask in your own words.")
    assertContains(response, '<a href="/when-to-get-help/">Check the signs that mean get help</a>')
    assertNotContains(response, "noindex")


def test_hits_have_kind_place_and_marked_words(client: Client) -> None:
    stretch = make_stretch(slug="reach", title="Reach <far>")
    step = make_step(stretch=stretch, title="Hold a strap", text="Hold the strap in both hands.")

    response = client.get("/search/", {"q": "strap"})

    assertContains(response, "<b>2 results</b> for “strap”.")
    assertContains(response, "Step of “Reach &lt;far&gt;”")
    assertContains(response, f'<a href="/stretches/reach/#step-{step.permanent_id}">Hold a <mark>strap</mark></a>')
    assertContains(response, "<p>Hold the <mark>strap</mark> in both hands.</p>")
    assertContains(response, '<input id="find" type="search" name="q" value="strap" autocomplete="off">')


def test_correction_is_told(client: Client) -> None:
    make_tip(title="Use a towel")

    response = client.get("/search/", {"q": "towwel"})

    assertContains(response, "<b>1 result</b> for “towwel”.")
    assertContains(response, "We read “towwel” as “towel”.")


def test_signs_of_danger_put_the_safety_card_first(client: Client) -> None:
    make_flag(title="you cannot pee")

    response = client.get("/search/", {"q": "cant pee"})

    text = response.content.decode()
    assert 0 < text.index("What you typed can be a sign to get help.") < text.index(CARD) < text.index("1 result")
    assertContains(response, "<li>you cannot pee</li>")
    assertContains(response, ">You cannot <mark>pee</mark></a>")


def test_signs_of_danger_are_heard_where_nothing_is_found(client: Client) -> None:
    make_flag(title="your legs are weak")

    response = client.get("/search/", {"q": "my bowels wont stop"})

    assertContains(response, CARD)
    assertContains(response, "We could not find that")


def test_harmless_words_bring_no_card(client: Client) -> None:
    make_flag(title="you cannot pee")

    assertNotContains(client.get("/search/", {"q": "towel"}), CARD)


def test_nothing_found_shows_ways_on(client: Client) -> None:
    make_stretch(slug="reach")

    response = client.get("/search/", {"q": "xylophone"})

    assertContains(response, "<b>No results</b> for “xylophone”.")
    assertContains(response, '<div class="plate">', count=1)
    for address in ("/stretches/", "/", "/when-to-get-help/", "?q=strap"):
        assertContains(response, f'<a href="{address}">')


def test_nothing_found_needs_no_picture(client: Client) -> None:
    assertContains(client.get("/search/", {"q": "xylophone"}), "We could not find that")


def test_many_hits_come_in_pages(client: Client) -> None:
    for number in range(12):
        make_tip(title=f"Towel {number:02}", slug=f"towel-{number}")

    first, second = client.get("/search/?q=towel"), client.get("/search/?q=towel&page=2")

    assertContains(first, "<b>12 results</b>")
    assertContains(first, '<li class="hit">', count=10)
    assertContains(first, '<a rel="next" href="?q=towel&amp;page=2">Next</a>')
    assertContains(second, '<li class="hit">', count=2)
    assertContains(second, "<title>Search: towel, page 2 – Lower Back Guide</title>")
    assertContains(client.get("/search/?q=towel&page=what"), "<title>Search: towel – Lower Back Guide</title>")


def test_more_than_can_be_told_is_said(client: Client) -> None:
    for number in range(41):
        make_tip(title="Towel", slug=f"towel-{number}")

    assertContains(client.get("/search/?q=towel"), "<b>The first 40 results</b> for “towel”.")


def test_long_question_is_kept_and_cut(client: Client) -> None:
    make_tip(title="Use a towel")
    question = "towel " + "and more " * 300

    response = client.get("/search/", {"q": question})

    assertContains(response, f'value="{question}"')
    assertContains(response, "we looked at the first 200 characters")
    assertContains(response, "Use a <mark>towel</mark>")


def test_signs_without_words_are_answered(client: Client) -> None:
    response = client.get("/search/", {"q": "\x07\x08"})

    assertContains(response, "We found no words in that.")


def test_anything_typed_is_answered(client: Client) -> None:
    make_tip(title="Walk the dog")

    for text in HOSTILE:
        # As a form sends it: halves of characters have no bytes of their own.
        typed = text.encode("utf-8", "replace").decode()
        response = client.get("/search/", {"q": typed, "page": typed})
        assert response.status_code == 200, text
        assert b"<b>walk" not in response.content
        assert client.get("/search/suggestions/", {"q": typed}).json()[0] == typed


@pytest.mark.parametrize("address", ["/search/?q=%ff%fe", "/search/?q=a&q=b&page=-1", "/search/?page=2", "/search/?q"])
def test_odd_addresses_are_answered(address: str, client: Client) -> None:
    assert client.get(address).status_code == 200


def test_what_was_typed_is_kept_nowhere(client: Client) -> None:
    for address in ("/search/?q=towel", "/search/suggestions/?q=towel"):
        rules = client.get(address)["Cache-Control"]
        assert {"private", "no-cache"} <= set(rules.split(", "))

    response = client.get("/search/?q=towel")
    assertContains(response, '<meta name="robots" content="noindex">')
    assert not response.cookies


def test_drafts_are_for_staff(client: Client) -> None:
    draft = make_stretch(title="Secret stretch", slug="secret", status="draft")
    make_step(stretch=draft, title="Secret step")
    make_tip(title="A secret tip", slug="later", publish_at=FUTURE)
    assertNotContains(client.get("/search/?q=secret"), "<mark>")

    client.force_login(make_user(is_staff=True))
    response = client.get("/search/?q=secret")

    assertContains(response, '<li class="hit">', count=3)
    assertContains(response, '<span class="draft-tag">Draft</span>', count=3)
    assertContains(response, "You see drafts.")
    assertContains(response, '<li><a href="/stretches/secret/">Secret stretch</a></li>', count=1)
    assertNotContains(response, "ld+json")


@pytest.mark.parametrize("rows", [1, 12])
def test_page_asks_the_database_as_often(
    rows: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    guide = make_guide()
    section = make_section(guide=guide)
    for number in range(rows):
        make_tip(section=section, title="Towel", slug=f"tip-{number}")
        make_faq(section=section, title="Towel?", slug=f"faq-{number}")
        make_step(stretch=make_stretch(section=section, title="Towel", slug=f"stretch-{number}"), title="Towel")
    client.get("/search/?q=towel")

    with django_assert_num_queries(9):
        client.get("/search/?q=towel")


def test_suggestions_have_the_shape_that_browsers_ask_for(client: Client) -> None:
    make_tip(title="Use a towel", slug="towel")
    make_flag(title="your towel hurts", slug="hurt")

    response = client.get("/search/suggestions/", {"q": "tow"})

    assert response["Content-Type"] == "application/x-suggestions+json; charset=utf-8"
    assert response.json() == [
        "tow",
        ["Use a towel", "Your towel hurts"],
        ["Tip", "When to get help"],
        ["http://testserver/#tip-towel", "http://testserver/when-to-get-help/#redflag-hurt"],
    ]


def test_nothing_typed_suggests_nothing(client: Client) -> None:
    assert client.get("/search/suggestions/").json() == ["", [], [], []]


def test_description_tells_browsers_how_to_search(client: Client) -> None:
    response = client.get("/opensearch.xml")

    root = etree.fromstring(response.content)
    spec = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert response["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    assert root.tag == f"{spec}OpenSearchDescription"
    # The specification allows so many letters.
    assert 0 < len(root.findtext(f"{spec}ShortName")) <= 16
    assert 0 < len(root.findtext(f"{spec}Description")) <= 1024
    assert [dict(url.attrib) for url in root.findall(f"{spec}Url")] == [
        {"type": "text/html", "template": "http://testserver/search/?q={searchTerms}"},
        {
            "type": "application/x-suggestions+json",
            "rel": "suggestions",
            "template": "http://testserver/search/suggestions/?q={searchTerms}",
        },
    ]
    assertContains(client.get("/search/"), 'href="/opensearch.xml" title="Lower Back Guide"')


def test_every_page_has_a_search_box(client: Client) -> None:
    for address in ("/search/", "/when-to-get-help/", "/nowhere/"):
        text = client.get(address).content.decode()
        assert text.count('<form class="find" role="search"') == 2
        assert '<a class="find-s" href="/search/">' in text


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/search/", {"q": "towel"}).status_code == 405
