"""The site map: which pages it names, and the days it gives them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from tests.factories import FUTURE, make_faq, make_flag, make_guide, make_section, make_stretch, make_tip, make_user

pytestmark = pytest.mark.django_db

SCHEMA = Path(__file__).parents[1] / "published" / "sitemap.xsd"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def day(number: int) -> datetime:
    return datetime(2026, 5, number, 12, tzinfo=UTC)


def read(client: Client) -> dict[str, str]:
    """The day of each page, by its path; empty if it has none."""
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    tree = etree.fromstring(response.content)
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    assert schema.validate(tree), schema.error_log
    urls = ((url.findtext(f"{SPACE}loc"), url.findtext(f"{SPACE}lastmod", "")) for url in tree)
    return {address.removeprefix("http://testserver"): changed for address, changed in urls}


def test_map_gives_the_day_on_which_what_a_page_shows_last_changed(client: Client) -> None:
    make_section(guide=make_guide(changed_on=day(1)), changed_on=day(2))
    make_flag(changed_on=day(3))
    make_stretch(slug="plain", changed_on=day(4))
    asked = make_stretch(slug="asked", changed_on=day(5))
    asked.faqs.add(make_faq(changed_on=day(8)))
    make_tip(changed_on=day(6))

    assert read(client) == {
        "/": "2026-05-08",
        "/when-to-get-help/": "2026-05-03",
        "/sources/": "",
        "/about/": "",
        "/changes/": "",
        "/routine/": "",
        "/stretches/": "2026-05-05",
        "/stretches/plain/": "2026-05-04",
        "/stretches/plain/follow/": "2026-05-04",
        "/stretches/asked/": "2026-05-08",
        "/stretches/asked/follow/": "2026-05-05",
    }


def test_text_that_appears_changes_its_pages(client: Client) -> None:
    make_section(guide=make_guide(changed_on=day(1)), changed_on=day(1))
    make_stretch(slug="late", changed_on=day(2), publish_at=day(7))
    make_flag(changed_on=day(2), publish_at=day(8))

    days = read(client)

    assert {days[address] for address in ("/", "/stretches/", "/stretches/late/")} == {"2026-05-07"}
    assert days["/when-to-get-help/"] == "2026-05-08"


def test_map_knows_nothing_that_readers_do_not_see(client: Client) -> None:
    shown = make_stretch(slug="shown", changed_on=day(1))
    hiding: tuple[dict[str, Any], ...] = ({"status": "draft"}, {"status": "withdrawn"}, {"publish_at": FUTURE})
    for hidden in hiding:
        make_stretch(changed_on=day(9), **hidden)
        shown.faqs.add(make_faq(changed_on=day(9), **hidden))
        make_section(changed_on=day(9), **hidden)
        make_flag(changed_on=day(9), **hidden)
    client.force_login(make_user())

    days = read(client)

    assert [address for address in days if address.startswith("/stretches/")] == [
        "/stretches/", "/stretches/shown/", "/stretches/shown/follow/",
    ]  # fmt: skip
    assert "2026-05-09" not in days.values()


def test_map_of_an_empty_site_has_the_pages_that_are_there(client: Client) -> None:
    assert set(read(client)) == {"/when-to-get-help/", "/sources/", "/about/", "/changes/", "/routine/", "/stretches/"}


def test_map_does_not_change_with_a_save(client: Client) -> None:
    stretch = make_stretch(slug="seated", changed_on=day(1))
    stretch.save()

    assert read(client)["/stretches/seated/"] == "2026-05-01"


@pytest.mark.parametrize("rows", [1, 20])
def test_map_asks_the_database_as_often(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(rows):
        make_stretch(slug=f"stretch-{number}").faqs.add(make_faq())

    with django_assert_num_queries(11):
        client.get("/sitemap.xml")
