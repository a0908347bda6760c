"""What differs between two snapshots, tried on rows as they are stored."""

from copy import deepcopy
from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from guide.diff import Change, changes, contents
from guide.snapshot import Snapshot, snapshot
from stretches.models import Step, Stretch
from tests.factories import make_flag, make_kit, make_reference, make_step, make_stretch, make_tip, make_user
from tests.guide.test_word_diff import seen

pytestmark = pytest.mark.django_db

Told = tuple[str, str, str, str, str]


def told(found: list[Change]) -> list[Told]:
    return [(each.part, each.label, each.kind, seen(each.before_html), seen(each.after_html)) for each in found]


def edited(data: Snapshot, **fields: Any) -> Snapshot:
    changed = deepcopy(data)
    changed[0]["fields"].update(fields)
    return changed


def make_steps(stretch: Stretch, *titles: str) -> list[Step]:
    """Steps whose permanent ids start with their titles' first letters."""
    return [
        make_step(stretch=stretch, title=title, text=f"{title} slowly.", order=place * 10,
                  permanent_id=f"{'bcdfghjk'[place]}2222222")
        for place, title in enumerate(titles)
    ]  # fmt: skip


def test_nothing_differs_between_two_equal_snapshots() -> None:
    data = snapshot(make_tip())

    assert changes(data, deepcopy(data)) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "Walk more"}, ("Title", "changed", "Walk [a lot]", "Walk {more}")),
        ({"why": "It may often help."}, ("Why it helps", "changed", "It may help.", "It may {often }help.")),
        ({"why": ""}, ("Why it helps", "removed", "[It may help.]", "")),
        ({"evidence": "mixed"}, ("Evidence", "changed", "[Advice]", "{Mixed}")),
        ({"evidence": "a lot"}, ("Evidence", "changed", "[Advice]", "{a lot}")),
        ({"order": 20}, ("Order", "changed", "[0]", "{20}")),
        ({"publish_at": "2026-07-01T09:30:00Z"},
         ("Publish at", "changed", "[1 January 2026, 00:00]", "{1 July 2026, 10:30}")),
        ({"review_due": "2027-05-01"}, ("Review due", "added", "", "{1 May 2027}")),
        ({"former_slugs": ["walk", "go"]},
         ("Former slugs", "added", "", "<ul><li>{walk}</li><li>{go}</li></ul>")),
        ({"gone": "an old field"}, ("Gone", "added", "", "{an old field}")),
        ({"gone": {"a": 1}}, ("Gone", "added", "", "{{\n  &quot;a&quot;: 1\n}}")),
        ({"section": ["zzzzzzzz"]}, ("Section", "changed", "[Daily tips]", "{zzzzzzzz (no longer there)}")),
    ],
)  # fmt: skip
def test_field_is_told_in_plain_words(fields: dict[str, Any], expected: Any) -> None:
    tip = make_tip(title="Walk a lot")
    tip.section.title = "Daily tips"
    tip.section.save()
    before = snapshot(tip)

    found = changes(before, edited(before, **fields))

    assert told(found) == [("", *expected)]


def test_yes_and_no() -> None:
    before = snapshot(make_flag(on_safety_card=True))

    assert told(changes(before, edited(before, on_safety_card=False))) == [
        ("", "On safety card", "changed", "[Yes]", "{No}")
    ]


def test_changed_on_is_not_told() -> None:
    before = snapshot(make_tip())

    assert changes(before, edited(before, changed_on="2026-06-01T00:00:00Z")) == []


def test_texts_come_before_what_only_dates_them() -> None:
    before = snapshot(make_tip())

    found = changes(before, edited(before, order=5, status="draft", why="New.", title="New"))

    assert [each.label for each in found] == ["Title", "Why it helps", "Order", "Status"]


def test_links_are_told_by_title(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    stretch = make_stretch()
    stretch.references.add(make_reference(key="a-2020", number=401), make_reference(key="b-2021", number=402))
    stretch.kit.add(make_kit(slug="mat", name="Mat"))
    before = snapshot(stretch)
    make_reference(key="c-2022", number=403)
    make_kit(slug="wall", name="Wall")
    make_user(username="pat")
    after = edited(
        before, references=[["b-2021"], ["c-2022"]], kit=[["mat"], ["wall"], ["lost"]], reviewed_by=["pat"]
    )  # fmt: skip

    with django_assert_num_queries(3):
        found = changes(before, after)

    assert told(found) == [
        ("", "References", "changed", "<ul><li>[[401] a-2020]</li><li>[402] b-2021</li></ul>",
         "<ul><li>[402] b-2021</li><li>{[403] c-2022}</li></ul>"),
        ("", "Kit", "changed", "<ul><li>Mat</li></ul>",
         "<ul><li>Mat</li><li>{Wall}</li><li>{lost (no longer there)}</li></ul>"),
        ("", "Reviewed by", "added", "", "{pat}"),
    ]  # fmt: skip
    assert User.objects.get().username == "pat"


def test_steps_are_matched_by_their_permanent_ids() -> None:
    stretch = make_stretch()
    stand, bend, hold, rise = make_steps(stretch, "Stand", "Bend", "Hold", "Rise")
    before = snapshot(stretch)
    rise.order, hold.title, hold.text = 15, "Hold it", "Hold slowly and breathe."
    rise.save()
    hold.save()
    bend.delete()
    make_step(stretch=stretch, title="Rest", text="Rest.", phase="come-out", order=90, permanent_id="z2222222")

    found = changes(before, snapshot(stretch))

    assert told(found) == [
        ("Step 2: Bend", "Place", "removed", "[2 of 4]", ""),
        ("Step 2: Bend", "Title", "removed", "[Bend]", ""),
        ("Step 2: Bend", "Phase", "removed", "[Hold]", ""),
        ("Step 2: Bend", "Text", "removed", "[Bend slowly.]", ""),
        ("Step 2: Rise", "Place", "moved", "[4 of 4]", "{2 of 4}"),
        ("Step 3: Hold it", "Title", "changed", "Hold", "Hold{ it}"),
        ("Step 3: Hold it", "Text", "changed", "Hold slowly.", "Hold slowly{ and breathe}."),
        ("Step 4: Rest", "Place", "added", "", "{4 of 4}"),
        ("Step 4: Rest", "Title", "added", "", "{Rest}"),
        ("Step 4: Rest", "Phase", "added", "", "{Come out}"),
        ("Step 4: Rest", "Text", "added", "", "{Rest.}"),
    ]
    assert stand.order == 0


def test_steps_with_other_numbers_in_the_same_order_did_not_move() -> None:
    stretch = make_stretch()
    first, last = make_steps(stretch, "Stand", "Bend")
    before = snapshot(stretch)
    first.order, last.order = 100, 200
    first.save()
    last.save()

    assert changes(before, snapshot(stretch)) == []


def test_steps_that_are_the_same_are_told_when_asked_for() -> None:
    stretch = make_stretch()
    first, _ = make_steps(stretch, "Stand", "Bend")
    before = snapshot(stretch)
    first.text = "Stand still."
    first.save()

    found = changes(before, snapshot(stretch), with_same_parts=True)

    assert [(each.part, each.label, each.kind) for each in found] == [
        ("Step 1: Stand", "Text", "changed"),
        ("Step 2: Bend", "Title", "same"),
        ("Step 2: Bend", "Phase", "same"),
        ("Step 2: Bend", "Text", "same"),
    ]
    assert (found[3].before_html, found[3].after_html) == ("Bend slowly.", "Bend slowly.")


def test_pose_is_told_line_by_line() -> None:
    stretch = make_stretch()
    step = make_step(stretch=stretch, pose={"root": {"rot": 0}, "hip": {"near": 96, "far": 0}})
    before = snapshot(stretch)
    step.pose["hip"]["near"] = 80
    step.save()

    (change,) = changes(before, snapshot(stretch))

    assert seen(change.before_html).replace("&quot;", "") == "{\n  root: {rot: 0},\n  hip: {near: [96], far: 0}\n}"


def test_pose_that_is_no_pose_is_told_as_it_is() -> None:
    stretch = make_stretch()
    make_step(stretch=stretch)
    before = snapshot(stretch)
    after = deepcopy(before)
    after[1]["fields"]["pose"] = 5

    assert seen(changes(before, after)[0].after_html) == "{5}"


def test_text_that_is_not_there_differs_in_all_it_says() -> None:
    data = snapshot(make_tip(title="Walk"))

    added, removed = changes([], data), changes(data, [])

    assert {each.kind for each in added} == {"added"}
    assert {each.kind for each in removed} == {"removed"}
    assert [each.label for each in added] == [each.label for each in removed]
    assert (seen(added[0].after_html), seen(removed[0].before_html)) == ("{Walk}", "[Walk]")
    assert changes([], []) == []


def test_kind_that_the_site_no_longer_has() -> None:
    before = [{"model": "guide.quote", "fields": {"title": "One"}}, {"model": "guide.line", "fields": {"text": "A"}}]
    after = [{"model": "guide.quote", "fields": {"title": "Two"}}, {"model": "guide.line", "fields": {"text": "B"}}]

    assert told(changes(before, after)) == [
        ("", "Title", "changed", "[One]", "{Two}"),
        ("Guide.line 1: None", "Text", "changed", "[A]", "{B}"),
    ]


def test_contents_are_told_without_marks() -> None:
    stretch = make_stretch(title="Lie down", summary="A <b> stretch.")
    make_steps(stretch, "Stand")

    found = contents(snapshot(stretch))

    assert {each.kind for each in found} == {"same"}
    assert {each.label: each.after_html for each in found if not each.part}["Summary"] == "A &lt;b&gt; stretch."
    assert [(each.part, each.label, each.after_html) for each in found if each.part] == [
        ("Step 1: Stand", "Title", "Stand"),
        ("Step 1: Stand", "Phase", "Hold"),
        ("Step 1: Stand", "Text", "Stand slowly."),
    ]
