import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission, User

from guide.accounts import create_first_editor, create_groups, may_sign_off, name_of, viewable_kinds
from guide.content import content_exists
from guide.models import Reference
from stretches.models import Kit
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def codenames(group):
    return set(Group.objects.get(name=group).permissions.values_list("codename", flat=True))


def test_create_groups():
    create_groups()

    assert {"add_tip", "change_tip", "delete_tip", "view_tip", "add_stretch"} <= codenames("Editor")
    assert {"view_tip", "view_stretch", "sign_off_review"} <= codenames("Reviewer")
    assert codenames("Must choose a password") == set()


def test_create_groups_lets_only_reviewers_sign_off():
    create_groups()

    assert Permission.objects.filter(codename="sign_off_review").exists()
    assert "sign_off_review" in codenames("Reviewer")
    assert "sign_off_review" not in codenames("Editor")


@pytest.mark.parametrize("group", ["Editor", "Reviewer"])
def test_create_groups_gives_no_power_over_accounts(group):
    create_groups()

    assert not any(codename.endswith(("_user", "_group", "_permission")) for codename in codenames(group))


def test_create_groups_lets_reviewers_read_and_sign_off_alone():
    create_groups()

    assert {codename.partition("_")[0] for codename in codenames("Reviewer")} == {"view", "sign"}


@pytest.mark.parametrize(
    ("names", "shown"), [({"first_name": "Ann", "last_name": "Example"}, "Ann Example"), ({}, "ann")]
)
def test_name_of(names, shown):
    assert name_of(User(username="ann", **names)) == shown


def test_may_sign_off():
    create_groups()
    editor, reviewer, chief = make_user("Editor"), make_user("Reviewer"), make_user(is_superuser=True)

    assert [may_sign_off(user) for user in (editor, reviewer, chief, AnonymousUser())] == [False, True, True, False]


def test_create_groups_mends_what_was_changed():
    create_groups()
    Group.objects.get(name="Editor").permissions.set(Permission.objects.filter(codename="delete_user"))

    create_groups()

    assert "add_tip" in codenames("Editor")
    assert "delete_user" not in codenames("Editor")


@pytest.mark.parametrize(
    ("codenames", "kinds"),
    [
        ([], []),
        (["view_tip"], ["Tip"]),
        (["change_stretch", "change_tip", "view_tip"], ["Tip", "Stretch"]),
        (["add_tip", "delete_tip", "view_user"], []),
    ],
)
def test_viewable_kinds_are_those_with_a_permission(codenames, kinds):
    user = make_user()
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))

    assert [kind.__name__ for kind in viewable_kinds(user)] == kinds


def test_create_first_editor():
    create_groups()

    password = create_first_editor()

    user = User.objects.get()
    assert user.username == "editor"
    assert user.is_superuser
    assert user.check_password(password)
    assert set(user.groups.values_list("name", flat=True)) == {"Editor", "Must choose a password"}


def test_create_first_editor_draws_a_password_each_time():
    first = create_first_editor()
    User.objects.all().delete()

    assert len(first) >= 16
    assert create_first_editor() != first


def test_create_first_editor_only_if_there_is_nobody():
    User.objects.create_user("ann")

    assert create_first_editor() is None
    assert User.objects.count() == 1


def test_content_exists_not_in_a_new_database():
    create_groups()
    create_first_editor()

    assert not content_exists()


@pytest.mark.parametrize(
    ("model", "fields"), [(Reference, {"key": "a", "number": 1, "title": "A"}), (Kit, {"slug": "mat", "name": "Mat"})]
)
def test_content_exists_of_either_app(model, fields):
    model.objects.create(**fields)

    assert content_exists()
