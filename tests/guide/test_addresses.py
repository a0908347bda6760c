"""What a text is called and was called: nothing is forgotten, and no two rows of a kind share a name."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from guide.addresses import keep_addresses, note_rename, rows_called
from guide.models import Reference, Tip
from guide.publishing import Publishable
from guide.snapshot import RestoreError, restore, snapshot
from tests.factories import FUTURE, NOW, PAST, make_benefit, make_flag, make_reference, make_section, make_tip

pytestmark = pytest.mark.django_db


def rename(tip: Tip, slug: str) -> None:
    before, tip.slug = tip.slug, slug
    note_rename(before, tip)
    tip.save()


def test_rename_keeps_the_old_names_in_their_order() -> None:
    tip = make_tip(slug="walk")

    rename(tip, "move")
    rename(tip, "dance")

    tip.refresh_from_db()
    assert tip.former_slugs == ["walk", "move"]


def test_rename_to_the_same_name_notes_nothing() -> None:
    tip = make_tip(slug="walk")

    rename(tip, "walk")

    assert tip.former_slugs == []


def test_name_that_is_taken_back_is_no_longer_a_former_one() -> None:
    tip = make_tip(slug="walk")
    rename(tip, "move")

    rename(tip, "walk")

    assert tip.former_slugs == ["move"]


@pytest.mark.parametrize(
    ("slug", "titles"),
    [("walk", ["Walk"]), ("move", ["Move"]), ("go", ["Move"]), ("Walk", []), ("wal", []), ("g", []), ("go_", [])],
)
def test_rows_are_found_by_what_they_are_and_were_called(slug: str, titles: list[str]) -> None:
    make_tip(title="Walk", slug="walk")
    make_tip(title="Move", slug="move", former_slugs=["go", "run"])
    make_benefit(slug="walk", former_slugs=["go"])

    assert [row.title for row in rows_called(Tip, slug)] == titles


def test_row_that_has_the_name_stands_before_one_that_had_it() -> None:
    make_tip(title="Had it", slug="move", former_slugs=["walk"])
    make_tip(title="Has it", slug="walk")

    assert [row.title for row in rows_called(Tip, "walk")] == ["Has it", "Had it"]


@pytest.mark.parametrize(
    ("slug", "message"),
    [("walk", "“Walk” has this slug. Choose another."),
     ("go", "“Walk” had this slug before, and old links to it still lead there. Choose another.")],
)  # fmt: skip
@pytest.mark.parametrize("status", ["published", "draft", "withdrawn"])
def test_slug_that_another_has_or_had_is_refused(slug: str, message: str, status: str) -> None:
    make_tip(title="Walk", slug="walk", former_slugs=["go"], status=status)
    tip = make_tip()
    tip.slug = slug

    with pytest.raises(ValidationError) as error:
        tip.full_clean()

    assert error.value.message_dict == {"slug": [message]}


def test_slug_that_it_had_itself_is_accepted() -> None:
    tip = make_tip(slug="walk", former_slugs=["go"])
    tip.slug = "go"

    tip.full_clean()


def test_slug_is_not_looked_at_where_the_form_leaves_it_out() -> None:
    make_tip(slug="walk")
    tip = make_tip()
    tip.slug = "walk"

    tip.validate_unique(exclude=["slug"])


def test_section_with_the_anchor_of_an_item_is_refused() -> None:
    section = make_section(title="Walking", slug="walking")
    make_tip(slug="walk", former_slugs=["go"])

    for slug in ("tip-walk", "tip-go"):
        section.slug = slug
        assert section.slug_taken() == "A tip has this address in the article. Choose another slug."
    section.slug = "tip-of-the-day"
    assert section.slug_taken() == ""


@pytest.mark.parametrize("changes", [{"slug": "tip-walk"}, {"slug": "walks", "former_slugs": ["tip-walk"]}])
def test_item_with_the_anchor_of_a_section_is_refused(changes: dict[str, Any]) -> None:
    section = make_section(title="Walking", **changes)

    tip = Tip(slug="walk", section=section)

    message = "The section “Walking” has or had this address in the article. Choose another slug."
    assert tip.slug_taken() == message


@pytest.mark.parametrize(
    ("make", "anchors"),
    [(make_tip, ["tip-old", "tip-older"]), (make_section, ["old", "older"]),
     (make_flag, ["redflag-old", "redflag-older"])],
)  # fmt: skip
def test_former_anchors(make: Callable[..., Publishable], anchors: list[str]) -> None:
    assert make(former_slugs=["old", "older"]).former_anchors == anchors


@pytest.mark.parametrize(
    ("changes", "gone"),
    [({}, False), ({"status": "draft"}, False), ({"publish_at": FUTURE}, False), ({"status": "withdrawn"}, True),
     ({"unpublish_at": NOW}, True), ({"unpublish_at": FUTURE}, False),
     ({"status": "draft", "unpublish_at": NOW}, False)],
)  # fmt: skip
def test_gone_is_what_readers_could_see(changes: dict[str, Any], gone: bool) -> None:
    assert Tip(**{"status": "published", "publish_at": PAST} | changes).is_gone(NOW) is gone


def test_older_version_comes_back_with_all_its_names() -> None:
    tip = make_tip(slug="walk", former_slugs=["go"])
    data = snapshot(tip)
    rename(tip, "move")
    rename(tip, "dance")

    restore(data)

    tip.refresh_from_db()
    assert (tip.slug, tip.former_slugs) == ("walk", ["go", "move", "dance"])


def test_deleted_text_comes_back_without_the_names_that_others_took() -> None:
    tip = make_tip(slug="walk", former_slugs=["go", "move"])
    data = snapshot(tip)
    tip.delete()
    make_tip(slug="go")

    restore(data)

    assert Tip.objects.get(slug="walk").former_slugs == ["move"]


@pytest.mark.parametrize("taken", [{"slug": "walk"}, {"slug": "stroll", "former_slugs": ["walk"]}])
def test_text_whose_name_another_took_does_not_come_back(taken: dict[str, Any]) -> None:
    tip = make_tip(slug="walk")
    data = snapshot(tip)
    tip.delete()
    make_tip(title="Another", **taken)

    with pytest.raises(RestoreError, match=r"“Another” ha[sd] this slug"):
        restore(data)

    assert Tip.objects.count() == 1


def test_what_has_no_address_of_its_own_comes_back() -> None:
    reference = make_reference(title="A study")
    data = snapshot(reference)
    Reference.objects.update(title="Another")

    restore(data)

    assert Reference.objects.get().title == "A study"


def test_new_row_keeps_nothing() -> None:
    tip = Tip(slug="walk")

    keep_addresses(tip)

    assert tip.former_slugs == []
