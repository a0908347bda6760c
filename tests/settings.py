"""Our settings with values for the tests: quick, apart from the real ones, and thrown away."""

import os
from pathlib import Path

VAR = Path(__file__).resolve().parent.parent / "var" / "test"
# The workers of one run inherit the number, so two runs at once do not share a database.
RUN = os.environ.setdefault("GUIDE_TEST_RUN", str(os.getpid()))

# What the shell says must not change what is tested.
os.environ.update(
    DEBUG="off",
    HTTPS="off",
    # Each browser test would have the browser fetch the whole site; those of this switch it on.
    OFFLINE="off",
    # Pages are tried with an exact number of queries; the tests of the schedule look at once.
    SCHEDULE_SECONDS="3600",
    SECURITY_CONTACT="",
    SECRET_KEY="known-to-everybody-and-good-enough-for-tests-alone-" * 2,
    ALLOWED_HOSTS="testserver,127.0.0.1",
    VAR_DIR=str(VAR),
    DATABASE_URL=f"sqlite:///{VAR / 'unused.sqlite3'}",
    # Playwright's event loop runs in the thread of the tests, which use the database in plain calls.
    DJANGO_ALLOW_ASYNC_UNSAFE="on",
)

from guide.settings import *  # noqa: E402, F403  they read the lines above
from guide.settings import DATABASES  # noqa: E402

# A file, as in the real site: the browser tests' server has threads with connections of their own.
DATABASES["default"]["TEST"] = {"NAME": str(VAR / f"{RUN}.sqlite3")}
# The real one takes its time on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
