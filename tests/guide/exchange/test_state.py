import pytest

from guide.exchange.state import snapshot_of, stored
from guide.snapshot import snapshot
from tests.factories import make_kit, make_reference, make_step, make_stretch, make_tip, make_user

pytestmark = pytest.mark.django_db


def test_stored_is_what_a_snapshot_takes_down():
    stretch = make_stretch(permanent_id="22222222", reviewed_by=make_user(username="anna"))
    stretch.kit.add(make_kit(), make_kit(slug="band", name="Band"))
    make_step(stretch=stretch, title="Second", order=20)
    make_step(stretch=stretch, title="First", order=10)

    piece = stored()["stretches.stretch", "22222222"]

    assert [str(entry.row) for entry in piece[1:]] == ["First", "Second"]
    assert piece[0].record["fields"]["reviewed_by"] == ["anna"]
    assert snapshot_of(piece) == snapshot(stretch)


def test_stored_has_texts_alone_as_pieces():
    make_step()

    assert {kind for kind, _ in stored()} == {"guide.guide", "guide.section", "stretches.stretch"}


def test_stored_asks_as_much_for_many_as_for_one(django_assert_num_queries):
    # One for each of 12 kinds, and one for each of the fields for many that a kind with rows has.
    def add():
        make_tip(reviewed_by=make_user()).references.add(make_reference())
        make_step(stretch=make_stretch())

    add()
    with django_assert_num_queries(19):
        stored()
    add()
    with django_assert_num_queries(19):
        stored()
