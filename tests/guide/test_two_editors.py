"""A save over somebody's newer save, and a publish that the checks refuse: both keep all that was typed."""

from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from pytest_django.asserts import assertContains

from guide.draft_admin import DraftAdmin
from guide.models import Tip
from guide.versions import Version
from stretches.models import Step
from tests.factories import FUTURE, make_step, make_stretch, make_tip, make_user
from tests.guide.forms import fields_of, post_of

pytestmark = pytest.mark.django_db


def address_of(row: Any) -> str:
    return f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/change/"


def test_save_over_a_newer_one_is_stopped_with_both_texts(admin_client: Client) -> None:
    tip = make_tip(title="Walk", why="It may help.")
    typed = post_of(admin_client, address_of(tip)) | {"why": "Mine.", "_publish": "1"}
    Tip.objects.update(why="Theirs.")
    Version.objects.record(tip, by=make_user(username="ann"))

    response = admin_client.post(address_of(tip), typed)

    assertContains(response, "ann saved a newer version while you were writing.")
    assertContains(response, "<p>Theirs.</p>", html=True)
    assertContains(response, "<p>Mine.</p>", html=True)
    assert fields_of(response)["why"] == "Mine."
    assert Tip.objects.get().why == "Theirs."


def test_second_save_after_a_conflict_goes_through(admin_client: Client) -> None:
    tip = make_tip(why="It may help.")
    typed = post_of(admin_client, address_of(tip)) | {"why": "Mine.", "_publish": "1"}
    Tip.objects.update(why="Theirs.")
    page = admin_client.post(address_of(tip), typed)

    response = admin_client.post(address_of(tip), fields_of(page) | {"_publish": "1"})

    assert response.status_code == 302
    assert Tip.objects.get().why == "Mine."


def test_conflict_with_a_newer_draft_change_shows_that_draft(admin_client: Client) -> None:
    tip = make_tip(why="It may help.")
    typed = post_of(admin_client, address_of(tip)) | {"why": "Mine.", "_publish": "1"}
    admin_client.post(address_of(tip), post_of(admin_client, address_of(tip)) | {"why": "Drafted.", "_savedraft": "1"})

    response = admin_client.post(address_of(tip), typed)

    assertContains(response, "<p>Drafted.</p>", html=True)
    assert Tip.objects.get().why == "It may help."


def test_text_of_a_step_that_somebody_deleted_is_not_lost(admin_client: Client) -> None:
    stretch = make_stretch(status="draft")
    gone = make_step(stretch=stretch, title="Sit", order=10)
    make_step(stretch=stretch, title="Bend", order=20)
    typed = post_of(admin_client, address_of(stretch)) | {"steps-0-text": "Sit tall.", "_savedraft": "1"}
    gone.delete()
    page = admin_client.post(address_of(stretch), typed)

    response = admin_client.post(address_of(stretch), fields_of(page) | {"_savedraft": "1"})

    assertContains(page, "while you were writing")
    assert response.status_code == 302
    assert [(step.title, step.text) for step in Step.objects.order_by("order")] == [
        ("Sit", "Sit tall."),
        ("Bend", "Stay still."),
    ]


def test_publish_with_an_error_is_refused_at_its_field(admin_client: Client) -> None:
    tip = make_tip(why="It may help.")

    response = admin_client.post(
        address_of(tip), post_of(admin_client, address_of(tip)) | {"why": "It is a cure.", "_publish": "1"}
    )

    [error] = response.context["adminform"].form.errors["why"]
    assert "cure" in error
    assert fields_of(response)["why"] == "It is a cure."
    assert Tip.objects.get().why == "It may help."


def test_publish_with_an_error_in_a_step_is_refused_at_the_step(admin_client: Client) -> None:
    stretch = make_stretch()
    make_step(stretch=stretch, pose={}, order=10)
    make_step(stretch=stretch, pose={}, order=20)
    typed = {"steps-0-text": "This is a cure.", "_publish": "1"}

    response = admin_client.post(address_of(stretch), post_of(admin_client, address_of(stretch)) | typed)

    [formset] = response.context["inline_admin_formsets"]
    assert "cure" in formset.formset.errors[0]["text"][0]
    assert formset.formset.errors[1] == {}
    assert {step.text for step in Step.objects.all()} == {"Stay still."}


def test_publish_with_an_error_of_the_whole_is_told_on_top(admin_client: Client) -> None:
    stretch = make_stretch()

    response = admin_client.post(
        address_of(stretch), post_of(admin_client, address_of(stretch)) | {"summary": "New.", "_publish": "1"}
    )

    assert response.context["adminform"].form.non_field_errors()
    assert "New." not in type(stretch).objects.get().summary


def test_save_that_comes_too_late_is_told(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    tip = make_tip(why="It may help.")
    typed = post_of(admin_client, address_of(tip)) | {"why": "Mine.", "_publish": "1"}

    def collide(*args: Any) -> None:
        raise IntegrityError("UNIQUE constraint failed")

    monkeypatch.setattr(DraftAdmin, "stamp", collide)

    response = admin_client.post(address_of(tip), typed)

    assert response.status_code == 200
    assert response.context["adminform"].form.non_field_errors()
    assert fields_of(response)["why"] == "Mine."


def test_text_that_is_published_for_later_is_told_so(admin_client: Client) -> None:
    tip = make_tip(status="draft", publish_at=FUTURE)

    response = admin_client.post(
        address_of(tip), post_of(admin_client, address_of(tip)) | {"_publish": "1"}, follow=True
    )

    assertContains(response, "Readers see it within the dates under Publishing.")


def test_conflict_with_a_newer_draft_of_steps_shows_them(admin_client: Client) -> None:
    stretch = make_stretch()
    make_step(stretch=stretch)
    typed = post_of(admin_client, address_of(stretch)) | {"steps-0-text": "Mine.", "_savedraft": "1"}
    theirs = post_of(admin_client, address_of(stretch)) | {"steps-0-text": "Drafted.", "_savedraft": "1"}
    admin_client.post(address_of(stretch), theirs)

    response = admin_client.post(address_of(stretch), typed)

    assertContains(response, "<p>Drafted.</p>", html=True)
    assertContains(response, "<p>Mine.</p>", html=True)
