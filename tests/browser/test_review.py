"""A reviewer's job on a phone: find what waits, read it, and answer."""

import pytest

from guide.accounts import create_groups
from guide.models import Tip
from guide.versions import Version
from tests.browser.conftest import NewPage
from tests.factories import make_user
from tests.guide.review.reviews import make_draft


@pytest.mark.usefixtures("content")
def test_reviewer_signs_off_a_draft_change(new_page: NewPage) -> None:
    create_groups()
    make_user("Reviewer", username="rita", password="a long enough secret")
    tip = Tip.objects.get(slug="keep-moving")
    make_draft(tip, by=make_user("Editor"))
    page = new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")

    page.goto("/admin/review/")
    page.get_by_label("Username").fill("rita")
    page.get_by_label("Password").fill("a long enough secret")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name=tip.title).click()
    page.get_by_text("a draft change that readers do not see yet").wait_for()
    page.get_by_label("What has to change?").fill("Say when to stop.")
    page.get_by_label("Check again by").fill("2098-12-01")
    page.get_by_role("button", name="Sign off").click()
    page.get_by_text("clear that note to sign it off").wait_for()
    assert page.get_by_label("What has to change?").input_value() == "Say when to stop."
    page.get_by_label("What has to change?").clear()
    page.get_by_role("button", name="Sign off").click()
    page.get_by_text("is signed off. Readers see it once an editor publishes the draft.").wait_for()

    page.get_by_text("Nothing is waiting for you.").wait_for()
    fields = Version.objects.of(tip).pending().get().data[0]["fields"]
    assert (fields["review_state"], fields["reviewed_by"], fields["review_due"]) == ("reviewed", ["rita"], "2098-12-01")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
