"""The rules about stretches and mistakes: what the database refuses, and what a form says about it first."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import F, Model, ProtectedError

from stretches.models import Mistake, Step, Stretch
from tests.factories import (
    PAST,
    make_dynamic_stretch,
    make_faq,
    make_kit,
    make_mistake,
    make_reference,
    make_step,
    make_stretch,
    make_user,
)

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 1)

BROKEN = [
    (make_stretch, "static_is_held", {"hold_from": None}),
    (make_stretch, "static_is_held", {"hold_to": None}),
    (make_stretch, "static_is_held", {"count_from": 10}),
    (make_stretch, "static_is_held", {"count_to": 15}),
    (make_stretch, "dynamic_is_counted", {"kind": "dynamic"}),
    (make_stretch, "hold_in_order", {"hold_from": 31}),
    (make_stretch, "repeats_in_order", {"repeats_from": 5}),
    (make_stretch, "days_in_order", {"days_from": 5}),
    (make_stretch, "review_needs_reviewer", {"reviewed_on": DAY}),
    (make_stretch, "reviewed_has_date", {"review_state": "reviewed"}),
    (make_stretch, "changed_since_has_date", {"review_state": "changed"}),
    (make_stretch, "unpublish_after_publish", {"unpublish_at": PAST}),
    (make_dynamic_stretch, "dynamic_is_counted", {"count_from": None}),
    (make_dynamic_stretch, "dynamic_is_counted", {"count_to": None}),
    (make_dynamic_stretch, "dynamic_is_counted", {"hold_from": 20}),
    (make_dynamic_stretch, "dynamic_is_counted", {"hold_to": 30}),
    (make_dynamic_stretch, "static_is_held", {"kind": "static"}),
    (make_dynamic_stretch, "count_in_order", {"count_from": 16}),
]
# These have tests of their own below, as they need other rows.
BROKEN_BY_OTHER_ROWS = {"review_due_after_review", "not_easier_than_itself", "not_harder_than_itself"}

WRONG = [
    (make_stretch, {"hold_from": None}, {"hold_from": ["A static stretch needs this."]}),
    (make_stretch, {"hold_to": None}, {"hold_to": ["A static stretch needs this."]}),
    (make_stretch, {"count_from": 10}, {"count_from": ["Clear this: a static stretch has none."]}),
    (make_stretch, {"count_to": 15}, {"count_to": ["Clear this: a static stretch has none."]}),
    (make_stretch, {"hold_to": 19}, {"hold_to": ["This must be 20 or more, as the range starts there."]}),
    (make_stretch, {"repeats_to": 1}, {"repeats_to": ["This must be 2 or more, as the range starts there."]}),
    (make_stretch, {"repeats_from": 0}, {"repeats_from": ["Ensure this value is greater than or equal to 1."]}),
    (make_stretch, {"days_to": 2}, {"days_to": ["This must be 3 or more, as the range starts there."]}),
    (make_stretch, {"days_from": 0}, {"days_from": ["Ensure this value is greater than or equal to 1."]}),
    (make_stretch, {"days_to": 8}, {"days_to": ["Ensure this value is less than or equal to 7."]}),
    (make_stretch, {"reviewed_on": DAY}, {"reviewed_by": ["Say who reviewed it, or clear the reviewed date."]}),
    (make_stretch, {"review_due": DAY}, {"review_due": ["Choose a day after the reviewed date, or clear this."]}),
    (make_dynamic_stretch, {"count_from": None}, {"count_from": ["A dynamic stretch needs this."]}),
    (make_dynamic_stretch, {"count_to": None}, {"count_to": ["A dynamic stretch needs this."]}),
    (make_dynamic_stretch, {"hold_from": 20}, {"hold_from": ["Clear this: a dynamic stretch has none."]}),
    (make_dynamic_stretch, {"hold_to": 30}, {"hold_to": ["Clear this: a dynamic stretch has none."]}),
    (make_dynamic_stretch, {"count_to": 9}, {"count_to": ["This must be 10 or more, as the range starts there."]}),
    (make_mistake, {"right_pose": {}}, {"wrong_pose": ["Draw this picture too, or clear the other."]}),
    (make_mistake, {"wrong_pose": {}}, {"right_pose": ["Draw this picture too, or clear the other."]}),
]

Make = Callable[..., Any]
Changes = dict[str, Any]
Messages = dict[str, list[str]]


def messages_of(row: Model, **changes: Any) -> Messages:
    """What a form would say about these changes, by field; "__all__" stands for its top."""
    for name, value in changes.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    return caught.value.message_dict


@pytest.mark.parametrize(("make", "constraint", "changes"), BROKEN)
def test_stretch_breaks_a_rule_when_inserted(make: Make, constraint: str, changes: Changes) -> None:
    with pytest.raises(IntegrityError, match=f"stretches_stretch_{constraint}"):
        make(**changes)


@pytest.mark.parametrize(("make", "constraint", "changes"), BROKEN)
def test_stretch_breaks_a_rule_when_updated(make: Make, constraint: str, changes: Changes) -> None:
    make()

    with pytest.raises(IntegrityError, match=f"stretches_stretch_{constraint}"):
        Stretch.objects.update(**changes)


@pytest.mark.parametrize("name", ["easier", "harder"])
def test_stretch_points_at_itself_when_inserted(name: str) -> None:
    with pytest.raises(IntegrityError, match=f"stretches_stretch_not_{name}_than_itself"):
        make_stretch(pk=77, **{f"{name}_stretch_id": 77})


@pytest.mark.parametrize("name", ["easier", "harder"])
def test_stretch_points_at_itself_when_updated(name: str) -> None:
    make_stretch()

    with pytest.raises(IntegrityError, match=f"stretches_stretch_not_{name}_than_itself"):
        Stretch.objects.update(**{f"{name}_stretch": F("pk")})


def test_stretch_rules_are_all_tried() -> None:
    tried = {constraint for _, constraint, _ in BROKEN} | BROKEN_BY_OTHER_ROWS

    assert {f"stretches_stretch_{name}" for name in tried} == {rule.name for rule in Stretch._meta.constraints}


@pytest.mark.parametrize(
    "changes",
    [
        {"hold_from": 30},
        {"repeats_from": 4},
        {"days_from": 7, "days_to": 7},
        {"kind": "dynamic", "hold_from": None, "hold_to": None, "count_from": 8, "count_to": 8},
    ],
)
def test_stretch_may_have_equal_ends(changes: Changes) -> None:
    stretch = make_stretch(**changes)

    stretch.full_clean()


def test_stretch_may_point_at_another() -> None:
    stretch = make_stretch(easier_stretch=make_stretch(), harder_stretch=make_dynamic_stretch())

    stretch.full_clean()


@pytest.mark.parametrize("pictures", [{"wrong_pose": {}}, {"right_pose": {}}])
def test_mistake_has_one_picture(pictures: Changes) -> None:
    make_mistake()

    with pytest.raises(IntegrityError, match="stretches_mistake_pictures_in_pairs"):
        Mistake.objects.update(**pictures)


def test_mistake_may_have_two_pictures() -> None:
    mistake = make_mistake(wrong_pose={}, right_pose={})

    mistake.full_clean()


def test_mistake_review_needs_reviewer() -> None:
    with pytest.raises(IntegrityError, match="stretches_mistake_review_needs_reviewer"):
        make_mistake(reviewed_on=DAY)


@pytest.mark.parametrize("due", [DAY, date(2026, 4, 30)])
@pytest.mark.parametrize("model", [Stretch, Mistake])
def test_review_is_due_too_early(model: type[Stretch | Mistake], due: date) -> None:
    make_stretch().mistakes.add(make_mistake())

    with pytest.raises(IntegrityError, match=f"stretches_{model._meta.model_name}_review_due_after_review"):
        model.objects.update(reviewed_by=make_user(), reviewed_on=DAY, review_due=due)


@pytest.mark.parametrize("model", [Stretch, Mistake])
def test_review_is_due_without_a_review(model: type[Stretch | Mistake]) -> None:
    make_stretch().mistakes.add(make_mistake())

    with pytest.raises(IntegrityError, match=f"stretches_{model._meta.model_name}_review_due_after_review"):
        model.objects.update(review_due=DAY)


@pytest.mark.parametrize(("make", "changes", "messages"), WRONG)
def test_row_says_what_is_wrong(make: Make, changes: Changes, messages: Messages) -> None:
    assert messages_of(make(), **changes) == messages


@pytest.mark.parametrize("name", ["easier_stretch", "harder_stretch"])
def test_stretch_says_that_it_points_at_itself(name: str) -> None:
    stretch = make_stretch()

    assert messages_of(stretch, **{name: stretch}) == {name: ["Choose another stretch than this one."]}


def test_stretch_says_all_that_is_wrong_at_once() -> None:
    assert messages_of(make_stretch(), reviewed_on=DAY, hold_from=None) == {
        "reviewed_by": ["Say who reviewed it, or clear the reviewed date."],
        "hold_from": ["A static stretch needs this."],
    }


def test_stretch_without_a_kind_says_only_that() -> None:
    assert messages_of(make_stretch(), kind="") == {"kind": ["This field cannot be blank."]}


def neighbours(slug: str, **only: Any) -> tuple[str | None, str | None]:
    """The slugs before and after this stretch, among those that ``only`` keeps."""
    slugs = {None: None} | {stretch.pk: stretch.slug for stretch in Stretch.objects.all()}
    stretch = Stretch.objects.filter(**only).with_neighbours().get(slug=slug)
    return slugs[stretch.previous_id], slugs[stretch.next_id]


@pytest.mark.parametrize(
    ("slug", "expected"),
    [("zoo", (None, "bee")), ("bee", ("zoo", "cat")), ("cat", ("bee", "ant")), ("ant", ("cat", None))],
)
def test_neighbours_follow_order_then_slug(slug: str, expected: tuple[str | None, str | None]) -> None:
    for name, order in (("ant", 30), ("cat", 20), ("bee", 20), ("zoo", 10)):
        make_stretch(slug=name, order=order)

    assert neighbours(slug) == expected


def test_neighbours_skip_what_is_filtered_out() -> None:
    for order, (slug, status) in enumerate([("a", "published"), ("b", "draft"), ("c", "published"), ("d", "draft")]):
        make_stretch(slug=slug, order=order, status=status)

    assert neighbours("a", status="published") == (None, "c")
    assert neighbours("c", status="published") == ("a", None)


@pytest.mark.parametrize("name", ["easier_stretch", "harder_stretch"])
def test_stretch_that_another_points_at_stays(name: str) -> None:
    gentle = make_stretch()
    make_stretch(**{name: gentle})

    with pytest.raises(ProtectedError):
        gentle.delete()


@pytest.mark.parametrize("make", [make_stretch, make_mistake])
@pytest.mark.parametrize("name", ["section", "reviewed_by"])
def test_section_and_reviewer_stay(make: Make, name: str) -> None:
    row = make(reviewed_by=make_user(), reviewed_on=DAY)

    with pytest.raises(ProtectedError):
        getattr(row, name).delete()


def test_steps_go_with_their_stretch() -> None:
    stretch, other = make_stretch(), make_stretch()
    make_step(stretch=stretch)
    kept = make_step(stretch=other)

    stretch.delete()

    assert list(Step.objects.all()) == [kept]


@pytest.mark.parametrize(
    ("name", "make"),
    [("mistakes", make_mistake), ("faqs", make_faq), ("kit", make_kit), ("references", make_reference)],
)
def test_stretch_outlives_what_it_names(name: str, make: Make) -> None:
    stretch, named = make_stretch(), make()
    getattr(stretch, name).add(named)

    named.delete()

    assert list(getattr(Stretch.objects.get(), name).all()) == []


@pytest.mark.parametrize(
    ("make", "name"),
    [(make_kit, "slug"), (make_stretch, "permanent_id"), (make_mistake, "permanent_id"), (make_step, "permanent_id")],
)
def test_rows_are_found_by_their_natural_key(make: Make, name: str) -> None:
    row = make(**{name: "bcdfghjk"})

    assert row.natural_key() == ("bcdfghjk",)
    assert type(row).objects.get_by_natural_key("bcdfghjk") == row


@pytest.mark.parametrize(
    ("make", "changes"),
    [(make_stretch, {"title": "Lie"}), (make_mistake, {"title": "Lie"}), (make_step, {"title": "Lie"}),
     (make_kit, {"name": "Lie"})],
)  # fmt: skip
def test_rows_are_called_by_their_titles(make: Make, changes: dict[str, str]) -> None:
    assert str(make(**changes)) == "Lie"


def test_urls_come_from_the_slug() -> None:
    assert make_stretch(slug="leg-swings").get_absolute_url() == "/stretches/leg-swings/"
    assert make_mistake(slug="bouncing").get_absolute_url() == "/#mistake-bouncing"


def test_steps_stand_in_order() -> None:
    stretch = make_stretch()
    for title, order in (("Last", 9), ("First", 1), ("Second", 1)):
        make_step(stretch=stretch, title=title, order=order)

    assert [str(step) for step in stretch.steps.all()] == ["First", "Second", "Last"]
