"""What a search makes of typing errors, and that it leaves right words alone."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from guide.search import Results, search
from tests.factories import (
    FUTURE,
    NOW,
    make_faq,
    make_tip,
    make_user,
)  # fmt: skip

pytestmark = pytest.mark.django_db

READER = AnonymousUser()


def ask(text: str, user: Any = READER) -> Results:
    return search(text, user, NOW)


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("hamstrng strech", [("hamstrng", "hamstring"), ("strech", "stretch")]),
        ("hamstringstretch", [("hamstringstretch", "hamstring stretch")]),
        ("ham string", []),
        ("hamtsring", [("hamtsring", "hamstring")]),
        ("hmastring", [("hmastring", "hamstring")]),
        ("hasmtrng", [("hasmtrng", "hamstring")]),
        ("hamstring 12345", []),
    ],
)
def test_typing_errors_are_read_as_what_was_meant_and_told(text: str, corrected: list[tuple[str, str]]) -> None:
    make_faq(title="Which hamstring stretch?", slug="which")

    results = ask(text)

    assert [hit.url for hit in results.hits] == ["/#faq-which"]
    assert results.corrected == corrected


@pytest.mark.parametrize("text", ["back", "kitten", "zzzzzzzz", "mate"])
def test_other_words_are_left_alone(text: str) -> None:
    make_tip(title="Mats", why="On the floor.")

    assert (ask(text).hits, ask(text).corrected) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "massage",
        "mower",
        "slower",
        "carer",
        "period",
        "kidney",
        "protein",
        "backpack",
        "staff",
        "pause",
        "crutches",
        "ballet",
        "surfing",
        "anymore",
    ],
)
def test_words_that_are_right_are_not_read_as_others(text: str) -> None:
    make_tip(
        title="A message about power, care, persons and kinder ways to protect the stiff passage",
        why="Lower the cause. Summing up, crunches with a ball for anyone.",
    )
    make_tip(title="Back", slug="pack")

    assert (ask(text).hits, ask(text).corrected) == ([], [])


@pytest.mark.parametrize(("text", "meant"), [("breth", "breath"), ("wight", "weight"), ("tigt", "tight")])
def test_rare_or_short_words_that_lost_a_letter_are_read_as_what_was_meant(text: str, meant: str) -> None:
    make_tip(title="Breath, weight and tight", slug="tip")

    assert ask(text).corrected == [(text, meant)]


def test_word_without_its_space_is_parted_into_whole_words() -> None:
    make_tip(title="Aching and ills", slug="tip")

    assert ask("achingills").corrected == [("achingills", "aching ills")]
    assert ask("achilled").corrected == []


@pytest.mark.parametrize("text", ["anyonne", "anymoore", "becuase", "woudl"])
def test_no_word_is_read_as_one_that_says_nothing(text: str) -> None:
    make_tip(title="Anyone would, because of the world", slug="tip")

    assert ask(text).corrected == []


def test_words_of_danger_are_corrected_even_if_they_say_nothing_else() -> None:
    assert ask("cnat pee").red_flag
    assert ask("both thigs are numb").red_flag


def test_two_letters_that_changed_places_are_noticed_in_a_short_word() -> None:
    make_tip(title="Pain and rain", slug="pain")

    assert ask("pian").corrected == [("pian", "pain")]
    assert ask("paim").corrected == []


def test_nearest_words_are_looked_for_together() -> None:
    make_tip(title="Bowing", slug="bow")
    make_tip(title="Rowing", slug="row")

    results = ask("xowing")

    assert {hit.url for hit in results.hits} == {"/#tip-bow", "/#tip-row"}
    assert results.corrected == [("xowing", "bowing")]


def test_words_of_hidden_texts_are_not_told() -> None:
    make_tip(title="The zeppelin arrives", publish_at=FUTURE)
    make_tip(title="The helicopter", status="draft")
    make_tip(title="Arrive well")

    assert ask("zepelin arrive").corrected == []
    assert ask("helicoptre").corrected == []
    assert ask("helicoptre", make_user()).corrected == [("helicoptre", "helicopter")]


def test_hidden_words_are_not_told_when_one_is_parted() -> None:
    make_faq(title="Zorblatt secretus?", publish_at=FUTURE)

    assert ask("zorblattsecretus").corrected == []
