"""Bad input to the forms of the desk: each is told at its field, nothing is saved, and what was typed stays."""

from typing import Any

import pytest
from django import forms
from django.test import Client

from guide.content import content_models
from guide.versions import Version
from tests.factories import make_reference, make_step, make_stretch, make_tip
from tests.guide.forms import fields_of, post_of

pytestmark = pytest.mark.django_db

Fields = dict[str, Any]
# A case is what was typed, the field that complains (None: the form as a whole), and what it says.
Cases = dict[str, tuple[Fields, str | None, str]]

NO_NUL = "Null characters are not allowed."
NO_DATE, NO_TIME, NO_NUMBER = "Enter a valid date.", "Enter a valid time.", "Enter a whole number."
NO_SLUG = "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."
SAVED_MEANWHILE = "This row was saved meanwhile. Remove it here, or reload the page."
MOVED = "This row is not where it was."
TWICE = "Two of these rows are the same one."
INCOMPLETE = "Nothing was saved: this form came without some of its parts."
NEWER = "Somebody saved a newer version while you were writing."
HUGE = "9" * 30

OF_A_TIP: Cases = {
    "a nul in the title": ({"title": "a\0b"}, "title", NO_NUL),
    "a nul in a text": ({"why": "a\0b"}, "why", NO_NUL),
    "a nul in the note": ({"change_note": "a\0b"}, "change_note", NO_NUL),
    "no title": ({"title": " \u3000 "}, "title", "This field is required."),
    "a long title": ({"title": "x" * 161}, "title", "at most 160 characters (it has 161)"),
    "a long note": ({"change_note": "x" * 201}, "change_note", "at most 200 characters (it has 201)"),
    "a long text": ({"what_to_do": "x" * 100_000}, "what_to_do", "at most 20000 characters (it has 100000)"),
    "an order below nought": ({"order": "-1"}, "order", "greater than or equal to 0"),
    "a large order": ({"order": "99999999"}, "order", "less than or equal to 32767"),
    "a huge order": ({"order": HUGE}, "order", "less than or equal to 32767"),
    "a broken order": ({"order": "1.5"}, "order", NO_NUMBER),
    "an order in words": ({"order": "first"}, "order", NO_NUMBER),
    "a day that is not": ({"publish_at_0": "31/02/2026"}, "publish_at", NO_DATE),
    "a month that is not": ({"publish_at_0": "2026-13-01"}, "publish_at", NO_DATE),
    "the year nought": ({"publish_at_0": "0000-01-01"}, "publish_at", NO_DATE),
    "a year of five": ({"publish_at_0": "10000-01-01"}, "publish_at", NO_DATE),
    "an hour that is not": ({"publish_at_1": "25:00"}, "publish_at", NO_TIME),
    "an hour that is left out": (
        {"publish_at_0": "2026-03-29", "publish_at_1": "01:30"}, "publish_at", "in time zone Europe/London",
    ),
    "a moment without a day": ({"publish_at_0": ""}, "publish_at", "This field is required."),
    "off before it is on": (
        {"unpublish_at_0": "2025-01-01", "unpublish_at_1": "00:00"}, "unpublish_at",
        "Choose a moment after it has appeared, or clear this.",
    ),
    "off in the year one": (
        {"unpublish_at_0": "0001-01-01", "unpublish_at_1": "00:00"}, "unpublish_at", "Choose a moment after it has",
    ),
    "a slug with a blank": ({"slug": "keep moving"}, "slug", NO_SLUG),
    "a slug with a slash": ({"slug": "../tip"}, "slug", NO_SLUG),
    "a slug of other letters": ({"slug": "b\u00e9b\u00e9"}, "slug", NO_SLUG),
    "a slug of wide letters": ({"slug": "\uff57alk"}, "slug", NO_SLUG),
    "a slug with a nul": ({"slug": "a\0"}, "slug", NO_NUL),
    "a slug with no width": ({"slug": "walk\u200b"}, "slug", NO_SLUG),
    "a long slug": ({"slug": "x" * 51}, "slug", "at most 50 characters (it has 51)"),
    "a slug of another": ({"slug": "rest"}, "slug", "“Rest” has this slug. Choose another."),
    "a slug that another had": ({"slug": "lie-down"}, "slug", "“Rest” had this slug before"),
    "a section that is not": ({"section": "999999"}, "section", "Select a valid choice."),
    "a section of words": ({"section": "first"}, "section", "Select a valid choice."),
    "a huge section": ({"section": HUGE}, "section", "Select a valid choice."),
    "a section with a nul": ({"section": "\0"}, "section", "Null characters are not allowed."),
    "an evidence that is not": ({"evidence": "proven"}, "evidence", "Select a valid choice."),
    "a source that is not": ({"references": ["999999"]}, "references", "999999 is not one of the available choices"),
    "a source of words": ({"references": ["first"]}, "references", "“first” is not a valid value."),
    "a huge source": ({"references": [HUGE]}, "references", "is not a valid value."),
    "a source with a nul": ({"references": ["\0"]}, "references", "is not a valid value."),
    "a mark of no source": ({"why": "So [@nobody-1999]."}, "why", "nobody-1999"),
    "another token": ({"seen": "x"}, None, NEWER),
    "a token with a nul": ({"seen": "\0"}, None, NEWER),
    "a huge token": ({"seen": "9" * 10_000}, None, NEWER),
}  # fmt: skip

NEW_STEP = {"title": "Breathe", "text": "Out.", "phase": "hold", "order": "30", "stretch": "7", "id": ""}


def new_step(number: int = 2, **changes: Any) -> Fields:
    return {"steps-TOTAL_FORMS": str(number + 1)} | {
        f"steps-{number}-{name}": value for name, value in {**NEW_STEP, **changes}.items()
    }


# The stretch has the id 7 and two steps, with the ids 1 and 2; another stretch has step 3.
OF_A_STRETCH: Cases = {
    "rows of words": ({"steps-TOTAL_FORMS": "two"}, "steps", INCOMPLETE),
    "fewer rows than none": ({"steps-TOTAL_FORMS": "-1"}, "steps", INCOMPLETE),
    "a million rows": ({"steps-TOTAL_FORMS": "1000000"}, "steps", "Please submit at most 100 forms."),
    "stored rows of words": ({"steps-INITIAL_FORMS": "two"}, "steps", INCOMPLETE),
    "fewer stored rows than none": ({"steps-INITIAL_FORMS": "-1"}, "steps", INCOMPLETE),
    "more stored rows than rows": ({"steps-INITIAL_FORMS": "99"}, "steps", INCOMPLETE),
    "stored rows as new ones": ({"steps-INITIAL_FORMS": "0"}, "steps-0-__all__", MOVED),
    "a row of another text": ({"steps-0-id": "3"}, "steps-0-__all__", MOVED),
    "one row twice": ({"steps-1-id": "1"}, "steps", TWICE),
    "a row of words": ({"steps-0-id": "first"}, "steps-0-id", "Select a valid choice."),
    "a row of a huge id": ({"steps-0-id": HUGE}, "steps-0-id", "Select a valid choice."),
    "a row without its id": ({"steps-0-id": ""}, "steps-0-id", "This field is required."),
    "a row in another text": ({"steps-0-stretch": "8"}, "steps-0-stretch", "did not match the parent instance"),
    "a row in a text of words": ({"steps-0-stretch": "first"}, "steps-0-stretch", "did not match the parent instance"),
    "a new row with a forged id": (new_step(part_id="<b>"), "steps-2-part_id", "Enter a valid value."),
    "a new row with a long id": (new_step(part_id="b" * 9), "steps-2-part_id", "at most 8 characters"),
    "a new row with an id of another": (new_step(part_id="zzzzzzzz"), "steps-2-part_id", SAVED_MEANWHILE),
    "two new rows with one id": (
        {**new_step(2, part_id="xxxxxxxx"), **new_step(3, part_id="xxxxxxxx")}, "steps", TWICE,
    ),
    "a long text of a row": ({"steps-0-text": "x" * 100_000}, "steps-0-text", "at most 20000 characters"),
    "a nul in a row": ({"steps-0-title": "\0"}, "steps-0-title", NO_NUL),
    "a phase that is not": ({"steps-0-phase": "x"}, "steps-0-phase", "Select a valid choice."),
    "a large order of a row": ({"steps-0-order": "99999999"}, "steps-0-order", "less than or equal to 32767"),
    "no JSON": ({"steps-0-pose": "{"}, "steps-0-pose", "This is not JSON"),
    "a huge pose": ({"steps-0-pose": "[" * 1_000_000}, "steps-0-pose", "This text is too long to be a pose."),
    "a deep pose": ({"steps-0-pose": "[" * 19_000}, "steps-0-pose", "This is nested too deeply to be a pose"),
    "a pose of digits": ({"steps-0-pose": "9" * 5000}, "steps-0-pose", "A number of this pose is too long."),
    "a pose that is no number": ({"steps-0-pose": "NaN"}, "steps-0-pose", "NaN is not a number that can be drawn"),
    "a pose with half a letter": ({"steps-0-pose": '{"\\ud800": 1}'}, "steps-0-pose", "the pose has no ?"),
    "a pose with a nul": ({"steps-0-pose": '{"\\u0000": 1}'}, "steps-0-pose", "the pose has no"),
    "a pose of another kind": ({"easier_pose": "[]"}, "easier_pose", "must be of the type object"),
    "a huge hold": ({"hold_to": HUGE}, "hold_to", "less than or equal to 32767"),
    "a hold that runs backwards": ({"hold_from": "30", "hold_to": "20"}, "hold_to", "This must be 30 or more"),
    "nothing that it needs": ({"kit": ["999999"]}, "kit", "is not one of the available choices"),
    "a huge kit": ({"kit": [HUGE]}, "kit", "is not a valid value."),
    "a stretch that is easier": ({"easier_stretch": HUGE}, "easier_stretch", "Select a valid choice."),
    "itself": ({"easier_stretch": "7"}, "easier_stretch", "Choose another stretch than this one."),
    "a question of words": ({"faqs": ["x"]}, "faqs", "is not a valid value."),
}  # fmt: skip


def forms_of(response: Any) -> list[forms.BaseForm]:
    """The form of the text, and those of its rows."""
    context = response.context
    return [context["adminform"].form, *(row for each in context["inline_admin_formsets"] for row in each.formset)]


def said(response: Any, name: str | None) -> str:
    """What the page says at a field, at a field of a row, or of all the rows."""
    first, *others = forms_of(response)
    if name is None:
        return " ".join(first.non_field_errors())
    if name == "steps":
        return " ".join(response.context["inline_admin_formsets"][0].formset.non_form_errors())
    at_rows = {f"{row.prefix}-{field}": messages for row in others for field, messages in row.errors.items()}
    return " ".join({**first.errors, **at_rows}.get(name, ()))


def lost(response: Any, sent: Fields) -> list[str]:
    """The boxes of the page that no longer hold what was typed into them."""
    kept = fields_of(response)
    boxes = [
        f"{form.add_prefix(name)}{end}"
        for form in forms_of(response)
        for name, field in form.fields.items()
        if isinstance(field, forms.CharField | forms.IntegerField | forms.SplitDateTimeField)
        for end in (("_0", "_1") if isinstance(field, forms.SplitDateTimeField) else ("",))
        if not field.widget.is_hidden
    ]
    return [name for name in boxes if name in sent and kept.get(name) != sent[name]]


def failures(client: Client, address: str, cases: Cases) -> dict[str, Any]:
    """What went wrong with each case: it was saved, nothing was said, or what was typed is lost."""
    form = post_of(client, address) | {"change_note": "Typed & <kept>", "_publish": "1"}
    found: dict[str, Any] = {}
    for name, (typed, field, sentence) in cases.items():
        response = client.post(address, {**form, **typed})
        if response.status_code != 200:
            found[name] = response.status_code
        elif sentence not in said(response, field):
            found[name] = f"It says: {said(response, field)}"
        else:
            found[name] = lost(response, {**form, **typed})
    return {name: what for name, what in found.items() if what}


def rows() -> dict[str, list[Any]]:
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in content_models()}


def test_a_tip_with_bad_input(admin_client: Client) -> None:
    make_reference()
    make_tip(title="Rest", slug="rest", former_slugs=["lie-down"])
    tip = make_tip(slug="walk")
    before = rows()

    assert failures(admin_client, f"/admin/guide/tip/{tip.pk}/change/", OF_A_TIP) == {}
    assert rows() == before
    assert not Version.objects.exists()


def test_a_stretch_with_bad_input(admin_client: Client) -> None:
    stretch = make_stretch(pk=7)
    for key, title in ((1, "Sit"), (2, "Bend")):
        make_step(pk=key, stretch=stretch, title=title, order=10 * key, pose={})
    make_step(pk=3, stretch=make_stretch(pk=8), permanent_id="zzzzzzzz")
    before = rows()

    assert failures(admin_client, "/admin/stretches/stretch/7/change/", OF_A_STRETCH) == {}
    assert rows() == before
    assert not Version.objects.exists()
