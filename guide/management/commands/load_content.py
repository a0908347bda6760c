"""Fills an empty database with the content that comes with the project."""

from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.core.serializers.base import DeserializationError
from django.db import IntegrityError

from guide.content import content_exists, content_models, versioned_models
from guide.versions import Version


class Command(BaseCommand):
    help = "Load the fixtures into a database that has no content yet; never into another."

    def handle(self, **options: Any) -> None:
        if content_exists():
            raise CommandError("Nothing was loaded: there is content already, and it stays as it is.")
        folder = settings.BASE_DIR / "fixtures"
        # All stand on the guide's sections. Other links may point forward: one call resolves them at its end.
        files = sorted(folder.glob("*.json"), key=lambda path: (path.name != "guide.json", path.name))
        if not files:
            raise CommandError(f"Nothing was loaded: {folder} has no .json files.")
        try:
            call_command("loaddata", *map(str, files), verbosity=0)
        except (DeserializationError, IntegrityError) as error:
            raise CommandError(f"Nothing was loaded, because a fixture is wrong. {error}") from error
        Version.objects.record_unversioned(versioned_models(), "Came with the project.")
        self.stdout.write(f"Content loaded: {_counts()}.")


def _counts() -> str:
    numbers = [(model._default_manager.count(), model._meta) for model in content_models()]
    return ", ".join(f"{n} {meta.verbose_name if n == 1 else meta.verbose_name_plural}" for n, meta in numbers if n)
