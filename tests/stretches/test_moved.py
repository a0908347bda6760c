"""Old addresses of stretches lead to those of today, and what was withdrawn says so."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.models import Tip
from stretches.models import Stretch
from tests.factories import FUTURE, NOW, make_flag, make_section, make_step, make_stretch, make_tip, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/stretches/old/", "/stretches/new/"),
        ("/stretches/older/", "/stretches/new/"),
        ("/stretches/old/follow/", "/stretches/new/follow/"),
        ("/stretches/old/figures/movement.svg", "/stretches/new/figures/movement.svg"),
        ("/stretches/old/figures/bcdfghjk.svg", "/stretches/new/figures/bcdfghjk.svg"),
        ("/stretches/old/?utm_source=x&q=%C3%A9", "/stretches/new/?utm_source=x&q=%C3%A9"),
    ],
)
def test_old_address_leads_to_that_of_today(client: Client, old: str, new: str) -> None:
    make_stretch(slug="new", former_slugs=["older", "old"])

    response = client.get(old)

    assertRedirects(response, new, status_code=301, fetch_redirect_response=False)
    assert response["Cache-Control"] == "no-cache"


def test_old_address_without_its_last_slash(client: Client) -> None:
    make_stretch(slug="new", former_slugs=["old"])

    response = client.get("/stretches/old?x=1", follow=True)

    assert response.redirect_chain == [("/stretches/old/?x=1", 301), ("/stretches/new/?x=1", 301)]
    assert response.status_code == 200


def test_old_address_is_only_read(client: Client) -> None:
    make_stretch(slug="new", former_slugs=["old"])

    assert client.head("/stretches/old/").status_code == 301
    assert client.post("/stretches/old/").status_code == 405


@pytest.mark.parametrize("address", ["/stretches/Old/", "/stretches/ol/", "/stretches/nobody/"])
def test_unknown_address_stays_unknown(client: Client, address: str) -> None:
    make_stretch(slug="new", former_slugs=["old"])

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("changes", [{"status": "draft"}, {"publish_at": FUTURE}])
@pytest.mark.parametrize("address", ["/stretches/old/", "/stretches/new/"])
def test_name_of_a_draft_is_told_to_staff_alone(client: Client, changes: dict[str, str], address: str) -> None:
    make_stretch(slug="new", former_slugs=["old"], **changes)

    stranger = client.get(address)
    client.force_login(make_user())
    staff = client.get(address, follow=True)

    assert stranger.status_code == 404
    assert (staff.status_code, staff.request["PATH_INFO"]) == (200, "/stretches/new/")


def test_picture_that_is_not_there_is_not_looked_for_elsewhere(client: Client) -> None:
    make_stretch(slug="lying")

    assert client.get("/stretches/lying/figures/bcdfghjk.svg").status_code == 404


@pytest.mark.parametrize("changes", [{"status": "withdrawn"}, {"unpublish_at": "2026-02-01T00:00Z"}])
@pytest.mark.parametrize(
    "address",
    ["/stretches/lying/", "/stretches/lying/follow/", "/stretches/lying/figures/movement.svg", "/stretches/old/?x=1"],
)
def test_stretch_that_is_gone_says_so(client: Client, changes: dict[str, str], address: str) -> None:
    make_stretch(title="Lying", slug="lying", former_slugs=["old"], **changes)
    make_stretch(title="Seated", slug="seated", summary="Sit down.")
    make_flag(title="you cannot feel your feet")

    response = client.get(address)

    assertContains(response, "<h1>Lying is no longer in the guide</h1>", status_code=410)
    assertContains(response, '<a class="btn" href="/stretches/seated/">Go to Seated</a>', status_code=410)
    for text in (
        "Sit down.",
        'href="/stretches/">See all stretches',
        "<li>you cannot feel your feet</li>",
        "/when-to-",
    ):
        assertContains(response, text, status_code=410)
    assertNotContains(response, "at the desk", status_code=410)
    assert response["Cache-Control"] == "no-cache"


def test_stretch_that_is_gone_without_another(client: Client) -> None:
    make_stretch(slug="lying", status="withdrawn")
    make_stretch(slug="seated", status="draft")

    response = client.get("/stretches/lying/")

    assertContains(response, '<a class="btn" href="/">Go to the guide</a>', status_code=410)
    assertNotContains(response, "seated", status_code=410)


def test_staff_see_what_is_gone_as_readers_do_with_a_way_to_its_form(client: Client) -> None:
    stretch = make_stretch(title="Lying", slug="lying", status="withdrawn")
    client.force_login(make_user())

    response = client.get("/stretches/lying/")

    assertContains(response, "<h1>Lying is no longer in the guide</h1>", status_code=410)
    assertContains(response, f'href="/admin/stretches/stretch/{stretch.pk}/change/"', status_code=410)
    assert "no-store" in response["Cache-Control"]


def test_withdrawn_stretch_is_nowhere_for_staff_either(client: Client) -> None:
    gone = make_stretch(title="Zigzag", status="withdrawn")
    make_stretch(title="Seated", slug="seated", easier_stretch=gone)
    client.force_login(make_user())

    for address in ("/", "/stretches/", "/stretches/seated/", "/routine/"):
        assertNotContains(client.get(address), "Zigzag")


def test_what_stands_in_a_withdrawn_section_is_nowhere_for_staff() -> None:
    make_tip(section=make_section(status="withdrawn"))

    assert not Tip.objects.visible_to(make_user(), NOW).exists()


@pytest.mark.parametrize(
    ("address", "queries"), [("/stretches/old/", 3), ("/stretches/gone/", 4), ("/stretches/nobody/", 3)]
)
def test_way_to_elsewhere_asks_the_database_as_often(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str, queries: int
) -> None:
    make_stretch(slug="new", former_slugs=["old"])
    for number in range(5):
        make_step(stretch=make_stretch(former_slugs=[f"a-{number}", f"b-{number}"]))
    make_stretch(slug="gone", status="withdrawn")

    with django_assert_num_queries(queries):
        client.get(address)


def test_page_of_a_renamed_stretch_asks_no_more(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_step(stretch=make_stretch(slug="new", former_slugs=["old", "older"]))

    with django_assert_num_queries(4):
        assert client.get("/stretches/new/follow/").status_code == 200


def test_article_has_the_old_anchors_once(client: Client) -> None:
    make_stretch(slug="new", former_slugs=["old", "older"])

    page = client.get("/").content.decode()

    assert [page.count(f'<span id="stretch-{slug}"></span>') for slug in ("old", "older", "new")] == [1, 1, 0]
    assert Stretch.objects.get().anchor == "stretch-new"
