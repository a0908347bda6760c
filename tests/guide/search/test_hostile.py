"""Whatever is typed, the answer is clear."""

import pytest
from django.contrib.auth.models import AnonymousUser

from guide.search import search, suggest
from guide.search.engine import cleaned
from tests.factories import NOW, make_tip

pytestmark = pytest.mark.django_db

HOSTILE = [
    "", " ", "\0", "walk\0the\0dog", "\x1b[31m\x07\x08", "\ud800", "walk \udfff dog", "�", "x" * 10_000,
    "walk " * 2_000, " " * 5_000 + "walk", '"', '"walk', "walk*", "*", "NEAR(walk dog)", "title:walk",
    "walk AND NOT dog", "-walk", "^walk", "(", "((((((", "walk OR", "'; DROP TABLE guide_tip; --", "%", "_",
    "\\", "100%", "%s", "{}", "{{ walk }}", "<b>walk</b>", "walk & !dog | 'x':*", "<->", "🐕", "🏃\u200d♀️ walk",
    "👩\u200d👧" * 200, "كلب يمشي", "\u202ewalk\u202c", "לטייל", "散歩", "прогулка", "the a of to", "how",
    "what is it", "ß" * 300, "İ" * 300, "e\u0301" * 300, "\u0301" * 300, "ﷺ" * 200, "½ ² ①", "a" * 41, "walk's",
    "’", "walk’s ’", "-" * 300, "1 2 3 4 5", "9" * 300, "\n\r\t\x0b\x0c\x85\u2028walk", "\ufeffwalk",
    "\U000e0001",
]  # fmt: skip


def test_anything_is_answered(either_database: str) -> None:
    make_tip(title="Walk the dog")

    for text in HOSTILE:
        results = search(text, AnonymousUser(), NOW)
        said = [results.query, *(part for hit in results.hits for part, _ in [*hit.title, *hit.excerpt])]
        assert len(results.query) <= 200
        assert b"\0" not in "".join(said).encode()
        assert isinstance(suggest(text, AnonymousUser(), NOW), list)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  walk \n the\tdog ", "walk the dog"),
        ("walk\0dog", "walk dog"),
        ("\u202ewalk\ud800", "walk"),
        ("x" * 10_000, "x" * 200),
        (" " * 1_000 + "walk", "walk"),
        ("🐕 كلب", "🐕 كلب"),
    ],
)
def test_what_was_typed_is_cleaned(text: str, kept: str) -> None:
    assert cleaned(text) == kept


@pytest.mark.parametrize("text", ["walk*", '"walk', "NEAR(walk dog)", "title:walk", "<b>walk</b>", "\u202ewalk\u202c"])
def test_signs_around_words_do_not_matter(text: str) -> None:
    make_tip(title="Walk the dog")

    assert [str(hit.content) for hit in search(text, AnonymousUser(), NOW).hits] == ["Walk the dog"]
