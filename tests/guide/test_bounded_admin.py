"""Ids that no row can have, in requests that no page of ours sends."""

import pytest
from django.test import Client

from tests.factories import make_tip

pytestmark = pytest.mark.django_db

HUGE = "9" * 30


@pytest.mark.parametrize("sent", [{"_selected_action": HUGE}, {"form-0-id": HUGE}, {"_selected_action": "x"}])
def test_list_refuses_ids_that_no_row_has(admin_client: Client, sent: dict[str, str]) -> None:
    make_tip()

    response = admin_client.post("/admin/guide/tip/", {"action": "delete_selected", **sent})

    assert response.status_code == 400


@pytest.mark.parametrize(("asked", "status"), [(f"section__id__in={HUGE}", 400), ("section__id__exact=1", 200)])
def test_list_refuses_filters_that_no_row_meets(admin_client: Client, asked: str, status: int) -> None:
    make_tip()

    assert admin_client.get(f"/admin/guide/tip/?{asked}").status_code == status
