"""Draft changes of live texts: kept beside what readers see, shown in the form, published, put aside."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains

from guide.models import Tip
from guide.versions import Version
from stretches.models import Step
from tests.factories import make_section, make_step, make_stretch, make_tip, make_user
from tests.guide.forms import post_of

# The least that is a pose.
STANDING: dict[str, Any] = {}

pytestmark = pytest.mark.django_db


def make_walk(**changes: Any) -> Tip:
    return make_tip(title="Keep moving", what_to_do="Walk a little.", **changes)


def press(client: Client, row: Any, button: str, **typed: Any) -> Any:
    address = f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/change/"
    return client.post(address, post_of(client, address) | {button: "1"} | typed)


def test_draft_of_a_live_text_leaves_it_as_it_is(admin_client: Client) -> None:
    tip = make_walk()

    response = press(admin_client, tip, "_savedraft", what_to_do="Dance.", change_note="More fun")

    assert response.url == f"/admin/guide/tip/{tip.pk}/change/"
    tip.refresh_from_db()
    assert tip.what_to_do == "Walk a little."
    pending = Version.objects.of(tip).pending().get()
    assert (pending.data[0]["fields"]["what_to_do"], pending.who, pending.why) == ("Dance.", "admin", "More fun")


def test_draft_change_is_shown_in_the_form_and_told(admin_client: Client) -> None:
    tip = make_walk()
    press(admin_client, tip, "_savedraft", what_to_do="Dance.", change_note="More fun")

    page = admin_client.get(f"/admin/guide/tip/{tip.pk}/change/").content.decode()

    assert ">\nDance.</textarea>" in page
    assert "This form shows a draft change" in page
    assert "More fun" in page


def test_draft_change_is_marked_in_the_list(admin_client: Client) -> None:
    tip = make_walk()
    make_tip()
    press(admin_client, tip, "_savedraft", what_to_do="Dance.")

    rows = {row.title: row.has_draft for row in admin_client.get("/admin/guide/tip/").context["cl"].result_list}

    assert rows.pop("Keep moving") is True
    assert list(rows.values()) == [False]


def test_publish_makes_a_draft_change_live_and_ends_it(admin_client: Client) -> None:
    tip = make_walk()
    press(admin_client, tip, "_savedraft", what_to_do="Dance.")

    response = press(admin_client, tip, "_publish")

    assert response.url == "/admin/guide/tip/"
    tip.refresh_from_db()
    assert tip.what_to_do == "Dance."
    assert [version.state for version in Version.objects.of(tip)] == ["live", "draft", "live"]


def test_publish_makes_a_draft_public(admin_client: Client) -> None:
    tip = make_walk(status="draft")

    press(admin_client, tip, "_publish")

    tip.refresh_from_db()
    assert tip.status == "published"


def test_draft_that_nobody_sees_is_saved_as_it_is(admin_client: Client) -> None:
    tip = make_walk(status="draft")

    response = press(admin_client, tip, "_savedraft", what_to_do="Dance.")

    tip.refresh_from_db()
    assert (tip.what_to_do, tip.status) == ("Dance.", "draft")
    assert not Version.objects.pending().exists()
    assert response.url == f"/admin/guide/tip/{tip.pk}/change/"


def test_new_text_is_saved_as_a_draft(admin_client: Client) -> None:
    section = make_section()
    typed = {"section": section.pk, "title": "Rest", "slug": "rest", "why": "It may help.", "what_to_do": "Lie down."}

    admin_client.post(
        "/admin/guide/tip/add/", post_of(admin_client, "/admin/guide/tip/add/") | typed | {"_savedraft": "1"}
    )

    tip = Tip.objects.get()
    assert (tip.title, tip.status) == ("Rest", "draft")


def test_put_aside_brings_the_live_text_back_into_the_form(admin_client: Client) -> None:
    tip = make_walk()
    press(admin_client, tip, "_savedraft", what_to_do="Dance.")

    press(admin_client, tip, "_discard")

    page = admin_client.get(f"/admin/guide/tip/{tip.pk}/change/").content.decode()
    assert ">\nWalk a little.</textarea>" in page
    assert Version.objects.of(tip).filter(state="draft").exists()


def test_put_aside_is_refused_without_permission(client: Client) -> None:
    tip = make_walk()
    Version.objects.record(tip, state="pending")
    client.force_login(make_user())

    response = client.post(f"/admin/guide/tip/{tip.pk}/change/", {"_discard": "1"})

    assert response.status_code == 403
    assert Version.objects.pending().exists()


def test_ask_for_review_marks_the_draft_change_alone(admin_client: Client) -> None:
    tip = make_walk()

    press(admin_client, tip, "_ready", what_to_do="Dance.")

    tip.refresh_from_db()
    assert tip.review_state == "none"
    assert Version.objects.of(tip).pending().get().data[0]["fields"]["review_state"] == "ready"


def test_draft_change_with_steps_added_changed_and_deleted(admin_client: Client) -> None:
    stretch = make_stretch()
    sit = make_step(stretch=stretch, title="Sit", order=10, pose=STANDING)
    make_step(stretch=stretch, title="Bend", order=20)
    new = {
        "steps-TOTAL_FORMS": "3", "steps-0-title": "Sit tall", "steps-1-DELETE": "on",
        "steps-2-title": "Breathe", "steps-2-text": "Breathe out.", "steps-2-phase": "hold", "steps-2-order": "30",
        "steps-2-id": "", "steps-2-stretch": stretch.pk,
    }  # fmt: skip

    press(admin_client, stretch, "_savedraft", **new)
    live = [step.title for step in Step.objects.order_by("order")]
    press(admin_client, stretch, "_publish")

    assert live == ["Sit", "Bend"]
    assert [step.title for step in Step.objects.order_by("order")] == ["Sit tall", "Breathe"]
    assert Step.objects.get(title="Sit tall") == sit


def test_new_step_keeps_its_permanent_id_from_draft_to_draft(admin_client: Client) -> None:
    stretch = make_stretch()
    step = {
        "steps-TOTAL_FORMS": "1", "steps-0-title": "Breathe", "steps-0-text": "Out.", "steps-0-phase": "hold",
        "steps-0-order": "30", "steps-0-pose": json.dumps(STANDING), "steps-0-id": "", "steps-0-stretch": stretch.pk,
    }  # fmt: skip
    press(admin_client, stretch, "_savedraft", **step)
    first = Version.objects.pending().get().data[1]["fields"]["permanent_id"]

    press(admin_client, stretch, "_savedraft", title="Reach far")
    press(admin_client, stretch, "_publish")

    assert Step.objects.get().permanent_id == first


def test_step_with_the_id_of_another_is_refused(admin_client: Client) -> None:
    taken = make_step(permanent_id="bcdfghjk")
    stretch = make_stretch()
    step = {
        "steps-TOTAL_FORMS": "1", "steps-0-title": "Breathe", "steps-0-text": "Out.", "steps-0-phase": "hold",
        "steps-0-order": "30", "steps-0-pose": json.dumps(STANDING), "steps-0-id": "", "steps-0-stretch": stretch.pk,
        "steps-0-part_id": "bcdfghjk",
    }  # fmt: skip

    response = press(admin_client, stretch, "_publish", **step)

    assert "This row was saved meanwhile" in response.content.decode()
    assert Step.objects.get() == taken


@pytest.mark.parametrize("number", ["x", "-1", "²", "99", "9" * 50])
def test_version_that_is_not_there(admin_client: Client, number: str) -> None:
    tip = make_walk()

    assert admin_client.get(f"/admin/guide/tip/{tip.pk}/change/", {"version": number}).status_code == 404


def test_version_asked_for_is_shown_in_the_form(admin_client: Client) -> None:
    tip = make_walk()
    press(admin_client, tip, "_publish", what_to_do="Dance.")

    page = admin_client.get(f"/admin/guide/tip/{tip.pk}/change/?version=1").content.decode()

    assert ">\nWalk a little.</textarea>" in page


def test_version_that_names_what_is_gone_is_told(admin_client: Client) -> None:
    tip = make_walk()
    version = Version.objects.record(tip)
    version.data[0]["fields"]["references"] = [["gone-2020"]]
    version.save()

    page = admin_client.get(f"/admin/guide/tip/{tip.pk}/change/?version=1").content.decode()

    assert "Version 1 cannot be shown." in page
    assert ">\nWalk a little.</textarea>" in page


def test_draft_change_has_a_moment_to_go_live(admin_client: Client) -> None:
    tip = make_walk()

    response = press(
        admin_client, tip, "_savedraft", what_to_do="Dance.", change_at_0="2098-05-01", change_at_1="09:00"
    )

    moment = Version.objects.of(tip).pending().get().publish_at
    assert timezone.localtime(moment).isoformat() == "2098-05-01T09:00:00+01:00"
    page = admin_client.get(response.url).content.decode()
    assert "It goes live on 1 May 2098, 09:00" in page


def test_moment_that_is_over_is_refused_at_its_field(admin_client: Client) -> None:
    tip = make_walk()

    response = press(admin_client, tip, "_savedraft", change_at_0="2020-05-01", change_at_1="09:00")

    assert "Choose a moment to come" in response.content.decode()
    assert not Version.objects.pending().exists()


def test_preview_can_be_shown_beside_the_form(admin_client: Client) -> None:
    response = press(admin_client, make_walk(), "_preview", what_to_do="Dance.")

    assert "frame-ancestors 'self'" in response["Content-Security-Policy"].split("; ")
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_conflict_with_a_draft_change_shows_that_draft(admin_client: Client) -> None:
    tip = make_walk()
    address = f"/admin/guide/tip/{tip.pk}/change/"
    mine = post_of(admin_client, address)
    press(admin_client, tip, "_savedraft", what_to_do="Dance a little.")

    page = admin_client.post(address, mine | {"_publish": "1", "what_to_do": "Swim a little."})

    [difference] = page.context["differences"]
    assert (difference.saved, difference.typed) == ("Dance a little.", "Swim a little.")


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("draft", "The draft is saved and waits for a reviewer. Readers do not see it until you press Publish."),
        ("published", "The draft is saved and waits for a reviewer. Readers see the text as it was until you"),
    ],
)
def test_editor_is_told_that_a_draft_waits_for_a_reviewer(admin_client: Client, status: str, told: str) -> None:
    tip = make_walk(status=status)

    response = press(admin_client, tip, "_ready", what_to_do="Dance.")

    assertContains(admin_client.get(response.url), told)
