"""Keeps the drawn cards as files, so that each is drawn once."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock

from django.conf import settings

from guide.cards.card import Card
from guide.cards.draw import draw

# One card at a time: drawing takes a core for a moment, and readers come first.
_alone = Lock()


def png(card: Card) -> bytes:
    """The card as a PNG: the kept file, or else a new one, which takes the place of those that it had before."""
    folder: Path = settings.VAR_DIR / "cards"
    path = folder / card.file
    if not path.exists():
        with _alone:
            if not path.exists():
                _keep(path, draw(card))
                _forget_others(path, card)
    return path.read_bytes()


def _keep(path: Path, content: bytes) -> None:
    """Write it so that nobody ever finds half of a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)


def _forget_others(path: Path, card: Card) -> None:
    for other in path.parent.glob(f"{card.name}-*.png"):
        if other != path:
            other.unlink(missing_ok=True)
