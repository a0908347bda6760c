"""What a monitor is told."""

import logging
from collections.abc import Callable
from typing import Any, NoReturn

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

pytestmark = pytest.mark.django_db


def failing(error: Exception) -> Callable[..., NoReturn]:
    def fail(*args: Any, **kwargs: Any) -> NoReturn:
        raise error

    return fail


def test_healthz(client: Client) -> None:
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.content == b"ok\n"
    assert response["Content-Type"] == "text/plain"


@pytest.mark.parametrize("kind", [OperationalError, InterfaceError])
def test_healthz_without_a_database(kind: type[Exception], client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with connection.execute_wrapper(failing(kind("the database is gone"))):
        response = client.get("/healthz")

    assert response.status_code == 503
    assert response.content == b"The database does not answer.\n"
    assert ("guide.views", logging.ERROR, "The database does not answer.") in caplog.record_tuples
    assert "the database is gone" in caplog.text


@pytest.mark.parametrize(("app", "migration"), [("guide", "0006_public_changes"), ("sessions", "0001_initial")])
def test_healthz_before_all_migrations(
    app: str, migration: str, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    MigrationRecorder(connection).record_unapplied(app, migration)

    response = client.get("/healthz")

    assert response.status_code == 503
    assert response.content == b"Migrations are missing.\n"
    assert ("django.request", logging.ERROR, "Service Unavailable: /healthz") in caplog.record_tuples
