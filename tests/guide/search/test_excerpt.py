"""The part of a text that shows why it was found. Needs no database."""

import pytest

from guide.models import Tip
from guide.search.excerpt import LONGEST, excerpt, marked
from stretches.models import Stretch

LONG = "We went out. " + "A word about nothing, " * 12 + "then an anchor, " + "and more about nothing, " * 9 + "done."


def test_sentence_with_most_words_comes_first() -> None:
    tip = Tip(why="Dogs walk.\n\nCats sleep a lot. Cats and dogs walk.", what_to_do="Walk with a cat.")

    assert excerpt(tip, {"cat", "dog", "walk"}) == "Cats and dogs walk. Walk with a cat."


def test_first_sentence_stands_for_a_text_without_the_words() -> None:
    assert excerpt(Tip(why="Dogs walk. Cats sleep."), {"fish"}) == "Dogs walk. Cats sleep."


def test_no_more_sentences_than_there_is_room_for() -> None:
    text = "Dogs walk. " + "Cats sleep all day and most of the night. " * 5

    assert excerpt(Tip(why=text), {"dog"}) == "Dogs walk." + " Cats sleep all day and most of the night." * 4


def test_choices_and_pictures_are_no_sentences() -> None:
    stretch = Stretch(
        summary="A gentle one.", position="lying", muscles="Calves", feel="Easy.", easier_pose={"lying": 1}
    )

    assert excerpt(stretch, {"lie"}) == "A gentle one. Calves. Easy."


def test_long_sentence_is_cut_around_its_word() -> None:
    found = excerpt(Tip(why=LONG), {"anchor"})

    assert found.startswith("… ")
    assert found.endswith(" …")
    assert "then an anchor, and more" in found
    assert len(found) <= LONGEST + 4


def test_long_sentence_is_cut_at_one_end_where_the_other_is_near() -> None:
    start, end = f"An anchor, {LONG[54:]}", f"{LONG[14:-5]} and an anchor."

    assert excerpt(Tip(why=start), {"anchor"}).startswith("An anchor, ")
    assert excerpt(Tip(why=start), {"anchor"}).endswith(" …")
    assert excerpt(Tip(why=end.replace("then an anchor", "then")), {"anchor"}).endswith(" and an anchor.")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("Sit.", [("Sit.", False)]),
        ("Walk", [("Walk", True)]),
        ("Walking, walks & <b>", [("Walking", True), (", ", False), ("walks", True), (" & <b>", False)]),
        ("A dog’s walk", [("A dog’s ", False), ("walk", True)]),
    ],
)
def test_words_are_marked_and_the_text_stays_whole(text: str, pieces: list[tuple[str, bool]]) -> None:
    assert marked(text, {"walk"}) == pieces
    assert "".join(part for part, _ in pieces) == text


def test_what_to_avoid_is_not_shown_as_something_to_do() -> None:
    stretch = Stretch(summary="A gentle one.", slips="- Locking your knees")

    assert excerpt(stretch, {"lock"}) == "A gentle one."
