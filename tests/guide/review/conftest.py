"""Who and when the tests of clinical review are about."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from guide.accounts import create_groups
from tests.factories import NOW, make_user


@pytest.fixture
def june(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 1 June 2026."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def rita(client: Client, june: None) -> User:
    """A reviewer who is signed in on 1 June 2026."""
    create_groups()
    user = make_user("Reviewer", username="rita", first_name="Rita", last_name="Example")
    client.force_login(user)
    return user
