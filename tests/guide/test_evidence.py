"""Which references a text places with a mark, and which stand at its end."""

import pytest

from guide.models import RedFlag, Tip
from tests.factories import make_flag, make_reference, make_section, make_tip


def test_placed_keys_come_from_every_text_of_the_item() -> None:
    tip = Tip(why="It helps [@nice-2020]. Some [@bmj_2019] say so.", what_to_do="Walk [@nhs-back].")

    assert tip.placed_keys == {"nice-2020", "bmj_2019", "nhs-back"}


def test_placed_keys_of_empty_texts() -> None:
    assert RedFlag(advice="").placed_keys == set()


def test_placed_keys_leave_other_fields_alone() -> None:
    assert Tip(title="Walk [@nice-2020]").placed_keys == set()


@pytest.mark.django_db
def test_unplaced_references_come_by_number() -> None:
    tip = make_tip()
    numbers = [30, 10, 200]
    tip.references.set([make_reference(number=number) for number in numbers])

    assert [reference.number for reference in tip.unplaced_references] == [10, 30, 200]


@pytest.mark.django_db
def test_unplaced_references_leave_out_the_placed() -> None:
    placed, unplaced = make_reference(key="placed"), make_reference(key="unplaced")
    section = make_section(body="Walking helps [@placed].")
    section.references.set([placed, unplaced])

    assert section.unplaced_references == [unplaced]


@pytest.mark.django_db
def test_unplaced_references_when_all_are_placed() -> None:
    flag = make_flag(advice="Go now [@nhs-back].")
    flag.references.add(make_reference(key="nhs-back"))

    assert flag.unplaced_references == []


@pytest.mark.django_db
def test_unplaced_references_leave_out_what_the_item_does_not_cite() -> None:
    make_reference(key="somewhere-else")
    tip = make_tip(why="It helps [@somewhere-else].")

    assert tip.unplaced_references == []


@pytest.mark.django_db
def test_evidence_is_advice_until_somebody_says_more() -> None:
    tip = make_tip()

    assert tip.evidence == "advice"
    assert tip.get_evidence_display() == "Advice"
