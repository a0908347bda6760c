"""What browsers keep, and when they are told to fetch it anew."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from guide import kept
from guide.models import FAQ
from stretches.models import Stretch
from tests.factories import (
    FUTURE,
    NOW,
    make_faq,
    make_guide,
    make_kit,
    make_mistake,
    make_picture,
    make_reference,
    make_step,
    make_stretch,
    make_tip,
    make_user,
)

pytestmark = pytest.mark.django_db

HIDDEN = [pytest.param({"status": "draft"}, id="draft"), pytest.param({"publish_at": FUTURE}, id="scheduled")]


def version(at: Any = NOW) -> str:
    return kept.version(at, kept.pages(at))


def test_pages() -> None:
    make_stretch(slug="seated", order=2)
    make_stretch(slug="lying", order=1)

    assert kept.pages(NOW) == [
        "/", "/when-to-get-help/", "/sources/", "/about/", "/changes/", "/offline/",
        "/stretches/", "/routine/",
        "/stretches/lying/", "/stretches/lying/follow/", "/stretches/seated/", "/stretches/seated/follow/",
    ]  # fmt: skip


def test_pages_have_the_movement_where_something_moves() -> None:
    moving, still = make_stretch(slug="moving"), make_stretch(slug="still")
    for stretch, hips in ((moving, (0, 90)), (still, (90, 90)), (make_stretch(slug="new", status="draft"), (0, 90))):
        for hip in hips:
            make_step(stretch=stretch, phase="move-in", pose={"hip": hip})

    assert [address for address in kept.pages(NOW) if address.endswith(".svg")] == [
        "/stretches/moving/figures/movement.svg"
    ]


@pytest.mark.parametrize("changes", HIDDEN)
def test_pages_leave_out_what_readers_cannot_see(changes: dict[str, Any]) -> None:
    make_guide(**changes)
    make_stretch(slug="seated", **changes)

    assert not {"/", "/stretches/seated/"} & set(kept.pages(NOW))


def test_pages_of_a_kind_without_a_page() -> None:
    make_faq()

    assert FAQ.offline_addresses(NOW) == []


def test_files_are_those_of_the_public_pages() -> None:
    names = [re.sub(r"\.[0-9a-f]{12}\.", ".", address) for address in kept.files()]

    assert {
        "/static/icons/mark.svg", "/static/icons/sprite.svg", "/static/js/offline.js", "/static/js/open-answers.js",
    } <= set(names)  # fmt: skip
    # Those that others import stand in these, and no page names them.
    assert [name for name in names if name.endswith(".css")] == [
        f"/static/css/{name}.css" for name in ("follow", "guide", "routine", "search", "sheet", "site", "stretch")
    ]
    assert not [name for name in names if "admin" in name or name.endswith(".png")]
    assert all(re.search(r"\.[0-9a-f]{12}\.(css|js|svg)$", address) for address in kept.files())


@pytest.mark.parametrize(
    "change",
    [
        lambda: Stretch.objects.update(feel="A gentle pull behind the knee."),
        lambda: Stretch.objects.update(status="draft"),
        lambda: Stretch.objects.update(order=5),
        make_tip,
        make_step,
        make_kit,
        make_reference,
    ],
    ids=["text", "draft", "order", "tip", "step", "kit", "reference"],
)
def test_version_changes_with_the_content(change: Callable[[], Any]) -> None:
    make_stretch()
    before = version()

    change()

    assert version() != before


@pytest.mark.parametrize(
    ("name", "make"),
    [("kit", make_kit), ("mistakes", make_mistake), ("faqs", make_faq), ("references", make_reference)],
)
def test_version_changes_with_what_a_stretch_is_joined_to(name: str, make: Callable[[], Any]) -> None:
    stretch, other = make_stretch(), make()
    before = version()

    getattr(stretch, name).add(other)
    joined = version()
    getattr(stretch, name).remove(other)

    assert joined != before
    assert version() == before


def test_version_changes_when_a_text_is_due() -> None:
    make_tip(publish_at=NOW + timedelta(hours=1))

    assert version(NOW) == version(NOW + timedelta(minutes=59))
    assert version(NOW) != version(NOW + timedelta(hours=1))


@pytest.mark.parametrize("state", ["reviewed", "changed"])
def test_version_changes_on_the_day_after_a_review_was_due(state: str) -> None:
    due = NOW.date()
    make_tip(review_state=state, reviewed_by=make_user(), reviewed_on=due - timedelta(days=9), review_due=due)

    assert version(NOW) == version(NOW + timedelta(hours=9))
    # Pages tell it of what is still reviewed alone.
    assert (version(NOW) != version(NOW + timedelta(days=1))) is (state == "reviewed")


def test_version_stays_when_nothing_changed() -> None:
    stretch = make_stretch()
    before = version()

    stretch.save()

    assert version() == before


@pytest.mark.parametrize("changes", HIDDEN)
def test_version_stays_when_readers_see_no_change(changes: dict[str, Any]) -> None:
    make_stretch()
    before = version()

    make_tip(**changes)

    assert version() == before


def test_version_changes_with_the_files() -> None:
    assert kept.version(NOW, ["/static/css/base.1.css"]) != kept.version(NOW, ["/static/css/base.2.css"])


def test_version_changes_with_the_templates(settings: Any, tmp_path: Any) -> None:
    template = tmp_path / "templates" / "base.html"
    template.parent.mkdir()
    settings.BASE_DIR = tmp_path
    template.write_text("<p>Old</p>")
    before = kept.release.__wrapped__()

    template.write_text("<p>New</p>")

    assert kept.release.__wrapped__() != before


def test_pictures_are_those_of_texts_that_readers_see() -> None:
    shown, of_a_step, hidden, of_a_hidden_step, _ = (make_picture() for _ in range(5))
    make_tip(why=f"One. {shown.markdown}", what_to_do=f"Two. {shown.markdown}")
    make_tip(why=hidden.markdown, status="draft")
    make_step(stretch=make_stretch(), text=of_a_step.markdown)
    make_step(stretch=make_stretch(status="draft"), text=of_a_hidden_step.markdown)

    assert sorted(kept.pictures(NOW)) == sorted(
        f"/pictures/{picture.permanent_id}-960x640.webp" for picture in (shown, of_a_step)
    )


def test_picture_that_is_small_is_kept_whole() -> None:
    make_tip(why=make_picture(permanent_id="bcdfghjk", width=300, height=200).markdown)

    assert kept.pictures(NOW) == ["/pictures/bcdfghjk-300x200.webp"]


def test_version_stays_when_a_picture_waits_for_its_text() -> None:
    make_stretch()
    before = version()

    make_picture()

    assert version() == before
