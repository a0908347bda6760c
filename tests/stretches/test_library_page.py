"""The page of the library: what readers see of what they asked for."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from stretches.models import Stretch
from tests.factories import FUTURE, make_kit, make_section, make_step, make_stretch, make_user
from tests.stretches.test_library import HOSTILE, make_four

pytestmark = pytest.mark.django_db


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
    Stretch.objects.filter(slug="lying").update(title="Lie & lift")
    make_step(stretch=Stretch.objects.get(slug="lying"), pose={})

    response = client.get("/stretches/")

    assert titles(response)[0] == "Lie &amp; lift"
    assert selected(response) == ["", "", "", "", ""]
    assertContains(response, '<h2 class="h3"><a href="/stretches/', count=4)
    assertContains(response, "<dt>Hold</dt><dd>20–30 seconds</dd>", count=3)
    for place in ("Lying<br>On the floor", "Seated<br>On the floor, or on a chair", "Standing"):
        assertContains(response, f"<dt>Position</dt><dd>{place}</dd>", count=1)
    assertContains(response, "<dt>Count</dt><dd>10–15 times</dd>", count=1)
    assertContains(response, 'class="fig person-a"', count=1)
    assertContains(response, "Showing 1 to 4 of 4 stretches, gentlest first.")
    assertNotContains(response, "Clear the filters")


def test_library_filters_and_shows_what_is_chosen(client: Client) -> None:
    make_four()
    Stretch.objects.filter(slug="dog").update(title="Dog")

    response = client.get("/stretches/?position=hands-and-feet&kit=mat&level=middle-advanced&kind=static")

    assert titles(response) == ["Dog"]
    assert selected(response) == ["hands-and-feet", "", "mat", "middle-advanced", "static"]
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


@pytest.mark.parametrize("name", ["position", "place", "kit", "level", "kind", "page", "other"])
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
def test_library_asks_the_database_six_times(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    make_many(number)
    for stretch in Stretch.objects.all():
        stretch.kit.add(make_kit(slug=f"kit-{stretch.pk}"))
        make_step(stretch=stretch, pose={})

    with django_assert_num_queries(6):
        client.get("/stretches/?position=lying&level=beginner")
