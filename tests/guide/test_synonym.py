"""The list of readers' words, as editors keep it."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains

from guide.models import SearchChange, SearchDocument, SearchPosting, SearchState, SearchWord, Synonym
from guide.synonym import phrases
from guide.versions import Version
from tests.factories import make_synonym


def test_phrases_stand_between_commas_and_on_lines() -> None:
    assert phrases(" tummy, pot  belly ,\nbeer belly,,\r\n six pack") == [
        "tummy",
        "pot belly",
        "beer belly",
        "six pack",
    ]
    assert phrases(", \n") == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("tummy, belly", "tummy, belly"),
        ("tummy\nbelly", "tummy, belly"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
    ],
)
def test_entry_is_called_by_what_is_typed(typed: str, name: str) -> None:
    assert str(Synonym(typed=typed)) == name


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Write at least one word."),
        (" , -", "Write at least one word."),
        (",".join("x" * 41), "These are 41 phrases. Keep 40 at most, and make another entry of the rest."),
        (f"tummy, {'x' * 61}", f"“{'x' * 60}…” is too long. A phrase has 60 letters at most."),
    ],
)
@pytest.mark.parametrize("name", ["typed", "meant"])
def test_entry_says_what_is_wrong_at_the_field(name: str, text: str, message: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Synonym(**{"typed": "tummy", "meant": "core"} | {name: text}).clean()

    assert refusal.value.message_dict == {name: [message]}


def test_entry_may_be_as_long_as_it_says() -> None:
    Synonym(typed=",".join("x" * 40), meant="x" * 60).clean()


@pytest.mark.django_db
def test_editor_adds_an_entry_with_a_history(admin_client: Client) -> None:
    admin_client.post("/admin/guide/synonym/add/", {"typed": "tummy, belly", "meant": "core"})

    synonym = Synonym.objects.get()
    assert (synonym.typed, synonym.meant) == ("tummy, belly", "core")
    assert [version.title for version in Version.objects.of(synonym)] == ["tummy, belly"]
    assertContains(admin_client.get("/admin/guide/synonym/?q=belly"), "tummy, belly")


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 50])
def test_list_asks_the_database_as_often(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for _ in range(rows):
        make_synonym()

    with django_assert_num_queries(5):
        admin_client.get("/admin/guide/synonym/")


def test_rows_of_the_index_have_names() -> None:
    rows = [
        SearchChange(unit="guide.tip:1"), SearchState(token="abc"), SearchDocument(kind="guide.tip", row=1),
        SearchPosting(stem="walk"), SearchWord(word="walks"),
    ]  # fmt: skip

    assert [str(row) for row in rows] == ["guide.tip:1", "abc", "guide.tip:1", "walk", "walks"]
