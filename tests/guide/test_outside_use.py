"""Which texts link to other sites."""

import pytest

from guide.outside_links import OutsideLink
from guide.outside_use import broken_links, outside_addresses
from tests.factories import make_reference, make_section, make_step, make_stretch, make_tip

pytestmark = pytest.mark.django_db


def test_outside_addresses_of_every_kind_of_text() -> None:
    section = make_section(
        body="See [them](https://example.org/a#part), [them again](https://example.org/a) and [us](/)."
    )
    draft = make_tip(why="<http://example.org/b>", status="draft")
    stretch = make_step(stretch=make_stretch(), text="[x](https://example.org/a)").stretch
    study = make_reference(doi="10.1186/1234", link="https://example.org/never-shown")
    make_reference(link="ftp://example.org/c")

    assert outside_addresses() == {
        "https://example.org/a": [section, stretch],
        "http://example.org/b": [draft],
        "https://doi.org/10.1186/1234": [study],
    }


def test_outside_link_is_called_by_its_address() -> None:
    assert str(OutsideLink(address="https://example.org/")) == "https://example.org/"


def make_broken(address: str) -> OutsideLink:
    return OutsideLink.objects.create(address=address, outcome="broken", status=404, error="The page is not there.")


def test_broken_links_come_with_their_texts() -> None:
    tip = make_tip(why="[x](https://example.org/gone)")
    gone = make_broken("https://example.org/gone")
    make_broken("https://example.org/used-no-more")
    OutsideLink.objects.create(address="https://example.org/well", outcome="well")

    assert [(broken.link, broken.texts) for broken in broken_links()] == [(gone, [tip])]


def test_broken_links_ask_the_same_for_more_rows(django_assert_num_queries) -> None:
    for number in range(5):
        make_step(stretch=make_stretch(), text=f"[x](https://example.org/{number})")
        make_broken(f"https://example.org/{number}")

    with django_assert_num_queries(11):
        assert len(broken_links()) == 5


def test_broken_links_ask_once_if_there_are_none(django_assert_num_queries) -> None:
    make_tip(why="[x](https://example.org/)")

    with django_assert_num_queries(1):
        assert broken_links() == []
