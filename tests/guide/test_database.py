import importlib.util

import pytest

from guide import database
from guide.env import Misconfigured


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////srv/guide/db.sqlite3", "/srv/guide/db.sqlite3"),
        ("sqlite:///db.sqlite3", "db.sqlite3"),
        ("sqlite:////srv/My%20Code%20%231/db.sqlite3", "/srv/My Code #1/db.sqlite3"),
        ("sqlite://:memory:", ":memory:"),
    ],
)
def test_from_url_sqlite(monkeypatch, url, name):
    monkeypatch.setenv("X", url)

    settings = database.from_url("X", "")

    assert settings["ENGINE"] == "django.db.backends.sqlite3"
    assert settings["NAME"] == name
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_from_url_default(monkeypatch):
    monkeypatch.delenv("X", raising=False)

    assert database.from_url("X", "sqlite:////tmp/default")["NAME"] == "/tmp/default"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_from_url_postgresql(monkeypatch, scheme):
    monkeypatch.setenv("X", f"{scheme}://ann:p%40ss@db.example:5433/guide")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name == "psycopg")

    settings = database.from_url("X", "")

    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert [settings[key] for key in ("HOST", "PORT", "USER", "PASSWORD", "NAME")] == [
        "db.example", 5433, "ann", "p@ss", "guide",
    ]  # fmt: skip
    assert "OPTIONS" not in settings


def test_from_url_postgresql_needs_its_driver(monkeypatch):
    monkeypatch.setenv("X", "postgres://db.example/guide")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)

    with pytest.raises(Misconfigured, match=r"^X asks for PostgreSQL\. Install its driver: "):
        database.from_url("X", "")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://ann:secret@db.example/guide", "does not start with"),
        ("/srv/secret/db.sqlite3", "does not start with"),
        ("sqlite:/srv/secret", "does not start with"),
        ("sqlite://[secret", "cannot be read as an address"),
        ("postgres://ann:secret@db.example:none/guide", "cannot be read as an address"),
        ("sqlite://", "names no database"),
        ("sqlite://secret.sqlite3", "names no database"),
        ("postgres://ann:secret@db.example", "names no database"),
    ],
)
def test_from_url_refuses_and_keeps_what_may_be_secret(monkeypatch, url, reason):
    monkeypatch.setenv("X", url)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name)

    with pytest.raises(Misconfigured, match=rf"^X {reason}") as refusal:
        database.from_url("X", "")

    assert "secret" not in str(refusal.value)
