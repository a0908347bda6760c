"""What goes out comes in again: the same files, and the same rows."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from guide.content import content_models
from guide.exchange.state import stored
from guide.models import Reference, Tip
from stretches.models import Step, Stretch
from tests.factories import FUTURE, make_benefit, make_flag, make_reference, make_step, make_tip, make_user
from tests.guide.exchange.folders import empty_the_database, export

pytestmark = pytest.mark.django_db


def rows(model, *hidden):
    """Every value of every row, by its natural key."""
    return {row.natural_key(): {k: v for k, v in vars(row).items() if k not in hidden} for row in model.objects.all()}


def all_rows():
    """A step that was deleted comes back with another id; what it says is the same."""
    return {model: rows(model, "_state", *(["id"] if model is Step else [])) for model in content_models()}


def records():
    return {key: [entry.record for entry in piece] for key, piece in stored().items()}


def edit():
    """What editors do to content in a year; call it with the content of the project."""
    anna = make_user(username="anna")
    lying, standing, seated, *_ = Stretch.objects.order_by("order")
    Stretch.objects.filter(pk=lying.pk).update(status="withdrawn", slug="on-the-back", former_slugs=["lying", "old"])
    for number, step in enumerate(reversed(standing.steps.all())):
        step.order = number
        step.save()
    seated.steps.first().delete()
    make_step(stretch=seated, title="Atme ein – ⟨tief⟩ 🫁", text='"\\ \t<b>', pose=None, order=5)
    review = {"reviewed_by": anna, "reviewed_on": date(2026, 1, 2), "review_due": date(2027, 1, 2)}
    Tip.objects.filter(order=10).update(review_state="reviewed", **review)
    make_tip(status="draft", changed_on=datetime(2026, 5, 4, 3, 2, 1, 123456, tzinfo=UTC))
    make_benefit(publish_at=FUTURE, unpublish_at=FUTURE.replace(year=2100)).references.add(make_reference(number=900))
    make_flag().references.set(Reference.objects.all()[:3])


@pytest.mark.usefixtures("content")
def test_round_trip_through_an_empty_database(tmp_path):
    edit()
    written, before = export(tmp_path), records()
    empty_the_database()

    call_command("import_content", tmp_path)

    assert records() == before
    assert export(tmp_path.with_name("again")) == written


@pytest.mark.usefixtures("content")
def test_round_trip_into_other_content(tmp_path):
    written, before = export(tmp_path), all_rows()
    edit()

    call_command("import_content", tmp_path, "--delete")

    assert all_rows() == before
    assert export(tmp_path.with_name("again")) == written
