"""The history: every save a version, one draft change at most."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from guide.content import versioned_models
from guide.models import Reference, Tip
from guide.versions import Version, said
from stretches.models import Kit, Step, Stretch
from tests.factories import NOW, make_kit, make_reference, make_step, make_stretch, make_tip, make_user

pytestmark = pytest.mark.django_db


def test_record_counts_the_versions_of_each_text() -> None:
    walk, rest, user = make_tip(title="Walk"), make_tip(), make_user(username="ann")
    Version.objects.record(rest)
    Version.objects.record(walk, by=user, why="First")
    Tip.objects.filter(pk=walk.pk).update(title="Walk more")
    walk.refresh_from_db()

    Version.objects.record(walk)

    last, first = Version.objects.of(walk)
    assert (first.number, first.title, first.who, first.why) == (1, "Walk", "ann", "First")
    assert (last.number, last.title, last.who, last.why) == (2, "Walk more", "A command", "")
    assert str(last) == "Walk more, version 2"


def test_record_makes_no_version_of_a_save_without_a_change() -> None:
    tip = make_tip()
    first = Version.objects.record(tip)

    assert Version.objects.record(tip, why="Nothing") == first
    assert Version.objects.count() == 1


def test_record_keeps_one_draft_change() -> None:
    tip = make_tip()
    Version.objects.record(tip, state="pending", publish_at=NOW)

    Version.objects.record(tip, state="pending", why="Better")

    assert [(each.state, each.publish_at) for each in Version.objects.of(tip)] == [("pending", None), ("draft", None)]


def test_one_pending_version_of_a_text_in_the_database() -> None:
    pending = Version.objects.record(make_tip(), state="pending")
    pending.pk, pending.number = None, 2

    with pytest.raises(IntegrityError):
        pending.save()


def test_due_takes_draft_changes_of_their_moment() -> None:
    early = Version.objects.record(make_tip(), state="pending", publish_at=NOW)
    Version.objects.record(make_tip(), state="pending", publish_at=NOW + timedelta(seconds=1))
    Version.objects.record(make_tip(), state="pending")
    Version.objects.record(make_tip(), publish_at=NOW)

    assert list(Version.objects.due(NOW)) == [early]


def test_deleted_leaves_out_what_was_brought_back() -> None:
    gone, back = make_tip(), make_tip()
    for tip in (gone, back):
        Version.objects.record(tip, state="deleted")
    Version.objects.record(back)

    assert [version.key for version in Version.objects.deleted()] == [gone.permanent_id]


def test_record_unversioned_gives_each_text_its_first() -> None:
    make_step(stretch=make_stretch())
    make_kit()
    Version.objects.record(make_tip())

    made = Version.objects.record_unversioned(versioned_models(), "Began.")
    again = Version.objects.record_unversioned(versioned_models(), "Began.")

    assert (made, again) == (4, 0)
    assert not Version.objects.filter(kind="stretches.step").exists()


def test_versioned_models_leave_out_parts() -> None:
    kinds = versioned_models()

    assert {Tip, Stretch, Kit, Reference} <= set(kinds)
    assert Step not in kinds
    assert Version not in kinds


def test_said_leaves_out_the_bookkeeping_but_not_the_order_of_parts() -> None:
    stretch = make_stretch(order=5)
    make_step(stretch=stretch, order=7)
    make_reference()
    version = Version.objects.record(stretch)

    content, step = said(version.data)

    assert "title" in content[1]
    assert not {"order", "status", "publish_at", "changed_on", "reviewed_by", "review_state"} & set(content[1])
    assert step[1]["order"] == 7
