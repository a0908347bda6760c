"""A stretch in a frame: whole without scripts, with its safety text, and for any site; nothing else may be framed."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import FUTURE, PAST, make_flag, make_reference, make_step, make_stretch, make_user
from tests.meta import Head
from tests.page import PageFacts

pytestmark = pytest.mark.django_db
ADDRESS = "/embed/kbv7pgc4/"


def frame_rules(response: HttpResponse) -> tuple[str, str | None]:
    rules = dict(rule.strip().split(" ", 1) for rule in response["Content-Security-Policy"].split(";"))
    return rules["frame-ancestors"], response.get("X-Frame-Options")


def make(**changes: Any) -> None:
    values = {"permanent_id": "kbv7pgc4", "title": "Lying", "slug": "lying"}
    stretch = make_stretch(**values | changes)
    make_step(stretch=stretch, title="Lie down", text="Rest [@who].", pose={"hip": {"near": 90}}, note="A hint.")
    make_step(stretch=stretch, title="Hold", order=1)


def test_embed_shows_steps_and_safety(client: Client) -> None:
    make(take_care="- **Stop** if it hurts [@who].", summary="On your back.")
    make_flag(title="you cannot pee", on_safety_card=True)

    response = client.get(ADDRESS)

    html = response.content.decode()
    page = PageFacts(html)
    assert page.headings == [
        ("h1", "Lying"),
        ("h2", "Emergency: Stop and get help now if your back hurts and:"),
        ("h2", "Take care"),
        ("h2", "How to do it"),
        ("h3", "Lie down"),
        ("h3", "Hold"),
    ]
    for text in (
        "On your back.",
        "<li>you cannot pee</li>",
        "<strong>Stop</strong> if it hurts.",
        "<p>Rest.</p>",
        "A hint.",
    ):
        assert text in html
    # The cover and the first step.
    assert html.count('class="fig person-a"') == 2
    assert "[@" not in html


def test_embed_leads_back_in_a_page_of_its_own(client: Client) -> None:
    make()

    page = PageFacts(client.get(ADDRESS).content.decode())

    assert page.links == ["/stretches/lying/", "/when-to-get-help/"]
    assertContains(client.get(ADDRESS), '<base target="_blank">', 1)


def test_embed_is_known_as_its_stretch(client: Client) -> None:
    make()

    head = Head(client.get(f"{ADDRESS}?x=1").content.decode())

    assert head.canonical == "http://testserver/stretches/lying/"
    assert head.one("robots") == "noindex"


def test_embed_asks_three_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make()
    for number in range(5):
        make_step(order=number + 2, pose={"hip": {"near": number}})
        make_flag(on_safety_card=True)

    with django_assert_num_queries(3):
        client.get(ADDRESS)


def test_embed_may_stand_in_any_site(client: Client) -> None:
    make()

    response = client.get(ADDRESS)

    assert frame_rules(response) == ("*", None)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_nothing_else_may_stand_in_a_frame(client: Client) -> None:
    make()

    for address in ("/", "/stretches/", "/stretches/lying/", "/stretches/lying/follow/", "/nowhere/", "/embed/x/"):
        assert frame_rules(client.get(address)) == ("'none'", "DENY"), address


@pytest.mark.parametrize("changes", [{"status": "withdrawn"}, {"unpublish_at": PAST + timedelta(days=1)}])
def test_embed_of_what_was_withdrawn_says_so_in_the_frame(client: Client, changes: dict[str, Any]) -> None:
    make(**changes)
    make_stretch(title="Seated", slug="seated")
    make_flag(title="you cannot pee", on_safety_card=True)

    response = client.get(ADDRESS)

    assertContains(response, "<h1>Lying is no longer in the guide</h1>", status_code=410)
    assertContains(response, "<li>you cannot pee</li>", status_code=410)
    assertNotContains(response, "Lie down", status_code=410)
    page = PageFacts(response.content.decode())
    assert page.links == ["/stretches/seated/", "/when-to-get-help/"]
    assert frame_rules(response) == ("*", None)
    assert "canonical" not in Head(response.content.decode()).links


def test_embed_of_what_was_withdrawn_without_another(client: Client) -> None:
    make(status="withdrawn")

    page = PageFacts(client.get(ADDRESS).content.decode())

    assert page.links == ["/stretches/", "/when-to-get-help/"]


@pytest.mark.parametrize("changes", [{"status": "draft"}, {"publish_at": FUTURE}])
def test_embed_of_a_draft_is_not_there_for_anybody(client: Client, changes: dict[str, Any]) -> None:
    make(**changes)
    client.force_login(make_user())

    assert client.get(ADDRESS).status_code == 404


def test_embed_of_another_id_is_not_there(client: Client) -> None:
    make()
    names = ("bcdfghjk", "x", "kbv7pgc4%00", "%ED%A0%80", "x" * 5000, "..", "lying")

    assert {client.get(f"/embed/{name}/").status_code for name in names} == {404}


def test_embed_is_there_by_an_id_in_capitals(client: Client) -> None:
    make()

    assert client.get(ADDRESS.upper().replace("/EMBED/", "/embed/")).status_code == 200


def test_embed_is_only_read(client: Client) -> None:
    make()

    assert client.head(ADDRESS).status_code == 200
    assert client.post(ADDRESS).status_code == 405


def test_embed_escapes_what_editors_typed(client: Client) -> None:
    make(title="<script>alert(1)</script>")

    assertContains(client.get(ADDRESS), "&lt;script&gt;alert(1)&lt;/script&gt; – Lower Back Guide")


def test_embed_has_no_mark_that_leads_nowhere(client: Client) -> None:
    reference = make_reference(key="who")
    make(take_care="- Ask first [@who].")
    make_step(text="Breathe [@who]. Then go on [@unknown].", order=2).stretch.references.add(reference)

    html = client.get(ADDRESS).content.decode()

    assert "Breathe. Then go on." in html
    assert "#reference" not in html
