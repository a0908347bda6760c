"""Words are set as large as fits, broken only when they must be, and never cut."""

import pytest
from fontTools.ttLib import TTFont

from guide.cards.lettering import FONT, can_write, fitted, font

WIDTH, HEIGHT = 520, 364


def is_inside(text: str) -> bool:
    made = fitted(text, WIDTH, HEIGHT)
    wide = max(font(made.size).getlength(line) for line in made.lines)
    return wide <= WIDTH and len(made.lines) * made.step <= HEIGHT


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Leg swings", ("Leg swings",)),
        ("Standing hamstring stretch", ("Standing", "hamstring", "stretch")),
        ("A stretch for hamstringsandcalves", ("A stretch for", "hamstringsandcalves")),
    ],
)
def test_words_stay_whole(text: str, lines: tuple[str, ...]) -> None:
    assert fitted(text, WIDTH, HEIGHT).lines == lines


def test_long_titles_are_set_smaller() -> None:
    sizes = [fitted("stretch " * times, WIDTH, HEIGHT).size for times in (1, 10, 20)]

    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 84
    assert 26 < sizes[2] < sizes[1] < 84


@pytest.fixture(scope="module")
def letters() -> set[str]:
    with TTFont(FONT) as file:
        return {chr(code) for code in file.getBestCmap()}


@pytest.mark.parametrize("letter", ["W", "i", "—"])
def test_160_letters_without_a_blank_are_broken(letter: str) -> None:
    text = letter * 160

    assert "".join(fitted(text, WIDTH, HEIGHT).lines) == text
    assert is_inside(text)


def test_160_of_the_widest_letter_fit(letters: set[str]) -> None:
    widest = max(letters, key=font(84).getlength)

    assert font(84).getlength(widest) > 84
    assert is_inside(widest * 160)


@pytest.mark.parametrize("text", ["a " * 80, "W " * 80, "Wi" * 30 + " " + "stretch " * 12, "." * 160])
def test_all_of_a_text_fits(text: str) -> None:
    assert "".join("".join(fitted(text, WIDTH, HEIGHT).lines).split()) == "".join(text.split())
    assert is_inside(text)


def test_text_that_cannot_fit_is_told() -> None:
    with pytest.raises(ValueError, match="small enough for 2000 characters"):
        fitted("W" * 2000, WIDTH, HEIGHT)


def test_can_write_what_the_font_has(letters: set[str]) -> None:
    others = {chr(code) for code in (*range(0x370, 0x3F0), *range(0x2190, 0x2212), 0x4E00, 0xFFFF, 0x1F600)} - letters

    assert [sign for sign in letters if not can_write(sign)] == []
    assert [sign for sign in others if can_write(sign)] == []
    assert len(letters) > 300
    assert len(others) > 200
