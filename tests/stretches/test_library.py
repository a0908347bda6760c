"""The library: reading its filters from an address, applying them, and what readers see of that."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import timezone

from stretches.library import Filters, read_filters
from stretches.models import Stretch
from tests.factories import make_dynamic_stretch, make_kit, make_stretch

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
    return read_filters(address, Stretch.objects.all())


def make_four() -> None:
    """Four stretches of which no two are alike."""
    mat, strap = make_kit(slug="mat", name="Mat"), make_kit(slug="strap", name="Strap or towel", order=1)
    make_stretch(slug="lying", position="lying", level="beginner", order=1).kit.add(mat, strap)
    make_stretch(slug="seated", position="seated", level="beginner-middle", easier_place="chair", order=2).kit.add(mat)
    make_dynamic_stretch(slug="swings", position="standing", place="standing", level="beginner", order=3)
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
        ({"place": "floor"}, ["lying", "seated", "dog"]),
        ({"place": "chair"}, ["seated"]),
        ({"place": "no-floor"}, ["seated", "swings"]),
    ],
)
def test_filters_keep_what_was_asked_for(query: dict[str, str], expected: list[str]) -> None:
    make_four()

    filters = read(**query)

    assert kept(filters) == expected
    assert filters.notes == []


@pytest.mark.parametrize(
    ("name", "label"),
    [("position", "Position"), ("place", "Where"), ("kit", "What you need"), ("level", "Level"), ("kind", "Kind")],
)
@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
def test_filters_leave_out_what_they_do_not_know(name: str, label: str, value: str) -> None:
    make_four()

    filters = read(**{name: value})

    assert kept(filters) == ["lying", "seated", "swings", "dog"]
    assert (filters.active, filters.notes) == ([], [NOTE.format(label)])


@pytest.mark.parametrize(
    ("name", "value"),
    [("position", "Standing"), ("position", " standing"), ("position", "none"), ("level", "1"), ("place", "bed")],
)
def test_filters_take_no_near_miss(name: str, value: str) -> None:
    make_four()

    assert len(read(**{name: value}).notes) == 1


def test_filters_note_each_unknown_value_and_keep_the_rest() -> None:
    make_four()

    filters = read(position="flying", kit="rocket", level="beginner")

    assert filters.notes == [NOTE.format("Position"), NOTE.format("What you need")]
    assert kept(filters) == ["lying", "swings"]


def test_filters_take_the_last_of_a_repeated_parameter() -> None:
    make_four()

    filters = read_filters(QueryDict("position=flying&position=seated&position=lying"), Stretch.objects.all())

    assert kept(filters) == ["lying"]
    assert filters.notes == []


def test_filters_ignore_other_parameters() -> None:
    filters = read_filters(QueryDict("utm_source=mail&page=2&section=1&status=draft"), Stretch.objects.all())

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

    kit = read().filters[2]

    assert (kit.label, kit.chosen_label) == ("What you need", "Anything")
    assert kit.options == [("", "Anything"), ("none", "No kit"), ("mat", "Mat"), ("strap", "Strap"), ("wall", "Wall")]


def test_filters_offer_every_choice() -> None:
    labels = {one.name: [label for _, label in one.options] for one in read().filters}

    assert labels == {
        "position": ["Any", "Standing", "Seated", "Lying", "Hands and feet"],
        "place": ["Anywhere", "Anywhere but the floor"],
        "kit": ["Anything", "No kit"],
        "level": ["Any", "Beginner", "Beginner to middle", "Middle", "Middle to advanced"],
        "kind": ["Any", "Still hold", "Moving"],
    }


def test_filters_offer_the_places_of_stretches_and_of_their_easier_versions() -> None:
    make_four()
    make_stretch(place="bed", status="draft")
    visible = Stretch.objects.visible_to(AnonymousUser(), timezone.now())

    place = read_filters(QueryDict(), visible).filters[1]

    assert [label for _, label in place.options] == [
        "Anywhere", "Anywhere but the floor", "Standing", "On a chair", "On the floor",
    ]  # fmt: skip
