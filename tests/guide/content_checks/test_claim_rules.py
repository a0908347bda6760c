"""Rules about what a text as a whole says."""

import pytest

from guide.content_checks.claim_rules import claim_without_references, hard_to_read
from guide.content_checks.places import Places
from tests.factories import make_benefit, make_reference, make_section

pytestmark = pytest.mark.django_db

NOWHERE = Places([])
HARD = "Considerable musculoskeletal discomfort necessitates professional consultation. " * 10
EASY = "The cat sat on the mat. It was a big cat. " * 10


@pytest.mark.parametrize(("body", "found"), [(HARD, 1), (EASY, 0), (HARD[:160], 0)])
def test_hard_to_read(body: str, found: int) -> None:
    problems = list(hard_to_read(make_section(title="A part", body=body), NOWHERE))

    assert len(problems) == found
    assert all("needs a reading grade of 3" in problem.text for problem in problems)


@pytest.mark.parametrize(("evidence", "found"), [("supported", 1), ("mixed", 1), ("not_shown", 1), ("advice", 0)])
def test_claim_without_references(evidence: str, found: int) -> None:
    problems = list(claim_without_references(make_benefit(evidence=evidence), NOWHERE))

    assert [problem.field for problem in problems] == ["references"] * found


def test_claim_with_a_reference_is_well() -> None:
    benefit = make_benefit(evidence="supported")
    benefit.references.add(make_reference())

    assert list(claim_without_references(benefit, NOWHERE)) == []
