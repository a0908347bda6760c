"""Links in other texts follow a rename, where the editor wants it and may change the text."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User

from guide.accounts import create_groups
from guide.models import Tip
from guide.relink import moved, relink
from guide.snapshot import snapshot
from guide.versions import Version
from stretches.models import Stretch
from tests.factories import PAST, make_step, make_stretch, make_tip, make_user

pytestmark = pytest.mark.django_db

BEFORE = Stretch(slug="lying", former_slugs=["old"])
AFTER = Stretch(slug="flat", former_slugs=["old", "lying"])


@pytest.fixture
def editor() -> User:
    create_groups()
    return make_user("Editor")


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/stretches/lying/", "/stretches/flat/"),
        ("/stretches/old/follow/?a=b#c", "/stretches/flat/follow/?a=b#c"),
        ("http://testserver/stretches/lying/", "http://testserver/stretches/flat/"),
        ("#stretch-lying", "#stretch-flat"),
        ("/#stretch-old", "/#stretch-flat"),
        ("stretches/lying/", "/stretches/flat/"),
    ],
)
def test_moved_link(link: str, expected: str) -> None:
    assert moved(link, BEFORE, AFTER, "/") == expected


def test_links_are_changed_and_the_rest_stays(editor: User) -> None:
    stretch = make_stretch(slug="lying")
    text = (
        "[a](/stretches/lying/) [b](/stretches/lying/ 'c') [d](/stretches/lying-down/)\n\n[e]: /stretches/lying/follow/"
    )
    tip = make_tip(why=text + "\n\n[e] lying", review_state="none")
    step = make_step(
        stretch=make_stretch(title="Seated"), text="</stretches/lying/> <http://testserver/stretches/lying/>"
    )

    changed = relink(stretch, AFTER, editor)

    tip.refresh_from_db()
    step.refresh_from_db()
    assert changed == [tip, step.stretch]
    assert tip.why == (
        "[a](/stretches/flat/) [b](/stretches/flat/ 'c') [d](/stretches/lying-down/)\n\n"
        "[e]: /stretches/flat/follow/\n\n[e] lying"
    )
    assert step.text == "</stretches/lying/> <http://testserver/stretches/flat/>"
    assert tip.changed_on == PAST


def test_each_changed_text_has_a_version(editor: User) -> None:
    stretch = make_stretch(title="Lying", slug="lying")
    tip = make_tip(why="[a](/stretches/lying/)", what_to_do="[b](/stretches/lying/)")

    relink(stretch, Stretch(title="Lying", slug="flat"), editor)

    (version,) = Version.objects.of(tip)
    assert (version.made_by, version.why) == (editor, "Links follow the new address of “Lying”.")
    assert "/stretches/flat/" in version.data[0]["fields"]["what_to_do"]


def test_permanent_links_stay(editor: User) -> None:
    stretch = make_stretch(slug="lying", permanent_id="kmnpqrst")
    make_tip(why="[a](/l/kmnpqrst)")

    assert relink(stretch, AFTER, editor) == []
    assert not Version.objects.exists()


def test_text_with_a_draft_change_is_left_alone(editor: User) -> None:
    stretch, tip = make_stretch(slug="lying"), make_tip(why="[a](/stretches/lying/)")
    Version.objects.record(tip, by=editor, state=Version.State.PENDING, data=snapshot(tip))

    assert relink(stretch, AFTER, editor) == []
    assert Tip.objects.get().why == "[a](/stretches/lying/)"
    assert Version.objects.pending().count() == 1


@pytest.mark.parametrize("person", [AnonymousUser(), "staff"])
def test_text_that_a_person_may_not_change_is_left_alone(person: Any) -> None:
    stretch = make_stretch(slug="lying")
    make_tip(why="[a](/stretches/lying/)")

    assert relink(stretch, AFTER, make_user() if person == "staff" else person) == []
    assert Tip.objects.get().why == "[a](/stretches/lying/)"
