"""Keeps the drawn cards as files, so that each is drawn once."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock

from django.conf import settings

from guide.cards.card import Card
from guide.cards.draw import draw, shrunk

# One card at a time: drawing takes a core for a moment, and readers come first.
_alone = Lock()


def png(card: Card, *, small: bool = False) -> bytes:
    """The card as a PNG: the kept file, or else a new one, which takes the place of those that it had before."""
    folder: Path = settings.VAR_DIR / "cards"
    large_path, small_path = folder / f"{card.name}-{card.digest}.png", folder / f"{card.name}-{card.digest}-small.png"
    path = small_path if small else large_path
    if (kept := _kept(path)) is not None:
        return kept
    with _alone:
        # Whoever waited finds what the other one drew.
        if (kept := _kept(path)) is not None:
            return kept
        drawn = draw(card)
        both = {large_path: drawn, small_path: shrunk(drawn)}
        for each, content in both.items():
            _keep(each, content)
        _forget_others(card, set(both))
    return both[path]


def _kept(path: Path) -> bytes | None:
    """What the file holds. Another process may clear it away at any moment, with those of an older card."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _keep(path: Path, content: bytes) -> None:
    """Write it so that nobody ever finds half of a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)


def _forget_others(card: Card, kept: set[Path]) -> None:
    for path in next(iter(kept)).parent.glob(f"{card.name}-*.png"):
        if path not in kept:
            path.unlink(missing_ok=True)
