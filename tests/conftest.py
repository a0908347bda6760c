"""What tests of any kind may need: collected static files and the real content."""

import pytest
from django.conf import settings
from django.core.management import call_command

from guide.lock import alone_in
from guide.static_files import collect_if_changed


def pytest_configure(config: pytest.Config) -> None:
    """Collect the static files once for all workers, with the storage that the real site uses."""
    if not hasattr(config, "workerinput"):
        with alone_in(settings.VAR_DIR):
            collect_if_changed()


@pytest.fixture
def content(db: None) -> None:
    """The article and the stretches, as they come with the project."""
    call_command("load_content", verbosity=0)
