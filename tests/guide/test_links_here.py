"""What leads to a text: links in other texts, fields that name it, and where else it stands."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model
from pytest_django import DjangoAssertNumQueries

from guide.links_here import leads_to, links_here
from guide.models import Section, Tip
from stretches.models import Mistake, Stretch
from tests.factories import (
    make_faq,
    make_flag,
    make_guide,
    make_mistake,
    make_section,
    make_step,
    make_stretch,
    make_tip,
)

STRETCH = Stretch(slug="lying", former_slugs=["old"])
MISTAKE = Mistake(slug="bounce")
TIP = Tip(slug="walk", former_slugs=["go"], permanent_id="kmnpqrst")
SECTION = Section(slug="safety")


@pytest.mark.parametrize(
    ("link", "content"),
    [
        ("/stretches/lying/", STRETCH),
        ("/stretches/lying/follow/", STRETCH),
        ("/stretches/lying/figures/movement.svg", STRETCH),
        ("/stretches/old/?a=b#step-x", STRETCH),
        ("/#stretch-lying", STRETCH),
        ("http://testserver/stretches/lying/", STRETCH),
        ("//127.0.0.1:8000/stretches/lying/", STRETCH),
        ("stretches/lying/", STRETCH),
        ("#tip-walk", TIP),
        ("/#tip-go", TIP),
        ("/l/kmnpqrst", TIP),
        ("http://testserver/L/KMNPQRST/?x=1", TIP),
        ("/l/kmnpqrst/share/", TIP),
        ("/stretches/lying/#mistake-bounce", MISTAKE),
        ("#safety", SECTION),
        ("/#safety", SECTION),
    ],
)
def test_link_leads_to_it(link: str, content: Any) -> None:
    assert leads_to(link, content, "/")


@pytest.mark.parametrize(
    ("link", "content"),
    [
        ("/stretches/seated/", STRETCH),
        ("/l/kmnpqrst", STRETCH),
        ("/stretches/lyin/", STRETCH),
        ("/lying/", STRETCH),
        ("https://example.org/stretches/lying/", STRETCH),
        ("mailto:lying@testserver", STRETCH),
        ("http://[lying", STRETCH),
        ("/stretches/", STRETCH),
        ("/#stretch-old-lying", STRETCH),
        ("#walk", TIP),
        ("/about/#safety", SECTION),
        ("/", SECTION),
    ],
)
def test_link_leads_elsewhere(link: str, content: Any) -> None:
    assert not leads_to(link, content, "/")


def test_any_host_is_not_our_own(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]

    assert not leads_to("https://example.org/stretches/lying/", STRETCH, "/")


def told(content: Any) -> tuple[list[tuple[str, str, str, tuple[str, ...]]], list[tuple[str, str, str]], list[str]]:
    links = links_here([content])
    return (
        [(place.kind, str(place.row), place.label, place.links) for place in links.linking],
        [(place.kind, str(place.row), place.label) for place in links.naming],
        links.notes,
    )


@pytest.mark.django_db
def test_texts_of_every_kind_are_searched() -> None:
    stretch = make_stretch(title="Lying", slug="lying", former_slugs=["old"])
    link = "[a](/stretches/lying/ 'b') and [c][d]\n\n[d]: /stretches/old/follow/"
    for make, name in ((make_guide, "summary"), (make_tip, "why"), (make_faq, "answer"), (make_flag, "advice")):
        make(title=f"With {name}", **{name: link})
    make_step(stretch=make_stretch(title="Seated"), text="<http://testserver/stretches/lying/>")
    make_tip(why="The lying one: /stretches/lying/ is no link. [x](/stretches/seated/?lying)")

    linking, naming, notes = told(stretch)

    both = ("/stretches/lying/", "/stretches/old/follow/")
    assert linking == [
        ("Guide", "With summary", "Summary", both),
        ("Tip", "With why", "Why it helps", both),
        ("FAQ", "With answer", "Answer", both),
        ("Red flag", "With advice", "Advice", both),
        ("Stretch", "Seated", "Text", ("http://testserver/stretches/lying/",)),
    ]
    assert (naming, notes) == ([], [])


@pytest.mark.django_db
def test_own_links_do_not_count() -> None:
    stretch = make_stretch(slug="lying", feel="[Above](/stretches/lying/#how)")
    make_step(stretch=stretch, text="[Above](/stretches/lying/#how)")

    assert not links_here([stretch])


@pytest.mark.django_db
def test_rows_that_go_together_do_not_count() -> None:
    lying = make_stretch(slug="lying")
    seated = make_stretch(easier_stretch=lying, feel="[The lying one](/stretches/lying/)")

    assert links_here([lying])
    assert not links_here([lying, seated])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "field", "label"),
    [
        (make_stretch, "easier_stretch", "Easier stretch"),
        (make_stretch, "harder_stretch", "Harder stretch"),
        (make_mistake, "mistakes", "Mistakes"),
        (make_faq, "faqs", "FAQs"),
    ],
)
def test_stretches_that_name_it(make: Callable[..., Model], field: str, label: str) -> None:
    content, stretch = make(), make_stretch(title="Seated")
    if field.endswith("stretch"):
        setattr(stretch, field, content)
        stretch.save()
    else:
        getattr(stretch, field).set([content])

    assert told(content) == ([], [("Stretch", "Seated", label)], [])


@pytest.mark.django_db
def test_items_of_a_section_name_it() -> None:
    section = make_section(title="Safety")
    make_tip(title="Walk", section=section)

    assert told(section) == ([], [("Tip", "Walk", "Section")], [])


@pytest.mark.django_db
def test_other_places_are_noted() -> None:
    assert told(make_stretch(starter_order=10))[2] == ["It is a part of our starter routine."]
    assert told(make_flag())[2] == ["It is on the red safety card that readers see on many pages."]
    assert told(make_flag(level="gp", on_safety_card=False))[2] == []


@pytest.mark.django_db
def test_place_has_the_address_of_its_form() -> None:
    stretch = make_stretch(slug="lying")
    tip = make_tip(why="[a](/stretches/lying/)")

    assert links_here([stretch]).linking[0].desk == f"/admin/guide/tip/{tip.pk}/change/"


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 20])
def test_search_asks_the_database_as_often(django_assert_num_queries: DjangoAssertNumQueries, rows: int) -> None:
    stretches = [make_stretch(slug=f"lying-{number}") for number in range(rows)]
    for number in range(rows):
        make_step(stretch=make_stretch(easier_stretch=stretches[0]), text=f"[a](/stretches/lying-{number}/)")

    with django_assert_num_queries(12):
        links = links_here(stretches)

    assert (len(links.linking), len(links.naming)) == (rows, rows)


def test_nothing_leads_to_nothing() -> None:
    assert not links_here([])
