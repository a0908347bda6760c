"""A text and its parts as data, and back."""

import pytest

from guide.models import Tip
from guide.snapshot import RestoreError, find, read, restore, snapshot
from stretches.models import Step, Stretch
from tests.factories import PAST, make_kit, make_reference, make_step, make_stretch, make_tip, make_user

pytestmark = pytest.mark.django_db


def test_snapshot_names_no_database_id() -> None:
    stretch = make_stretch(permanent_id="bcdfghjk")
    stretch.references.add(make_reference(key="who-2023"))
    make_step(stretch=stretch, permanent_id="bcdfghjm", title="Reach")

    content, step = snapshot(stretch)

    assert (content["model"], step["model"]) == ("stretches.stretch", "stretches.step")
    assert "pk" not in content
    assert content["fields"]["permanent_id"] == "bcdfghjk"
    assert content["fields"]["references"] == [["who-2023"]]
    assert step["fields"]["stretch"] == ["bcdfghjk"]


def test_snapshot_is_of_the_database_not_of_what_is_in_memory() -> None:
    tip = make_tip(title="Walk")
    tip.title = "Run"

    assert snapshot(tip)[0]["fields"]["title"] == "Walk"


def test_snapshot_stays_when_what_it_is_linked_with_is_moved() -> None:
    stretch, mat, wall = make_stretch(), make_kit(slug="mat", order=1), make_kit(slug="wall", order=2)
    stretch.kit.add(mat, wall)
    before = snapshot(stretch)

    type(mat).objects.filter(slug="mat").update(order=3)

    assert snapshot(stretch) == before


def test_restore_brings_back_texts_links_and_parts() -> None:
    stretch = make_stretch(title="Reach")
    stretch.references.add(make_reference(key="who-2023"))
    first, second = make_step(stretch=stretch, title="Sit"), make_step(stretch=stretch, title="Bend")
    data = snapshot(stretch)
    Stretch.objects.update(title="Wrong")
    stretch.references.clear()
    Step.objects.filter(pk=first.pk).update(title="Wrong")
    second.delete()
    make_step(stretch=stretch, title="New")

    restored = restore(data)

    assert restored == stretch
    assert snapshot(stretch) == data
    assert [step.title for step in Step.objects.order_by("permanent_id")] == sorted(
        ["Sit", "Bend"], key={"Sit": first.permanent_id, "Bend": second.permanent_id}.__getitem__
    )


def test_restore_brings_back_what_was_deleted() -> None:
    stretch = make_stretch(permanent_id="bcdfghjk")
    make_step(stretch=stretch)
    data = snapshot(stretch)
    stretch.delete()

    restore(data)

    assert snapshot(Stretch.objects.get(permanent_id="bcdfghjk")) == data


def test_restore_keeps_what_an_older_record_does_not_know() -> None:
    tip = make_tip(evidence="mixed")
    data = snapshot(tip)
    del data[0]["fields"]["evidence"]
    Tip.objects.update(title="Wrong")

    restore(data)

    tip.refresh_from_db()
    assert (tip.evidence, tip.title == "Wrong") == ("mixed", False)


def test_restore_ignores_a_field_that_is_no_longer_there() -> None:
    data = snapshot(make_tip(title="Walk"))
    data[0]["fields"]["colour"] = "green"

    assert str(restore(data)) == "Walk"


def test_restore_is_refused_when_a_reference_is_gone() -> None:
    tip, reference = make_tip(title="Walk"), make_reference(key="who-2023")
    tip.references.add(reference)
    data = snapshot(tip)
    reference.delete()
    Tip.objects.update(title="Run")

    with pytest.raises(RestoreError, match="no longer there"):
        restore(data)

    assert Tip.objects.get().title == "Run"


def test_restore_is_refused_when_the_slug_is_taken() -> None:
    tip = make_tip(slug="walk")
    data = snapshot(tip)
    tip.delete()
    make_tip(slug="walk", title="Another")

    with pytest.raises(RestoreError, match="slug"):
        restore(data)

    assert [each.title for each in Tip.objects.all()] == ["Another"]


def test_read_finds_the_row_that_it_would_overwrite() -> None:
    tip = make_tip(reviewed_by=make_user(username="pat"), reviewed_on=PAST.date())

    row = read(snapshot(tip)[0])

    assert row.object.pk == tip.pk
    assert str(row.object.reviewed_by) == "pat"


def test_find_by_kind_and_key() -> None:
    tip = make_tip(permanent_id="bcdfghjk")

    assert find("guide.tip", "bcdfghjk") == tip
    assert find("guide.tip", "bcdfghjm") is None


def test_restore_is_refused_when_the_database_refuses() -> None:
    tip = make_tip()
    data = snapshot(tip)
    data[0]["fields"] |= {"review_state": "reviewed", "reviewed_on": None}

    with pytest.raises(RestoreError, match="taken what must be its own"):
        restore(data)
