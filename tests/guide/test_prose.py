"""The rules themselves: each one catches what it is for."""

from time import process_time

import pytest

from guide import prose

LONG = "word " * 25 + "end."


def test_long_sentences_finds_one_of_26_words() -> None:
    assert prose.long_sentences(f"Short. {LONG} Short again.") == [LONG]


def test_long_sentences_counts_list_items_apart() -> None:
    assert prose.long_sentences("- " + "word " * 20 + "\n- " + "word " * 20) == []


def test_long_paragraphs_finds_four_sentences() -> None:
    assert prose.long_paragraphs("One. Two. Three. Four.\n\nOne. Two. Three.") == ["One. Two. Three. Four."]


@pytest.mark.parametrize("text", ["A cure.", "It FIXES backs", "pain-free", "bones out of line", "the **best** one"])
def test_words_to_avoid_finds_them(text: str) -> None:
    assert prose.words_to_avoid(text)


@pytest.mark.parametrize("text", ["It is secure.", "bestow", "affix", "improvenly"])
def test_words_to_avoid_leaves_other_words(text: str) -> None:
    assert prose.words_to_avoid(text) == []


def test_plain_takes_out_marks_and_links() -> None:
    assert prose.plain("It **may** help. [@who-2023] See [help](/x/).") == "It may help. See help."


def test_reading_grade_rises_with_long_words() -> None:
    easy = prose.reading_grade("The cat sat on the mat. It was a big cat.")
    hard = prose.reading_grade("Considerable musculoskeletal discomfort necessitates professional consultation.")

    assert easy < 2 < 15 < hard


@pytest.mark.parametrize("sign", ["[", "![", " ", "\n", "*", ".", "- ", "1. ", "[x](", "[@a"])
def test_odd_texts_take_no_time(sign: str) -> None:
    text = sign * (100_000 // len(sign))
    started = process_time()

    prose.long_sentences(text)
    prose.long_paragraphs(text)
    prose.words_to_avoid(text)

    assert process_time() - started < 2
