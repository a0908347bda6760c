"""What the structured data of the guide says, and what it never says."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertNotContains

from guide.structured_data import as_script, plain_text
from tests.factories import (
    FUTURE,
    make_faq,
    make_flag,
    make_guide,
    make_reference,
    make_section,
    make_stretch,
    make_user,
)  # fmt: skip
from tests.hostile_markdown import VECTORS
from tests.published.vocabulary import nodes

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
REVIEWED = {"review_state": "reviewed", "reviewed_on": date(2026, 5, 1)}


def data_of(client: Client, address: str) -> dict[str, Any]:
    (found,) = SCRIPT.findall(client.get(address).content.decode())
    data: dict[str, Any] = json.loads(found)
    return data


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "&lt;", "\u2028\u2029"])
def test_script_ends_where_it_should(text: str) -> None:
    markup = as_script({"name": text})

    inside = markup.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&\u2028\u2029]", inside)
    assert json.loads(inside) == {"name": text}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Walk **a little**.\n\nThen rest. [@who-2023]", "Walk a little. Then rest."),
        ("- One\n- Two & [three](/about/)", "One Two & three"),
        ("<script>alert(1)</script> 1 < 2", "&lt;script>alert(1)&lt;/script> 1 &lt; 2"),
        ("", ""),
    ],
)
def test_plain_text_has_the_words_alone(text: str, words: str) -> None:
    assert plain_text(text) == words


def test_plain_text_has_no_tag() -> None:
    assert [name for name, text in VECTORS.items() if "<" in plain_text(text)] == []


@pytest.mark.django_db
def test_site_tells_how_to_search(client: Client) -> None:
    make_guide()

    sites = [node["isPartOf"] for node in data_of(client, "/")["@graph"] if "isPartOf" in node]

    assert [site["@type"] for site in sites] == ["WebSite"]
    assert sites[0]["potentialAction"] == {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": "http://testserver/search/?q={search_term_string}"},
    }


@pytest.mark.django_db
def test_article_is_told_with_its_sources_and_questions(client: Client) -> None:
    guide = make_guide(title="The Back", summary="A *short* one.", byline="The team")
    section = make_section(guide=guide)
    section.references.add(
        make_reference(title="A study", link="https://example.org/a"), make_reference(title="A book")
    )
    make_faq(section=section, title="How long?", slug="long", answer="A **minute**.")

    data = data_of(client, "/")

    (article,) = nodes(data, "Article")
    assert (article["headline"], article["description"]) == ("The Back", "A short one.")
    assert article["author"] == {"@type": "Organization", "name": "The team"}
    assert article["citation"] == [
        {"@type": "CreativeWork", "name": "A study", "url": "https://example.org/a"},
        {"@type": "CreativeWork", "name": "A book"},
    ]
    (question,) = nodes(data, "Question")
    assert question == {
        "@type": "Question",
        "name": "How long?",
        "url": "http://testserver/#faq-long",
        "acceptedAnswer": {"@type": "Answer", "text": "A minute."},
    }


@pytest.mark.django_db
def test_article_without_questions_tells_of_none(client: Client) -> None:
    make_guide()

    assert nodes(data_of(client, "/"), "FAQPage") == []


@pytest.mark.django_db
def test_help_names_its_reviewer_while_the_review_is_current(client: Client) -> None:
    make_flag(reviewed_by=make_user(first_name="Ann", last_name="Bell"), review_due=FUTURE.date(), **REVIEWED)

    (page,) = nodes(data_of(client, "/when-to-get-help/"), "MedicalWebPage")

    assert page["lastReviewed"] == "2026-05-01"
    assert page["reviewedBy"] == [{"@type": "Person", "name": "Ann Bell"}]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"review_state": "none"},
        {"review_state": "ready"},
        {"review_state": "changed"},
        {"review_due": date(2026, 5, 2)},
    ],
    ids=["not reviewed", "ready", "changed since", "overdue"],
)
def test_help_names_no_reviewer_whose_review_is_not_current(changes: dict[str, Any], client: Client) -> None:
    make_flag(**{**REVIEWED, "reviewed_by": make_user(), **changes})

    (page,) = nodes(data_of(client, "/when-to-get-help/"), "MedicalWebPage")

    assert "lastReviewed" not in page
    assert "reviewedBy" not in page


@pytest.mark.django_db
def test_article_names_no_reviewer_of_a_part_of_it(client: Client) -> None:
    reviewed = {**REVIEWED, "reviewed_by": make_user()}
    make_section(guide=make_guide(**reviewed))

    (page,) = nodes(data_of(client, "/"), "MedicalWebPage")

    assert "reviewedBy" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/when-to-get-help/", "/about/", "/stretches/seated/", "/changes/"])
def test_pages_of_staff_tell_nothing_as_they_may_show_drafts(address: str, client: Client) -> None:
    make_stretch(slug="seated").faqs.add(make_faq(status="draft"))
    client.force_login(make_user())

    assertNotContains(client.get(address), "ld+json")


@pytest.mark.django_db
def test_drafts_are_not_told(client: Client) -> None:
    make_faq(title="A draft question", status="draft")
    make_faq(title="A question to come", publish_at=FUTURE)
    make_faq(title="A question")

    (question,) = nodes(data_of(client, "/"), "Question")

    assert question["name"] == "A question"


@pytest.mark.django_db
def test_help_without_signs_tells_of_no_page(client: Client) -> None:
    assert [node["@type"] for node in data_of(client, "/when-to-get-help/")["@graph"]] == ["BreadcrumbList"]


@pytest.mark.django_db
def test_way_to_the_changes_of_a_text_is_told(client: Client) -> None:
    faq = make_faq(title="How long?", permanent_id="bcdfghjk")

    (way,) = nodes(data_of(client, f"/changes/{faq.permanent_id}/"), "BreadcrumbList")

    assert [(item["position"], item["name"], item["item"]["@id"]) for item in way["itemListElement"]] == [
        (1, "Guide", "http://testserver/"),
        (2, "What changed", "http://testserver/changes/"),
        (3, "How long?", "http://testserver/changes/bcdfghjk/"),
    ]


@pytest.mark.django_db
def test_title_cannot_end_the_script(client: Client) -> None:
    make_faq(title="</script><script>alert(1)</script>", answer="</script><img src=x onerror=alert(1)>")

    page = client.get("/").content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert nodes(data_of(client, "/"), "Question")[0]["name"] == "</script><script>alert(1)</script>"
