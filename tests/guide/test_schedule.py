"""Draft changes that go live at their moment, whoever visits first after it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from guide import schedule
from guide.models import Tip
from guide.snapshot import snapshot
from guide.versions import Version
from tests.factories import PAST, make_guide, make_reference, make_tip, make_user

pytestmark = pytest.mark.django_db


def make_draft(tip: Tip, **changes: Any) -> Version:
    """A draft change of a tip that was due a minute ago."""
    data = snapshot(tip)
    data[0]["fields"] |= {"title": "Walk more"} | changes
    moment = timezone.now() - timedelta(minutes=1)
    return Version.objects.record(tip, by=make_user(username="ann"), state="pending", data=data, publish_at=moment)


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("A page.")


def test_visit_publishes_what_is_due(client: Client, settings: Any) -> None:
    settings.SCHEDULE_SECONDS = 0
    make_guide()
    tip = make_tip(title="Walk")
    make_draft(tip)

    response = client.get("/")

    assert "Walk more" in response.content.decode()
    assert [(each.state, each.who, each.why) for each in Version.objects.of(tip)] == [
        ("live", "ann", "Published as planned."),
        ("draft", "ann", ""),
    ]


def test_visit_looks_once_in_a_while(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SCHEDULE_SECONDS = 15
    looks: list[float] = []
    now = [1000.0]
    monkeypatch.setattr(schedule.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(schedule, "publish_due", lambda: looks.append(now[0]))
    visit = schedule.publish_scheduled(page)

    for moment in (1000.0, 1014.9, 1015.0, 1020.0, 1030.0):
        now[0] = moment
        visit(RequestFactory().get("/"))

    assert looks == [1015.0, 1030.0]


def test_visit_goes_on_when_the_database_does_not_answer(
    settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SCHEDULE_SECONDS = 0

    def fail() -> None:
        raise OperationalError("locked")

    monkeypatch.setattr(schedule, "publish_due", fail)

    response = schedule.publish_scheduled(page)(RequestFactory().get("/"))

    assert response.content == b"A page."
    assert "could not be looked up" in caplog.text


def test_publish_due_leaves_what_is_to_come() -> None:
    tip = make_tip(title="Walk")
    draft = make_draft(tip)
    Version.objects.update(publish_at=timezone.now() + timedelta(minutes=1))

    schedule.publish_due()

    tip.refresh_from_db()
    draft.refresh_from_db()
    assert (tip.title, draft.state) == ("Walk", "pending")


def test_publish_keeps_the_place_and_the_status_of_the_row() -> None:
    tip = make_tip(title="Walk", order=10)
    make_draft(tip)
    Tip.objects.update(order=30, status="withdrawn", changed_on=PAST)

    schedule.publish_due()

    tip.refresh_from_db()
    assert (tip.title, tip.order, tip.status) == ("Walk more", 30, "withdrawn")
    assert tip.changed_on > PAST


def test_publish_keeps_the_old_address_of_a_renamed_text() -> None:
    tip = make_tip(slug="walk")
    make_draft(tip, slug="walk-more")

    schedule.publish_due()

    tip.refresh_from_db()
    assert (tip.slug, tip.former_slugs) == ("walk-more", ["walk"])


def test_publish_does_nothing_when_another_process_was_faster() -> None:
    tip = make_tip(title="Walk")
    draft = make_draft(tip)
    Version.objects.of(tip).end_pending()

    assert schedule.publish(draft) is None

    tip.refresh_from_db()
    assert tip.title == "Walk"


def test_publish_due_leaves_what_cannot_be_published_to_an_editor(caplog: pytest.LogCaptureFixture) -> None:
    tip, reference = make_tip(title="Walk"), make_reference(key="who-2023")
    draft = make_draft(tip, references=[["who-2023"]])
    reference.delete()

    schedule.publish_due()

    tip.refresh_from_db()
    draft.refresh_from_db()
    assert (tip.title, draft.state, draft.publish_at) == ("Walk", "pending", None)
    assert "waits for an editor" in caplog.text


def test_put_back_of_a_row_without_dates() -> None:
    reference = make_reference(title="A study")
    version = Version.objects.record(reference)
    type(reference).objects.update(title="Wrong")

    schedule.put_back(version)

    reference.refresh_from_db()
    assert reference.title == "A study"
