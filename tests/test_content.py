"""The content that comes with the project: complete, plain, honest, and safe to load."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client

from guide import prose
from guide.markdown import cited_keys
from guide.models import FAQ, Benefit, Guide, RedFlag, Reference, Section, Tip
from guide.publishing import Publishable
from stretches.models import Mistake, Step, Stretch

FIXTURES = sorted((settings.BASE_DIR / "fixtures").glob("*.json"))
# Works of others keep the titles their authors gave them, and readers type what they like.
OURS = [path for path in FIXTURES if path.stem not in ("references", "synonyms")]
NOT_PROSE = {
    "permanent_id",
    "slug",
    "status",
    "publish_at",
    "changed_on",
    "review_state",
    "key",
    "doi",
    "link",
    "person",
    "place",
    "easier_place",
}


def rows(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text())
    return found


def texts(path: Path) -> list[str]:
    """Every text of a fixture that a reader sees."""
    return [
        value
        for row in rows(path)
        for name, value in row["fields"].items()
        if isinstance(value, str) and name not in NOT_PROSE
    ]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_sentences_are_short(path: Path) -> None:
    assert [found for text in texts(path) for found in prose.long_sentences(text)] == []


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_paragraphs_are_short(path: Path) -> None:
    long = [found for text in texts(path) for found in prose.long_paragraphs(text)]

    # The lists of who should take care hold up to four short rules in one item.
    assert [found for found in long if not found.startswith("- ")] == []


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_words_to_avoid_are_avoided(path: Path) -> None:
    assert [(word, text) for text in texts(path) for word in prose.words_to_avoid(text)] == []


@pytest.mark.parametrize("path", [path for path in OURS if path.stem != "kit"], ids=lambda path: path.stem)
def test_reading_age_is_eleven_or_less(path: Path) -> None:
    # A child of 11 is in the sixth grade.
    assert prose.reading_grade("\n\n".join(texts(path))) <= 6


@pytest.mark.usefixtures("content")
def test_nothing_is_missing() -> None:
    counts = {model: model.objects.count() for model in (Guide, Section, Stretch, Benefit, Mistake, Tip, FAQ)}

    assert counts == {Guide: 1, Section: 10, Stretch: 5, Benefit: 5, Mistake: 5, Tip: 6, FAQ: 15}
    assert Step.objects.count() >= 30
    assert RedFlag.objects.filter(level="emergency").count() == 10


# Content brief, 1.11 and 1.12: every number and example of the source.
FACTS = [
    "20 to 30 seconds", "5 to 10 minutes", "15 to 20 minutes", "at least 3 to 4 times a week", "a few sessions",
    "walking or jogging", "hot water bottle", "heating pad", "warm bath", "plank", "bridge", "short walks",
    "swimming or cycling", "hip flexors", "lower back", "quads", "run, jump or bend", "fitness trainer",
    "medium-firm", "not medical advice", "squeezed nerves", "upside-down",
]  # fmt: skip


@pytest.mark.usefixtures("content")
def test_article_and_help_carry_every_fact(client: Client) -> None:
    pages = client.get("/").content + client.get("/when-to-get-help/").content

    text = " ".join(re.sub("<[^>]*>", " ", pages.decode()).split())
    assert [fact for fact in FACTS if fact not in text] == []


@pytest.mark.usefixtures("content")
def test_benefits_heading_carries_reference_one(client: Client) -> None:
    html = client.get("/").content.decode()

    heading = re.search(r'<h2 id="benefits-heading">.*?</h2>', html, re.DOTALL)
    assert heading is not None
    assert 'href="#reference-1"' in heading[0]


@pytest.mark.usefixtures("content")
def test_sciatica_is_never_a_plain_yes() -> None:
    answer = FAQ.objects.get(slug="sciatica").answer

    assert not answer.lower().startswith("yes")
    assert "Ask a GP or physio before you try them." in answer
    assert "stop at once" in answer


@pytest.mark.usefixtures("content")
def test_no_review_is_claimed() -> None:
    unreviewed = {"review_state": "none", "reviewed_on": None, "reviewed_by": None, "review_due": None}
    for model in apps.get_models():
        if issubclass(model, Publishable):
            assert not model.objects.exclude(**unreviewed).exists()
    assert not Reference.objects.exclude(checked_on=None).exists()


@pytest.mark.usefixtures("content")
def test_every_row_is_valid() -> None:
    for model in (*apps.get_app_config("guide").get_models(), *apps.get_app_config("stretches").get_models()):
        for row in model._default_manager.all():
            row.full_clean()


@pytest.mark.usefixtures("content")
def test_every_reference_is_cited(client: Client) -> None:
    html = client.get("/sources/").content.decode()

    assert html.count('id="reference-') == Reference.objects.count() >= 50
    assert "No text uses it" not in html


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_placed_marks_are_among_the_references(path: Path) -> None:
    for row in rows(path):
        fields = row["fields"]
        placed = {key for value in fields.values() if isinstance(value, str) for key in cited_keys(value)}
        assert placed <= {key for (key,) in fields.get("references", [])}, fields["title"]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixtures_name_no_database_ids(path: Path) -> None:
    assert all("pk" not in row for row in rows(path))


def test_permanent_ids_are_unique_across_models() -> None:
    ids = [row["fields"]["permanent_id"] for path in FIXTURES for row in rows(path) if "permanent_id" in row["fields"]]

    assert len(set(ids)) == len(ids) >= 100
