"""Earlier versions come back: what stays of the row of today, and what becomes of its review."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from guide.models import Tip
from guide.reverting import bring_back, go_back
from guide.snapshot import RestoreError, snapshot
from guide.versions import Version
from stretches.models import Kit, Stretch
from tests.factories import (
    FUTURE,
    PAST,
    make_kit,
    make_mistake,
    make_reference,
    make_step,
    make_stretch,
    make_tip,
    make_user,
)  # fmt: skip

pytestmark = pytest.mark.django_db


def save(content: Any, **changes: Any) -> Version:
    for name, value in changes.items():
        setattr(content, name, value)
    content.save()
    return Version.objects.record(content)


def delete(content: Any) -> Version:
    version = Version.objects.record(content, state=Version.State.DELETED)
    content.delete()
    return version


def test_text_comes_back_and_its_place_stays() -> None:
    tip, user = make_tip(title="Walk", slug="walk", why="Old."), make_user()
    first = Version.objects.record(tip)
    save(tip, title="Go", slug="go", why="New.", order=7, status="withdrawn", publish_at=FUTURE, former_slugs=["walk"])

    made = go_back(tip, first, user)

    tip.refresh_from_db()
    assert (tip.title, tip.why) == ("Walk", "Old.")
    assert (tip.slug, tip.order, tip.status, tip.publish_at) == ("go", 7, "withdrawn", FUTURE)
    assert tip.former_slugs == ["walk"]
    assert tip.changed_on > PAST
    assert (made.number, made.state, made.made_by, made.why) == (3, "live", user, "Back to version 1")
    assert made.data == snapshot(tip)


def test_going_back_loses_nothing() -> None:
    tip = make_tip(why="Old.")
    first = Version.objects.record(tip)
    # Something that no version knows of.
    Tip.objects.update(why="Typed elsewhere.")

    go_back(tip, first, None)

    kept = Version.objects.get(number=2)
    assert kept.data[0]["fields"]["why"] == "Typed elsewhere."
    assert kept.why == "As it was before a version came back."


def test_steps_come_back_with_their_permanent_ids() -> None:
    stretch = make_stretch()
    gone = make_step(stretch=stretch, title="Bend", permanent_id="bbbbbbbb")
    first = Version.objects.record(stretch)
    gone.delete()
    make_step(stretch=stretch, title="New")
    Version.objects.record(stretch)

    go_back(stretch, first, None)

    assert [(step.title, step.permanent_id) for step in stretch.steps.all()] == [("Bend", "bbbbbbbb")]


def test_version_that_is_older_than_a_field_leaves_it() -> None:
    tip = make_tip(why="Old.", evidence="mixed")
    first = Version.objects.record(tip)
    del first.data[0]["fields"]["evidence"]
    save(tip, why="New.")

    go_back(tip, first, None)

    tip.refresh_from_db()
    assert (tip.why, tip.evidence) == ("Old.", "mixed")


@pytest.mark.parametrize(
    ("state", "fields", "back_to", "expected"),
    [
        # The text that was signed off comes back, or another does.
        ("changed", {}, 1, "reviewed"),
        ("changed", {}, 2, "changed"),
        ("reviewed", {}, 2, "changed"),
        # A later review was of another text.
        ("changed", {"reviewed_on": date(2026, 3, 1)}, 1, "changed"),
        ("none", {"reviewed_by": None, "reviewed_on": None}, 1, "none"),
        ("ready", {}, 1, "ready"),
    ],
)
def test_review_after_going_back(state: str, fields: dict[str, Any], back_to: int, expected: str) -> None:
    review = {"reviewed_by": make_user(), "reviewed_on": date(2026, 2, 1)}
    tip = make_tip(why="Signed off.", review_state="reviewed", **review)
    Version.objects.record(tip)
    save(tip, why="Second.", review_state="changed")
    save(tip, why="Third.", review_state=state, **fields)

    go_back(tip, Version.objects.get(number=back_to), None)

    tip.refresh_from_db()
    assert tip.review_state == expected


def test_going_back_to_the_same_text_changes_nothing() -> None:
    tip = make_tip(review_state="reviewed", reviewed_by=make_user(), reviewed_on=PAST.date())
    first = Version.objects.record(tip)
    save(tip, order=5)

    go_back(tip, first, None)

    tip.refresh_from_db()
    assert (tip.order, tip.review_state, tip.changed_on) == (5, "reviewed", PAST)
    assert Version.objects.count() == 2


def test_version_that_must_not_be_published_stays_in_the_history() -> None:
    tip = make_tip(why="[Read](/nowhere/) this.")
    first = Version.objects.record(tip)
    save(tip, why="Fine.")

    with pytest.raises(RestoreError, match=r"Edit from this version instead, and mend this: .*/nowhere/"):
        go_back(tip, first, None)

    tip.refresh_from_db()
    assert tip.why == "Fine."
    assert Version.objects.count() == 2


@pytest.mark.parametrize("changes", [{"status": "draft"}, {"what_to_do": "[Look](/nowhere/) there."}])
def test_checks_do_not_keep_from_going_back(changes: dict[str, str]) -> None:
    tip = make_tip(why="[Read](/nowhere/) this.")
    first = Version.objects.record(tip)
    save(tip, **({"why": "Fine."} if "status" in changes else {"why": "[Read](/nowhere/) that."}) | changes)

    go_back(tip, first, None)

    tip.refresh_from_db()
    assert tip.why == "[Read](/nowhere/) this."


def test_kind_without_status_and_review_goes_back() -> None:
    kit = make_kit(name="Mat")
    first = Version.objects.record(kit)
    save(kit, name="Rug", order=3)

    go_back(kit, first, None)

    assert Kit.objects.values_list("name", "order").get() == ("Mat", 3)


def test_version_that_names_what_is_gone_changes_nothing() -> None:
    stretch, mistake = make_stretch(summary="Old."), make_mistake()
    stretch.mistakes.add(mistake)
    first = Version.objects.record(stretch)
    stretch.mistakes.clear()
    mistake.delete()
    save(stretch, summary="New.")

    with pytest.raises(RestoreError, match="no longer there"):
        go_back(stretch, first, None)

    stretch.refresh_from_db()
    assert stretch.summary == "New."
    assert Version.objects.count() == 2


def test_deleted_text_comes_back_as_a_draft() -> None:
    user, reference = make_user(), make_reference()
    stretch = make_stretch(permanent_id="bcdfghjk", slug="lying")
    stretch.references.add(reference)
    make_step(stretch=stretch, title="Bend", permanent_id="bbbbbbbb")
    version = delete(stretch)

    content = bring_back(version, user)

    back = Stretch.objects.get()
    assert content == back
    assert (back.permanent_id, back.slug, back.status) == ("bcdfghjk", "lying", "draft")
    assert list(back.references.all()) == [reference]
    assert [(step.title, step.permanent_id) for step in back.steps.all()] == [("Bend", "bbbbbbbb")]
    last = Version.objects.order_by("-number").first()
    assert (last.number, last.state, last.made_by, last.why) == (2, "live", user, "Brought back")
    assert not Version.objects.deleted().exists()
    assert back.publish_at < timezone.now()


def test_deleted_row_without_status_comes_back() -> None:
    version = delete(make_kit(slug="mat"))

    bring_back(version, None)

    assert Kit.objects.get().slug == "mat"


@pytest.mark.parametrize(
    ("taken", "sentence"),
    [({"slug": "walk"}, "slug"), ({"permanent_id": "bcdfghjk"}, "It is there again already.")],
)
def test_deleted_text_does_not_take_the_place_of_another(taken: dict[str, str], sentence: str) -> None:
    version = delete(make_tip(slug="walk", permanent_id="bcdfghjk"))
    make_tip(title="Another", **taken)

    with pytest.raises(RestoreError, match=sentence):
        bring_back(version, None)

    assert Tip.objects.get().title == "Another"
    assert Version.objects.count() == 1
