"""What tests of any kind may need: collected static files and the real content."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from whitenoise.base import WhiteNoise

from guide.content import tables
from guide.lock import alone_in
from guide.static_files import collect_if_changed
from guide.versions import Version
from tests.cluster import either_database, on_postgres, postgres_url

__all__ = ["either_database", "on_postgres", "postgres_url"]


def pytest_configure(config: pytest.Config) -> None:
    """Collect the static files once for all workers, with the storage that the real site uses."""
    if not hasattr(config, "workerinput"):
        with alone_in(settings.VAR_DIR):
            collect_if_changed()


@pytest.fixture(scope="session", autouse=True)
def static_files_found_once() -> Iterator[None]:
    """Each client of the tests starts the site anew, and the site looks at every static file: a tenth of a second."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    look = WhiteNoise.update_files_dictionary

    def look_once(self: WhiteNoise, root: str, prefix: str) -> None:
        if (root, prefix) not in found:
            look(self, root, prefix)
            found[root, prefix] = dict(self.files)
        self.files.update(found[root, prefix])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoise, "update_files_dictionary", look_once)
        yield


@pytest.fixture
def picture_folder(settings: Any, tmp_path: Path) -> Path:
    """An empty folder for the pictures that a test adds."""
    folder = tmp_path / "pictures"
    kept_there = settings.STORAGES["pictures"] | {"OPTIONS": {"location": folder}}
    settings.STORAGES = settings.STORAGES | {"pictures": kept_there}
    return folder


@pytest.fixture
def content(db: None, loaded: dict[Any, list[Any]]) -> None:
    """The article and the stretches, as they come with the project."""
    if not loaded:
        call_command("load_content", verbosity=0)
        loaded.update((model, list(model._base_manager.all())) for model in [*tables(), Version])
        return
    with transaction.atomic():
        for model, rows in loaded.items():
            model._base_manager.bulk_create(rows)


@pytest.fixture(scope="session")
def loaded() -> dict[Any, list[Any]]:
    """The rows that loading left, by model: to put them back takes a tenth of the time."""
    return {}
