"""The registry, and running its rules over content."""

from collections.abc import Iterator

import pytest
from django.forms import inlineformset_factory
from django.template.loader import render_to_string

from guide.content_checks import (
    Finding,
    Level,
    Problem,
    findings,
    findings_for_all,
    prefixes_of,
    publishing_errors,
    registry,
    rule,
    text_rule,
)
from guide.content_checks.places import Places
from guide.content_checks.texts import owned, read_fields
from guide.models import Guide, Tip
from stretches.models import Step, Stretch
from tests.factories import NOW, PAST, make_benefit, make_section, make_step, make_stretch, make_tip

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry of the test's own, empty at first."""
    monkeypatch.setattr(registry, "RULES", [])
    monkeypatch.setattr(registry, "TEXT_RULES", [])


@pytest.mark.usefixtures("content")
def test_published_content_has_no_errors_and_few_warnings() -> None:
    told = {str(content): found for content, found in findings_for_all()}

    assert [finding for found in told.values() for finding in found if finding.level is Level.ERROR] == []
    assert sorted(told) == ["Disclaimer", "Fewer injuries"]


@pytest.mark.usefixtures("own_rules")
def test_developer_adds_a_rule_for_a_kind() -> None:
    @rule(Level.ERROR, Tip)
    def tip_is_signed(tip: Tip, places: Places) -> Iterator[Problem]:
        yield Problem("The tip is not signed.", "Sign it.", "why")

    assert findings(make_tip()) == [Finding(Level.ERROR, "why", "Why it helps", "The tip is not signed.", "Sign it.")]
    assert findings(make_benefit()) == []


@pytest.mark.usefixtures("own_rules")
def test_developer_adds_a_rule_for_texts() -> None:
    @text_rule(Level.WARNING)
    def no_shouting(text: str) -> Iterator[Problem]:
        if text.isupper():
            yield Problem(f"“{text}” shouts.", "Use small letters.")

    (finding,) = findings(make_step(text="HOLD STILL.").stretch)

    assert finding == Finding(
        Level.WARNING, "steps-0-text", "Step 1: text", "“HOLD STILL.” shouts.", "Use small letters."
    )


def test_findings_put_errors_first_and_keep_the_order_of_the_form() -> None:
    section = make_section(title="The best part", body="word " * 22 + "end.\n\nA cure.", evidence="mixed")

    assert [(finding.level, finding.field) for finding in findings(section)] == [
        (Level.ERROR, "title"), (Level.ERROR, "body"), (Level.ERROR, "references"), (Level.WARNING, "body"),
    ]  # fmt: skip


def test_findings_name_steps_by_their_place() -> None:
    stretch = make_step(order=20, text="A cure.").stretch
    make_step(stretch=stretch, order=10)

    assert {finding.field: finding.where for finding in findings(stretch) if "cure" in finding.text} == {
        "steps-1-text": "Step 2: text"
    }


def test_findings_name_the_forms_of_steps() -> None:
    stretch = make_step(order=20, text="A cure.").stretch
    make_step(stretch=stretch, order=10)
    formset = inlineformset_factory(Stretch, Step, fields=["text"], extra=1)(
        instance=stretch, queryset=Step.objects.order_by("-order")
    )

    found = findings(stretch, prefixes_of([formset]))

    assert [(finding.field, finding.where) for finding in found if "cure" in finding.text] == [
        ("steps-0-text", "Step 1: text")
    ]


def test_publishing_errors_leave_warnings_out() -> None:
    section = make_section(body="word " * 22 + "end.", evidence="mixed")

    assert publishing_errors(section) == {
        "references": [
            "The evidence is “Mixed”, but no reference is chosen. "
            "Choose what it rests on, or set the evidence to “Advice”."
        ]
    }


def test_publishing_errors_of_the_content_as_a_whole_have_no_field() -> None:
    assert "There are no steps." in publishing_errors(make_stretch())[""][0]


def test_findings_ask_the_same_for_more_steps(django_assert_num_queries) -> None:
    stretch = make_step().stretch
    for order in range(8):
        make_step(stretch=stretch, order=order)

    # The stretch, its steps and its references; no link is there to be looked up.
    with django_assert_num_queries(3):
        findings(stretch)


def test_findings_see_what_was_saved_last() -> None:
    tip = make_tip(why="It may help.")
    Tip.objects.update(why="A cure.")

    assert [finding.field for finding in findings(tip)] == ["why"]


def test_findings_for_all_asks_the_same_for_more_rows(django_assert_num_queries) -> None:
    def fill(slug: str) -> None:
        make_step(stretch=make_stretch(slug=slug, feel=f"See [this](/stretches/{slug}/) and [that](/#tip-x)."))
        make_tip(why="A [link](#tip-nothing).")

    fill("one")
    with django_assert_num_queries(32):
        few = list(findings_for_all())
    for slug in ("two", "three", "four"):
        fill(slug)

    with django_assert_num_queries(32):
        many = list(findings_for_all())

    assert (len(few), len(many)) == (2, 8)


def test_findings_for_all_keeps_the_newest() -> None:
    make_tip(title="A cure", changed_on=NOW)
    make_tip(title="An old cure", changed_on=PAST)

    assert [str(content) for content, _ in findings_for_all(newest=1)] == ["A cure"]


def test_read_fields_are_those_that_readers_see() -> None:
    assert read_fields(Guide) == ("title", "subtitle", "summary", "byline")
    assert read_fields(Step) == ("title", "text", "note", "figure_text")
    assert "take_care" in read_fields(Stretch)
    assert not {"slug", "status", "kind", "permanent_id", "easier_place"} & set(read_fields(Stretch))


def test_owned_rows_are_those_that_go_with_the_content() -> None:
    assert owned(Stretch) == ["steps"]
    assert owned(Tip) == []


def test_findings_are_drawn_by_level_with_links() -> None:
    found = findings(make_section(body="A <b> cure.\n\n" + "word " * 22 + "end.", evidence="mixed"))

    html = render_to_string("admin/_findings.html", {"findings": found})

    assert "2 to mend before readers see it" in html
    assert "1 to look at" in html
    assert '<a href="#id_body">Body</a>: “cure” promises too much. Say what was seen' in html
    assert html.index("checks-error") < html.index("checks-warning")


def test_no_findings_say_so() -> None:
    html = render_to_string("admin/_findings.html", {"findings": []})

    assert "Nothing to mend." in html
