"""The article as it is put together: sections in order, items under them, references once each."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from pytest_django.asserts import assertContains

from guide.article import ItemGroup, Part, cited_by, item_kinds, parts_of
from guide.models import FAQ, Benefit, Section, Tip
from stretches.models import Mistake, Stretch
from tests.factories import (
    NOW,
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
)
from tests.page import PageFacts

READER = AnonymousUser()


def test_item_kinds_covers_all_five() -> None:
    assert item_kinds() == [Benefit, Tip, FAQ, Mistake, Stretch]


def test_part_contents_are_its_section_and_all_items() -> None:
    section, walk, swim, how = Section(pk=1), Tip(pk=1), Tip(pk=2), FAQ(pk=1)
    part = Part(section, [ItemGroup("tips.html", [walk, swim]), ItemGroup("faqs.html", [how])])

    assert part.contents == [section, walk, swim, how]


@pytest.mark.django_db
def test_parts_of_come_by_the_order_of_the_sections() -> None:
    guide = make_guide()
    last, first = make_section(order=20), make_section(order=10)

    assert [part.section for part in parts_of(guide, READER, NOW)] == [first, last]


@pytest.mark.django_db
def test_parts_of_group_the_kinds_under_their_section() -> None:
    section = make_section()
    faq, later, first = make_faq(), make_tip(order=20), make_tip(order=10)

    [part] = parts_of(section.guide, READER, NOW)

    assert part.groups == [ItemGroup("guide/_tips.html", [first, later]), ItemGroup("guide/_faqs.html", [faq])]


@pytest.mark.django_db
def test_parts_of_give_each_kind_its_template() -> None:
    section = make_section()
    for make in (make_stretch, make_mistake, make_faq, make_tip, make_benefit):
        make(section=section)

    [part] = parts_of(section.guide, READER, NOW)

    assert [group.template for group in part.groups] == [
        "guide/_benefits.html",
        "guide/_tips.html",
        "guide/_faqs.html",
        "stretches/_mistakes.html",
        "stretches/_rows.html",
    ]


@pytest.mark.django_db
def test_parts_of_keep_the_items_of_two_sections_apart() -> None:
    upper, lower = make_section(order=1), make_section(order=2)
    down, up = make_tip(section=lower), make_tip(section=upper)

    parts = parts_of(upper.guide, READER, NOW)

    assert [part.contents for part in parts] == [[upper, up], [lower, down]]


@pytest.mark.django_db
def test_parts_of_show_a_section_without_items() -> None:
    section = make_section()

    assert parts_of(section.guide, READER, NOW) == [Part(section, [])]


@pytest.mark.django_db
def test_parts_of_leave_out_another_guide() -> None:
    ours, theirs = make_section(guide=make_guide()), make_section(guide=make_guide())
    make_tip(section=theirs)

    assert parts_of(ours.guide, READER, NOW) == [Part(ours, [])]


@pytest.mark.django_db
def test_parts_of_hide_drafts_from_readers() -> None:
    section = make_section()
    make_tip(status="draft", section=section)
    make_faq(section=make_section(status="draft"))

    assert parts_of(section.guide, READER, NOW) == [Part(section, [])]


@pytest.mark.django_db
def test_parts_of_show_drafts_to_staff() -> None:
    section = make_section(status="draft")
    tip = make_tip(status="draft")

    [part] = parts_of(section.guide, make_user(), NOW)

    assert part.contents == [section, tip]


@pytest.mark.django_db
def test_parts_of_show_an_item_from_its_moment_on() -> None:
    tip = make_tip(publish_at=NOW)

    [before] = parts_of(tip.section.guide, READER, NOW - timedelta(seconds=1))
    [after] = parts_of(tip.section.guide, READER, NOW)

    assert before.contents == [tip.section]
    assert after.contents == [tip.section, tip]


@pytest.mark.django_db
def test_cited_by_names_each_reference_once_by_number() -> None:
    nine, ten = make_reference(number=9), make_reference(number=10)
    tip, flag = make_tip(), make_flag()
    tip.references.set([ten, nine])
    flag.references.set([nine])

    assert cited_by([flag, tip, tip]) == [nine, ten]


@pytest.mark.django_db
def test_cited_by_leaves_out_what_cites_nothing() -> None:
    make_reference()

    assert cited_by([make_guide(), make_tip()]) == []


@pytest.mark.django_db
def test_article_lists_the_cited_references_once(client: Client) -> None:
    make_reference(number=1, title="Cited by none")
    twice, once = make_reference(number=8), make_reference(number=9, key="nhs")
    make_tip(why="Yes [@nhs].").references.set([twice, once])
    make_faq().references.set([twice])

    page = PageFacts(client.get("/").content.decode())

    assert [anchor for anchor in page.ids if anchor.startswith("reference-")] == ["reference-8", "reference-9"]
    assert {link for link in page.links if link.startswith("#ref")} == {"#reference-8", "#reference-9", "#references"}


@pytest.mark.django_db
def test_article_links_every_anchor_to_something(client: Client) -> None:
    for make in (make_benefit, make_tip, make_faq, make_mistake, make_stretch):
        make().references.add(make_reference())

    page = PageFacts(client.get("/").content.decode())

    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.django_db
def test_article_shows_its_sections_in_order(client: Client) -> None:
    make_section(title="Rest", slug="rest", order=20)
    make_section(title="Warm up", slug="warm-up", order=10, body="Walk **slowly**.")

    response = client.get("/")

    page = PageFacts(response.content.decode())
    assert [link for link in page.links if link in {"#rest", "#warm-up"}][:2] == ["#warm-up", "#rest"]
    assert page.ids.index("warm-up") < page.ids.index("rest")
    assertContains(response, "<p>Walk <strong>slowly</strong>.</p>")


@pytest.mark.django_db
def test_article_keeps_a_closed_answer_at_its_anchor(client: Client) -> None:
    make_faq(title="How long?", slug="how-long", answer="A month.")

    html = re.sub(r"\n\s*", "", client.get("/").content.decode())

    assert '<details><summary>How long?</summary><div class="answer" id="faq-how-long"><p>A month.</p>' in html


@pytest.mark.django_db
def test_article_is_the_first_guide_that_is_published(client: Client) -> None:
    make_guide(title="Draft", order=1, status="draft")
    make_guide(title="Third", order=3)
    make_guide(title="Second", order=2)

    assertContains(client.get("/"), "<h1>Second</h1>")


@pytest.mark.django_db
def test_article_lists_only_references_that_it_marks(client: Client) -> None:
    make_stretch().references.add(make_reference(number=7))

    page = PageFacts(client.get("/").content.decode())

    assert "reference-7" not in page.ids
    assert "#reference-7" not in page.links
