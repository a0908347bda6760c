"""A reviewer's page for one text, and its preview: what they show. It is 1 June 2026."""

from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import make_section, make_user
from tests.guide.review.reviews import address, make_draft, make_walk

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("rita")
def test_page_shows_a_draft_change_and_what_it_changes(client: Client) -> None:
    tip = make_walk()
    make_draft(tip, by=make_user(username="ed"))

    page = client.get(address(tip))

    assertContains(page, "2, a draft change that readers do not see yet")
    assertContains(page, "<dd>Ready for review</dd>")
    assertContains(page, "All of the text")
    assertContains(page, "Dance a little.")
    assertContains(page, ": ed – Walking bores people.</li>")
    assertContains(page, f'href="{address(tip, "preview/")}"')
    assertContains(page, "You sign as Rita Example.")
    assert "no-store" in page["Cache-Control"]


@pytest.mark.usefixtures("rita")
def test_page_shows_what_changed_since_the_last_review(client: Client) -> None:
    tip = make_walk(review_state="reviewed", reviewed_by=make_user(), reviewed_on=date(2026, 1, 2))
    make_draft(tip)

    page = client.get(address(tip))

    assertContains(page, "What changed since version 1, the last that was signed off")
    assertContains(page, "Walk")
    assertNotContains(page, "Keep moving</ins>")
    assertNotContains(page, "Review state")


@pytest.mark.usefixtures("rita")
def test_page_tells_that_nobody_asked_for_a_review_of_a_draft(client: Client) -> None:
    tip = make_walk()
    early = "No editor has asked for a review of this draft yet."
    assertNotContains(client.get(address(tip)), early)

    make_draft(tip, review_state="none")

    assertContains(client.get(address(tip)), early)


@pytest.mark.usefixtures("rita")
def test_page_offers_today_and_a_year_from_now(client: Client) -> None:
    page = client.get(address(make_walk()))

    assertContains(page, 'name="reviewed_on" value="2026-06-01"')
    assertContains(page, 'name="review_due" value="2027-06-01"')


@pytest.mark.usefixtures("rita")
def test_preview_shows_the_draft_on_the_page_and_writes_nothing(client: Client) -> None:
    section = make_section()
    tip = make_walk(section=section)
    make_draft(tip)

    response = client.get(address(tip, "preview/"))

    assertContains(response, "Preview of version 2, as it waits for review.")
    assertContains(response, "Dance a little.")
    assertNotContains(response, "Walk a little.")
    tip.refresh_from_db()
    assert tip.what_to_do == "Walk a little."


@pytest.mark.usefixtures("rita")
def test_preview_of_what_cannot_be_shown_any_longer(client: Client) -> None:
    tip = make_walk()
    make_draft(tip, references=["gone-2020"])

    response = client.get(address(tip, "preview/"), follow=True)

    assert response.redirect_chain == [(address(tip), 302)]
    assertContains(response, "Version 2 cannot be shown.")


@pytest.mark.usefixtures("rita")
def test_change_form_leads_reviewers_to_the_review(client: Client) -> None:
    tip = make_walk()
    link = f'<a href="{address(tip)}">Review</a>'

    assertContains(client.get(f"/admin/guide/tip/{tip.pk}/change/"), link)
    client.force_login(make_user("Editor"))
    assertNotContains(client.get(f"/admin/guide/tip/{tip.pk}/change/"), link)
    assertNotContains(client.get("/admin/guide/tip/add/"), "Review</a>")
