"""Everyday questions find what they should, on both databases."""

import json
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command

from guide.search import Results, search
from tests.factories import FUTURE

# What readers may type; what should be found for it, any of which will do; whether it sounds like a sign of danger.
QUESTIONS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("queries.json").read_text())


def names(results: Results) -> list[str]:
    return [f"{hit.content._meta.model_name}:{getattr(hit.content, 'slug', '')}" for hit in results.hits]


def test_questions_find_what_they_should(either_database: str, db: None) -> None:
    call_command("load_content", verbosity=0)

    places = {}
    flags = []
    for question in QUESTIONS:
        results = search(question["q"], AnonymousUser(), FUTURE)
        found = names(results)
        places[question["q"]] = min((found.index(name) for name in question["expect"] if name in found), default=99)
        if results.red_flag != question["red_flag"]:
            flags.append(question["q"])

    assert len(places) >= 60
    assert flags == []
    assert sum(place == 0 for place in places.values()) >= 0.8 * len(places), places
    assert sum(place < 3 for place in places.values()) >= 0.95 * len(places), places
