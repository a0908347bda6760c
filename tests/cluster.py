"""A PostgreSQL of the tests' own: in a folder that is thrown away, reached by a socket in it, ended with the tests."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dj_database_url
import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections
from django.db.utils import ConnectionHandler

from guide.search.index import freshen

SECONDS = 30
# Nothing has to outlive the tests.
HASTY = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "listen_addresses=")


@contextmanager
def cluster() -> Iterator[str]:
    """Start it and give its address."""
    programs = Path(subprocess.check_output(Path(__file__).with_name("postgres"), text=True).strip())
    # Not pytest's folder: the path of a socket is short, and only root may enter that one.
    folder = Path(tempfile.mkdtemp(prefix="guide-postgres-"))
    user = _run_as(folder)
    try:
        make = [*user, programs / "initdb", "-D", folder / "data", "-U", "guide", "-A", "trust", "-E", "UTF8", "-N"]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL, cwd=folder)
        serve = [*user, programs / "postgres", "-D", folder / "data", "-k", folder, *HASTY]
        with (folder / "log").open("w") as log, subprocess.Popen(serve, stdout=log, stderr=log, cwd=folder) as server:
            try:
                _wait(server, folder)
                yield f"postgres://guide@/postgres?host={folder}"
            finally:
                server.terminate()
    finally:
        shutil.rmtree(folder)


def _run_as(folder: Path) -> list[str]:
    """PostgreSQL refuses to be root, and must not be left behind when the tests are killed."""
    limits = ["setpriv", "--pdeathsig", "INT"] if shutil.which("setpriv") else []
    if os.getuid():
        return limits
    names = {entry.pw_name for entry in pwd.getpwall()}
    entry = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return [*limits, "--reuid", str(entry.pw_uid), "--regid", str(entry.pw_gid), "--clear-groups"]


def _wait(server: "subprocess.Popen[bytes]", folder: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(f"host={folder} user=guide dbname=postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text()}")


@contextmanager
def default_database(url: str) -> Iterator[Any]:
    """Have all code of this thread use another database than the one of the tests."""
    before = connections["default"]
    settings = {**before.settings_dict, "OPTIONS": {}, **dj_database_url.parse(url)}
    connections["default"] = ConnectionHandler({"default": settings})["default"]
    ContentType.objects.clear_cache()
    try:
        yield connections["default"]
    finally:
        connections["default"].close()
        connections["default"] = before
        ContentType.objects.clear_cache()


@pytest.fixture(scope="session")
def postgres_url(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A PostgreSQL with all tables."""
    with cluster() as url, django_db_blocker.unblock():
        with default_database(url):
            call_command("migrate", verbosity=0)
            freshen()
        yield url


@pytest.fixture(scope="module")
def on_postgres(postgres_url: str, django_db_blocker: Any) -> Iterator[None]:
    """Whatever the tests of this module do is done on PostgreSQL."""
    with django_db_blocker.unblock(), default_database(postgres_url):
        yield


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def either_database(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[str]:
    """The tests of a module once on each, in any order."""
    if request.param == "sqlite":
        yield "sqlite"
        return
    url = request.getfixturevalue("postgres_url")
    # Not by the fixture above, which would last until the end of the module.
    with django_db_blocker.unblock(), default_database(url):
        yield "postgres"
