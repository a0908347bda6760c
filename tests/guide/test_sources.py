"""The sources: every reference, and which texts this visitor can see it cited in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

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
