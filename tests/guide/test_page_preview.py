"""What other sites are told of a page: true to the page, whatever editors typed and whatever hangs on the address."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from guide.cards.card import Carded
from guide.page_preview import shortened
from tests.factories import make_faq, make_flag, make_guide, make_section, make_stretch, make_tip, make_user
from tests.meta import Head


def head(client: Client, address: str, status: int = 200) -> Head:
    response = client.get(address)
    assert response.status_code == status
    return Head(response.content.decode())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Short.", "Short."),
        (" two\n\n lines ", "two lines"),
        ("Stretch your back", "Stretch your back"),
        ("Stretch your backs", "Stretch your…"),
        ("Stretch your, back and legs", "Stretch your…"),
        ("Stretch your leg back", "Stretch your leg…"),
        ("x" * 18, "x" * 16 + "…"),
        ("", ""),
    ],
)
def test_shortened_ends_with_a_word(text: str, line: str) -> None:
    assert shortened(text, 17) == line


@pytest.mark.django_db
def test_preview_of_a_stretch(client: Client) -> None:
    stretch = make_stretch(title="Lying", slug="lying", summary="On your back.")

    told = head(client, "/stretches/lying/?utm_source=x&page=2")

    assert told.canonical == "http://testserver/stretches/lying/"
    assert {name: told.one(name) for name in told.meta if name.startswith(("og:", "twitter:"))} == {
        "og:site_name": "Lower Back Guide",
        "og:locale": "en_GB",
        "og:type": "article",
        "og:title": "Lying",
        "og:description": "On your back.",
        "og:url": "http://testserver/stretches/lying/",
        "og:image": f"http://testserver{stretch.card.address}",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Stretch: Lying. A drawing of a person on a mat, who holds a raised leg with a strap.",
        "twitter:card": "summary_large_image",
    }
    assert told.one("description") == "On your back."


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_faq, make_section, make_tip, make_flag])
def test_pasted_link_into_a_page_looks_like_its_text(make: Callable[..., Any], client: Client) -> None:
    make_guide(title="The guide")
    row = make(title="how long?", permanent_id="bcdfghjk")
    for name in row.prose_fields:
        setattr(row, name, "**No** hurry.")
    row.save()

    told = head(client, client.get("/l/bcdfghjk")["Location"])

    assert told.one("og:title") == "How long?"
    assert told.one("og:description") == " ".join("No hurry." for _ in row.prose_fields)
    assert told.one("og:url") == "http://testserver/l/bcdfghjk"
    assert told.canonical == f"http://testserver{urlsplit(row.get_absolute_url()).path}"
    assert ("/cards/bcdfghjk-" in str(told.one("og:image"))) == isinstance(row, Carded)


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["about=zzzzzzzz", "about=", "about=%00", "about=bcdfghjk&about=zzzzzzzz"])
def test_page_is_about_itself_if_none_of_its_texts_is_named(query: str, client: Client) -> None:
    make_guide(title="The guide", permanent_id="kmnpqrst")
    make_faq(title="Secret?", permanent_id="bcdfghjk", status="draft")

    assert head(client, f"/?{query}").one("og:title") == "The guide"


@pytest.mark.django_db
def test_text_without_words_has_the_description_of_its_page(client: Client) -> None:
    make_flag(title="it hurts", advice="", permanent_id="bcdfghjk")

    told = head(client, "/when-to-get-help/?about=bcdfghjk")

    assert told.one("og:title") == "It hurts"
    assert told.one("og:description") == told.one("description")


@pytest.mark.django_db
def test_preview_of_the_guide_has_no_markdown(client: Client) -> None:
    make_guide(summary="**Learn** five [stretches](/stretches/) for it [@who-2023].\n\nAnd _more_.")

    told = head(client, "/")

    assert told.one("og:description") == told.one("description") == "Learn five stretches for it. And more."
    assert told.one("og:type") == "article"


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ['"><script>alert(1)</script>', "&amp; &lt;b> 'x'", "{{ 7 }} {% x %}", "\u202egnol"])
def test_preview_escapes_what_editors_typed(client: Client, typed: str) -> None:
    make_stretch(title=typed, slug="x", summary=typed)

    told = head(client, "/stretches/x/")

    assert told.one("og:title") == told.one("og:description") == told.one("description") == typed


@pytest.mark.django_db
def test_preview_of_a_long_text_is_cut_at_a_word(client: Client) -> None:
    make_stretch(slug="x", summary="stretching " * 40)

    assert head(client, "/stretches/x/").one("og:description") == "stretching " * 17 + "stretching…"


@pytest.mark.django_db
def test_preview_of_the_library_knows_its_pages_alone(client: Client) -> None:
    for _ in range(13):
        make_stretch()

    canonical = {query: head(client, f"/stretches/{query}").canonical for query in (
        "", "?page=1", "?page=2&x=1", "?page=99", "?page=no",
        "?kind=static", "?kind=static&page=2", "?kind=nonsense&page=2",
    )}  # fmt: skip

    assert {query: address.removeprefix("http://testserver/stretches/") for query, address in canonical.items()} == {
        "": "", "?page=1": "", "?page=2&x=1": "?page=2", "?page=99": "?page=2", "?page=no": "",
        "?kind=static": "", "?kind=static&page=2": "", "?kind=nonsense&page=2": "?page=2",
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["", "follow/", "sheet/"])
def test_preview_of_a_routine_keeps_its_plan(client: Client, page: str) -> None:
    stretch = make_stretch(permanent_id="kbv7pgc4")

    told = head(client, f"/routine/{page}?plan=kbv7pgc4:999,zzz&x=1&printed=20260101T000000Z")

    assert told.canonical == f"http://testserver/routine/{page}?plan={stretch.permanent_id}:120:2:each"
    assert told.one("og:url") == told.canonical


@pytest.mark.django_db
def test_preview_of_the_follow_along_shows_its_stretch(client: Client) -> None:
    stretch = make_stretch(title="Lying", slug="lying")

    told = head(client, "/stretches/lying/follow/")

    assert told.one("og:title") == "Follow along: Lying"
    assert told.one("og:image") == f"http://testserver{stretch.card.address}"


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "status"), [("/nowhere/", 404), ("/stretches/gone/", 410)])
def test_errors_have_no_preview(client: Client, address: str, status: int) -> None:
    make_stretch(slug="gone", status="withdrawn")

    told = head(client, address, status)

    assert "canonical" not in told.links
    assert [name for name in told.meta if name.startswith(("og:", "twitter:"))] == []


@pytest.mark.django_db
def test_preview_of_a_draft_names_a_card_that_readers_cannot_get(client: Client) -> None:
    make_section()
    draft = make_stretch(slug="x", status="draft")
    client.force_login(make_user())

    assert head(client, "/stretches/x/").one("og:image") == f"http://testserver{draft.card.address}"
    assert Client().get(draft.card.address).status_code == 404
