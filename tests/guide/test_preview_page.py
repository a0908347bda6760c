"""The page of readers drawn from what is not saved: who is asked for, what is told, and where it may stand."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django.asserts import assertContains, assertNotContains

from guide.content_checks import Finding, Level
from guide.models import Guide, Section, Tip
from guide.preview_page import findings_page, framed, preview_of
from tests.factories import FUTURE, make_guide, make_reference, make_section, make_stretch, make_tip
from tests.guide.forms import post_of

pytestmark = pytest.mark.django_db


def preview(content: object, address: str) -> HttpResponse:
    """The preview, by somebody who is signed in; nothing stays of it."""
    request = RequestFactory().post("/admin/", {"_preview": "page"})
    request.user = AnonymousUser()
    with transaction.atomic():
        response = preview_of(request, content, address, "Only a look.")  # type: ignore[arg-type]
        transaction.set_rollback(True)
    return response


def test_draft_is_shown_as_readers_would_see_it() -> None:
    tip = make_tip(title="Keep moving", status="draft", publish_at=FUTURE, unpublish_at=None)

    response = preview(tip, "/#tip-keep-moving")

    assertContains(response, "Keep moving")
    assertContains(response, "Only a look.")
    assert Tip.objects.get().status == "draft"


def test_draft_in_a_draft_is_shown() -> None:
    guide = make_guide(title="Move well", status="draft")
    tip = make_tip(title="Keep moving", section=make_section(guide=guide, status="withdrawn"))

    assertContains(preview(tip, "/"), "Keep moving")

    assert (Guide.objects.get().status, Section.objects.get().status) == ("draft", "withdrawn")


def test_page_is_asked_for_as_any_reader_does() -> None:
    make_tip(title="Only for the desk", status="draft")
    tip = make_tip(title="Keep moving")

    assertNotContains(preview(tip, "/?x=1"), "Only for the desk")


def test_query_of_the_address_is_kept() -> None:
    stretch = make_stretch(title="Reach far", permanent_id="bcdfghjk")

    assertContains(preview(stretch, "/routine/sheet/?plan=bcdfghjk:20:2:each"), "Reach far")


def test_content_that_has_no_status_is_shown_too() -> None:
    make_guide()
    reference = make_reference(title="On walking")

    assertContains(preview(reference, "/sources/#reference-1"), "Only a look.")


def test_text_without_a_page_is_told() -> None:
    tip = make_tip(title="Keep <moving>")

    response = preview(tip, "/stretches/nowhere/")

    assertContains(response, "There is no page to show")
    assertContains(response, "“Keep &lt;moving&gt;” stands in a part of the guide that has no page yet.")


def test_preview_stands_beside_the_form_and_nowhere_else() -> None:
    response = framed(RequestFactory().get("/"), HttpResponse("x"))

    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in response["Cache-Control"]
    assert response._csp_replace == {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]


def test_errors_are_told_with_the_names_of_their_fields(admin_client: Client) -> None:
    make_stretch(pk=7)
    form = "/admin/stretches/stretch/7/change/"
    typed = {"title": "", "steps-TOTAL_FORMS": "1", "steps-0-title": "", "steps-0-text": "Hold.", "_preview": "page"}

    response = admin_client.post(form, post_of(admin_client, form) | typed)

    assertContains(response, "No preview yet")
    assertContains(response, "<li><b>Title:</b> This field is required.</li>", count=2, html=True)
    assertContains(response, "<li><b>Phase:</b> This field is required.</li>", html=True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"steps-TOTAL_FORMS": "x"}, "<li>Nothing was saved: this form came without some of its parts."),
        ({"kind": "dynamic"}, "<li><b>Hold from, seconds:</b> Clear this: a dynamic stretch has none.</li>"),
        ({"easier_pose": "<b>"}, "<li><b>Picture of the easier version:</b> This is not JSON"),
    ],
)
def test_errors_of_the_form_as_a_whole_are_told(admin_client: Client, typed: dict[str, str], sentence: str) -> None:
    make_stretch(pk=7)
    form = "/admin/stretches/stretch/7/change/"

    response = admin_client.post(form, post_of(admin_client, form) | typed | {"_preview": "page"})

    assertContains(response, sentence)


def test_findings_are_told_without_being_read_as_html() -> None:
    request = RequestFactory().post("/admin/")
    request.user = AnonymousUser()

    response = findings_page(request, [Finding(Level.ERROR, "why", "Why", "It says <b>cure</b>.", "Say may help.")])

    assertContains(response, "It says &lt;b&gt;cure&lt;/b&gt;. Say may help.")
    assert response["X-Frame-Options"] == "SAMEORIGIN"
