"""Fills an empty database with the content that comes with the project."""

from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db import transaction

from guide.content import content_exists, content_models
from guide.exchange import attached
from guide.exchange.folder import ContentError, read
from guide.exchange.replace import replace


class Command(BaseCommand):
    help = "Load the fixtures into a database that has no content yet; never into another."

    def handle(self, **options: Any) -> None:
        if content_exists():
            raise CommandError("Nothing was loaded: there is content already, and it stays as it is.")
        folder = settings.BASE_DIR / "fixtures"
        try:
            items = read(folder)
            with transaction.atomic():
                outcome = replace(items, "Came with the project.")
                attached.take_in(folder, outcome.before, outcome.after)
        except ContentError as error:
            raise CommandError(f"Nothing was loaded, because a fixture is wrong. {error}") from error
        self.stdout.write(f"Content loaded: {_counts()}.")


def _counts() -> str:
    numbers = [(model._default_manager.count(), model._meta) for model in content_models()]
    return ", ".join(f"{n} {meta.verbose_name if n == 1 else meta.verbose_name_plural}" for n, meta in numbers if n)
