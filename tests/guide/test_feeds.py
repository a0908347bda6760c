"""The Atom feeds, read as a feed reader does."""

from datetime import UTC, datetime
from typing import Any

import feedparser
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains

from tests.factories import make_flag, make_stretch, make_tip
from tests.guide.changing import saved
from tests.hostile_markdown import GROUPS

pytestmark = pytest.mark.django_db

FEEDS = ["/feed/", "/feed/safety/"]
# Control characters, elements, entities: what breaks XML, or runs in a reader that takes words for HTML.
HOSTILE = [
    *list(GROUPS["scripts"].values())[:3], *GROUPS["encoded"].values(), "]]>", "<!--", "\x0b\x1f\ufffe\uffff", "&#0;",
]  # fmt: skip


def read(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert feed.bozo is False
    assert feed.version == "atom10"
    return feed


def test_feed_tells_what_changed_when_and_why(client: Client) -> None:
    tip = make_tip(title="Walk", slug="walk", publish_at=datetime(2026, 3, 4, 9, tzinfo=UTC))
    saved(tip)
    saved(tip, "Says how far.", why="A mile.")

    newest, first = read(client, "/feed/").entries

    assert (newest.title, newest.summary, newest.link) == ("Tip: Walk", "Says how far.", "http://testserver/#tip-walk")
    assert (first.title, first.summary, first.updated) == ("Tip: Walk", "First published.", "2026-03-04T09:00:00+00:00")


def test_feed_of_safety_leaves_other_changes_out(client: Client) -> None:
    saved(make_tip())
    saved(make_flag(title="numb"))
    stretch = make_stretch(title="Seated")
    saved(stretch)
    saved(stretch, "Nicer.", summary="Nice.")
    saved(stretch, "When to ask.", take_care="- Ask.")

    entries = read(client, "/feed/safety/").entries

    assert [(entry.title, entry.summary) for entry in entries] == [
        ("Stretch: Seated", "When to ask."), ("Stretch: Seated", "First published."),
        ("Red flag: numb", "First published."),
    ]  # fmt: skip


def test_ids_stay_when_texts_and_hosts_are_renamed(client: Client) -> None:
    stretch = make_stretch(slug="seated", permanent_id="bcdfghjk")
    saved(stretch)
    before = read(client, "/feed/")

    saved(stretch, slug="sitting", title="Sitting")
    after = feedparser.parse(client.get("/feed/", headers={"host": "127.0.0.1"}).content)

    # Written down: feed readers would show every entry anew if it were another.
    assert [entry.id for entry in before.entries] == ["urn:uuid:2dfa3bb1-cfa6-5431-a256-21aa24e50407"]
    assert after.entries[1].id == before.entries[0].id
    assert after.entries[1].link == "http://127.0.0.1/stretches/sitting/"
    assert after.feed.id == before.feed.id


def test_ids_differ_by_text_and_by_version(client: Client) -> None:
    for tip in (make_tip(), make_tip()):
        saved(tip)
        saved(tip, why="Another.")

    ids = {entry.id for entry in read(client, "/feed/").entries}

    assert len(ids) == 4
    assert read(client, "/feed/").feed.id != read(client, "/feed/safety/").feed.id


def test_feed_stands_hostile_words(client: Client) -> None:
    for number, words in enumerate(HOSTILE):
        # No database keeps a NUL: PostgreSQL refuses it.
        text = words.replace("\x00", "")
        flag = make_flag(title=text[:160])
        saved(flag)
        saved(flag, text[:200], advice=f"{number}")

    for address in FEEDS:
        entries = read(client, address).entries
        assert len(entries) == 50
        page = client.get(address).content.decode()
        assert "<script" not in page.lower()
        assert "<img" not in page.lower()


def test_feed_tells_a_note_as_it_was_typed(client: Client) -> None:
    tip = make_tip()
    saved(tip)
    saved(tip, "Less <b>bold</b> & more.", why="Another.")

    newest, _ = read(client, "/feed/").entries

    # As HTML, which the summary of a feed is.
    assert newest.summary == "Less &lt;b&gt;bold&lt;/b&gt; &amp; more."


@pytest.mark.parametrize("address", FEEDS)
def test_feed_without_changes_is_a_feed(address: str, client: Client) -> None:
    assert read(client, address).entries == []


@pytest.mark.parametrize("address", FEEDS)
def test_feed_refuses_to_be_written_to(address: str, client: Client) -> None:
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


@pytest.mark.parametrize("rows", [1, 20])
def test_feed_asks_the_database_as_often(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for _ in range(rows):
        saved(make_tip())

    with django_assert_num_queries(2):
        client.get("/feed/")


@pytest.mark.parametrize("address", ["/about/", "/stretches/", "/changes/", "/nowhere/"])
def test_pages_lead_to_the_feeds(address: str, client: Client) -> None:
    response = client.get(address)

    for feed in FEEDS:
        link = f'<link rel="alternate" type="application/atom+xml" href="{feed}"'
        assertContains(response, link, count=1, status_code=404 if address == "/nowhere/" else 200)
