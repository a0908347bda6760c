"""Writes all content to files: for a backup, another machine, or the project itself."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db import DatabaseError, transaction

from guide.exchange import attached
from guide.exchange.folder import ContentError, check_may_hold_an_export, write
from guide.exchange.layout import FILES, text_of
from guide.exchange.state import State, snapshot_of, stored


class Command(BaseCommand):
    help = "Write all content to files that import_content reads back. Accounts and the history are not in them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=settings.BASE_DIR / "fixtures",
            help="A new or empty folder, or one with an earlier export. Without it: fixtures/ of the project.",
        )

    def handle(self, *, folder: Path, **options: Any) -> None:
        try:
            check_may_hold_an_export(folder)
            with transaction.atomic():
                written = write(folder, _contents(stored()))
        except (ContentError, OSError, DatabaseError) as error:
            raise CommandError(f"Nothing was written. {error}") from error
        if not written:
            self.stdout.write(f"{folder} has all content as it is already.")
        for name in written:
            self.stdout.write(f"Written: {folder / name}")


def _contents(state: State) -> Iterator[tuple[str, bytes]]:
    for file, kinds in FILES.items():
        pieces = [piece for kind in kinds for (of_kind, _), piece in state.items() if of_kind == kind]
        yield file, text_of(record for piece in pieces for record in snapshot_of(piece)).encode()
    yield from attached.contents(state)
