"""A version laid over a form: what its boxes show, and that the rows stay as they are."""

from typing import Any

import pytest
from django.forms import modelform_factory
from django.test import Client

from guide.models import Tip
from guide.overlay import Overlay
from guide.snapshot import RestoreError, Snapshot, snapshot
from guide.versions import Version
from stretches.models import Step, Stretch
from tests.factories import make_reference, make_step, make_stretch, make_tip
from tests.guide.forms import post_of

pytestmark = pytest.mark.django_db

FORM = "/admin/stretches/stretch/7/change/?version=1"


def make_version(**changes: Any) -> Snapshot:
    """What a tip says, with changes; it rests on one source."""
    tip = make_tip()
    tip.references.add(make_reference(pk=4))
    data = snapshot(tip)
    data[0]["fields"] |= changes
    return data


def test_form_shows_what_the_version_says() -> None:
    overlay = Overlay(make_version(why="As it was."))
    form = modelform_factory(Tip, fields=["why", "references"])(instance=Tip.objects.get())

    overlay.lay_on_form(form)

    assert form["why"].value() == "As it was."
    assert form["references"].value() == [4]
    assert set(form.initial) >= {"why", "references"}
    assert "slug" not in set(form.initial) - {"why", "references"}
    assert Tip.objects.get().why == "It may help."


def test_field_that_is_older_than_the_version_stays_as_the_row_has_it() -> None:
    data = make_version()
    del data[0]["fields"]["why"]
    form = modelform_factory(Tip, fields=["why"])(instance=Tip.objects.get())

    Overlay(data).lay_on_form(form)

    assert form["why"].value() == "It may help."


def test_version_that_names_what_is_gone_cannot_be_shown() -> None:
    data = make_version(references=[["gone-2020"]])

    with pytest.raises(RestoreError, match="no longer there"):
        Overlay(data)


def test_rows_that_the_text_no_longer_has_are_new_ones() -> None:
    stretch = make_stretch()
    for name in ("Sit", "Bend"):
        make_step(stretch=stretch, title=name)
    data = snapshot(stretch)
    gone = Step.objects.get(title="Bend")
    gone.delete()

    overlay = Overlay(data)

    assert [(row["title"], row["part_id"]) for row in overlay.new_rows(Step)] == [("Bend", gone.permanent_id)]
    assert overlay.new_rows(Stretch) == []


def test_rows_of_a_form_show_the_version_or_that_it_had_none(admin_client: Client) -> None:
    stretch = make_stretch(pk=7)
    stayed, gone = (make_step(stretch=stretch, title=name, order=place) for place, name in enumerate(("Sit", "Bend")))
    Version.objects.record(stretch)
    Step.objects.filter(pk=stayed.pk).update(title="Sit tall")
    gone.delete()
    make_step(stretch=stretch, title="Rest", order=2)

    form = post_of(admin_client, FORM)

    assert [form[f"steps-{number}-title"] for number in range(3)] == ["Sit", "Rest", "Bend"]
    assert [form.get(f"steps-{number}-DELETE") for number in range(3)] == [None, ["on"], None]
    assert form["steps-2-part_id"] == gone.permanent_id
    assert (form["steps-TOTAL_FORMS"], form["steps-INITIAL_FORMS"]) == ("3", "2")
    assert list(Step.objects.values_list("title", flat=True)) == ["Sit tall", "Rest"]
