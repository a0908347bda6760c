"""Hostile texts in all places that show them: what comes out is a text, and never an element of theirs."""

import pytest

from guide.markdown import render
from tests.audit import ProseAudit
from tests.hostile_markdown import ALL_IN_ONE, GROUPS, VECTORS

NUMBERS = {"nice-2020": 3}


def test_there_are_enough_of_them() -> None:
    assert len(set(VECTORS.values())) == sum(map(len, GROUPS.values())) >= 150
    # One form takes them all.
    assert len(ALL_IN_ONE) < 20_000


@pytest.mark.parametrize("group", GROUPS)
def test_render_makes_them_inert(group: str) -> None:
    found = {name: ProseAudit(render(text, NUMBERS)).found for name, text in GROUPS[group].items()}

    assert {name: what for name, what in found.items() if what} == {}
