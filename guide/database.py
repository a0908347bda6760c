"""Reads the address of the database from the environment."""

import importlib.util
from typing import Any

import dj_database_url

from guide import env

SCHEMES = ("sqlite", "postgres", "postgresql")
IN_MEMORY = "sqlite://:memory:"


def from_url(name: str, default: str) -> dict[str, Any]:
    """Return Django's settings for the database at the URL in ``name``."""
    url = env.text(name, default)
    scheme = url.partition("://")[0]
    if scheme not in SCHEMES:
        # The value may hold a password, so no message repeats it.
        raise env.Misconfigured(f"{name} does not start with sqlite:/// or postgres://, as it must.")
    if scheme != "sqlite" and importlib.util.find_spec("psycopg") is None:
        raise env.Misconfigured(
            f"{name} asks for PostgreSQL. Install its driver: .venv/bin/pip install 'psycopg[binary]'"
        )
    try:
        settings = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except (ValueError, dj_database_url.ParseError) as error:
        raise env.Misconfigured(f"{name} cannot be read as an address: {error}") from error
    if settings["NAME"] in ("", ":memory:") and url != IN_MEMORY:
        # Two slashes instead of three make the file's name a host, and the database one that forgets.
        raise env.Misconfigured(f"{name} names no database. Use sqlite:///path or postgres://host/name.")
    if scheme == "sqlite":
        # Readers never wait for an editor's save, and two saves queue instead of failing.
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
        }
    return settings
