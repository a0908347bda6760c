"""A stretch as JSON: its shape, and that the shape is as we promised."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains

from guide.models import Guide
from stretches.models import Stretch
from stretches.stretch_json import SCHEMA
from tests.factories import (
    make_dynamic_stretch,
    make_flag,
    make_guide,
    make_kit,
    make_reference,
    make_section,
    make_step,
    make_stretch,
    make_user,
)  # fmt: skip

pytestmark = pytest.mark.django_db

REVIEWED = {"review_state": "reviewed", "reviewed_on": date(2026, 5, 1)}


def read(client: Client, slug: str) -> dict[str, Any]:
    response = client.get(f"/stretches/{slug}.json")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    data: dict[str, Any] = response.json()
    return data


def wrong(data: dict[str, Any]) -> list[str]:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text()), format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def undescribed(data: Any, schema: dict[str, Any], whole: dict[str, Any], path: str = "$") -> list[str]:
    """The fields that the schema says nothing of."""
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema and data is not None:
        return undescribed(data, schema["anyOf"][0], whole, path)
    if isinstance(data, list):
        return [each for item in data for each in undescribed(item, schema["items"], whole, f"{path}[]")]
    if not isinstance(data, dict):
        return []
    known = schema["properties"]
    return [f"{path}.{name}" for name in data if name not in known] + [
        each
        for name, value in data.items()
        if name in known
        for each in undescribed(value, known[name], whole, f"{path}.{name}")
    ]


@pytest.mark.usefixtures("content")
def test_every_stretch_has_the_published_shape(client: Client) -> None:
    schema = json.loads(SCHEMA.read_text())
    Draft202012Validator.check_schema(schema)
    stretches = {slug: read(client, slug) for slug in Stretch.objects.values_list("slug", flat=True)}

    assert len(stretches) == 5
    for slug, data in stretches.items():
        assert wrong(data) == [], slug
        assert undescribed(data, schema, schema) == [], slug


def test_shape_is_published_where_the_data_says(client: Client) -> None:
    make_stretch(slug="seated")

    address = read(client, "seated")["$schema"]
    response = client.get(address.removeprefix("http://testserver"))

    assert address == "http://testserver/schemas/stretch-1.json"
    assert response["Content-Type"] == "application/schema+json"
    assert response.json() == json.loads(SCHEMA.read_text())


def test_bare_stretch_has_the_published_shape(client: Client) -> None:
    stretch = make_stretch(slug="seated")
    make_step(stretch=stretch)
    Guide.objects.update(status="draft")

    data = read(client, "seated")

    assert wrong(data) == []
    assert (data["evidence"], data["credit"]["written_by"], data["steps"][0]["figure"]) == (None, None, None)


def test_data_has_safety_ids_dose_and_credit(client: Client) -> None:
    section = make_section(guide=make_guide(byline="The team"), title="Stretches", evidence="mixed")
    make_flag(title="you cannot pee")
    stretch = make_stretch(
        section=section, slug="seated", permanent_id="bcdfghjk", take_care="- Ask [first](/when-to-get-help/). [@who]"
    )
    stretch.references.add(make_reference(key="who", number=7, title="A study", link="https://example.org/a"))
    stretch.kit.add(make_kit())
    make_step(stretch=stretch, permanent_id="ghjkmnpq", title="Sit", pose={"hip": 90}, figure_text="Somebody sits.")

    data = read(client, "seated")

    assert wrong(data) == []
    assert list(data)[:2] == ["$schema", "safety"]
    assert data["safety"]["emergency_if_your_back_hurts_and"] == ["you cannot pee"]
    assert (data["id"], data["markdown"]) == ("bcdfghjk", "http://testserver/stretches/seated.md")
    assert data["take_care"] == "- Ask [first](http://testserver/when-to-get-help/). [7]"
    assert data["dose"]["hold_seconds"] == {"from": 20, "to": 30}
    assert data["dose"]["count"] is None
    assert data["kit"] == [{"value": "mat", "label": "Mat"}]
    (step,) = data["steps"]
    assert (step["id"], step["url"]) == ("ghjkmnpq", "http://testserver/stretches/seated/#step-ghjkmnpq")
    assert step["figure"] == {
        "url": "http://testserver/stretches/seated/figures/ghjkmnpq.svg", "text": "Somebody sits.",
    }  # fmt: skip
    assert data["evidence"] == {"value": "mixed", "label": "Mixed", "of": "Stretches"}
    assert data["references"][0]["url"] == "https://example.org/a"
    assert (data["credit"]["written_by"], data["credit"]["project_licence"]) == ("The team", "MIT")


def test_moving_stretch_has_a_count(client: Client) -> None:
    make_dynamic_stretch(slug="swings")

    dose = read(client, "swings")["dose"]

    assert (dose["hold_seconds"], dose["count"]) == (None, {"from": 10, "to": 15})


@pytest.mark.parametrize(
    ("changes", "review"),
    [
        ({}, {"state": "awaiting", "on": None, "due": None, "by": []}),
        (REVIEWED, {"state": "reviewed", "on": "2026-05-01", "due": None, "by": ["Ann Bell"]}),
        (
            {**REVIEWED, "review_due": date(2026, 5, 2)},
            {"state": "overdue", "on": "2026-05-01", "due": "2026-05-02", "by": ["Ann Bell"]},
        ),
        ({**REVIEWED, "review_state": "changed"}, {"state": "changed", "on": "2026-05-01", "due": None, "by": []}),
    ],
    ids=["not reviewed", "reviewed", "overdue", "changed"],
)
def test_review_is_no_stronger_than_it_is(changes: dict[str, Any], review: dict[str, Any], client: Client) -> None:
    reviewer = make_user(first_name="Ann", last_name="Bell") if changes else None
    make_stretch(slug="seated", reviewed_by=reviewer, **changes)

    data = read(client, "seated")

    assert data["review"] == review
    assert wrong(data) == []


def test_scripts_of_every_site_may_read_it(client: Client) -> None:
    make_stretch(slug="sitting", former_slugs=["seated"])
    make_stretch(slug="gone", status="withdrawn")

    for address in (
        "/stretches/sitting.json",
        "/stretches/seated.json",
        "/stretches/gone.json",
        "/schemas/stretch-1.json",
    ):
        assert client.get(address)["Access-Control-Allow-Origin"] == "*", address


def test_page_names_its_data(client: Client) -> None:
    make_stretch(slug="seated")

    link = '<link rel="alternate" type="application/json" href="/stretches/seated.json">'
    assertContains(client.get("/stretches/seated/"), link, count=1)


@pytest.mark.parametrize("address", ["/stretches/seated.json", "/schemas/stretch-1.json"])
def test_data_refuses_to_be_written_to(address: str, client: Client) -> None:
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("rows", [1, 20])
def test_data_asks_the_database_as_often(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    stretch = make_stretch(slug="seated")
    for _ in range(rows):
        make_step(stretch=stretch)
        stretch.references.add(make_reference())

    with django_assert_num_queries(7):
        client.get("/stretches/seated.json")
