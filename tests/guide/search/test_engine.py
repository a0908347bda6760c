"""What a search answers with: the right things in the right order, in words and places that readers know."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from guide.search import Results, Suggestion, search, suggest
from guide.search.index import freshen
from tests.factories import (
    NOW,
    make_benefit,
    make_faq,
    make_flag,
    make_guide,
    make_mistake,
    make_section,
    make_step,
    make_stretch,
    make_synonym,
    make_tip,
    make_user,
)  # fmt: skip

pytestmark = pytest.mark.django_db

READER = AnonymousUser()


def ask(text: str, user: Any = READER) -> Results:
    return search(text, user, NOW)


def titles(text: str) -> list[str]:
    return [str(hit.content) for hit in ask(text).hits]


def test_each_kind_is_found_in_its_place_under_its_name() -> None:
    guide = make_guide(title="A guide to anchors")
    section = make_section(guide=guide, title="All anchors", slug="anchors")
    stretch = make_stretch(section=section, title="Anchor stretch", slug="anchor-stretch")
    step = make_step(stretch=stretch, title="Anchor")
    make_benefit(section=section, title="Anchors hold", slug="hold")
    make_mistake(section=section, title="Losing anchors", slug="lost")
    make_tip(section=section, title="Clean the anchor", slug="clean")
    make_faq(section=section, title="Which anchor?", slug="which")
    make_flag(title="your anchor hurts", slug="anchor")

    found = {(hit.kind, "".join(text for text, _ in hit.title), hit.url) for hit in ask("anchors").hits}

    assert found == {
        ("Guide", "A guide to anchors", "/"),
        ("Part of the guide", "All anchors", "/#anchors"),
        ("Stretch", "Anchor stretch", "/stretches/anchor-stretch/"),
        ("Step", "Anchor", f"/stretches/anchor-stretch/#step-{step.permanent_id}"),
        ("Benefit", "Anchors hold", "/#benefit-hold"),
        ("Common mistake", "Losing anchors", "/#mistake-lost"),
        ("Tip", "Clean the anchor", "/#tip-clean"),
        ("Question", "Which anchor?", "/#faq-which"),
        ("When to get help", "Your anchor hurts", "/when-to-get-help/#redflag-anchor"),
    }
    assert ask("anchors").total == 9


def test_title_comes_before_text_and_more_words_before_fewer() -> None:
    make_tip(title="Keep moving", why="A dog helps.")
    make_tip(title="Walk the dog", why="It helps.")
    make_faq(title="Should I walk?", answer="Yes. Walk a lot, and walk well.")

    assert titles("walk dog") == ["Walk the dog", "Should I walk?", "Keep moving"]


def test_part_never_goes_before_its_text() -> None:
    stretch = make_stretch(title="Lying stretch")
    make_step(stretch=stretch, title="Raise the anchor", text="Raise the anchor slowly.")

    assert titles("raise the anchor") == ["Lying stretch", "Raise the anchor"]


def test_signs_of_danger_go_up_if_the_words_sound_like_one_and_down_if_not() -> None:
    make_flag(title="Oar", slug="a")
    make_tip(title="Oar and boat", slug="b")
    make_tip(title="Cancer", slug="c")
    make_flag(title="Cancer and cells", slug="d")

    assert titles("oar") == ["Oar and boat", "Oar"]
    assert titles("cancer") == ["Cancer and cells", "Cancer"]


@pytest.mark.parametrize("text", ["stretching", "stretches", "STRETCH", "stretched?", "“stretch”", "stre\u0301tch"])
def test_forms_of_a_word_are_one(text: str) -> None:
    make_tip(title="Stretch gently")

    assert titles(text)[0] == "Stretch gently"


def test_words_of_readers_stand_for_those_of_the_guide() -> None:
    make_tip(title="Strengthen your core")
    make_synonym(typed="tummy, hold it all in", meant="core, the")

    assert titles("a strong tummy") == titles("how to hold it so all is in") == ["Strengthen your core"]
    assert titles("hold me") == []


def test_matched_words_are_marked_and_the_telling_sentence_is_shown() -> None:
    make_tip(
        title="Walk the dog",
        why="Dogs like it. [@study] Nobody knows why **walks** help a [dog](/dogs/).",
        what_to_do="- Go out.\n- Come back in.",
    )

    (hit,) = ask("walking a dog").hits

    assert hit.title == [("Walk", True), (" the ", False), ("dog", True)]
    assert hit.excerpt == [
        ("Nobody knows why ", False), ("walks", True), (" help a ", False), ("dog", True),
        (". Go out. Come back in.", False),
    ]  # fmt: skip


def test_text_without_a_text_has_an_empty_excerpt() -> None:
    make_flag(title="your anchor hurts", advice="")

    assert ask("anchor").hits[0].excerpt == []


def test_sign_of_danger_is_told_whatever_is_found() -> None:
    assert ask("numb bum").red_flag
    assert ask("I lost controll of my blader").red_flag
    assert not ask("hamstring").red_flag
    make_flag(title="your foot slaps the ground", level="urgent", on_safety_card=False)
    make_flag(title="your nose is cold", level="gp", on_safety_card=False)
    assert ask("foot slaps the ground").red_flag
    assert not ask("my nose is cold").red_flag


def test_weak_matches_are_left_out() -> None:
    for number in range(9):
        make_tip(title=f"Move {number}", why="Back pain may ease.")
    make_tip(title="Try a trampoline", why="For your back.")

    assert titles("trampoline for my back")[0] == "Try a trampoline"
    assert len(titles("trampoline for my back")) == 1


def test_most_are_told_of_many(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(70):
        make_tip(title="Walk the dog")

    assert ask("dog").total == 40


@pytest.mark.parametrize("rows", [1, 50])
def test_search_asks_the_database_as_often(django_assert_num_queries: DjangoAssertNumQueries, rows: int) -> None:
    make_flag(title="your dog walks")
    make_step(stretch=make_stretch(title="A dog walk"), title="Walk the dog")
    make_faq(title="Will the dog walk?")
    make_tip(title="Walk the dog")
    for _ in range(rows):
        make_tip(title="Keep going", why="It keeps a dog going.")
    ask("dog")

    # The state, the postings, the documents, the guide, five kinds, and the signs.
    with django_assert_num_queries(10):
        hits = ask("dog walks").hits
        assert {hit.kind for hit in hits} == {"When to get help", "Stretch", "Step", "Tip", "Question"}
        assert all(hit.url and hit.title and isinstance(hit.excerpt, list) for hit in hits)


def test_common_words_cost_no_more_than_rare_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a common word only the most telling documents are looked at, and these as a whole."""
    monkeypatch.setattr("guide.search.ranking.FOR_A_STEM", 5)
    for number in range(8):
        make_tip(title=f"Walk {number}", why="Dogs like to walk.")
    make_tip(title="Zebras", why="They walk too.")

    assert titles("walk zebra")[0] == "Zebras"
    assert len(titles("walk")) == 5


def test_suggestions_go_on_from_what_was_typed() -> None:
    make_tip(title="Walk the dog", slug="dog")
    make_tip(title="Walk uphill", slug="hill")
    make_faq(title="How do dogs walk?", slug="dogs")
    make_tip(title="Doors", why="A dog.", status="draft")

    assert suggest("walk the d", READER, NOW) == [
        Suggestion("Walk the dog", "Tip", "/#tip-dog"), Suggestion("How do dogs walk?", "Question", "/#faq-dogs"),
    ]  # fmt: skip
    assert suggest("DO", make_user(), NOW)[0].title == "Doors"
    assert len(suggest("w", READER, NOW)) == 3
    assert len(suggest("w", READER, NOW, limit=2)) == 2


def test_suggestions_come_near_where_none_goes_on() -> None:
    make_tip(title="Walk the dog", slug="dog")
    make_tip(title="Walk the dog", slug="again")

    assert [each.title for each in suggest("wlaking dogs", READER, NOW)] == ["Walk the dog"]
    assert suggest("the", READER, NOW) == suggest("", READER, NOW) == suggest("?", READER, NOW) == []


def test_suggestions_ask_the_database_as_often(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(50):
        make_tip(title=f"Walk the dog {number}")
    freshen()
    suggest("wal", READER, NOW)

    with django_assert_num_queries(5):
        assert len(suggest("walk the d", READER, NOW)) == 6
