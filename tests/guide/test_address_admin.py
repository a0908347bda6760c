"""Rename, withdraw and delete at the desk: the editor first sees what leads to a text, and nothing typed is lost."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.accounts import create_groups
from guide.models import FAQ, Tip
from tests import factories
from tests.factories import make_faq, make_guide, make_tip, make_user

pytestmark = pytest.mark.django_db

SEEN = {"links_seen": "on"}
ASK = "Read what leads to the old address. Then tick the box and save again."
LINK = "See [the tip](/#tip-walk)."


@pytest.fixture
def editor(client: Client) -> User:
    create_groups()
    user = make_user("Editor")
    client.force_login(user)
    return user


@pytest.fixture
def tip() -> Tip:
    return make_tip(title="Walk", slug="walk", why="Fine.")


def save(client: Client, tip: Tip, **changes: Any) -> Any:
    form = {
        "title": tip.title, "section": tip.section_id, "why": tip.why, "what_to_do": tip.what_to_do,
        "evidence": "advice", "status": tip.status, "publish_at_0": "2026-01-01", "publish_at_1": "00:00:00",
        "order": "0", "slug": tip.slug,
    }  # fmt: skip
    response = client.post(f"/admin/guide/tip/{tip.pk}/change/", form | changes)
    tip.refresh_from_db()
    return response


@pytest.mark.usefixtures("editor")
def test_rename_shows_what_leads_there_and_keeps_what_was_typed(client: Client, tip: Tip) -> None:
    faq = make_faq(title="How?", answer=LINK)

    response = save(client, tip, slug="move", why="Typed & kept")

    assert response.context["adminform"].form.errors == {"slug": [ASK]}
    for text in (
        "<code>/#tip-walk</code> will be led to <code>/#tip-move</code>",
        f'FAQ: <a href="/admin/guide/faq/{faq.pk}/change/" target="_blank">How?</a>, in “Answer”:',
        'name="slug" value="move"',
        "Typed &amp; kept",
    ):
        assertContains(response, text)
    assert (tip.slug, tip.why) == ("walk", "Fine.")


@pytest.mark.usefixtures("editor")
def test_rename_goes_through_once_it_was_seen(client: Client, tip: Tip) -> None:
    make_faq(answer=LINK)

    response = save(client, tip, slug="move", **SEEN)

    assertRedirects(response, "/admin/guide/tip/")
    assert (tip.slug, tip.former_slugs) == ("move", ["walk"])
    assert FAQ.objects.get().answer == LINK
    assert tip.changed_on == factories.PAST


@pytest.mark.usefixtures("editor")
def test_rename_changes_links_if_the_editor_wants_it(client: Client, tip: Tip) -> None:
    make_faq(answer=LINK)

    save(client, tip, slug="move", links_change="on", **SEEN)

    assert FAQ.objects.get().answer == "See [the tip](/#tip-move)."


@pytest.mark.usefixtures("editor")
def test_rename_with_another_error_keeps_the_ticks(client: Client, tip: Tip) -> None:
    make_faq(answer=LINK)

    response = save(client, tip, slug="move", title="", links_change="on", **SEEN)

    assert list(response.context["adminform"].form.errors) == ["title"]
    assertContains(response, 'name="links_seen" checked')
    assertContains(response, 'name="links_change" checked')


@pytest.mark.usefixtures("editor")
def test_rename_of_what_nothing_leads_to(client: Client, tip: Tip) -> None:
    response = save(client, tip, slug="move")

    assertContains(response, "Nothing in the guide leads to it. Other sites and printed sheets may.")
    assertNotContains(response, "links_change")


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("button", ["_preview", "_check"])
def test_rename_that_is_not_saved_asks_nothing(client: Client, tip: Tip, button: str) -> None:
    response = save(client, tip, slug="move", **{button: "1"})

    assertNotContains(response, ASK)
    assert tip.slug == "walk"


@pytest.mark.usefixtures("editor")
def test_guide_is_renamed_without_a_question(client: Client) -> None:
    guide = make_guide(slug="back", subtitle="Five")
    form = {
        "title": "Back", "subtitle": "Five", "summary": "Short.", "byline": "We", "status": "published", "order": "0",
        "publish_at_0": "2026-01-01", "publish_at_1": "00:00:00", "slug": "lower-back",
    }  # fmt: skip

    response = client.post(f"/admin/guide/guide/{guide.pk}/change/", form)

    assertRedirects(response, "/admin/guide/guide/")


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(
    ("slug", "message"),
    [
        ("run", "“Run” has this slug. Choose another."),
        ("dash", "“Run” had this slug before, and old links to it still lead there. Choose another."),
        ("wälk", "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
        ("", "This field is required."),
        ("a" * 51, "Ensure this value has at most 50 characters (it has 51)."),
    ],
)
def test_slug_is_refused_at_its_field(client: Client, tip: Tip, slug: str, message: str) -> None:
    make_tip(title="Run", slug="run", former_slugs=["dash"])

    response = save(client, tip, slug=slug, why="Typed & kept", **SEEN)

    assert response.context["adminform"].form.errors == {"slug": [message]}
    assertContains(response, "Typed &amp; kept")
    assert tip.slug == "walk"


@pytest.mark.usefixtures("editor")
def test_new_text_with_a_slug_that_another_had(client: Client) -> None:
    make_tip(title="Run", slug="run", former_slugs=["dash"])

    response = client.post("/admin/guide/tip/add/", {"slug": "dash"})

    message = "“Run” had this slug before, and old links to it still lead there. Choose another."
    assert response.context["adminform"].form.errors["slug"] == [message]


@pytest.mark.usefixtures("editor")
def test_form_does_not_withdraw(client: Client, tip: Tip) -> None:
    save(client, tip, status="withdrawn")
    page = client.get(f"/admin/guide/tip/{tip.pk}/change/")

    assert tip.status == "published"
    assertContains(page, f'<a href="/admin/guide/tip/{tip.pk}/withdraw/">Withdraw</a>')


@pytest.mark.usefixtures("editor")
def test_form_of_a_withdrawn_text_saves_it_as_that(client: Client) -> None:
    tip = make_tip(status="withdrawn")

    response = save(client, tip, title="Walk on")

    assertRedirects(response, "/admin/guide/tip/")
    assert (tip.title, tip.status) == ("Walk on", "withdrawn")
    assertContains(client.get(f"/admin/guide/tip/{tip.pk}/change/"), "Put back</a>")
