"""The sources: every reference, and which texts this visitor can see it cited in."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from guide.models import FAQ, Benefit, RedFlag, Section, Tip
from guide.sources import cited_kinds, sources
from stretches.models import Mistake, Stretch
from tests.factories import (
    FUTURE,
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

READER = AnonymousUser()


def test_cited_kinds_covers_all_that_cite() -> None:
    assert list(cited_kinds().values()) == [Section, Benefit, Tip, FAQ, RedFlag, Mistake, Stretch]


@pytest.mark.django_db
def test_sources_come_by_number() -> None:
    ten, nine = make_reference(number=10), make_reference(number=9)

    assert [source.reference for source in sources(READER, NOW)] == [nine, ten]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "make", [make_section, make_benefit, make_tip, make_faq, make_flag, make_mistake, make_stretch]
)
def test_sources_name_texts_of_every_kind(make: Callable[..., Any]) -> None:
    text = make()
    text.references.add(make_reference())

    [source] = sources(READER, NOW)

    assert source.texts == [text]


@pytest.mark.django_db
def test_sources_name_a_text_under_each_of_its_references() -> None:
    tip, faq = make_tip(), make_faq()
    both, only_tip = make_reference(number=1), make_reference(number=2)
    tip.references.set([both, only_tip])
    faq.references.set([both])

    first, second = sources(READER, NOW)

    assert first.texts == [tip, faq]
    assert second.texts == [tip]


@pytest.mark.django_db
def test_sources_name_a_text_once_however_often_it_places_the_mark() -> None:
    tip = make_tip(why="Yes [@nice]. And again [@nice].", what_to_do="Walk [@nice].")
    tip.references.add(make_reference(key="nice"))

    [source] = sources(READER, NOW)

    assert source.texts == [tip]


@pytest.mark.django_db
def test_sources_without_any_text() -> None:
    reference = make_reference()
    make_tip()

    [source] = sources(READER, NOW)

    assert source.reference == reference
    assert source.texts == []


@pytest.mark.django_db
@pytest.mark.parametrize("changes", [{"status": "draft"}, {"publish_at": FUTURE}])
def test_sources_hide_from_readers_what_they_cannot_see(changes: dict[str, Any]) -> None:
    reference = make_reference()
    make_tip(**changes).references.add(reference)
    make_faq(section=make_section(**changes)).references.add(reference)
    make_section(guide=make_guide(**changes)).references.add(reference)

    [source] = sources(READER, NOW)

    assert source.texts == []


@pytest.mark.django_db
def test_sources_show_staff_the_drafts() -> None:
    tip = make_tip(status="draft")
    tip.references.add(make_reference())

    [source] = sources(make_user(), NOW)

    assert source.texts == [tip]


@pytest.mark.django_db
def test_sources_name_a_text_from_its_moment_on() -> None:
    tip = make_tip(publish_at=FUTURE)
    tip.references.add(make_reference())

    [source] = sources(READER, FUTURE)

    assert source.texts == [tip]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        '<li value="4" id="reference-4">',
        '<p>Ann A. <a href="https://doi.org/10.1/2">A study</a>. The Journal, 2020.',
        "An editor last checked this source on 2 March 2026.",
        'Used in: <a href="/#tip-walk">Walk</a>, <a href="/#faq-how">How?</a></p>',
    ],
)
def test_sources_page_shows_each_reference_and_its_texts(text: str, client: Client) -> None:
    values = {"authors": "Ann A", "doi": "10.1/2", "publisher": "The Journal", "year": 2020}
    reference = make_reference(number=4, checked_on=date(2026, 3, 2), **values)
    make_tip(title="Walk", slug="walk").references.add(reference)
    make_faq(title="How?", slug="how").references.add(reference)

    assertContains(client.get("/sources/"), text, count=1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"title": "A page"}, "<p>A page.</p>"),
        ({"title": "A page", "link": "https://x.example/"}, '<p><a href="https://x.example/">A page</a>.</p>'),
        ({"title": "A page", "publisher": "NHS"}, "<p>A page. NHS.</p>"),
        ({"title": "A page", "year": 2020}, "<p>A page. 2020.</p>"),
    ],
)
def test_sources_page_leaves_out_what_is_not_known(values: dict[str, Any], text: str, client: Client) -> None:
    make_reference(**values)

    assertContains(client.get("/sources/"), text, count=1, html=True)


@pytest.mark.django_db
def test_sources_page_says_what_nobody_uses_or_has_checked(client: Client) -> None:
    make_reference()

    response = client.get("/sources/")

    assertContains(response, "No text uses it at the moment.", count=1)
    assertContains(response, "No editor has checked this source against our texts yet.", count=1)


@pytest.mark.django_db
def test_sources_page_shows_drafts_to_staff_only(client: Client) -> None:
    make_tip(title="Walk", status="draft").references.add(make_reference())
    client.force_login(make_user())

    assertContains(client.get("/sources/"), ">Walk</a>")
    assertNotContains(Client().get("/sources/"), "Walk")


@pytest.mark.django_db
def test_sources_tells_staff_of_drafts(client: Client) -> None:
    make_section(status="draft").references.add(make_reference())
    client.force_login(make_user())

    assertContains(client.get("/sources/"), "You see drafts.")
