"""Rules about a single text. Each takes the text alone, so it can be tried without a database."""

import re
from collections.abc import Iterator
from itertools import pairwise

from django.utils.text import Truncator

from guide import prose
from guide.content_checks.registry import Level, Problem, text_rule
from guide.markdown_parts import parts_of

# Words of a sentence: more than the first is worth a second look, more than the second is too long.
LONG, TOO_LONG = 20, 25
SENTENCES = 3
# What editors type as the words of a picture that says nothing by itself.
DECORATIVE = "decorative"
FILE_NAME = re.compile(r"\S+\.(?:avif|gif|jpe?g|png|webp)", re.IGNORECASE)


def quote(text: str) -> str:
    return f"“{Truncator(text).words(12, truncate=' …')}”"


@text_rule(Level.ERROR)
def sentence_too_long(text: str) -> Iterator[Problem]:
    for sentence in prose.long_sentences(text, TOO_LONG):
        yield _long(sentence)


@text_rule(Level.WARNING)
def sentence_long(text: str) -> Iterator[Problem]:
    for sentence in prose.long_sentences(text, LONG):
        if len(sentence.split()) <= TOO_LONG:
            yield _long(sentence)


def _long(sentence: str) -> Problem:
    said = f"This sentence has {len(sentence.split())} words: {quote(sentence)}."
    return Problem(said, f"Split it, so that each part has {LONG} words or fewer.")


@text_rule(Level.WARNING)
def paragraph_long(text: str) -> Iterator[Problem]:
    for paragraph in prose.long_paragraphs(text, SENTENCES):
        said = f"This paragraph has more than {SENTENCES} sentences: {quote(paragraph)}."
        yield Problem(said, "Put a blank line where a new thought starts.")


@text_rule(Level.ERROR)
def word_to_avoid(text: str) -> Iterator[Problem]:
    for word in dict.fromkeys(prose.words_to_avoid(text)):
        yield Problem(f"“{word}” promises too much.", "Say what was seen, such as “may help” or “can ease”.")


@text_rule(Level.ERROR)
def heading_skips_a_level(text: str) -> Iterator[Problem]:
    headings = parts_of(text).headings
    for (above, _), (level, words) in pairwise([(0, ""), *headings]):
        if level > above + 1:
            yield Problem(
                f"The heading {quote(words)} skips a level.", f"Start it with {'#' * (above + 1)} and a space."
            )


@text_rule(Level.ERROR)
def picture_without_words(text: str) -> Iterator[Problem]:
    for picture in parts_of(text).pictures:
        if not picture.words.strip() or FILE_NAME.fullmatch(picture.words.strip()):
            said = f"The picture “{picture.address}” has no words for people who cannot see it."
            yield Problem(said, f"Say between [ and ] what it shows, or {DECORATIVE} if the text loses nothing.")


@text_rule(Level.ERROR)
def picture_from_elsewhere(text: str) -> Iterator[Problem]:
    for picture in parts_of(text).pictures:
        if not picture.address.startswith("/") or picture.address.startswith("//"):
            said = f"The picture “{picture.address}” is not in the guide, so readers would not see it."
            yield Problem(said, "Add it as a picture of the guide, if we may use it.")
