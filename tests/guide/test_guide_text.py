"""The template tags that draw texts, marks and ranges."""

from typing import Any

import pytest
from django.template import Context, Template

from guide.templatetags.guide_text import span
from tests.factories import make_reference, make_tip


def draw(source: str, **context: Any) -> str:
    return Template("{% load guide_text %}" + source).render(Context(context)).strip()


def test_prose_renders_markdown() -> None:
    assert draw("{% prose text %}", text="Be **gentle**.") == "<p>Be <strong>gentle</strong>.</p>"


def test_prose_keeps_raw_html_inert() -> None:
    assert draw("{% prose text %}", text="<b>x</b>") == "<p>&lt;b&gt;x&lt;/b&gt;</p>"


def test_prose_without_an_item_knows_no_reference() -> None:
    assert draw("{% prose text %}", text="Yes [@nice].") == "<p>Yes <em>[unknown reference nice]</em>.</p>"


def test_unmarked_takes_the_marks_out() -> None:
    assert draw("{{ text|unmarked }}", text="Be gentle [@who-2023] [@nice]. So.") == "Be gentle. So."


@pytest.mark.django_db
def test_prose_numbers_the_references_of_the_item() -> None:
    tip = make_tip()
    tip.references.add(make_reference(key="nice", number=7))

    html = draw("{% prose text tip %}", text="Yes [@nice].", tip=tip)

    assert html == '<p>Yes <a class="ref" href="#reference-7" aria-label="Reference 7">[7]</a>.</p>'


@pytest.mark.django_db
def test_prose_knows_no_reference_of_another_item() -> None:
    make_reference(key="nice", number=7)

    html = draw("{% prose text tip %}", text="Yes [@nice].", tip=make_tip())

    assert html == "<p>Yes <em>[unknown reference nice]</em>.</p>"


@pytest.mark.django_db
def test_marks_draw_the_unplaced_references_by_number() -> None:
    tip = make_tip(why="Yes [@placed].")
    tip.references.set([make_reference(number=9), make_reference(number=8), make_reference(key="placed", number=7)])

    assert draw("{% marks tip %}", tip=tip) == (
        '<a class="ref" href="#reference-8" aria-label="Reference 8">[8]</a>'
        '<a class="ref" href="#reference-9" aria-label="Reference 9">[9]</a>'
    )


@pytest.mark.django_db
def test_marks_draw_nothing_when_all_are_placed() -> None:
    tip = make_tip(why="Yes [@placed].")
    tip.references.add(make_reference(key="placed"))

    assert draw("{% marks tip %}", tip=tip) == ""


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(20, 30, "20–30"), (20, 20, "20"), (1, 2, "1–2"), (0, 0, "0")],
)
def test_span(low: int, high: int, expected: str) -> None:
    assert span(low, high) == expected


def test_span_in_a_template() -> None:
    assert draw("{{ low|span:high }}", low=20, high=30) == "20–30"
