"""The desk's pages for references: their numbers and keys last, and what is in use stays."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from guide.models import Reference
from tests.factories import make_reference, make_tip

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("numbers", "offered"), [([], 1), ([41, 7], 42)])
def test_reference_add_form_offers_the_next_number(admin_client: Client, numbers: list[int], offered: int) -> None:
    for number in numbers:
        make_reference(number=number)

    response = admin_client.get("/admin/guide/reference/add/")

    assertContains(response, f'<input type="number" name="number" value="{offered}"')


def test_reference_is_added(admin_client: Client) -> None:
    response = admin_client.post("/admin/guide/reference/add/", {"key": "who-2023", "number": 3, "title": "Back pain"})

    assertRedirects(response, "/admin/guide/reference/")
    assert Reference.objects.get().natural_key() == ("who-2023",)


def test_reference_link_without_a_scheme_gets_the_safe_one(admin_client: Client) -> None:
    admin_client.post(
        "/admin/guide/reference/add/", {"key": "who-2023", "number": 3, "title": "Back pain", "link": "example.org"}
    )

    assert Reference.objects.get().link == "https://example.org"


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"number": 7}, {"number": ["Reference with this Number already exists."]}),
        ({"key": "taken"}, {"key": ["Reference with this Key already exists."]}),
        ({"number": 0}, {"number": ["Ensure this value is greater than or equal to 1."]}),
    ],
)
def test_reference_is_refused(admin_client: Client, changes: dict[str, Any], errors: dict[str, list[str]]) -> None:
    make_reference(key="taken", number=7)

    response = admin_client.post(
        "/admin/guide/reference/add/", {"key": "new", "number": 8, "title": "Back pain", **changes}
    )

    assert response.context["adminform"].form.errors == errors
    assert Reference.objects.count() == 1


def test_reference_is_viewed_among_the_sources(admin_client: Client) -> None:
    form = admin_client.get(f"/admin/guide/reference/{make_reference(number=3).pk}/change/")

    response = admin_client.get(re.search('href="(/admin/r/[^"]+)"', form.content.decode())[1])

    assert response.url == "http://testserver/sources/#reference-3"


def test_reference_key_and_number_stay(admin_client: Client) -> None:
    reference = make_reference(key="who-2023", number=3, title="Old")
    address = f"/admin/guide/reference/{reference.pk}/change/"

    form = admin_client.get(address)
    admin_client.post(address, {"key": "other", "number": 9, "title": "New"})

    reference.refresh_from_db()
    assert (reference.key, reference.number, reference.title) == ("who-2023", 3, "New")
    assert not re.search('<[^>]+ name="(key|number)"', form.content.decode())


def test_reference_in_use_is_not_deleted(admin_client: Client) -> None:
    reference, tip = make_reference(), make_tip(title="Walk more")
    tip.references.add(reference)

    response = admin_client.post(f"/admin/guide/reference/{reference.pk}/delete/", {"post": "yes"})

    assertContains(response, "tip: Walk more")
    assert Reference.objects.count() == 1


def test_reference_without_use_is_deleted(admin_client: Client) -> None:
    reference = make_reference()

    admin_client.post(f"/admin/guide/reference/{reference.pk}/delete/", {"post": "yes"})

    assert not Reference.objects.exists()
