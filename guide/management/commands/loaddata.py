"""Django's loaddata, which knows nothing of what an editor has written since, held back."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import CommandError
from django.core.management.commands import loaddata

from guide.content import content_exists


class Command(loaddata.Command):
    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)  # type: ignore[arg-type]
        parser.add_argument(
            "--over-existing-content",
            action="store_true",
            help="Load even though there is content; what a fixture names is overwritten.",
        )

    def handle(self, *fixture_labels: str, over_existing_content: bool = False, **options: Any) -> None:
        if not over_existing_content and content_exists():
            raise CommandError(
                "Nothing was loaded: there is content already, and fixtures would overwrite what editors changed. "
                "If that is what you want, make a copy of the database and add --over-existing-content."
            )
        super().handle(*fixture_labels, **options)
