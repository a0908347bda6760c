"""What all content shares: who may see it and when, its permanent id, and the rules about its review."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Model

from guide.models import FAQ, Benefit, Guide, RedFlag, Section, Tip
from guide.publishing import Publishable, new_permanent_id
from stretches.models import Mistake, Stretch
from tests import factories
from tests.factories import FUTURE, NOW, PAST, make_guide, make_section, make_tip, make_user

Make = Callable[..., Model]

KINDS = [
    pytest.param(factories.make_guide, "guide_guide", id="guide"),
    pytest.param(factories.make_section, "guide_section", id="section"),
    pytest.param(factories.make_benefit, "guide_benefit", id="benefit"),
    pytest.param(factories.make_tip, "guide_tip", id="tip"),
    pytest.param(factories.make_faq, "guide_faq", id="faq"),
    pytest.param(factories.make_flag, "guide_redflag", id="red flag"),
    pytest.param(factories.make_mistake, "stretches_mistake", id="mistake"),
    pytest.param(factories.make_stretch, "stretches_stretch", id="stretch"),
]
HIDDEN = [
    pytest.param({"status": "draft"}, id="draft"),
    pytest.param({"publish_at": FUTURE}, id="scheduled"),
    pytest.param({"status": "draft", "publish_at": FUTURE}, id="scheduled draft"),
]
MAY_FIRST = date(2026, 5, 1)
JUNE_FIRST = date(2026, 6, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(("make", "table"), KINDS)
def test_published_keeps_what_is_published(make: Make, table: str) -> None:
    row = make()

    assert list(type(row).objects.published(NOW)) == [row]  # type: ignore[attr-defined]


@pytest.mark.django_db
@pytest.mark.parametrize("changes", HIDDEN)
@pytest.mark.parametrize(("make", "table"), KINDS)
def test_published_leaves_out(make: Make, table: str, changes: dict[str, Any]) -> None:
    row = make(**changes)

    assert not type(row).objects.published(NOW).exists()  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_published_appears_at_its_moment() -> None:
    tip = make_tip(publish_at=NOW)

    assert list(Tip.objects.published(NOW - timedelta(microseconds=1))) == []
    assert list(Tip.objects.published(NOW)) == [tip]


@pytest.mark.django_db
@pytest.mark.parametrize("changes", HIDDEN)
def test_published_leaves_out_items_of_a_hidden_section(changes: dict[str, Any]) -> None:
    make_tip(section=make_section(**changes))

    assert not Tip.objects.published(NOW).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("changes", HIDDEN)
def test_published_leaves_out_all_of_a_hidden_guide(changes: dict[str, Any]) -> None:
    make_tip(section=make_section(guide=make_guide(**changes)))

    assert not Section.objects.published(NOW).exists()
    assert not Tip.objects.published(NOW).exists()


@pytest.mark.django_db
def test_published_narrows_what_was_chosen() -> None:
    make_tip(slug="walk")
    swim = make_tip(slug="swim")

    assert list(Tip.objects.exclude(slug="walk").published(NOW)) == [swim]


@pytest.mark.django_db
@pytest.mark.parametrize("changes", HIDDEN)
def test_visible_to_shows_staff_everything(changes: dict[str, Any]) -> None:
    tip = make_tip(section=make_section(guide=make_guide(**changes), **changes), **changes)

    assert list(Tip.objects.visible_to(make_user(), NOW)) == [tip]


@pytest.mark.django_db
@pytest.mark.parametrize("changes", HIDDEN)
def test_visible_to_hides_it_from_anonymous_readers(changes: dict[str, Any]) -> None:
    make_tip(**changes)
    tip = make_tip()

    assert list(Tip.objects.visible_to(AnonymousUser(), NOW)) == [tip]


@pytest.mark.django_db
@pytest.mark.parametrize("changes", HIDDEN)
def test_visible_to_hides_it_from_users_who_are_not_staff(changes: dict[str, Any]) -> None:
    make_tip(**changes)
    tip = make_tip()

    assert list(Tip.objects.visible_to(make_user(is_staff=False, is_superuser=True), NOW)) == [tip]


@pytest.mark.parametrize(
    ("status", "publish_at", "expected"),
    [
        ("published", PAST, True),
        ("published", NOW, True),
        ("published", NOW + timedelta(microseconds=1), False),
        ("draft", PAST, False),
        ("draft", FUTURE, False),
    ],
)
def test_is_public(status: str, publish_at: datetime, expected: bool) -> None:
    assert Tip(status=status, publish_at=publish_at).is_public(NOW) is expected


@pytest.mark.django_db
def test_is_public_tells_of_the_row_alone() -> None:
    tip = make_tip(section=make_section(status="draft"))

    assert tip.is_public(NOW)


@pytest.mark.django_db
def test_rows_come_by_order_then_slug() -> None:
    last = make_tip(order=20, slug="a")
    second = make_tip(order=10, slug="c")
    first = make_tip(order=10, slug="b")

    assert list(Tip.objects.all()) == [first, second, last]


def test_new_permanent_id_has_eight_signs_of_its_alphabet() -> None:
    ids = [new_permanent_id() for _ in range(200)]

    assert {len(one) for one in ids} == {8}
    assert set("".join(ids)) <= set("23456789bcdfghjkmnpqrstvwxz")


def test_new_permanent_id_differs_each_time() -> None:
    assert len({new_permanent_id() for _ in range(200)}) == 200


@pytest.mark.parametrize("kind", [Guide, Section, Benefit, Tip, FAQ, RedFlag, Mistake, Stretch])
def test_permanent_id_is_drawn_for_each_row_and_kept_from_forms(kind: type[Publishable]) -> None:
    assert kind().permanent_id != kind().permanent_id
    assert kind._meta.get_field("permanent_id").editable is False


@pytest.mark.django_db
def test_permanent_id_outlives_title_slug_and_order() -> None:
    tip = make_tip(permanent_id="bcd23456")
    tip.title, tip.slug, tip.order = "Another title", "another", 7

    tip.save()

    assert Tip.objects.get().permanent_id == "bcd23456"


@pytest.mark.django_db
@pytest.mark.parametrize("bad", ["bcd2345", "bcd234567", "abcd2345", "bcd23451", "BCD23456", "bcd2345\n", "bcd-2345"])
def test_permanent_id_refuses_other_forms(bad: str) -> None:
    tip = make_tip()
    tip.permanent_id = bad

    with pytest.raises(ValidationError) as error:
        tip.full_clean()

    assert list(error.value.message_dict) == ["permanent_id"]


@pytest.mark.django_db
@pytest.mark.parametrize(("make", "table"), KINDS)
def test_permanent_id_is_unique(make: Make, table: str) -> None:
    make(permanent_id="bcd23456")

    with pytest.raises(IntegrityError, match=f"{table}.permanent_id"):
        make(permanent_id="bcd23456")


@pytest.mark.django_db
@pytest.mark.parametrize(("make", "table"), KINDS)
def test_slug_is_unique(make: Make, table: str) -> None:
    make(slug="the-same")

    with pytest.raises(IntegrityError, match=f"{table}.slug"):
        make(slug="the-same")


@pytest.mark.django_db
@pytest.mark.parametrize(("make", "table"), KINDS)
def test_natural_key_finds_the_row(make: Make, table: str) -> None:
    row: Any = make(permanent_id="bcd23456")
    make()

    assert row.natural_key() == ("bcd23456",)
    assert type(row).objects.get_by_natural_key("bcd23456") == row


@pytest.mark.django_db
@pytest.mark.parametrize(("make", "table"), KINDS)
def test_constraint_review_needs_reviewer(make: Make, table: str) -> None:
    row: Any = make()

    with pytest.raises(IntegrityError, match=f"{table}_review_needs_reviewer"):
        type(row).objects.update(reviewed_on=MAY_FIRST)


@pytest.mark.django_db
@pytest.mark.parametrize("due", [MAY_FIRST, date(2026, 4, 30)])
@pytest.mark.parametrize(("make", "table"), KINDS)
def test_constraint_review_due_after_review(make: Make, table: str, due: date) -> None:
    row: Any = make(reviewed_by=make_user(), reviewed_on=MAY_FIRST)

    with pytest.raises(IntegrityError, match=f"{table}_review_due_after_review"):
        type(row).objects.update(review_due=due)


@pytest.mark.django_db
@pytest.mark.parametrize(("make", "table"), KINDS)
def test_constraint_review_due_needs_a_review(make: Make, table: str) -> None:
    row: Any = make()

    with pytest.raises(IntegrityError, match=f"{table}_review_due_after_review"):
        type(row).objects.update(review_due=JUNE_FIRST)


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "rule"), [("reviewed", "reviewed_has_date"), ("changed", "changed_since_has_date")])
@pytest.mark.parametrize(("make", "table"), KINDS)
def test_constraint_state_of_a_review_needs_its_date(make: Make, table: str, state: str, rule: str) -> None:
    row: Any = make()

    with pytest.raises(IntegrityError, match=f"{table}_{rule}"):
        type(row).objects.update(review_state=state)


@pytest.mark.django_db
def test_constraints_hold_for_rows_made_in_bulk() -> None:
    tip = Tip(section=make_section(), title="Walk", slug="walk", reviewed_on=MAY_FIRST)

    with pytest.raises(IntegrityError, match="guide_tip_review_needs_reviewer"):
        Tip.objects.bulk_create([tip])


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="no review"),
        pytest.param({"reviewed_by_id": 1}, id="a reviewer who has not read it yet"),
        pytest.param({"reviewed_by_id": 1, "reviewed_on": MAY_FIRST}, id="reviewed"),
        pytest.param({"reviewed_by_id": 1, "reviewed_on": MAY_FIRST, "review_due": JUNE_FIRST}, id="due later"),
    ],
)
def test_clean_accepts(changes: dict[str, Any]) -> None:
    Tip(**changes).clean()


WHO = {"reviewed_by": ["Say who reviewed it, or clear the reviewed date."]}
WHEN = {"review_due": ["Choose a day after the reviewed date, or clear this."]}


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        pytest.param({"reviewed_on": MAY_FIRST}, WHO, id="no reviewer"),
        pytest.param({"review_due": JUNE_FIRST}, WHEN, id="due without review"),
        pytest.param({"reviewed_by_id": 1, "reviewed_on": MAY_FIRST, "review_due": MAY_FIRST}, WHEN, id="same day"),
        pytest.param({"reviewed_by_id": 1, "reviewed_on": JUNE_FIRST, "review_due": MAY_FIRST}, WHEN, id="before"),
        pytest.param({"reviewed_on": JUNE_FIRST, "review_due": MAY_FIRST}, WHO | WHEN, id="both"),
    ],
)
def test_clean_refuses_at_the_field(changes: dict[str, Any], messages: dict[str, list[str]]) -> None:
    with pytest.raises(ValidationError) as error:
        Tip(**changes).clean()

    assert error.value.message_dict == messages


def test_warning_sign_has_no_alternative() -> None:
    assert RedFlag().alternative(NOW) is None
