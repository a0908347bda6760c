"""``/l/<permanent id>`` leads to every text in one hop, and says when one is gone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from guide.permanent import find, kinds
from guide.publishing import ID_ALPHABET, Identified
from tests import factories
from tests.factories import FUTURE, NOW, PAST, make_guide, make_section, make_step, make_stretch, make_tip, make_user

pytestmark = pytest.mark.django_db

ID = "kmnpqrst"
ENDED = {"unpublish_at": "2026-02-01T00:00Z"}
MAKERS: dict[str, tuple[Callable[..., Identified], str]] = {
    "guide": (factories.make_guide, "/"),
    "section": (factories.make_section, "/?about={id}#rest"),
    "benefit": (factories.make_benefit, "/?about={id}#benefit-rest"),
    "tip": (factories.make_tip, "/?about={id}#tip-rest"),
    "FAQ": (factories.make_faq, "/?about={id}#faq-rest"),
    "mistake": (factories.make_mistake, "/?about={id}#mistake-rest"),
    "red flag": (factories.make_flag, "/when-to-get-help/?about={id}#redflag-rest"),
    "stretch": (factories.make_stretch, "/stretches/rest/"),
}
NEVER = [
    "/l/bcdfghjk", "/l/kmnpqrs", "/l/kmnpqrst2", "/l/kmnpqrst%0a", "/L/kmnpqrst%0a/", "/l/kmnpqrst%00", "/l/%ED%A0%80",
    "/l/%FF", "/l/kmnpqrst%20", "/l/0mnpqrst", "/l/..%2f..", f"/l/{'k' * 10_000}", "/l/'%20OR%201=1--",
    "/L/%F0%9F%92%A9", "/l/kmnpqrst/x", "/l/kmnpqrst//", "/l/", "/L/",
]  # fmt: skip
# One id for each kind.
IDS = {kind: f"kmnpqrs{ID_ALPHABET[number]}" for number, kind in enumerate(MAKERS)}
# A text within a page is named in the query too, so that what shows the link elsewhere is told of it.
ADDRESSES = {kind: address.format(id=IDS[kind]) for kind, (_, address) in MAKERS.items()}


def make_all(**changes: Any) -> None:
    for kind, (make, _) in MAKERS.items():
        make(permanent_id=IDS[kind], title=kind.title(), slug="rest", **changes)


def test_kinds_are_all_that_have_an_id() -> None:
    names = {str(kind._meta.verbose_name) for kind in kinds()}

    assert names == {*MAKERS, "step", "picture"}


def test_link_leads_to_a_text_of_any_kind(client: Client) -> None:
    make_all()

    responses = {kind: client.get(f"/l/{IDS[kind]}") for kind in MAKERS}

    assert {kind: response["Location"] for kind, response in responses.items()} == ADDRESSES
    assert {(response.status_code, response["Cache-Control"]) for response in responses.values()} == {(302, "no-cache")}


def test_link_leads_to_a_step_on_the_page_of_its_stretch(client: Client) -> None:
    make_step(permanent_id=ID, stretch=make_stretch(slug="lying", section=make_section(status="draft")))

    assert client.get(f"/l/{ID}")["Location"] == f"/stretches/lying/#step-{ID}"


def test_link_leads_to_a_picture(client: Client) -> None:
    factories.make_picture(permanent_id=ID)

    assert client.get(f"/l/{ID}")["Location"] == f"/pictures/{ID}-1200x800.webp"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("/l/kmnpqrst?utm_source=x&q=%C3%A9", "/?about=kmnpqrst&utm_source=x&q=%C3%A9#tip-rest"),
        ("/l/kmnpqrst?a=1&a=2&x", "/?about=kmnpqrst&a=1&a=2&x#tip-rest"),
        ("/l/kmnpqrst?q=%23x%0d%0aSet-Cookie:x", "/?about=kmnpqrst&q=%23x%0d%0aSet-Cookie:x#tip-rest"),
        ("/l/KMNPQRST", "/?about=kmnpqrst#tip-rest"),
        ("/L/KMNPQRST", "/?about=kmnpqrst#tip-rest"),
        ("/l/kmnpqrst/", "/?about=kmnpqrst#tip-rest"),
        ("/L/Kmnpqrst/?x=1", "/?about=kmnpqrst&x=1#tip-rest"),
    ],
)
def test_link_as_people_type_it(client: Client, typed: str, address: str) -> None:
    make_tip(permanent_id=ID, slug="rest")

    assert client.get(typed)["Location"] == address


def test_link_is_only_read(client: Client) -> None:
    make_tip(permanent_id=ID)

    assert client.head(f"/l/{ID}").status_code == 302
    assert [getattr(client, method)(f"/l/{ID}").status_code for method in ("post", "put", "delete")] == [405] * 3


def test_link_that_never_was(client: Client) -> None:
    make_tip(permanent_id=ID)

    for address in NEVER:
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("changes", [{"status": "draft"}, {"publish_at": FUTURE}])
def test_link_to_a_draft_is_for_staff(client: Client, changes: dict[str, str]) -> None:
    make_all(**changes)

    readers = {client.get(f"/l/{IDS[kind]}").status_code for kind in MAKERS}
    client.force_login(make_user())
    staff = {kind: client.get(f"/l/{IDS[kind]}") for kind in MAKERS}

    assert readers == {404}
    assert {kind: response["Location"] for kind, response in staff.items()} == ADDRESSES
    assert all({"no-store", "private"} <= set(answer["Cache-Control"].split(", ")) for answer in staff.values())


@pytest.mark.parametrize("changes", [{"status": "withdrawn"}, ENDED])
def test_link_to_what_is_gone(client: Client, changes: dict[str, str]) -> None:
    make_all(**changes)

    for kind in MAKERS:
        response = client.get(f"/l/{IDS[kind]}")
        assertContains(response, f"<h1>{kind.title()} is no longer in the guide</h1>", status_code=410)
        assertContains(response, f"We took this {kind} out.", status_code=410)
        assert response["Cache-Control"] == "no-cache"


def test_link_to_what_is_gone_names_the_part_it_stood_in(client: Client) -> None:
    make_tip(permanent_id=ID, status="withdrawn", section=make_section(title="Daily life", slug="daily"))

    response = client.get(f"/l/{ID}")

    assertContains(response, '<a class="btn" href="/#daily">Go to Daily life</a>', status_code=410)
    assertContains(response, "The nearest to it: Daily life", status_code=410)


def test_link_to_a_step_of_a_withdrawn_stretch_names_the_nearest_stretch(client: Client) -> None:
    make_step(permanent_id=ID, stretch=make_stretch(title="Lying", status="withdrawn"))
    make_stretch(title="Seated", slug="seated")

    response = client.get(f"/l/{ID}")

    assertContains(response, "<h1>Lying is no longer in the guide</h1>", status_code=410)
    assertContains(response, '<a class="btn" href="/stretches/seated/">Go to Seated</a>', status_code=410)


@pytest.mark.parametrize(
    ("tip", "section", "guide", "status"),
    [
        ({}, {"status": "withdrawn"}, {}, 410),
        ({}, ENDED, {}, 410),
        ({}, {}, {"status": "withdrawn"}, 410),
        ({"status": "withdrawn"}, {"status": "draft"}, {}, 410),
        ({"status": "draft"}, {"status": "withdrawn"}, {}, 404),
        ({"publish_at": FUTURE}, {"status": "withdrawn"}, {}, 404),
        ({}, {"status": "draft"}, {}, 404),
        ({}, {"publish_at": FUTURE}, {}, 404),
    ],
)
def test_link_to_what_stands_in_something_hidden(
    client: Client, tip: dict[str, Any], section: dict[str, Any], guide: dict[str, Any], status: int
) -> None:
    make_tip(permanent_id=ID, section=make_section(guide=make_guide(**guide), **section), **tip)

    assert client.get(f"/l/{ID}").status_code == status


def test_staff_see_what_is_gone_with_a_way_to_its_form(client: Client) -> None:
    tip = make_tip(permanent_id=ID, section=make_section(title="Daily life", status="withdrawn"))
    client.force_login(make_user())

    response = client.get(f"/l/{ID}")

    assertContains(response, f'href="/admin/guide/tip/{tip.pk}/change/"', status_code=410)
    assertNotContains(response, "Daily life", status_code=410)
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("times", [1, 50])
@pytest.mark.parametrize(("changes", "queries"), [({}, 3), ({"status": "draft"}, 4), ({"permanent_id": "bcdfghjk"}, 2)])
def test_link_asks_the_database_as_often(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, changes: dict[str, str], queries: int, times: int
) -> None:
    make_tip(**{"permanent_id": ID} | changes)
    for _ in range(times):
        make_step(stretch=make_stretch())

    with django_assert_num_queries(queries):
        client.get(f"/l/{ID}")


def test_malformed_id_is_not_looked_up(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert find("nobody") is None


@pytest.mark.usefixtures("content")
def test_ids_of_the_content_are_of_one_row_each() -> None:
    ids = [permanent_id for kind in kinds() for permanent_id in kind.objects.values_list("permanent_id", flat=True)]

    assert len(ids) > 100
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("at", [PAST, NOW])
def test_row_has_left_only_after_its_end(at: Any) -> None:
    tip = make_tip(section=make_section(unpublish_at=NOW))

    assert tip.has_left(at) is (at == NOW)
