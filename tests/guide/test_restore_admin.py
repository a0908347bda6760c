"""The page on which an editor goes back to a version."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.models import Tip
from guide.versions import Version
from stretches.models import Kit
from tests.factories import FUTURE, make_kit, make_mistake, make_stretch
from tests.guide.history import make_draft_change, make_history, messages

pytestmark = pytest.mark.django_db


def test_restore_is_asked_before_it_is_done(admin_client: Client) -> None:
    tip = make_history("The old words.", "The new words.")

    page = admin_client.get("/admin/guide/tip/5/version/1/restore/")

    assertContains(page, '<del><span class="visually-hidden">(removed: </span>new')
    assertContains(page, "Readers see the change at once.")
    tip.refresh_from_db()
    assert tip.why == "The new words."


def test_restore_makes_a_version_live(admin_client: Client, admin_user: User) -> None:
    tip = make_history("The old words.", "The new words.")

    response = admin_client.post("/admin/guide/tip/5/version/1/restore/", {"newest": 2}, follow=True)

    assertRedirects(response, "/admin/guide/tip/5/history/")
    assert messages(response) == ["The text says again what version 1 said. Readers see it now."]
    tip.refresh_from_db()
    assert tip.why == "The old words."
    last = Version.objects.get(number=3)
    assert (last.made_by, last.why) == (admin_user, "Back to version 1")
    assert LogEntry.objects.get().change_message == "Back to version 1"


@pytest.mark.parametrize("changes", [{"status": "draft"}, {"status": "withdrawn"}, {"publish_at": FUTURE}])
def test_restore_of_a_hidden_text_says_so(admin_client: Client, changes: dict[str, Any]) -> None:
    make_history("The old words.", "The new words.", **changes)

    page = admin_client.get("/admin/guide/tip/5/version/1/restore/")
    response = admin_client.post("/admin/guide/tip/5/version/1/restore/", {"newest": 2}, follow=True)

    assertContains(page, "Readers do not see this text at the moment, and that stays so.")
    assert messages(response) == ["The text says again what version 1 said."]


def test_restore_of_a_row_without_a_status(admin_client: Client) -> None:
    kit = make_kit(pk=7, name="Mat")
    Version.objects.record(kit)
    kit.name = "Rug"
    kit.save()
    Version.objects.record(kit)

    response = admin_client.post("/admin/stretches/kit/7/version/1/restore/", {"newest": 2}, follow=True)

    assert messages(response) == ["The text says again what version 1 said. Readers see it now."]
    assert Kit.objects.get().name == "Mat"


@pytest.mark.parametrize("newest", ["1", "", "x"])
def test_restore_over_a_newer_save_is_stopped(admin_client: Client, newest: str) -> None:
    tip = make_history("One.", "Two.")

    page = admin_client.post("/admin/guide/tip/5/version/1/restore/", {"newest": newest})

    assertContains(page, "Somebody saved a newer version meanwhile. Look at the difference again.")
    tip.refresh_from_db()
    assert tip.why == "Two."


def test_restore_that_cannot_be_says_why(admin_client: Client) -> None:
    stretch, mistake = make_stretch(pk=3), make_mistake()
    stretch.mistakes.add(mistake)
    Version.objects.record(stretch)
    stretch.mistakes.clear()
    mistake.delete()
    Version.objects.record(stretch)

    page = admin_client.post("/admin/stretches/stretch/3/version/1/restore/", {"newest": 2})

    assertContains(page, "Nothing was changed. Something that this version names is no longer there")
    assert Version.objects.count() == 2


def test_restore_of_what_is_there_already(admin_client: Client) -> None:
    make_history("One.", "Two.", "One.")

    page = admin_client.get("/admin/guide/tip/5/version/1/restore/")

    assertContains(page, "There is nothing to go back to.")
    assertNotContains(page, "Make version 1 live")


def test_restore_leaves_a_draft_change_waiting(admin_client: Client) -> None:
    tip = make_history("One.", "Two.")
    make_draft_change(tip, "Three.", publish_at=FUTURE)

    page = admin_client.get("/admin/guide/tip/5/version/1/restore/")
    admin_client.post("/admin/guide/tip/5/version/1/restore/", {"newest": 3})

    assertContains(page, "The draft change (version 3) goes on waiting, and goes live on 1 January 2099, 00:00.")
    assert Version.objects.pending().get().number == 3
    tip.refresh_from_db()
    assert tip.why == "One."


def test_restore_of_a_draft_change_leads_to_its_form(admin_client: Client) -> None:
    make_draft_change(make_history("One."), "Two.")

    response = admin_client.post("/admin/guide/tip/5/version/2/restore/", {"newest": 2})

    assertRedirects(response, "/admin/guide/tip/5/change/")
    assert Tip.objects.get().why == "One."
