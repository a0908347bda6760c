"""Kit: the names that addresses of the library carry."""

import pytest
from django.db import IntegrityError
from django.test import Client

from stretches.models import Kit
from tests.factories import make_kit

pytestmark = pytest.mark.django_db


def test_kit_is_not_called_none() -> None:
    make_kit()

    with pytest.raises(IntegrityError, match="stretches_kit_slug_not_none"):
        Kit.objects.update(slug="none")


def test_kit_slug_stays_once_saved(admin_client: Client) -> None:
    kit = make_kit(slug="mat")

    admin_client.post(f"/admin/stretches/kit/{kit.pk}/change/", {"name": "Soft mat", "slug": "rug", "order": 1})

    assert Kit.objects.values_list("slug", "name").get() == ("mat", "Soft mat")
