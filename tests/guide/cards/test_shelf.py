"""Each card is drawn once, and one change leaves no old file behind."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from guide.cards import shelf
from guide.cards.card import COVER, Card

CARD = Card("kbv7pgc4", "Stretch", "A title", COVER)
OTHER = Card("sb8bnmbt", "Stretch", "A title", COVER)


@pytest.fixture
def drawn(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The titles that were drawn, with an empty shelf."""
    settings.VAR_DIR = tmp_path
    titles: list[str] = []

    def draw(card: Card) -> bytes:
        titles.append(card.title)
        return card.title.encode()

    monkeypatch.setattr(shelf, "draw", draw)
    monkeypatch.setattr(shelf, "shrunk", lambda png: b"small " + png)
    yield titles


def test_card_is_drawn_once_in_both_sizes(drawn: list[str]) -> None:
    sent = [shelf.png(CARD), shelf.png(CARD), shelf.png(CARD, small=True)]

    assert sent == [b"A title", b"A title", b"small A title"]
    assert drawn == ["A title"]


def test_small_card_may_come_first(drawn: list[str]) -> None:
    assert shelf.png(CARD, small=True) == b"small A title"
    assert shelf.png(CARD) == b"A title"
    assert drawn == ["A title"]


def test_changed_card_takes_the_place_of_the_old_one(drawn: list[str], tmp_path: Path) -> None:
    changed = Card("kbv7pgc4", "Stretch", "Another", COVER)

    for card in (CARD, OTHER, changed):
        shelf.png(card)

    assert {path.name for path in (tmp_path / "cards").iterdir()} == {
        f"{card.name}-{card.digest}{end}.png" for card in (OTHER, changed) for end in ("", "-small")
    }


def test_half_drawn_card_is_drawn_again(drawn: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shelf, "shrunk", lambda png: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        shelf.png(CARD)
    monkeypatch.setattr(shelf, "shrunk", lambda png: b"small")

    assert shelf.png(CARD, small=True) == b"small"


def test_lost_file_is_drawn_again(drawn: list[str], tmp_path: Path) -> None:
    shelf.png(CARD)
    (tmp_path / "cards" / f"{CARD.name}-{CARD.digest}.png").unlink()

    assert shelf.png(CARD) == b"A title"
    assert shelf.png(CARD, small=True) == b"small A title"


def test_many_askers_wait_for_one_drawing(drawn: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[bytes] = []
    threads = [Thread(target=lambda: sent.append(shelf.png(CARD))) for _ in range(8)]
    with shelf._alone:
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join()

    assert sent == [b"A title"] * 8
    assert drawn == ["A title"]
