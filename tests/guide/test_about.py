"""The page about the guide: who writes it, how claims are graded, what it is not."""

from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import FUTURE, make_guide, make_reference, make_section, make_user
from tests.page import PageFacts

pytestmark = pytest.mark.django_db

HIDDEN = [pytest.param({"status": "draft"}, id="draft"), pytest.param({"publish_at": FUTURE}, id="scheduled")]


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(make_user())
    return client


def test_about_shows_who_writes_and_the_disclaimer(client: Client) -> None:
    make_guide(byline="Ann and Ben")
    make_section(title="Not medical advice", slug="disclaimer", body="Ask a **doctor**.")

    response = client.get("/about/")

    assertContains(response, "The guide is written by Ann and Ben.")
    assertContains(response, '<h2 id="disclaimer">Not medical advice</h2>')
    assertContains(response, "<p>Ask a <strong>doctor</strong>.</p>")


def test_about_shows_no_other_section(client: Client) -> None:
    make_section(title="Warm up")

    assertNotContains(client.get("/about/"), "Warm up")


@pytest.mark.parametrize("changes", HIDDEN)
def test_about_hides_drafts_from_readers(changes: dict[str, Any], staff: Client) -> None:
    make_section(title="Not advice", slug="disclaimer", guide=make_guide(byline="Ann", **changes), **changes)

    response = Client().get("/about/")

    assertNotContains(response, "written by")
    assertNotContains(response, "Not advice")
    assertContains(staff.get("/about/"), "written by Ann")
    assertContains(staff.get("/about/"), "Not advice")


def test_about_tells_staff_of_its_drafts(staff: Client) -> None:
    make_section(title="Not advice", slug="disclaimer", status="draft")

    assertContains(staff.get("/about/"), "You see drafts.")


def test_about_links_every_mark_to_something(client: Client) -> None:
    section = make_section(slug="disclaimer", body="Not advice [@nhs].")
    section.references.add(make_reference(key="nhs", number=7))

    page = PageFacts(client.get("/about/").content.decode())

    assert "#reference-7" in page.links
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
