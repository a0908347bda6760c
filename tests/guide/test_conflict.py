"""Two editors at once: what tells that somebody was faster, and how no row of either is lost."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from guide.conflict import token, who_was_faster, without_lost_rows
from guide.models import Tip
from guide.publishing import Status
from guide.versions import Version
from stretches.models import Step
from tests.factories import make_kit, make_reference, make_step, make_stretch, make_tip, make_user
from tests.guide.forms import fields_of, post_of

FORM = "/admin/stretches/stretch/7/change/"


def posted(total: object, stored: object, *rows: str) -> QueryDict:
    """What a form of rows sends, each row written as its id and its title."""
    post = QueryDict(mutable=True)
    post.update({"title": "Reach", "steps-TOTAL_FORMS": str(total), "steps-INITIAL_FORMS": str(stored)})
    for number, row in enumerate(rows):
        key, _, title = row.partition(" ")
        post.update({f"steps-{number}-id": key, f"steps-{number}-title": title})
    return post


def told(post: QueryDict, count: int) -> list[str]:
    rows = [f"{post[f'steps-{number}-id']} {post[f'steps-{number}-title']}" for number in range(count)]
    return [post["steps-TOTAL_FORMS"], post["steps-INITIAL_FORMS"], *rows]


@pytest.mark.parametrize(
    ("rows", "stored", "kept"),
    [
        (["1 Sit", "2 Bend", "3 Rest"], 3, ["3", "3", "1 Sit", "2 Bend", "3 Rest"]),
        (["1 Sit", "9 Bend", "3 Rest"], 3, ["3", "2", "1 Sit", "3 Rest", " Bend"]),
        (["8 Sit", "9 Bend"], 2, ["2", "0", " Sit", " Bend"]),
        (["9 Sit", "2 Bend", " Fold"], 2, ["3", "1", "2 Bend", " Sit", " Fold"]),
        (["1 Sit", " Fold", " Rest"], 1, ["3", "1", "1 Sit", " Fold", " Rest"]),
        ([" Sit"], 0, ["1", "0", " Sit"]),
        ([], 0, ["0", "0"]),
    ],
)
def test_lost_rows_stand_behind_as_new_ones(rows: list[str], stored: int, kept: list[str]) -> None:
    post = without_lost_rows(posted(len(rows), stored, *rows), "steps", {"1", "2", "3"})

    assert told(post, len(rows)) == kept
    assert post["title"] == "Reach"


def test_lost_row_that_was_to_go_is_left_out() -> None:
    post = posted(3, 2, "9 Sit", "1 Bend", " Fold")
    post["steps-0-DELETE"] = "on"

    moved = without_lost_rows(post, "steps", {"1"})

    assert told(moved, 2) == ["2", "1", "1 Bend", " Fold"]
    assert not [name for name in moved if name.startswith("steps-2") or name.endswith("DELETE")]


def test_lost_row_keeps_all_of_its_fields() -> None:
    post = posted(2, 2, "9 Sit", "1 Bend")
    post.setlist("steps-0-kit", ["4", "5"])
    post["steps-__prefix__-title"] = ""

    moved = without_lost_rows(post, "steps", {"1"})

    assert moved.getlist("steps-1-kit") == ["4", "5"]
    assert moved["steps-__prefix__-title"] == ""


@pytest.mark.parametrize(
    ("total", "stored"),
    [("", "1"), ("x", "1"), ("1", "x"), ("-1", "0"), ("1", "-1"), ("1", "2"), ("9" * 5000, "1"), ("\u0661", "1")],
)
def test_counts_that_cannot_be_are_left_to_the_formset(total: str, stored: str) -> None:
    post = posted(total, stored, "9 Sit")

    assert without_lost_rows(post, "steps", {"1"}) == post


def test_counts_that_are_missing_are_left_to_the_formset() -> None:
    assert without_lost_rows(QueryDict("title=Reach"), "steps", set()) == QueryDict("title=Reach")


@pytest.mark.django_db
def test_token_stands_for_what_the_text_says() -> None:
    tip = make_tip()
    first = token(tip)

    Tip.objects.update(title="Rest")
    second = token(tip)
    Version.objects.record(tip, state="pending")
    third = token(tip)

    assert len({first, second, third}) == 3


@pytest.mark.django_db
def test_token_stands_for_the_rows_of_the_text() -> None:
    stretch = make_stretch()
    first = token(stretch)

    make_step(stretch=stretch)

    assert token(stretch) != first


@pytest.mark.django_db
def test_token_is_the_same_wherever_the_text_stands() -> None:
    tip = make_tip()
    first = token(tip)

    Tip.objects.update(order=99, status=Status.DRAFT, slug="elsewhere")

    assert token(tip) == first


@pytest.mark.django_db
def test_who_was_faster_is_named() -> None:
    tip = make_tip()

    assert who_was_faster(tip) == "Somebody saved a newer version"
    Version.objects.record(tip, by=make_user(username="una"))
    assert who_was_faster(tip) == "una saved a newer version"
    Version.objects.record(tip, by=None, state="pending")
    assert who_was_faster(tip) == "A command saved a newer version"


@pytest.fixture
def tab(admin_client: Client) -> dict[str, Any]:
    """The form of a stretch with two steps, as it was opened before another editor saved."""
    stretch = make_stretch(pk=7)
    for key, title in ((1, "Sit"), (2, "Bend")):
        make_step(pk=key, stretch=stretch, title=title, order=10 * key, pose={}, permanent_id=str(key + 1) * 8)
    return post_of(admin_client, FORM)


def new_row(form: dict[str, Any], title: str) -> dict[str, Any]:
    row = {"title": title, "text": "Breathe.", "phase": "hold", "order": "30", "id": "", "stretch": "7"}
    return form | {"steps-TOTAL_FORMS": "3"} | {f"steps-2-{name}": value for name, value in row.items()}


@pytest.mark.django_db
def test_both_texts_are_shown_and_none_is_saved(admin_client: Client, tab: dict[str, Any]) -> None:
    kit, reference = make_kit(), make_reference()
    admin_client.post(FORM, tab | {"summary": "Theirs.", "kit": [kit.pk], "steps-1-title": "Fold", "_publish": "1"})

    mine = {"summary": "Mine.", "hold_to": "", "level": "middle", "references": [reference.pk], "_publish": "1"}
    response = admin_client.post(FORM, tab | mine | {"easier_stretch": make_stretch(title="Other").pk})

    assertContains(response, "admin saved a newer version while you were writing.")
    shown = {each.label: (each.saved, each.typed) for each in response.context["differences"]}
    assert shown == {
        "Summary": ("Theirs.", "Mine."), "Hold to, seconds": ("30", ""), "Kit": ("Mat", ""),
        "References": ("", str(reference)), "Level": ("Beginner", "Middle"),
        "Easier stretch": ("", "Other"), "step 1: Title": ("Fold", "Bend"),
    }  # fmt: skip
    assert Step.objects.get(pk=2).title == "Fold"


@pytest.mark.django_db
def test_rows_of_both_are_there_after_the_second_save(admin_client: Client, tab: dict[str, Any]) -> None:
    """The other editor deleted the first step and added one; this one changed it, and added one too."""
    admin_client.post(FORM, new_row(tab, "Theirs") | {"steps-0-DELETE": "on", "_publish": "1"})

    first = admin_client.post(FORM, new_row(tab, "Mine") | {"steps-0-text": "Typed.", "_publish": "1"})
    second = admin_client.post(FORM, fields_of(first) | {"_publish": "1"})

    assertContains(first, "Typed.")
    assertRedirects(second, "/admin/stretches/stretch/")
    steps = {step.title: step for step in Step.objects.all()}
    assert steps.keys() == {"Sit", "Bend", "Theirs", "Mine"}
    assert (steps["Sit"].text, steps["Sit"].permanent_id) == ("Typed.", "22222222")


@pytest.mark.django_db
def test_row_that_both_deleted_stays_deleted(admin_client: Client, tab: dict[str, Any]) -> None:
    gone = tab | {"steps-0-DELETE": "on", "_publish": "1"}
    admin_client.post(FORM, gone | {"summary": "Theirs."})

    first = admin_client.post(FORM, gone | {"summary": "Mine."})
    admin_client.post(FORM, fields_of(first) | {"_publish": "1"})

    assert [step.title for step in Step.objects.all()] == ["Bend"]
