"""The pages of the guide as Markdown."""

import re
from datetime import UTC, date, datetime
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains

from tests.factories import (
    FUTURE,
    make_benefit,
    make_faq,
    make_flag,
    make_guide,
    make_mistake,
    make_reference,
    make_section,
    make_stretch,
    make_tip,
    make_user,
)  # fmt: skip

pytestmark = pytest.mark.django_db

TWINS = {"/": "/index.md", "/when-to-get-help/": "/when-to-get-help.md", "/sources/": "/sources.md",
         "/about/": "/about.md", "/stretches/": "/stretches.md"}  # fmt: skip
HIDDEN = {
    "disclaimer": {"status": "draft"}, "withdrawn": {"status": "withdrawn"}, "to-come": {"publish_at": FUTURE},
}  # fmt: skip
REVIEWED = {"review_state": "reviewed", "reviewed_on": date(2026, 5, 1)}


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    return response.content.decode()


@pytest.mark.parametrize("page", TWINS)
def test_page_and_its_twin_name_each_other(page: str, client: Client) -> None:
    make_guide()
    twin = TWINS[page]

    assertContains(client.get(page), f'<link rel="alternate" type="text/markdown" href="{twin}">', count=1)
    assert client.get(twin)["Link"] == f'<http://testserver{page}>; rel="canonical"'
    assert f"<http://testserver{page}>" in read(client, twin)


def test_signs_that_mean_get_help_stand_first(client: Client) -> None:
    make_guide(title="The Back")
    make_flag(title="you cannot pee")

    for twin in ("/index.md", "/sources.md", "/about.md", "/stretches.md"):
        lines = read(client, twin).splitlines()
        assert lines[0].startswith("# "), twin
        assert lines[4:9] == [
            "## Stop and get help now if your back hurts and:",
            "",
            "- you cannot pee",
            "",
            "**Call 999 or go to A&E now.** Outside the UK, call your local emergency number.",
        ], twin


def test_article_has_each_kind_of_item(client: Client) -> None:
    study = make_reference(key="who", number=7, title="A study", authors="Ann", publisher="WHO", year=2023)
    section = make_section(title="Tips", body="See [help](/when-to-get-help/). [@who]", evidence="mixed")
    section.references.add(study)
    make_tip(section=section, title="Walk", why="It may help.", what_to_do="Walk a mile.").references.add(study)
    make_benefit(section=section, title="Less pain", text="Perhaps.", evidence="not_shown")
    make_mistake(section=section, title="Bouncing", why="It may hurt.", instead="Hold still.")
    make_stretch(section=section, title="Seated", slug="seated", summary="A gentle one.")

    text = read(client, "/index.md")

    for block in (
        "## Tips\n\nProof for this part: Mixed\n\nSee [help](http://testserver/when-to-get-help/). [7]\n\n",
        "### Walk [7]\n\nEvidence: Advice\n\n**Why it helps**\n\nIt may help.\n\n**What to do**\n\nWalk a mile.\n\n",
        "### Less pain\n\nEvidence: Not shown\n\nPerhaps.\n\n",
        "### Bouncing\n\n**Why it is a mistake**\n\nIt may hurt.\n\n**What to do instead**\n\nHold still.\n\n",
        "- [Seated](http://testserver/stretches/seated.md): A gentle one.\n",
        "## References\n\n- [7] Ann. A study. WHO, 2023.\n",
    ):
        assert block in text


def test_drafts_are_hidden_from_staff_too(client: Client) -> None:
    make_guide()
    for slug, hidden in HIDDEN.items():
        make_section(slug=slug, title="Hidden words", **hidden)
        make_faq(title="Hidden words", **hidden)
        make_stretch(title="Hidden words", **hidden)
        make_flag(title="Hidden words", **hidden).references.add(make_reference())
    client.force_login(make_user())

    for twin in TWINS.values():
        assert "Hidden words" not in read(client, twin), twin


def test_article_that_is_a_draft_is_not_there(client: Client) -> None:
    make_guide(status="draft")

    assert client.get("/index.md").status_code == 404
    assert "The guide" not in client.get("/llms.txt").content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "- Clinical review: Awaiting review. No clinician has checked this page yet."),
        (REVIEWED, "- Last reviewed: 1 May 2026, by Ann Bell\n\n"),
        ({**REVIEWED, "review_due": date(2026, 5, 2)}, "- Next review: It was due on 2 May 2026 and is not done yet."),
        (
            {**REVIEWED, "review_state": "changed"},
            "- Clinical review: Changed since its review on 1 May 2026. No clinician has checked the change yet.",
        ),
    ],
    ids=["not reviewed", "reviewed", "overdue", "changed"],
)
def test_dates_are_told_as_on_the_page(changes: dict[str, Any], words: str, client: Client) -> None:
    reviewer = make_user(first_name="Ann", last_name="Bell") if changes else None
    make_guide(changed_on=datetime(2026, 4, 3, tzinfo=UTC), reviewed_by=reviewer, **changes)

    text = read(client, "/index.md")

    assert "- Last changed: 3 April 2026\n" in text
    assert words in text


def test_signs_have_their_advice_set_in(client: Client) -> None:
    make_flag(title="a fever", level="urgent", advice="Above 38.\n\nCall soon.")

    assert "- a fever\n\n  Above 38.\n\n  Call soon.\n" in read(client, "/when-to-get-help.md")


def test_about_an_empty_site_names_nobody(client: Client) -> None:
    assert "written by" not in read(client, "/about.md")


def test_help_without_signs_has_no_dates(client: Client) -> None:
    assert "Last changed" not in read(client, "/when-to-get-help.md")


def test_sources_name_what_rests_on_them(client: Client) -> None:
    used = make_reference(number=3, title="Used", link="https://example.org/a")
    make_reference(number=4, title="Not used")
    make_tip(title="Walk", slug="walk").references.add(used)

    text = read(client, "/sources.md")

    assert "[3] [Used](https://example.org/a).\n\nUsed in:\n\n- [Walk](http://testserver/#tip-walk)\n" in text
    assert "[4] Not used.\n\nNo text uses it at the moment.\n" in text


def test_llms_txt_leads_to_all_of_it(client: Client) -> None:
    make_guide(title="The Back")

    response = client.get("/llms.txt")

    lines = response.content.decode().splitlines()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert lines[0] == "# Lower Back Guide"
    assert lines[2].startswith("> ")
    links = re.findall(r"\]\(http://testserver(\S+)\)", response.content.decode())
    assert links == [
        "/when-to-get-help.md", "/index.md", "/stretches.md", "/sources.md", "/about.md",
        "/feed/", "/feed/safety/", "/sitemap.xml",
    ]  # fmt: skip
    assert [address for address in links if client.get(address).status_code != 200] == []


def words(html: str) -> str:
    return " ".join(unescape(strip_tags(html)).split())


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("page", ["/about/", "/when-to-get-help/"])
def test_twin_says_what_the_templates_say(page: str, client: Client) -> None:
    html = client.get(page).content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)|\*\*", r"\1", read(client, TWINS[page]))
    text = " ".join(re.sub(r" \[\d+\]", "", text).split())
    # A sentence about links to files for programs, of which this is one.
    told = main.replace("<p>Programs can read", "<div>")

    for found in re.findall(r"<(?:p|h2|h1|dt)\b[^>]*>(.*?)</(?:p|h2|h1|dt)>", told, re.DOTALL):
        sentence = re.sub(r" ?\[\d+\]", "", words(found))
        assert sentence in text, sentence


@pytest.mark.parametrize("times", [1, 10])
def test_twins_ask_the_database_as_often(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, times: int
) -> None:
    for _ in range(times):
        study = make_reference()
        for row in (make_section(), make_tip(), make_faq(), make_flag(), make_stretch()):
            row.references.add(study)

    for twin, queries in (("/index.md", 13), ("/when-to-get-help.md", 2), ("/stretches.md", 2)):
        with django_assert_num_queries(queries, info=twin):
            client.get(twin)
