"""The editors' desk, and the one-time password that lets its owner in to choose another."""

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from tests.factories import make_tip, make_user

pytestmark = pytest.mark.django_db

MUST_CHOOSE = "Must choose a password"
ONE_TIME = "given-only-once"
OWN = "a-quiet-walk-at-noon"
CHANGE = "/admin/password_change/"


@pytest.fixture
def ann() -> User:
    return make_user(MUST_CHOOSE, username="ann", password=ONE_TIME, is_superuser=True)


def sign_in(client: Client, username: str = "ann", password: str = ONE_TIME) -> Client:
    response = client.post("/admin/login/?next=/admin/", {"username": username, "password": password})
    assertRedirects(response, "/admin/", fetch_redirect_response=False)
    return client


def test_login_with_a_way_back_to_elsewhere_leads_to_the_desk(ann: User, client: Client) -> None:
    response = client.post("/admin/login/?next=//evil.example/", {"username": "ann", "password": ONE_TIME})

    assertRedirects(response, "/admin/", fetch_redirect_response=False)


def choose(client: Client, old: str = ONE_TIME, new: str = OWN, again: str = OWN) -> HttpResponse:
    values = {"old_password": old, "new_password1": new, "new_password2": again}
    return client.post(CHANGE, values)


def groups(user: User) -> list[str]:
    return sorted(user.groups.values_list("name", flat=True))


def test_desk_has_our_name(client: Client) -> None:
    client.force_login(make_user())

    response = client.get("/admin/")

    assertContains(response, "Lower Back Guide")
    assertContains(response, "<h1>Edit the guide</h1>")


def test_one_time_password_leads_to_a_choice(ann: User, client: Client) -> None:
    sign_in(client)

    response = client.get("/admin/", follow=True)

    assert response.redirect_chain == [(CHANGE, 302)]
    assertContains(response, "new_password1")


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/login/",
        "/admin/guide/",
        "/admin/guide/tip/",
        "/admin/guide/tip/add/",
        "/admin/stretches/stretch/",
        "/admin/auth/user/",
        "/admin/auth/user/add/",
        "/admin/markdown-preview/",
        "/admin/markdown-frame/",
        "/admin/link-search/",
        "/admin/jsi18n/",
        "/admin/autocomplete/",
        "/admin/password_change/done/",
        "/admin/r/1/1/",
        "/admin/no-such-page/",
    ],
)
def test_one_time_password_opens_no_other_page(address: str, ann: User, client: Client) -> None:
    sign_in(client)

    response = client.get(address, follow=True)

    assert response.redirect_chain[-1] == (CHANGE, 302)


def test_one_time_password_opens_no_row(ann: User, client: Client) -> None:
    tip = make_tip()
    sign_in(client)

    assertRedirects(client.get(f"/admin/guide/tip/{tip.pk}/change/"), CHANGE)


def test_one_time_password_changes_nothing(ann: User, client: Client) -> None:
    sign_in(client)

    response = client.post("/admin/auth/user/add/", {"username": "eve", "password1": OWN, "password2": OWN})

    assertRedirects(response, CHANGE)
    assert not User.objects.filter(username="eve").exists()


def test_own_password_opens_the_desk(ann: User, client: Client) -> None:
    sign_in(client)

    assert choose(client).status_code == 302

    assert client.get("/admin/").status_code == 200
    assert groups(ann) == []


def test_own_password_stays_enough(ann: User, client: Client) -> None:
    choose(sign_in(client))

    other_browser = sign_in(Client(), password=OWN)

    assert other_browser.get("/admin/").status_code == 200


def test_own_password_keeps_the_other_groups(client: Client) -> None:
    ben = make_user("Editor", MUST_CHOOSE, username="ben", password=ONE_TIME)

    choose(sign_in(client, "ben"))

    assert groups(ben) == ["Editor"]


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [("wrong", OWN, OWN), (ONE_TIME, OWN, "another"), (ONE_TIME, "short", "short"), (ONE_TIME, "", "")],
)
def test_refused_password_opens_nothing(old: str, new: str, again: str, ann: User, client: Client) -> None:
    sign_in(client)

    assert choose(client, old, new, again).status_code == 200

    assertRedirects(client.get("/admin/"), CHANGE)
    assert groups(ann) == [MUST_CHOOSE]


def test_looking_at_the_choice_is_not_choosing(ann: User, client: Client) -> None:
    sign_in(client)

    assert client.get(CHANGE).status_code == 200

    assertRedirects(client.get("/admin/"), CHANGE)
    assert groups(ann) == [MUST_CHOOSE]


def test_second_login_is_still_caught(ann: User, client: Client) -> None:
    sign_in(client)

    assertRedirects(sign_in(Client()).get("/admin/"), CHANGE, fetch_redirect_response=False)


def test_logout_is_allowed(ann: User, client: Client) -> None:
    sign_in(client)

    assert client.post("/admin/logout/").status_code == 200

    assertRedirects(client.get("/admin/"), "/admin/login/?next=/admin/")


def test_logout_does_not_free(ann: User, client: Client) -> None:
    sign_in(client).post("/admin/logout/")

    assertRedirects(sign_in(client).get("/admin/"), CHANGE)


def test_other_users_are_untouched(ann: User, client: Client) -> None:
    make_user("Editor", username="ben", password=OWN)

    sign_in(client, "ben", OWN)

    assert client.get("/admin/").status_code == 200


def test_other_users_still_have_to_choose(ann: User, client: Client) -> None:
    ben = make_user(MUST_CHOOSE, username="ben", password=ONE_TIME)

    choose(sign_in(client))

    assert groups(ben) == [MUST_CHOOSE]


def test_second_person_at_the_same_browser_is_untouched(ann: User, client: Client) -> None:
    make_user("Editor", username="ben", password=OWN)
    sign_in(client)

    sign_in(client, "ben", OWN)

    assert client.get("/admin/").status_code == 200


def test_wrong_password_signs_nobody_in(ann: User, client: Client) -> None:
    response = client.post("/admin/login/", {"username": "ann", "password": "a guess"})

    assertContains(response, "Please enter the correct username and password")
    assertRedirects(client.get("/admin/"), "/admin/login/?next=/admin/")


def test_user_who_is_not_staff_cannot_sign_in(client: Client) -> None:
    make_user(username="reader", password=OWN, is_staff=False)

    response = client.post("/admin/login/", {"username": "reader", "password": OWN})

    assertContains(response, "Please enter the correct username and password for a staff account")


@pytest.mark.parametrize("address", ["/admin/", "/admin/guide/tip/", CHANGE])
def test_anonymous_visitors_are_sent_to_the_login(address: str, client: Client) -> None:
    assertRedirects(client.get(address), f"/admin/login/?next={address}")


def test_readers_pages_stay_open_to_a_one_time_password(ann: User, client: Client) -> None:
    sign_in(client)

    assert client.get("/about/").status_code == 200


@pytest.mark.django_db
def test_one_time_password_cannot_be_chosen_again(client: Client) -> None:
    user = make_user(MUST_CHOOSE, username="ann", password=ONE_TIME, is_superuser=True)
    sign_in(client)

    response = choose(client, ONE_TIME, ONE_TIME, ONE_TIME)

    assertContains(response, "Choose a password that you do not have already.")
    assert user.groups.filter(name=MUST_CHOOSE).exists()
