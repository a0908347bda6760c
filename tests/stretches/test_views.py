"""The library and the page of one stretch, as readers and staff see them."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from stretches.models import Stretch
from tests.factories import (
    FUTURE,
    make_dynamic_stretch,
    make_faq,
    make_flag,
    make_kit,
    make_mistake,
    make_reference,
    make_section,
    make_step,
    make_stretch,
    make_user,
)
from tests.page import PageFacts

pytestmark = pytest.mark.django_db

DRAFT = {"status": "draft"}
SCHEDULED = {"publish_at": FUTURE}

PARTS = [
    "<title>Lying stretch – Lower Back Guide</title>",
    '<meta name="description" content="Lie &amp; lift.">',
    '<h1>Lying stretch</h1><p class="lead">Lie &amp; lift.<a',
    "<dt>Position</dt><dd>Lying</dd>",
    "<dt>Kind</dt><dd>Still hold</dd>",
    "<dt>Hold</dt><dd>20–30 seconds</dd>",
    "<dt>Repeat</dt><dd>2–4 times, each leg</dd>",
    "<dt>How often</dt><dd>At least 3–4 days a week</dd>",
    "<dt>Level</dt><dd>Beginner to middle</dd>",
    "<dt>You need</dt><dd>Mat, strap<br>A pillow.</dd>",
    "<dt>Stretches</dt><dd>Hamstrings and calf</dd>",
    "<li>your legs are numb</li>",
    "<li>Stop if it<strong>hurts</strong>.</li>",
    '</a><p>Lift<em>slowly</em>.</p><p class="soft">Breathe.</p>',
    "<p>A<strong>mild</strong>pull.</p>",
    "<h3>Easier</h3><p>Bend the<em>knee</em>.</p>",
    '<li>Gentler:<a href="/stretches/gentler/">Gentler</a></li>',
    '<li>Stronger:<a href="/stretches/stronger/">Stronger</a></li>',
    "<li>Do not lock the knee.</li>",
    '<a href="/#mistake-bouncing">Bouncing</a></b><p>Hold still.</p>',
    "<summary>Is it safe?</summary>",
    '<div class="answer" id="faq-safe"><p>It depends.</p>',
    '<a href="/stretches/before/" rel="prev"><span class="small soft">Previous</span><b>Before</b></a>',
    '<a href="/stretches/after/" rel="next"><span class="small soft">Next</span><b>After</b></a>',
    '<dt>Last changed</dt><dd><time datetime="2026-01-01">1 January 2026</time></dd>',
    "Awaiting review. No clinician has checked this page yet.",
]


def make_full_stretch() -> Stretch:
    """A stretch with all that its page can show, in the middle of the library."""
    make_flag(title="your legs are numb")
    make_stretch(title="Before", slug="before", order=1)
    make_stretch(title="After", slug="after", order=3)
    stretch = make_stretch(
        title="Lying stretch", slug="lying", order=2, summary="Lie & lift.",
        level="beginner-middle", kit_note="A pillow.", muscles="Hamstrings and calf", feel="A **mild** pull.",
        easier="Bend the *knee*.", take_care="- Stop if it **hurts**.", slips="- Do not lock the knee.",
        easier_stretch=make_stretch(title="Gentler", slug="gentler"),
        harder_stretch=make_stretch(title="Stronger", slug="stronger", order=9),
    )  # fmt: skip
    make_step(stretch=stretch, title="Lift", text="Lift *slowly*.", note="Breathe.")
    stretch.kit.add(make_kit(), make_kit(slug="strap", name="Strap"))
    stretch.mistakes.add(make_mistake(title="Bouncing", slug="bouncing"))
    stretch.faqs.add(make_faq(title="Is it safe?", slug="safe"))
    return stretch


def add_more(stretch: Stretch, number: int, **review: Any) -> None:
    """One more of all that the page of a stretch shows."""
    make_flag()
    make_step(stretch=stretch, pose={})
    stretch.kit.add(make_kit(slug=f"kit-{number}"))
    mistake, faq = make_mistake(**review), make_faq(**review)
    stretch.mistakes.add(mistake)
    stretch.faqs.add(faq)
    for item in (stretch, mistake, faq):
        item.references.add(make_reference())


def read(client: Client, address: str) -> str:
    """The page without the white space around its tags."""
    return re.sub(r"\s*(<[^>]+>)\s*", r"\1", client.get(address).content.decode())


def test_stretch_shows_every_part(client: Client) -> None:
    make_full_stretch()

    page = read(client, "/stretches/lying/")

    assert [part for part in PARTS if part not in page] == []


def test_stretch_shows_a_count_when_moving(client: Client) -> None:
    make_dynamic_stretch(slug="swings", count_from=10, count_to=10, sides="both")

    page = read(client, "/stretches/swings/")

    assert "<dt>Kind</dt><dd>Moving</dd>" in page
    assert "<dt>Count</dt><dd>10 times</dd>" in page
    assert "both legs at once</dd>" in page
    assert "<dt>Hold</dt>" not in page


def test_stretch_shows_nothing_for_what_it_lacks(client: Client) -> None:
    make_stretch(slug="lying", place="standing")

    page = read(client, "/stretches/lying/")

    assert "<dt>You need</dt><dd>Nothing</dd>" in page
    for heading in ("Or swap it", "People also ask", "References", "More stretches", "<figure", "You see drafts."):
        assert heading not in page


def test_stretch_shows_its_steps_in_order_after_the_safety_card(client: Client) -> None:
    stretch = make_stretch(slug="lying")
    for title, order in (("Then hold", 3), ("First lie down", 1), ("Next lift", 2)):
        make_step(stretch=stretch, title=title, order=order)

    page = read(client, "/stretches/lying/").partition("<main")[2]

    expected = ["Stop and get help now", "Take care", "How to do it", "First lie down", "Next lift", "Then hold"]
    assert sorted(expected, key=page.index) == expected


@pytest.mark.parametrize(
    ("changes", "link"),
    [
        ({"place": "floor"}, True),
        ({"place": "floor", "easier_place": "chair"}, True),
        ({"place": "standing"}, False),
    ],
)
def test_stretch_on_the_floor_leads_to_those_without_it(client: Client, changes: dict[str, str], link: bool) -> None:
    make_stretch(slug="lying", **changes)

    page = read(client, "/stretches/lying/")

    assert ('<a href="/stretches/?place=no-floor">' in page) == link


def test_stretch_has_marks_that_lead_to_its_references(client: Client) -> None:
    stretch, mistake, faq = make_stretch(slug="lying", feel="Mild. [@feel]"), make_mistake(), make_faq()
    stretch.mistakes.add(mistake)
    stretch.faqs.add(faq)
    stretch.references.add(make_reference(key="feel", number=904), make_reference(number=902))
    mistake.references.add(make_reference(number=903))
    faq.references.add(make_reference(number=901))

    page = PageFacts(client.get("/stretches/lying/").content.decode())

    anchors = ["reference-901", "reference-902", "reference-903", "reference-904"]
    assert [anchor for anchor in page.ids if anchor.startswith("reference-")] == anchors
    assert sorted(link for link in page.links if "#reference-" in link) == [f"#{anchor}" for anchor in anchors]


def test_stretch_shows_the_oldest_review_of_its_texts(client: Client) -> None:
    pat, kim = make_user(username="pat"), make_user(username="kim")
    first = {"review_state": "reviewed", "reviewed_on": date(2026, 2, 3), "review_due": date(2097, 2, 3)}
    later = {"review_state": "reviewed", "reviewed_on": date(2026, 3, 4), "review_due": date(2098, 3, 4)}
    stretch = make_stretch(slug="lying", reviewed_by=pat, **later)
    stretch.faqs.add(make_faq(reviewed_by=kim, **first))

    page = read(client, "/stretches/lying/")

    assert '<dt>Last reviewed</dt><dd><time datetime="2026-02-03">3 February 2026</time></dd>' in page
    assert "<dt>Reviewed by</dt><dd>kim, pat</dd>" in page
    assert '<dt>Next review due</dt><dd><time datetime="2097-02-03">3 February 2097</time></dd>' in page


def test_stretch_escapes_what_was_typed(client: Client) -> None:
    make_stretch(slug="lying", title="<b>Lie</b>", summary="<i>x</i>", feel="<script>alert(1)</script>")

    response = client.get("/stretches/lying/")

    assertContains(response, "<h1>&lt;b&gt;Lie&lt;/b&gt;</h1>")
    assertNotContains(response, "<script>")
    assertNotContains(response, "<i>x")


@pytest.mark.parametrize("changes", [DRAFT, SCHEDULED])
def test_stretch_hides_other_content_that_is_not_public(client: Client, changes: dict[str, str]) -> None:
    stretch = make_full_stretch()
    Stretch.objects.filter(slug="lying").update(place="standing")
    stretch.mistakes.update(**changes)
    stretch.faqs.update(**changes)
    Stretch.objects.exclude(slug="lying").update(**changes)

    page = read(client, "/stretches/lying/")

    for text in ("Bouncing", "Is it safe?", "Gentler", "Stronger", "Before", "After", "Or swap it", "You see drafts."):
        assert text not in page


def test_stretch_hides_a_mistake_whose_section_is_a_draft(client: Client) -> None:
    stretch = make_full_stretch()
    stretch.mistakes.update(section=make_section(**DRAFT))

    response = client.get("/stretches/lying/")

    assertNotContains(response, "Bouncing")


def test_stretch_needs_no_article_to_be_seen(client: Client) -> None:
    make_stretch(slug="lying", section=make_section(**DRAFT))

    response = client.get("/stretches/lying/")

    assert response.status_code == 200


@pytest.mark.parametrize("changes", [DRAFT, SCHEDULED])
@pytest.mark.parametrize("visitor", ["reader", "signed in"])
def test_stretch_is_a_draft(client: Client, changes: dict[str, str], visitor: str) -> None:
    make_stretch(slug="lying", title="Secret", **changes)
    if visitor == "signed in":
        client.force_login(make_user(is_staff=False))

    response = client.get("/stretches/lying/")

    assertNotContains(response, "Secret", status_code=404)


@pytest.mark.parametrize("changes", [DRAFT, SCHEDULED])
def test_stretch_shows_staff_its_drafts_with_a_banner(client: Client, changes: dict[str, str]) -> None:
    client.force_login(make_user())
    stretch = make_stretch(slug="lying", title="Secret", **changes)
    stretch.mistakes.add(make_mistake(title="Hidden", slug="hidden", **changes))

    page = read(client, "/stretches/lying/")

    assert "<b>You see drafts.</b>" in page
    assert '<li><a href="/stretches/lying/">Secret</a></li><li><a href="/#mistake-hidden">Hidden</a></li>' in page
    assert 'Hidden</a></b><span class="draft-tag">Draft</span>' in page


@pytest.mark.parametrize("address", ["/stretches/", "/stretches/lying/"])
def test_pages_of_staff_are_kept_out_of_caches(client: Client, address: str) -> None:
    make_stretch(slug="lying")
    client.force_login(make_user())

    response = client.get(address)

    assert {"no-store", "private", "max-age=0"} <= set(response["Cache-Control"].split(", "))


def test_stretch_is_unknown(client: Client) -> None:
    make_stretch(slug="lying")

    assert client.get("/stretches/flying/").status_code == 404
    assert client.get("/stretches/lying/more/").status_code == 404
    assert client.get("/stretches/%00/").status_code == 404


@pytest.mark.parametrize("address", ["/stretches/", "/stretches/lying/"])
@pytest.mark.parametrize(("method", "status"), [("get", 200), ("head", 200), ("post", 405), ("delete", 405)])
def test_pages_are_only_read(client: Client, address: str, method: str, status: int) -> None:
    make_stretch(slug="lying")

    response = getattr(client, method)(address)

    assert response.status_code == status


@pytest.mark.parametrize("address", ["/stretches/?kit=none", "/stretches/lying/", "/stretches/flying/"])
def test_pages_set_no_cookie(client: Client, address: str) -> None:
    make_stretch(slug="lying")

    response = client.get(address)

    assert not response.cookies
    assert "Cache-Control" not in response


@pytest.mark.parametrize("reviewed", [False, True])
@pytest.mark.parametrize("times", [1, 50])
def test_stretch_asks_the_database_eleven_times(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, times: int, reviewed: bool
) -> None:
    signed_off = {"review_state": "reviewed", "reviewed_by": make_user(), "reviewed_on": date(2026, 2, 3)}
    review = signed_off if reviewed else {}
    stretch = make_stretch(slug="lying", easier_stretch=make_stretch(), **review)
    for number in range(times):
        add_more(stretch, number, **review)

    with django_assert_num_queries(11):
        client.get("/stretches/lying/")
