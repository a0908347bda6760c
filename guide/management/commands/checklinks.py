"""Asks other sites whether the pages that the texts link to are still there. It runs only when somebody starts it."""

import sys
from argparse import ArgumentParser
from collections import Counter
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from guide.link_check import Answer, LinkChecker, by_turns
from guide.outside_links import LONGEST_ADDRESS, OutsideLink
from guide.outside_use import outside_addresses
from guide.progress import Progress

Outcome = OutsideLink.Outcome
# Whatever was well is not asked again for this long.
REST = timedelta(days=7)


class Command(BaseCommand):
    help = (
        "Ask other sites, one page at a time and with pauses, whether the pages that the texts and references link to "
        "are there. What is found is kept for the desk. Nothing else is sent, and no text is changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--again", action="store_true", help=f"Ask also for what was well in the last {REST.days} days."
        )

    def handle(self, *, again: bool, **options: Any) -> None:
        used = outside_addresses()
        addresses = [address for address in used if len(address) <= LONGEST_ADDRESS]
        for address in used.keys() - set(addresses):
            self.stdout.write(f"Broken: {address[:80]}… The address is too long to be asked for.")
        note_use(addresses)
        due = list(by_turns(addresses if again else still_due(addresses)))
        hosts = len({address.split("/", 3)[2] for address in due})
        self.stdout.write(
            f"Asking for {len(due)} of {len(used)} addresses on {hosts} sites, one at a time. "
            "Ctrl-C stops; what was found until then is kept."
        )
        try:
            found = self.ask(due)
        except KeyboardInterrupt:
            self.stdout.write("\nStopped. The rest is asked for next time.")
            sys.exit(130)
        self.stdout.write(", ".join(f"{outcome.label}: {found[outcome]}" for outcome in Outcome if found[outcome]))
        broken = OutsideLink.objects.filter(outcome=Outcome.BROKEN).count() + len(used) - len(addresses)
        if broken:
            raise CommandError(f"{broken} of {len(used)} links are broken. The desk lists the texts that use them.")

    def ask(self, due: list[str]) -> Counter[str]:
        checker, progress, found = LinkChecker(), Progress(self.stdout, len(due)), Counter[str]()
        for address in due:
            progress.step(address)
            answer = checker.check(address)
            keep(address, answer)
            found[answer.outcome] += 1
            if answer.outcome is not Outcome.WELL or not progress.shown:
                progress.clear()
                self.stdout.write(" ".join(filter(None, (answer.outcome.label + ":", address, answer.error))))
        progress.clear()
        return found


def note_use(addresses: list[str]) -> None:
    """Make a row for each new address, and forget those that no text uses any more."""
    OutsideLink.objects.exclude(address__in=addresses).delete()
    OutsideLink.objects.bulk_create([OutsideLink(address=each) for each in addresses], ignore_conflicts=True)


def still_due(addresses: list[str]) -> list[str]:
    rested = OutsideLink.objects.filter(outcome=Outcome.WELL, checked_at__gt=timezone.now() - REST)
    well = set(rested.values_list("address", flat=True))
    return [address for address in addresses if address not in well]


def keep(address: str, answer: Answer) -> None:
    OutsideLink.objects.filter(address=address).update(
        checked_at=timezone.now(), outcome=answer.outcome, status=answer.status, error=answer.error
    )
