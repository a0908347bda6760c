"""The people who work on the content: their groups and the first of them."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group, Permission, User
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from guide.content import CONTENT_APPS, content_models
from guide.publishing import SIGN_OFF

EDITOR = "Editor"
REVIEWER = "Reviewer"
# Whoever is in this group is asked for a password of their own before anything else.
NEW_PASSWORD = "Must choose a password"  # noqa: S105  a group's name


Answer = TypeVar("Answer", bound=HttpResponseBase)


def create_groups() -> None:
    """Make the groups, or bring their permissions up to date with the models.

    Editors write; reviewers read all of it and sign off, so that nobody checks a text by changing it.
    """
    content = Permission.objects.filter(content_type__app_label__in=CONTENT_APPS)
    editor, _ = Group.objects.get_or_create(name=EDITOR)
    editor.permissions.set(content.exclude(codename=SIGN_OFF))
    reviewer, _ = Group.objects.get_or_create(name=REVIEWER)
    reviewer.permissions.set(
        content.filter(Q(codename__startswith="view_") | Q(codename=SIGN_OFF)),
    )
    Group.objects.get_or_create(name=NEW_PASSWORD)


def name_of(user: User) -> str:
    """The name by which readers and colleagues know somebody."""
    return user.get_full_name() or user.get_username()


def may_sign_off(user: AbstractBaseUser | AnonymousUser) -> bool:
    return isinstance(user, User) and user.has_perm(f"guide.{SIGN_OFF}")


def create_first_editor(username: str = "editor") -> str | None:
    """Make an account if there is none, and return its one-time password; else return None.

    It is a superuser, because somebody has to be able to make the other accounts.
    """
    if User.objects.exists():
        return None
    password = secrets.token_urlsafe(12)
    user = User.objects.create_superuser(username, password=password)
    user.groups.set(Group.objects.filter(name__in=(EDITOR, NEW_PASSWORD)))
    return password


def viewable_kinds(user: User | AnonymousUser) -> list[type[Model]]:
    """Return the models of content that this person may look at in the admin."""
    return [
        model
        for model in content_models()
        if any(
            user.has_perm(f"{model._meta.app_label}.{action}_{model._meta.model_name}") for action in ("view", "change")
        )
    ]


def content_staff(view: Callable[[HttpRequest], Answer]) -> Callable[[HttpRequest], Answer]:
    """A view for those who may look at some content; the admin site has let only staff come this far."""

    @wraps(view)
    def wrapper(request: HttpRequest) -> Answer:
        if not viewable_kinds(request.user):
            raise PermissionDenied
        return view(request)

    return wrapper
