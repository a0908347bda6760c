"""The way from a row of the desk to its page."""

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from guide.models import Tip
from stretches.models import Kit
from tests.factories import make_kit, make_tip, make_user
from tests.guide.admin_desk import signed_in

pytestmark = pytest.mark.django_db


def reader_of(kind: str) -> Client:
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename=f"view_{kind}"))
    return signed_in(user)


def way_to(model: type, key: object) -> str:
    return f"/admin/r/{ContentType.objects.get_for_model(model).pk}/{key}/"


def test_way_leads_to_the_page() -> None:
    tip = make_tip(slug="walk")

    response = reader_of("tip").get(way_to(Tip, tip.pk))

    assert (response.status_code, response["Location"]) == (302, "http://testserver/#tip-walk")


def test_way_to_what_is_not_there_leads_nowhere() -> None:
    assert reader_of("tip").get(way_to(Tip, "x")).status_code == 404


def test_way_to_what_has_no_page_leads_nowhere() -> None:
    assert reader_of("kit").get(way_to(Kit, make_kit().pk)).status_code == 404


def test_way_to_what_may_not_be_viewed_is_refused() -> None:
    reader = reader_of("kit")
    tip = make_tip()
    ways = [way_to(Tip, tip.pk), way_to(Tip, 0), way_to(User, 1), "/admin/r/0/1/", "/admin/r/x/1/"]

    assert {reader.get(way).status_code for way in ways} == {403}
