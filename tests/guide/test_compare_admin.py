"""The page of two versions side by side."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.versions import Version
from tests.factories import make_mistake, make_step, make_stretch, make_tip
from tests.guide.history import make_history, messages

pytestmark = pytest.mark.django_db


def test_compare_shows_the_last_two(admin_client: Client) -> None:
    make_history("It may help.", "It may often help.", "It may often help you.")

    page = admin_client.get("/admin/guide/tip/5/compare/")

    assert (page.context["before"].number, page.context["after"].number) == (2, 3)
    assertContains(page, "Why it helps")
    assertContains(page, '<ins><span class="visually-hidden">(added: </span> you<span')
    assertContains(page, 'href="?from=1&amp;to=2"')
    assertNotContains(page, "The change after")


@pytest.mark.parametrize("query", ["from=1&to=3", "from=3&to=1"])
def test_compare_shows_the_older_first(admin_client: Client, query: str) -> None:
    make_history("One.", "Two.", "Three.")

    page = admin_client.get(f"/admin/guide/tip/5/compare/?{query}")

    assert (page.context["before"].number, page.context["after"].number) == (1, 3)
    assertContains(page, '<p class="change-name">Version 1</p>', html=True)


def test_compare_of_a_version_with_itself(admin_client: Client) -> None:
    make_history("One.")

    page = admin_client.get("/admin/guide/tip/5/compare/")

    assertContains(page, "Both say the same.")


def test_compare_folds_steps_that_are_the_same(admin_client: Client) -> None:
    stretch = make_stretch(pk=3)
    make_step(stretch=stretch, title="Stand", order=1)
    changed = make_step(stretch=stretch, title="Bend", text="Bend down.", order=2)
    Version.objects.record(stretch)
    changed.text = "Bend down slowly."
    changed.save()
    Version.objects.record(stretch)

    page = admin_client.get("/admin/stretches/stretch/3/compare/")

    assertContains(page, '<summary>Step 1: Stand <span class="change-kind">the same</span></summary>', html=True)
    assertContains(page, '<h3 class="changes-part">Step 2: Bend</h3>', html=True)


@pytest.mark.parametrize(
    "query",
    ["from=1&to=9", "from=0", "from=-1", "from=x", "to=1.5", "from=%C2%B2", "to=%D9%A1", f"from={'9' * 5000}",
     "from=1&to=1e3", "to=99999999999"],
)  # fmt: skip
def test_compare_of_what_is_not_there_leads_to_the_history(admin_client: Client, query: str) -> None:
    make_history("One.", "Two.")

    response = admin_client.get(f"/admin/guide/tip/5/compare/?{query}", follow=True)

    assertRedirects(response, "/admin/guide/tip/5/history/")
    assert messages(response) == ["There are no such two versions. Choose two of this list."]


def test_compare_without_any_version(admin_client: Client) -> None:
    make_tip(pk=5)

    assertRedirects(admin_client.get("/admin/guide/tip/5/compare/"), "/admin/guide/tip/5/history/")


def test_compare_asks_as_much_for_many_steps(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    stretch = make_stretch(pk=3)
    for place in range(12):
        make_step(stretch=stretch, title=f"Step {place}", order=place)
    Version.objects.record(stretch)
    stretch.steps.update(text="Something else.")
    stretch.mistakes.add(make_mistake(), make_mistake())
    Version.objects.record(stretch)

    # The session, the user, the stretch; which numbers there are, the two versions, and the titles of mistakes.
    with django_assert_num_queries(6):
        admin_client.get("/admin/stretches/stretch/3/compare/")
