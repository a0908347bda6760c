"""Links to answers: a closed question opens, with and without scripts, and on paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage

OPEN = "document.querySelector('#faq-sciatica').closest('details').open"


@pytest.mark.usefixtures("content")
def test_link_opens_its_question(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 390, "height": 844})

    page.goto("/#faq-sciatica")

    page.wait_for_function(OPEN)
    expect(page.get_by_text("Do hamstring stretches help with sciatica?")).to_be_visible()


@pytest.mark.usefixtures("content")
def test_link_opens_its_question_on_the_same_page(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/")
    assert not page.evaluate(OPEN)

    page.evaluate("location.hash = '#faq-sciatica'")

    page.wait_for_function(OPEN)


@pytest.mark.usefixtures("content")
def test_questions_open_without_scripts(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/")
    answer = page.get_by_text("Ask a GP or physio before you try them.")
    expect(answer).to_be_hidden()

    page.get_by_text("Do hamstring stretches help with sciatica?").click()

    expect(answer).to_be_visible()


@pytest.mark.usefixtures("content")
def test_odd_fragment_does_no_harm(new_page: NewPage) -> None:
    page = new_page()

    page.goto("/#%E0%A4%A")

    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.usefixtures("content")
def test_paper_shows_every_answer(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/")

    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".faq details:not([open])")).to_have_count(0)

    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".faq details[open]")).to_have_count(0)
