"""Makes the site ready to be served. Every start runs it, so it must be quick and must never undo anything."""

from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from guide.accounts import create_first_editor, create_groups
from guide.content import content_exists, versioned_models
from guide.lock import alone_in
from guide.search.index import freshen_all
from guide.static_files import collect_if_changed
from guide.versions import BEGAN, Version

FIRST_EDITOR = "editor"
ACCOUNT = """\
------------------------------------------------------------------------
The first editor's account. The password is shown this once:

    Name:      {name}
    Password:  {password}

Sign in at /admin/. You will be asked for a new password there.
------------------------------------------------------------------------"""


class Command(BaseCommand):
    help = "Bring the database, the content, the static files and the accounts up to date."

    def handle(self, **options: Any) -> None:
        try:
            with alone_in(settings.VAR_DIR):
                self.prepare_database()
                self.prepare_static_files()
                self.prepare_accounts()
        except DatabaseError as error:
            reason = str(error).strip().partition("\n")[0]
            raise CommandError(
                f"The database cannot be used: {reason}. Check DATABASE_URL and who may write there, "
                "or put a copy that works in its place."
            ) from error

    def prepare_database(self) -> None:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        # Called even with nothing pending: if it was cut short, it adds the permissions it had not come to.
        call_command("migrate", interactive=False, verbosity=0)
        if pending:
            self.stdout.write("Database brought up to date.")
        if not content_exists():
            call_command("load_content", stdout=self.stdout)
        # What was there before the history began is its first version.
        Version.objects.record_unversioned(versioned_models(), BEGAN)
        # A search would read what is new, but only this makes anew what an earlier version of the code made.
        freshen_all()

    def prepare_static_files(self) -> None:
        # While developing they are served from where they are written.
        if not settings.DEBUG and collect_if_changed():
            self.stdout.write("Static files collected and compressed.")

    def prepare_accounts(self) -> None:
        create_groups()
        password = create_first_editor(FIRST_EDITOR)
        if password:
            self.stdout.write(ACCOUNT.format(name=FIRST_EDITOR, password=password))
