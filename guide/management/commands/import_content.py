"""Makes the content exactly what the files of an export say."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db import DatabaseError, transaction

from guide.exchange import attached
from guide.exchange.difference import told
from guide.exchange.folder import ContentError, read
from guide.exchange.replace import Outcome, replace

# Of what is wrong with the files, as many lines are shown.
SHOWN = 20
LONGEST_WHY = 200


class Command(BaseCommand):
    help = "Make the content exactly what the files say. Each text that changes gets a version in its history."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=settings.BASE_DIR / "fixtures",
            help="A folder that export_content wrote. Without it: fixtures/ of the project.",
        )
        parser.add_argument("--dry-run", action="store_true", help="Tell what would change, and change nothing.")
        parser.add_argument("--delete", action="store_true", help="Delete the texts that the files do not have.")
        parser.add_argument("--why", help="What changes and why, for the history of each text that changes.")

    def handle(self, *, folder: Path, dry_run: bool, delete: bool, why: str | None, **options: Any) -> None:
        if why and len(why) > LONGEST_WHY:
            raise CommandError(f"Nothing was imported. --why may have {LONGEST_WHY} characters; it has {len(why)}.")
        try:
            items = read(folder)
            with transaction.atomic():
                outcome = replace(items, why or f"Imported from {folder.resolve().name}."[:LONGEST_WHY])
                if dry_run:
                    attached.check_all_there(folder, outcome.after)
                    transaction.set_rollback(True)
                else:
                    if not delete:
                        _check_nothing_goes(outcome)
                    attached.take_in(folder, outcome.before, outcome.after)
        except ContentError as error:
            raise CommandError("\n".join(["Nothing was imported.", *_first(error.problems)])) from error
        except (OSError, DatabaseError) as error:
            raise CommandError(f"Nothing was imported. {error}") from error
        self._tell(outcome, dry_run or options["verbosity"] > 1)
        if dry_run:
            self.stdout.write("This was a dry run: nothing was changed.")

    def _tell(self, outcome: Outcome, in_full: bool) -> None:
        if in_full:
            for change in outcome.changes:
                self.stdout.write("\n".join(told(change, self.style.ERROR, self.style.SUCCESS)))
        counts = Counter(change.fate for change in outcome.changes)
        same = len(outcome.after) - counts["added"] - counts["changed"]
        self.stdout.write(
            f"{counts['added']} added, {counts['changed']} changed, {counts['removed']} removed; {same} stay the same."
        )


def _check_nothing_goes(outcome: Outcome) -> None:
    gone = [next(told(change)) for change in outcome.changes if change.fate == "removed"]
    if gone:
        raise ContentError("The files do not have these texts. To delete them, add --delete.", *gone)


def _first(problems: tuple[str, ...]) -> list[str]:
    rest = len(problems) - SHOWN
    return [*problems[:SHOWN], *([f"… and {rest} more."] if rest > 0 else [])]
