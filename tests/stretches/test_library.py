"""The library: reading its filters from an address, applying them, and what readers see of that."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from stretches.library import Filters, read_filters
from stretches.models import Stretch
from tests.factories import FUTURE, make_dynamic_stretch, make_kit, make_section, make_stretch, make_user

pytestmark = pytest.mark.django_db

NOTE = "We do not know that choice for “{}”, so we left it out."

HOSTILE = {
    "long": "x" * 10_000,
    "nul": "standing\0",
    "double quotes": '"><script>alert(1)</script>',
    "single quotes": "' onmouseover='alert(1)",
    "right to left": "\u202egnidnats",
    "sql": "standing' OR 1=1 --",
    "surrogate": "\udcff",
}


def read(**query: str) -> Filters:
    """Read an address that has these parameters."""
    address = QueryDict(mutable=True)
    address.update(query)
    return read_filters(address)


def make_four() -> None:
    """Four stretches of which no two are alike."""
    mat, strap = make_kit(slug="mat", name="Mat"), make_kit(slug="strap", name="Strap or towel", order=1)
    make_stretch(slug="lying", position="lying", level="beginner", order=1).kit.add(mat, strap)
    make_stretch(slug="seated", position="seated", level="beginner-middle", order=2).kit.add(mat)
    make_dynamic_stretch(slug="swings", position="standing", level="beginner", order=3)
    make_stretch(slug="dog", position="hands-and-feet", level="middle-advanced", order=4).kit.add(mat)


def kept(filters: Filters) -> list[str]:
    return [stretch.slug for stretch in filters.apply(Stretch.objects.all())]


@pytest.mark.parametrize("query", [{}, {"position": ""}, {"kit": ""}, {"level": ""}, {"kind": "", "kit": ""}])
def test_filters_keep_all_unless_asked(query: dict[str, str]) -> None:
    make_four()

    filters = read(**query)

    assert kept(filters) == ["lying", "seated", "swings", "dog"]
    assert (filters.active, filters.notes) == ([], [])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"position": "lying"}, ["lying"]),
        ({"position": "hands-and-feet"}, ["dog"]),
        ({"kit": "mat"}, ["lying", "seated", "dog"]),
        ({"kit": "strap"}, ["lying"]),
        ({"kit": "none"}, ["swings"]),
        ({"level": "beginner"}, ["lying", "swings"]),
        ({"level": "middle"}, []),
        ({"kind": "static"}, ["lying", "seated", "dog"]),
        ({"kind": "dynamic"}, ["swings"]),
        ({"kit": "mat", "kind": "static", "level": "beginner"}, ["lying"]),
        ({"position": "lying", "kit": "none"}, []),
    ],
)
def test_filters_keep_what_was_asked_for(query: dict[str, str], expected: list[str]) -> None:
    make_four()

    filters = read(**query)

    assert kept(filters) == expected
    assert filters.notes == []


@pytest.mark.parametrize(
    ("name", "label"), [("position", "Position"), ("kit", "What you need"), ("level", "Level"), ("kind", "Kind")]
)
@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
def test_filters_leave_out_what_they_do_not_know(name: str, label: str, value: str) -> None:
    make_four()

    filters = read(**{name: value})

    assert kept(filters) == ["lying", "seated", "swings", "dog"]
    assert (filters.active, filters.notes) == ([], [NOTE.format(label)])


@pytest.mark.parametrize(
    ("name", "value"), [("position", "Standing"), ("position", " standing"), ("position", "none"), ("level", "1")]
)
def test_filters_take_no_near_miss(name: str, value: str) -> None:
    assert len(read(**{name: value}).notes) == 1


def test_filters_note_each_unknown_value_and_keep_the_rest() -> None:
    make_four()

    filters = read(position="flying", kit="rocket", level="beginner")

    assert filters.notes == [NOTE.format("Position"), NOTE.format("What you need")]
    assert kept(filters) == ["lying", "swings"]


def test_filters_take_the_last_of_a_repeated_parameter() -> None:
    make_four()

    filters = read_filters(QueryDict("position=flying&position=seated&position=lying"))

    assert kept(filters) == ["lying"]
    assert filters.notes == []


def test_filters_ignore_other_parameters() -> None:
    filters = read_filters(QueryDict("utm_source=mail&page=2&section=1&status=draft"))

    assert (filters.active, filters.notes) == ([], [])


def test_filters_name_what_is_chosen() -> None:
    make_four()

    filters = read(kit="strap", level="middle-advanced")

    assert [(one.name, one.chosen_label) for one in filters.active] == [
        ("kit", "Strap or towel"),
        ("level", "Middle to advanced"),
    ]


def test_filters_offer_the_kit_in_order() -> None:
    make_kit(slug="wall", name="Wall", order=3)
    make_kit(slug="strap", name="Strap", order=1)
    make_kit(slug="mat", name="Mat", order=1)

    kit = read().filters[1]

    assert (kit.label, kit.chosen_label) == ("What you need", "Anything")
    assert kit.options == [("", "Anything"), ("none", "No kit"), ("mat", "Mat"), ("strap", "Strap"), ("wall", "Wall")]


def test_filters_offer_every_choice() -> None:
    labels = {one.name: [label for _, label in one.options] for one in read().filters}

    assert labels == {
        "position": ["Any", "Standing", "Seated", "Lying", "Hands and feet"],
        "kit": ["Anything", "No kit"],
        "level": ["Any", "Beginner", "Beginner to middle", "Middle", "Middle to advanced"],
        "kind": ["Any", "Still hold", "Moving"],
    }


def titles(response: Any) -> list[str]:
    """What the page of the library lists."""
    return re.findall(r'<h2 class="h3"><a href="[^"]+">([^<]+)', response.content.decode())


def selected(response: Any) -> list[str]:
    """The options that the form shows as chosen."""
    return re.findall(r'<option value="([^"]*)" selected>', response.content.decode())


def make_many(number: int, **changes: Any) -> None:
    for order in range(1, number + 1):
        make_stretch(title=f"Stretch {order}", order=order, section=make_section(), **changes)


def test_library_lists_all_with_their_facts(client: Client) -> None:
    make_four()
    Stretch.objects.filter(slug="lying").update(title="Lie & lift", figure="lying-hold")

    response = client.get("/stretches/")

    assert titles(response)[0] == "Lie &amp; lift"
    assert selected(response) == ["", "", "", ""]
    assertContains(response, '<h2 class="h3"><a href="/stretches/', count=4)
    assertContains(response, "<dt>Hold</dt><dd>20–30 seconds</dd>", count=3)
    assertContains(response, "<dt>Count</dt><dd>10–15 times</dd>", count=1)
    assertContains(response, "/static/figures/lying-hold.", count=1)
    assertContains(response, "Showing 1 to 4 of 4 stretches, gentlest first.")
    assertNotContains(response, "Clear the filters")


def test_library_filters_and_shows_what_is_chosen(client: Client) -> None:
    make_four()
    Stretch.objects.filter(slug="dog").update(title="Dog")

    response = client.get("/stretches/?position=hands-and-feet&kit=mat&level=middle-advanced&kind=static")

    assert titles(response) == ["Dog"]
    assert selected(response) == ["hands-and-feet", "mat", "middle-advanced", "static"]
    assertContains(response, "Showing 1 of 1 stretch, gentlest first.")
    assertContains(response, "Chosen: hands and feet, mat, middle to advanced, still hold.")
    assertContains(response, '<a href="/stretches/">Clear the filters</a>')


def test_library_helps_when_nothing_fits(client: Client) -> None:
    make_four()

    response = client.get("/stretches/?position=lying&kit=none")

    assert titles(response) == []
    assertContains(response, "No stretch fits all of that")
    assertContains(response, 'Take one choice away, or <a href="/stretches/">see all stretches</a>.')
    assertNotContains(response, "Showing")


def test_library_without_stretches_leads_to_the_guide(client: Client) -> None:
    response = client.get("/stretches/")

    assertContains(response, "There are no stretches here yet")


@pytest.mark.parametrize("name", ["position", "kit", "level", "kind", "page", "other"])
@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
def test_library_takes_hostile_values(client: Client, name: str, value: str) -> None:
    make_many(13)

    response = client.get(f"/stretches/?{urlencode({name: value}, errors='surrogateescape')}")

    assert titles(response) == [f"Stretch {order}" for order in range(1, 13)]
    assertContains(response, "We do not know that choice", count=0 if name in {"page", "other"} else 1)
    assertNotContains(response, "<script>")
    assertNotContains(response, "' onmouse")


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [("1", 1, 12), ("2", 13, 13), ("", 1, 12), ("abc", 1, 12), ("1.5", 1, 12), ("0", 13, 13), ("-1", 13, 13),
     ("999", 13, 13), ("9" * 5000, 1, 12)],
)  # fmt: skip
def test_library_takes_any_page_number(client: Client, number: str, first: int, last: int) -> None:
    make_many(13)

    response = client.get(f"/stretches/?page={number}")

    assert titles(response) == [f"Stretch {order}" for order in range(first, last + 1)]


def test_library_pages_keep_the_filters(client: Client) -> None:
    make_many(25)

    response = client.get("/stretches/?position=lying&kit=none&page=2")

    assertContains(response, 'rel="prev" href="?position=lying&amp;kit=none&amp;page=1"')
    assertContains(response, 'rel="next" href="?position=lying&amp;kit=none&amp;page=3"')
    assertContains(response, "<span>Page 2 of 3</span>")
    assertContains(response, "Showing 13 to 24 of 25 stretches")


@pytest.mark.parametrize(
    ("number", "query", "links"),
    [(12, "", []), (13, "", ["next"]), (13, "?page=2", ["prev"]), (25, "?page=2", ["prev", "next"])],
)
def test_library_pages_lead_on_and_back(client: Client, number: int, query: str, links: list[str]) -> None:
    make_many(number)

    response = client.get(f"/stretches/{query}")

    assert re.findall('<a rel="(.*?)"', response.content.decode()) == links


@pytest.mark.parametrize("changes", [{"status": "draft"}, {"publish_at": FUTURE}])
def test_library_shows_drafts_to_staff_alone(client: Client, changes: dict[str, Any]) -> None:
    make_stretch(title="Open")
    make_stretch(title="Secret", **changes)

    reader = client.get("/stretches/")
    client.force_login(make_user())
    staff = client.get("/stretches/")

    assert titles(reader) == ["Open"]
    assert titles(staff) == ["Open", "Secret"]
    assertNotContains(reader, "You see drafts.")
    assertContains(staff, "You see drafts.")
    assertContains(staff, '<span class="draft-tag">Draft</span>', count=1)


@pytest.mark.parametrize("number", [1, 50])
def test_library_asks_the_database_four_times(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    make_many(number)
    for stretch in Stretch.objects.all():
        stretch.kit.add(make_kit(slug=f"kit-{stretch.pk}"))

    with django_assert_num_queries(4):
        client.get("/stretches/?position=lying&level=beginner")
