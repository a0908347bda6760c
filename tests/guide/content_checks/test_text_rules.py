"""Rules about a single text: each on what it is for, and on what it must leave alone."""

import pytest

from guide.content_checks import text_rules as rules
from guide.content_checks.registry import Problem, TextCheck

SENTENCE_20 = "word " * 19 + "end."
SENTENCE_21 = "word " * 20 + "end."
SENTENCE_25 = "word " * 24 + "end."
SENTENCE_26 = "word " * 25 + "end."

BAD = [
    (rules.sentence_too_long, SENTENCE_26, "This sentence has 26 words: “word word"),
    (rules.sentence_long, SENTENCE_21, "This sentence has 21 words: “word word"),
    (rules.sentence_long, SENTENCE_25, "This sentence has 25 words"),
    (rules.paragraph_long, "One is. Two is. Three is. Four is.", "more than 3 sentences: “One is. Two is."),
    (rules.word_to_avoid, "A simple **Cure** for all.", "“Cure” promises too much."),
    (rules.word_to_avoid, "Be pain-free.", "“pain-free” promises too much."),
    (rules.heading_skips_a_level, "# One\n\n### Two", "The heading “Two” skips a level."),
    (rules.heading_skips_a_level, "## Two first", "The heading “Two first” skips a level."),
    (rules.picture_without_words, "![](/pictures/a.webp)", "The picture “/pictures/a.webp” has no words"),
    (rules.picture_without_words, "![ ](/pictures/a.webp)", "has no words"),
    (rules.picture_without_words, "![IMG_0012.JPG](/pictures/a.webp)", "has no words"),
    (rules.picture_from_elsewhere, "![A leg](https://example.org/a.webp)", "“https://example.org/a.webp” is not in"),
    (rules.picture_from_elsewhere, "![A leg](//example.org/a.webp)", "is not in the guide"),
    (rules.picture_from_elsewhere, "![A leg](a.webp)", "is not in the guide"),
]
GOOD = [
    (rules.sentence_too_long, SENTENCE_25),
    (rules.sentence_long, SENTENCE_20),
    (rules.sentence_long, SENTENCE_26),
    (rules.paragraph_long, "One is. Two is. Three is.\n\nFour is."),
    (rules.word_to_avoid, "It is secure, and it may help."),
    (rules.heading_skips_a_level, "# One\n\n## Two\n\n# Three\n\n## Four\n\n### Five"),
    (rules.picture_without_words, "![decorative](/pictures/a.webp) ![A bent leg](/pictures/b.webp)"),
    (rules.picture_from_elsewhere, "![A leg](/pictures/a.webp) [a link](https://example.org/)"),
]


@pytest.mark.parametrize(("check", "text", "said"), BAD)
def test_rule_finds(check: TextCheck, text: str, said: str) -> None:
    problems = list(check(text))

    assert [said in problem.text for problem in problems] == [True]


@pytest.mark.parametrize(("check", "text"), GOOD)
def test_rule_leaves(check: TextCheck, text: str) -> None:
    assert list(check(text)) == []


def test_word_to_avoid_names_each_once() -> None:
    assert len(list(rules.word_to_avoid("The best of the best, proven."))) == 2


def test_what_to_do_fits_the_heading() -> None:
    assert list(rules.heading_skips_a_level("# One\n\n#### Two")) == [
        Problem("The heading “Two” skips a level.", "Start it with ## and a space.")
    ]
