"""Ways around the permissions of the desk, and what becomes of them."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from pytest_django.asserts import assertNotContains

from guide.models import Tip
from guide.publishing import Publishable
from tests.factories import make_tip, make_user
from tests.guide.admin_addresses import Address, admin_addresses
from tests.guide.admin_desk import Desk, deletion, people, signed_in, state
from tests.guide.forms import post_of

# What they touch is measured where it is tested by itself; to measure it here too would double their time.
pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]


@pytest.fixture
def desk(picture_folder: object) -> Desk:
    return Desk()


def pages(name: str) -> Iterator[Address]:
    """That page of every kind of content."""
    return (
        each for each in admin_addresses() if each.page == name and each.model and each.model._meta.app_label != "auth"
    )


BUTTONS = ("_preview", "_check", "_savedraft", "_ready", "_publish", "_discard")


def test_every_button_of_a_form_asks_for_the_permission(desk: Desk) -> None:
    clients = people()
    before = state()

    for address in pages("change"):
        path, body = desk.path(address), desk.body(address, clients["superuser"])
        for button in BUTTONS:
            pressed = {**body, button: "1"}
            assert {clients[role].post(path, pressed).status_code for role in ("nobody", "reviewer")} == {403}

    assert state() == before


def test_reviewer_cannot_delete_what_is_ticked_in_a_list(desk: Desk) -> None:
    reviewer = people()["reviewer"]
    before = state()

    for address in pages("changelist"):
        response = reviewer.post(desk.path(address), deletion(desk.rows[address.model]))
        assertNotContains(response, "Are you sure")

    assert state() == before


def test_reviewer_sees_the_text_as_it_is_whatever_version_is_asked_for(desk: Desk) -> None:
    reviewer = people()["reviewer"]

    for number in (1, 99):
        response = reviewer.get(f"/admin/guide/tip/{desk.rows[Tip].pk}/change/?version={number}")
        assertNotContains(response, "As it was")


def test_reviewer_is_not_told_that_the_form_shows_a_draft_change(desk: Desk) -> None:
    response = people()["reviewer"].get(f"/admin/guide/tip/{desk.rows[Tip].pk}/change/")

    assertNotContains(response, "This form shows a draft change")


def test_editor_cannot_sign_off_or_publish_by_sending_fields(desk: Desk) -> None:
    editor = people()["editor"]
    forged = {
        "status": "withdrawn", "review_state": "reviewed", "reviewed_by": str(User.objects.first().pk),
        "reviewed_on": "2026-01-01", "review_due": "2099-01-01", "permanent_id": "bcdfghjk", "former_slugs": '["x"]',
    }  # fmt: skip

    for address in pages("change"):
        row = desk.rows[address.model]
        if isinstance(row, Publishable):
            type(row).objects.filter(pk=row.pk).update(status="draft")
            response = editor.post(desk.path(address), {**post_of(editor, desk.path(address)), **forged})
            row.refresh_from_db()
            kept = (row.status, row.review_state, row.reviewed_by, row.former_slugs)
            assert (response.status_code, *kept) == (302, "draft", "none", None, [])
            assert row.permanent_id != "bcdfghjk"


def test_post_from_another_site_is_refused_everywhere(desk: Desk) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(make_user(is_superuser=True))

    answers = {browser.post(desk.path(address)).status_code for address in admin_addresses()}

    assert answers == {403}


def test_editor_who_left_the_staff_is_asked_to_sign_in_everywhere(desk: Desk) -> None:
    browser = signed_in(make_user("Editor", is_staff=False))

    answers = {address.name: browser.get(desk.path(address)).status_code for address in admin_addresses()}

    assert answers.pop("login") == 200
    assert set(answers.values()) == {302}


ODD = ("nothing", "0", "-1", "99999999999999999999", "_00", "%FF", "1/2")


@pytest.mark.parametrize("odd", ODD)
def test_rows_that_there_are_not_are_no_error(desk: Desk, odd: str) -> None:
    superuser = people()["superuser"]
    before = state()
    odd_ones = {"object_id": odd, "id": odd, "key": odd.replace("/", ""), "number": 99_999_999_999_999_999_999}
    asked = [each for each in admin_addresses() if "<" in each.path and each.model in (Tip, User, None)]

    for address in asked:
        path = address.filled({**odd_ones, "content_type_id": odd})
        answers = {superuser.get(path).status_code, superuser.post(path).status_code}
        assert answers <= {302, 403, 404, 405}, path

    assert state() == before


def test_version_of_another_text_cannot_be_reached_through_this_one(desk: Desk) -> None:
    superuser = people()["superuser"]
    tip = make_tip()

    form = superuser.get(f"/admin/guide/tip/{tip.pk}/change/?version=1")
    back = superuser.post(f"/admin/guide/tip/{tip.pk}/version/1/restore/", {"newest": 2})

    assert form.status_code == 404
    assert back.url == f"/admin/guide/tip/{tip.pk}/history/"
    tip.refresh_from_db()
    assert tip.title not in ("As it was", "As it is")


def test_text_of_another_kind_is_not_brought_back(desk: Desk) -> None:
    superuser = people()["superuser"]
    before = state()

    for address in pages("bring_back"):
        foreign = next(key for kind, key in desk.deleted.items() if kind != address.model)
        assert superuser.post(address.filled({"key": foreign})).status_code == 302

    assert state() == before


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("app_label=guide&model_name=tip&field_name=section", 200),
        ("app_label=guide&model_name=tip&field_name=references", 403),
        ("app_label=guide&model_name=tip&field_name=reviewed_by", 403),
        ("app_label=guide&model_name=picture&field_name=uploaded_by", 403),
        ("app_label=guide&model_name=version&field_name=made_by", 403),
        ("app_label=auth&model_name=user&field_name=groups", 403),
        ("app_label=guide&model_name=tip&field_name=nothing", 403),
        ("app_label=nothing&model_name=tip&field_name=section", 403),
        ("", 403),
    ],
)
def test_autocomplete_keeps_to_what_may_be_viewed(query: str, status: int) -> None:
    reader = make_user()
    reader.user_permissions.add(Permission.objects.get(codename="view_section"))

    assert signed_in(reader).get(f"/admin/autocomplete/?{query}").status_code == status
