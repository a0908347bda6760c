"""What the forms and lists of all content have in common, tried on tips where one kind is enough."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.forms import modelform_factory
from django.http import HttpResponse
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.accounts import create_groups
from guide.admin_content import ContentForm
from guide.models import FAQ, Benefit, Guide, RedFlag, Section, Tip
from stretches.models import Mistake
from tests.factories import PAST, make_reference, make_section, make_tip, make_user

pytestmark = pytest.mark.django_db

# What a browser sends for the tip that make_walk() makes.
WALK = {
    "title": "Keep moving", "why": "Rest can make it worse.", "what_to_do": "Walk a little.", "evidence": "advice",
    "status": "published", "publish_at_0": "2026-01-01", "publish_at_1": "00:00:00", "order": "10",
    "initial-publish_at_0": "2026-01-01", "initial-publish_at_1": "00:00:00",
}  # fmt: skip
MANAGEMENT = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "_save": "Save"}

Changes = dict[str, Any]


def make_walk(**changes: Any) -> Tip:
    texts = {"why": "Rest can make it worse.", "what_to_do": "Walk a little."}
    return make_tip(title="Keep moving", slug="keep-moving", order=10, **texts | changes)


def add(client: Client, **changes: Any) -> Any:
    return client.post(
        "/admin/guide/tip/add/", {**WALK, "section": make_section().pk, "slug": "keep-moving", **changes}
    )


def change(client: Client, tip: Tip, **changes: Any) -> Any:
    response = client.post(
        f"/admin/guide/tip/{tip.pk}/change/", {**WALK, "section": tip.section_id, "slug": tip.slug, **changes}
    )
    tip.refresh_from_db()
    return response


def inputs(response: HttpResponse) -> set[str]:
    """The names of all that can be filled in on a page."""
    return set(re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', response.content.decode()))


def sign_in(client: Client, group: str) -> User:
    create_groups()
    user = make_user(group)
    client.force_login(user)
    return user


def test_content_is_added_by_an_editor(client: Client) -> None:
    sign_in(client, "Editor")

    response = add(client)

    assertRedirects(response, "/admin/guide/tip/")
    tip = Tip.objects.get()
    assert (tip.title, tip.slug, tip.what_to_do, tip.order) == ("Keep moving", "keep-moving", "Walk a little.", 10)
    assert re.fullmatch("[a-z0-9]{8}", tip.permanent_id)
    assert tip.changed_on > PAST


def test_content_is_not_added_by_a_reviewer(client: Client) -> None:
    sign_in(client, "Reviewer")

    response = add(client)

    assert response.status_code == 403
    assert not Tip.objects.exists()


def test_content_is_changed_by_an_editor(client: Client) -> None:
    sign_in(client, "Editor")
    tip = make_walk()

    response = change(client, tip, what_to_do="Dance a little.")

    assertRedirects(response, "/admin/guide/tip/")
    assert tip.what_to_do == "Dance a little."


def test_content_is_read_by_a_reviewer(client: Client) -> None:
    sign_in(client, "Reviewer")
    tip = make_walk()

    page = client.get(f"/admin/guide/tip/{tip.pk}/change/")
    response = change(client, tip, what_to_do="Dance a little.")

    assertContains(page, "Walk a little.")
    assert response.status_code == 403
    assert tip.what_to_do == "Walk a little."


def test_guide_is_added(admin_client: Client) -> None:
    texts = {"subtitle": "Five stretches", "summary": "A *short* guide.", "byline": "The team", "slug": "guide"}

    response = admin_client.post("/admin/guide/guide/add/", {**WALK, **texts})

    assertRedirects(response, "/admin/guide/guide/")
    assert Guide.objects.get().summary == "A *short* guide."


@pytest.mark.parametrize("group", ["Editor", "Chief"])
def test_review_is_read_in_the_form_and_never_filled_in(client: Client, group: str) -> None:
    user = sign_in(client, group)
    user.is_superuser = group == "Chief"
    user.save()
    review = {"review_state": "reviewed", "reviewed_by": make_user(username="pat"), "reviewed_on": PAST.date()}
    tip = make_walk(**review)

    page = client.get(f"/admin/guide/tip/{tip.pk}/change/")
    change(client, tip, review_state="none", reviewed_by="", reviewed_on="2026-05-01", review_due="2027-05-01")

    assertContains(page, ">pat<")
    assert not inputs(page) & {"review_state", "reviewed_by", "reviewed_on", "review_due"}
    assert {name: getattr(tip, name) for name in review} == review
    assert tip.review_due is None


def test_list_tells_how_far_the_review_has_come(admin_client: Client) -> None:
    make_walk(review_state="ready")

    assertContains(admin_client.get("/admin/guide/tip/"), '<td class="field-review">Ready for review</td>')


def test_slug_is_offered_from_the_title_once(admin_client: Client) -> None:
    tip = make_walk()

    empty = admin_client.get("/admin/guide/tip/add/")
    filled = admin_client.get(f"/admin/guide/tip/{tip.pk}/change/")

    assertContains(empty, "&quot;dependency_ids&quot;: [&quot;#id_title&quot;]")
    assert "slug" in inputs(empty) & inputs(filled)
    assertNotContains(filled, "&quot;dependency_ids&quot;: [&quot;#id_title&quot;]")


def test_form_shows_the_permanent_link_of_saved_content(admin_client: Client) -> None:
    tip = make_walk(permanent_id="bcdfghjk")

    form = admin_client.get(f"/admin/guide/tip/{tip.pk}/change/")
    new = admin_client.get("/admin/guide/tip/add/")

    assertContains(form, '<a href="/l/bcdfghjk">/l/bcdfghjk</a>')
    assertContains(form, '<a href="/l/bcdfghjk/share/">share page</a>')
    assertContains(new, "It has one from its first save on.")


def test_permanent_id_is_never_filled_in(admin_client: Client) -> None:
    tip = make_walk(permanent_id="bcdfghjk")

    pages = [admin_client.get(f"/admin/guide/tip/{page}/") for page in ("add", f"{tip.pk}/change")]
    change(admin_client, tip, permanent_id="22222222", changed_on="2020-01-01")

    assert not any({"permanent_id", "changed_on"} & inputs(page) for page in pages)
    assertContains(pages[1], '<div class="readonly">bcdfghjk</div>')
    assert (tip.permanent_id, tip.changed_on) == ("bcdfghjk", PAST)


@pytest.mark.parametrize(
    ("model", "name"),
    [(Section, "body"), (Benefit, "text"), (Tip, "why"), (Tip, "what_to_do"), (FAQ, "answer"), (RedFlag, "advice"),
     (Mistake, "why"), (Mistake, "instead")],
)  # fmt: skip
@pytest.mark.parametrize("keys", ["nobody", "nobody, other-2020"])
def test_mark_of_a_reference_that_was_not_chosen(model: type[Section], name: str, keys: str) -> None:
    chosen = make_reference(key="chosen")
    make_reference(key="other-2020")
    text = "It helps. [@chosen] " + " ".join(f"[@{key}]" for key in keys.split(", "))

    form = modelform_factory(model, ContentForm, [name, "references"])({name: text, "references": [chosen.pk]})

    assert form.errors == {name: [f"Choose these under References too, or mend their keys: {keys}."]}


def test_mark_that_is_unknown_saves_nothing_and_loses_nothing(admin_client: Client) -> None:
    tip = make_walk()

    response = change(admin_client, tip, title="New title", what_to_do="Walk. [@nobody]", why="Typed & kept")

    message = "Choose these under References too, or mend their keys: nobody."
    assert response.context["adminform"].form.errors == {"what_to_do": [message]}
    assertContains(response, message)
    for typed in ("New title", "Walk. [@nobody]", "Typed &amp; kept"):
        assertContains(response, typed)
    assert (tip.title, tip.what_to_do, tip.changed_on) == ("Keep moving", "Walk a little.", PAST)


def test_mark_of_a_chosen_reference_is_saved(admin_client: Client) -> None:
    tip, reference = make_walk(), make_reference(key="who-2023")

    response = change(admin_client, tip, what_to_do="Walk. [@who-2023]", references=[reference.pk])

    assertRedirects(response, "/admin/guide/tip/")
    assert tip.what_to_do == "Walk. [@who-2023]"
    assert list(tip.references.all()) == [reference]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Move"},
        {"why": "Fine."},
        {"what_to_do": "Dance."},
        {"evidence": "mixed", "references": [5]},
        {"references": [5]},
    ],
)  # fmt: skip
def test_changed_on_moves_with_the_content(admin_client: Client, changes: Changes) -> None:
    tip = make_walk()
    make_reference(pk=5)

    change(admin_client, tip, **changes)

    assert tip.changed_on > PAST


@pytest.mark.parametrize(
    ("changes", "name", "value"),
    [({}, "title", "Keep moving"), ({"order": "20"}, "order", 20),
     ({"publish_at_0": "2026-02-01"}, "publish_at", datetime(2026, 2, 1, tzinfo=UTC))],
)  # fmt: skip
def test_changed_on_stays_without_a_new_text(admin_client: Client, changes: Changes, name: str, value: Any) -> None:
    tip = make_walk()

    response = change(admin_client, tip, **changes)

    assertRedirects(response, "/admin/guide/tip/")
    assert getattr(tip, name) == value
    assert tip.changed_on == PAST


def test_changed_on_stays_when_a_browser_sends_the_same_lines(admin_client: Client) -> None:
    tip = make_walk(why="Rest is fine.\n\nFor a day.")

    change(admin_client, tip, why="Rest is fine.\r\n\r\nFor a day.")

    assert (tip.why, tip.changed_on) == ("Rest is fine.\n\nFor a day.", PAST)


def order(client: Client, first: Tip, second: Tip, values: tuple[Any, Any]) -> Any:
    """Save these numbers for the two tips in their list."""
    rows = {"form-0-id": first.pk, "form-0-order": values[0], "form-1-id": second.pk, "form-1-order": values[1]}
    return client.post("/admin/guide/tip/", {**MANAGEMENT, **rows})


def test_list_saves_the_order(client: Client) -> None:
    sign_in(client, "Editor")
    first, second = make_tip(order=1), make_tip(order=2)

    response = order(client, first, second, (30, 20))

    assertRedirects(response, "/admin/guide/tip/")
    assert list(Tip.objects.values_list("pk", "order")) == [(second.pk, 20), (first.pk, 30)]
    assert set(Tip.objects.values_list("changed_on", flat=True)) == {PAST}


@pytest.mark.parametrize("value", ["-1", "abc", ""])
def test_list_refuses_an_odd_order(admin_client: Client, value: str) -> None:
    first, second = make_tip(order=1), make_tip(order=2)

    response = order(admin_client, first, second, (30, value))

    assertContains(response, "Please correct the error below.")
    assert list(Tip.objects.values_list("pk", "order")) == [(first.pk, 1), (second.pk, 2)]


@pytest.mark.parametrize("address", ["/admin/markdown-upload/", "/markdownx/upload/", "/markdownx/markdownify/"])
def test_no_upload_address_answers(admin_client: Client, address: str) -> None:
    assert admin_client.post(address).status_code == 404


def test_help_texts_are_full_sentences() -> None:
    models = [model for label in ("guide", "stretches") for model in apps.get_app_config(label).get_models()]
    fields = [field for model in models for field in model._meta.get_fields() if getattr(field, "editable", False)]

    texts = {str(field): field.help_text for field in fields if not field.auto_created}

    assert len(texts) > 100
    assert [name for name, text in texts.items() if not re.fullmatch(r"[A-Z].+[.?!]”?", str(text))] == []
