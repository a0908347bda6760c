"""Withdraw and delete at the desk: the editor first sees what leads to a text and says why."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db.models import Model
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.accounts import create_groups
from guide.models import Tip
from guide.snapshot import snapshot
from guide.versions import Version
from tests import factories
from tests.factories import make_faq, make_stretch, make_tip, make_user

pytestmark = pytest.mark.django_db

LINK = "See [the tip](/#tip-walk)."
KINDS = {
    "guide/guide": factories.make_guide, "guide/section": factories.make_section,
    "guide/benefit": factories.make_benefit, "guide/tip": factories.make_tip, "guide/faq": factories.make_faq,
    "guide/redflag": factories.make_flag, "stretches/mistake": factories.make_mistake,
    "stretches/stretch": factories.make_stretch,
}  # fmt: skip


@pytest.fixture
def editor(client: Client) -> User:
    create_groups()
    user = make_user("Editor")
    client.force_login(user)
    return user


@pytest.fixture
def tip() -> Tip:
    return make_tip(title="Walk", slug="walk", why="Fine.")


def withdraw(client: Client, row: Model, why: str = "Not safe.", was: str = "published") -> Any:
    response = client.post(
        f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/withdraw/", {"why": why, "was": was}
    )
    row.refresh_from_db()
    return response


def test_text_is_withdrawn_with_a_reason(client: Client, editor: User, tip: Tip) -> None:
    make_faq(title="How?", answer=LINK)

    page = client.get(f"/admin/guide/tip/{tip.pk}/withdraw/")
    response = withdraw(client, tip)

    assertContains(page, "How?</a>, in “Answer”")
    assertContains(page, "Links to <code>/#tip-walk</code> will arrive at the top of that page.")
    assertRedirects(response, f"/admin/guide/tip/{tip.pk}/change/")
    (version,) = Version.objects.of(tip)
    assert (tip.status, version.why, version.made_by) == ("withdrawn", "Not safe.", editor)
    assert LogEntry.objects.get().change_message == "Withdrawn. Not safe."


@pytest.mark.usefixtures("editor")
def test_page_of_its_own_is_told_of(client: Client) -> None:
    stretch = make_stretch(slug="lying", starter_order=1)

    page = client.get(f"/admin/stretches/stretch/{stretch.pk}/withdraw/")

    assertContains(page, "Who comes to <code>/stretches/lying/</code> will read that it is no longer in the guide")
    assertContains(page, "It is a part of our starter routine.")


@pytest.mark.usefixtures("editor")
def test_withdrawn_text_is_put_back_as_a_draft(client: Client) -> None:
    tip = make_tip(title="Walk", status="withdrawn")

    page = client.get(f"/admin/guide/tip/{tip.pk}/withdraw/")
    response = withdraw(client, tip, "It is safe.", was="withdrawn")

    assertContains(page, "Put it back, and it is a draft")
    assertContains(client.get(response["Location"]), "“Walk” is put back as a draft.")
    assert (tip.status, Version.objects.of(tip).get().why) == ("draft", "It is safe.")


def test_draft_change_is_set_aside_when_its_text_is_withdrawn(client: Client, editor: User, tip: Tip) -> None:
    Version.objects.record(tip, by=editor, state=Version.State.PENDING, data=snapshot(tip))

    page = client.get(f"/admin/guide/tip/{tip.pk}/withdraw/")
    withdraw(client, tip)

    assertContains(page, "Its draft change will not be published.")
    assert not Version.objects.pending().exists()


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(
    ("why", "message"),
    [("", "Say why in a few words."), ("x" * 201, "Ensure this value has at most 200 characters (it has 201).")],
)
def test_withdrawal_without_a_reason_is_refused(client: Client, tip: Tip, why: str, message: str) -> None:
    response = withdraw(client, tip, why)

    assertContains(response, message)
    assert tip.status == "published"


@pytest.mark.usefixtures("editor")
def test_withdrawal_in_an_old_tab_is_refused_and_keeps_the_reason(client: Client) -> None:
    tip = make_tip(status="withdrawn")

    response = withdraw(client, tip, "Not safe.", was="published")

    assertContains(response, "Somebody else changed this text meanwhile. See how it is now, then try again.")
    assertContains(response, 'value="Not safe."')
    assertContains(response, '<input type="hidden" name="was" value="withdrawn"')
    assert tip.status == "withdrawn"


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("key", ["999", "abc", "1/x"])
def test_withdrawal_of_nothing_leads_to_the_desk(client: Client, key: str) -> None:
    assertRedirects(client.get(f"/admin/guide/tip/{key}/withdraw/"), "/admin/")


@pytest.mark.parametrize(
    ("person", "get", "post"),
    [(None, 302, 403), ("nobody", 403, 403), ("Reviewer", 403, 403), ("Editor", 200, 302), ("superuser", 200, 302)],
)
@pytest.mark.parametrize("kind", KINDS)
def test_withdrawal_is_for_those_who_may_change(
    client: Client, kind: str, person: str | None, get: int, post: int
) -> None:
    create_groups()
    row: Any = KINDS[kind]()
    if person:
        groups = [person] if person in ("Reviewer", "Editor") else []
        client.force_login(make_user(*groups, is_superuser=person == "superuser"))

    page = client.get(f"/admin/{kind}/{row.pk}/withdraw/")
    answer = withdraw(client, row)

    assert (page.status_code, answer.status_code) == (get, post)
    assert row.status == ("withdrawn" if person in ("Editor", "superuser") else "published")
    if person is None:
        assert page["Location"] == f"/admin/login/?next=/admin/{kind}/{row.pk}/withdraw/"


def test_form_of_one_who_may_only_read_offers_no_withdrawal(client: Client, tip: Tip) -> None:
    create_groups()
    client.force_login(make_user("Reviewer"))

    response = client.get(f"/admin/guide/tip/{tip.pk}/change/")

    assert response.status_code == 200
    assertNotContains(response, "withdraw/")


@pytest.mark.usefixtures("editor")
def test_deleting_shows_what_leads_there_and_offers_to_withdraw(client: Client, tip: Tip) -> None:
    make_faq(title="How?", answer=LINK)

    response = client.get(f"/admin/guide/tip/{tip.pk}/delete/")

    assertContains(response, "How?</a>, in “Answer”")
    assertContains(response, f'<a href="/admin/guide/tip/{tip.pk}/withdraw/">Withdraw it instead</a>')


def test_deleting_offers_no_withdrawal_to_those_who_may_not(client: Client, tip: Tip) -> None:
    user = make_user()
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_tip", "delete_tip"]))
    client.force_login(user)

    response = client.get(f"/admin/guide/tip/{tip.pk}/delete/")

    assertContains(response, "Would it be better to withdraw?")
    assertNotContains(response, "Withdraw it instead")


@pytest.mark.usefixtures("editor")
def test_deleting_some_shows_what_leads_there(client: Client, tip: Tip) -> None:
    make_faq(title="How?", answer=LINK)
    chosen = {"action": "delete_selected", "_selected_action": [tip.pk, make_tip().pk]}

    page = client.post("/admin/guide/tip/", chosen)
    answer = client.post("/admin/guide/tip/", chosen | {"post": "yes"})

    assertContains(page, "How?</a>, in “Answer”")
    assertRedirects(answer, "/admin/guide/tip/")
    assert not Tip.objects.exists()
