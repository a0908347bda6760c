"""A stretch as Markdown."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertRedirects

from tests.factories import (
    FUTURE,
    make_dynamic_stretch,
    make_faq,
    make_flag,
    make_kit,
    make_mistake,
    make_reference,
    make_step,
    make_stretch,
    make_user,
)  # fmt: skip

pytestmark = pytest.mark.django_db


def read(client: Client, slug: str) -> str:
    response = client.get(f"/stretches/{slug}.md")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    return response.content.decode()


def test_page_and_its_twin_name_each_other(client: Client) -> None:
    make_stretch(slug="seated")

    link = '<link rel="alternate" type="text/markdown" href="/stretches/seated.md">'
    assertContains(client.get("/stretches/seated/"), link, count=1)
    assert client.get("/stretches/seated.md")["Link"] == '<http://testserver/stretches/seated/>; rel="canonical"'


def test_safety_stands_before_the_steps(client: Client) -> None:
    make_flag(title="you cannot pee")
    make_step(stretch=make_stretch(slug="seated", take_care="- **Stop** if it hurts."), title="Sit down")

    text = read(client, "seated")

    order = ["# ", "The page itself: <http://testserver/stretches/seated/>", "- you cannot pee", "**Call 999",
             "## Take care", "- **Stop** if it hurts.", "## How to do it", "### 1. Sit down"]  # fmt: skip
    assert [text.index(each) for each in order] == sorted(text.index(each) for each in order)


def test_twin_has_all_that_the_page_has(client: Client) -> None:
    study = make_reference(key="who", number=7, title="A study")
    stretch = make_stretch(
        slug="seated", title="Seated", summary="A gentle one.", feel="A pull. [@who]", slips="- Bouncing.",
        easier_place="chair", kit_note="A towel.", muscles="Hamstrings",
        easier_stretch=make_stretch(slug="lying", title="Lying"),
        harder_stretch=make_stretch(slug="dog", title="Dog", status="draft"),
    )  # fmt: skip
    stretch.references.add(study)
    stretch.kit.add(make_kit(name="Mat"))
    make_step(stretch=stretch, permanent_id="bcdfghjk", title="Sit", text="Sit *down*.", note="Slowly.",
              pose={"hip": 90}, figure_text="Somebody sits.")  # fmt: skip
    stretch.mistakes.add(make_mistake(title="Bouncing", instead="Hold still."))
    stretch.faqs.add(make_faq(title="How long?", answer="A minute.", evidence="mixed"))

    text = read(client, "seated")

    for block in (
        "- Where: On the floor. Easier version: on a chair\n",
        "- Hold: 20–30 seconds\n",
        "- Repeat: 2–4 times, each leg\n",
        "- You need: Mat. A towel.\n",
        "### 1. Sit\n\nSit *down*.\n\nSlowly.\n\n"
        "![Somebody sits.](http://testserver/stretches/seated/figures/bcdfghjk.svg)\n",
        "## How it should feel\n\nA pull. [7]\n",
        "- Gentler: [Lying](http://testserver/stretches/lying.md)\n\n## Common mistakes\n\n- Bouncing.\n",
        "### Bouncing\n\nHold still.\n",
        "## People also ask\n\n### How long?\n\nEvidence: Mixed\n\nA minute.\n",
        "## References\n\n- [7] A study.\n",
        "No clinician has checked this page yet.",
    ):
        assert block in text, block
    assert "Dog" not in text


def test_moving_stretch_has_a_count_and_may_need_nothing(client: Client) -> None:
    make_dynamic_stretch(slug="swings")

    text = read(client, "swings")

    assert "- Count: 10–15 times\n" in text
    assert "- Where: On the floor\n" in text
    assert "- You need: Nothing\n" in text
    assert "Common mistakes" not in text


@pytest.mark.parametrize("hidden", [{"status": "draft"}, {"publish_at": FUTURE}])
def test_draft_is_hidden_from_staff_too(hidden: dict[str, Any], client: Client) -> None:
    make_stretch(slug="seated", **hidden)
    client.force_login(make_user())

    assert client.get("/stretches/seated.md").status_code == 404
    assert client.get("/stretches/seated.json").status_code == 404


def test_drafts_beside_it_are_hidden_from_staff_too(client: Client) -> None:
    stretch = make_stretch(slug="seated")
    stretch.mistakes.add(make_mistake(title="Hidden words", status="draft"))
    stretch.faqs.add(make_faq(title="Hidden words", status="draft"))
    client.force_login(make_user())

    assert "Hidden words" not in read(client, "seated")


@pytest.mark.parametrize("ending", ["md", "json"])
def test_former_address_leads_to_that_of_today(ending: str, client: Client) -> None:
    make_stretch(slug="sitting", former_slugs=["seated"])

    response = client.get(f"/stretches/seated.{ending}?x=1")

    assertRedirects(response, f"/stretches/sitting.{ending}?x=1", status_code=301)


@pytest.mark.parametrize("ending", ["md", "json"])
def test_withdrawn_stretch_is_gone(ending: str, client: Client) -> None:
    make_stretch(slug="seated", status="withdrawn")

    assert client.get(f"/stretches/seated.{ending}").status_code == 410


@pytest.mark.parametrize("name", ["nowhere.md", "nowhere.json", "%00.md", "..%2f.json", "a" * 10_000 + ".md"])
def test_odd_address_is_not_there(name: str, client: Client) -> None:
    assert client.get(f"/stretches/{name}").status_code == 404


@pytest.mark.parametrize("rows", [1, 20])
def test_twin_asks_the_database_as_often(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    stretch = make_stretch(slug="seated")
    for _ in range(rows):
        make_step(stretch=stretch)
        stretch.faqs.add(make_faq())
        stretch.mistakes.add(make_mistake())

    with django_assert_num_queries(9):
        client.get("/stretches/seated.md")
