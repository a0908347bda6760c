"""The structured data of every page, on the real content, against the published vocabulary of schema.org."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from tests.published.vocabulary import nodes, problems

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# The pages that have some, and the kinds of things that they tell of.
TOLD = {
    "/": {"MedicalWebPage", "Article", "FAQPage"},
    "/stretches/": {"BreadcrumbList"},
    "/stretches/lying-hamstring-stretch/": {"MedicalWebPage", "ExercisePlan", "BreadcrumbList", "FAQPage"},
    "/stretches/standing-hamstring-stretch/": {"MedicalWebPage", "ExercisePlan", "BreadcrumbList", "FAQPage"},
    "/stretches/seated-hamstring-stretch/": {"MedicalWebPage", "ExercisePlan", "BreadcrumbList", "FAQPage"},
    "/stretches/leg-swings/": {"MedicalWebPage", "ExercisePlan", "BreadcrumbList", "FAQPage"},
    "/stretches/downward-dog/": {"MedicalWebPage", "ExercisePlan", "BreadcrumbList", "FAQPage"},
    "/when-to-get-help/": {"MedicalWebPage", "BreadcrumbList"},
    "/sources/": {"BreadcrumbList"},
    "/about/": {"BreadcrumbList"},
    "/changes/": {"BreadcrumbList"},
    "/changes/kbv7pgc4/": {"BreadcrumbList"},
}


def data_of(client: Client, address: str) -> dict[str, Any]:
    (found,) = SCRIPT.findall(client.get(address).content.decode())
    data: dict[str, Any] = json.loads(found)
    return data


@pytest.mark.usefixtures("content")
def test_pages_tell_only_what_the_vocabulary_has(client: Client) -> None:
    pages = {address: data_of(client, address) for address in TOLD}

    assert {address: problems(data) for address, data in pages.items() if problems(data)} == {}
    assert {address: {node["@type"] for node in data["@graph"]} for address, data in pages.items()} == TOLD
    assert len(nodes(pages["/"], "Question")) == 15
    assert len(nodes(pages["/stretches/leg-swings/"], "HowToStep")) == 7
    assert len(nodes(pages["/stretches/leg-swings/"], "Question")) == 4


@pytest.mark.parametrize(
    ("node", "problem"),
    [
        ({"@type": "Recipee"}, "Recipee is no type"),
        ({"@type": "ExercisePlan", "reps": 3}, "reps is no property of ExercisePlan"),
        ({"@type": "Article", "repetitions": 3}, "repetitions is no property of Article"),
        ({"name": "A stretch"}, "name is no property of a node without a type"),
        ({"@type": "ExercisePlan", "repetitions": "often"}, "repetitions must not hold {'@value': 'often'}"),
        ({"@type": "ExercisePlan", "name": 3}, "name must not hold {'@value': 3}"),
        (
            {"@type": "FAQPage", "reviewedBy": {"@type": "Answer"}},
            "reviewedBy must not hold {'@type': ['https://schema.org/Answer']}",
        ),
        ({"@type": "Article", "hasPart": {"@type": "ListItem", "name": 3}}, "hasPart must not hold"),
    ],
)
def test_problems_are_found(node: dict[str, Any], problem: str) -> None:
    found = problems({"@context": "https://schema.org", **node})

    assert found
    assert found[0].startswith(problem)


def test_good_data_has_no_problem() -> None:
    plan = {
        "@context": "https://schema.org",
        "@type": "ExercisePlan",
        "image": "https://example.org/a.svg",
        "repetitions": {"@type": "QuantitativeValue", "minValue": 2},
        "hasPart": [{"@type": "HowToStep", "position": 1, "text": "Stand."}],
        "isPartOf": {"@id": "https://example.org/#page"},
    }

    assert problems(plan) == []


def test_other_contexts_are_not_fetched() -> None:
    with pytest.raises(Exception, match="loading remote context failed"):
        problems({"@context": "https://example.org", "name": "x"})
