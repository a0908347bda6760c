"""A desk with a row of each kind, the people who come to it, and what they would send to change something."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from guide.accounts import create_groups
from guide.models import FAQ, Benefit, Guide, Picture, RedFlag, Reference, Section, Synonym, Tip
from guide.publishing import Publishable
from guide.review_case import Case
from guide.snapshot import key_of, snapshot
from guide.versions import Version
from stretches.models import Kit, Mistake, Stretch
from tests import factories
from tests.guide.admin_addresses import Address
from tests.guide.forms import post_of
from tests.guide.picture_corpus import saved

MAKERS: dict[type[Model], Callable[..., Any]] = {
    Guide: factories.make_guide,
    Section: factories.make_section,
    Benefit: factories.make_benefit,
    Tip: factories.make_tip,
    FAQ: factories.make_faq,
    RedFlag: factories.make_flag,
    Reference: factories.make_reference,
    Picture: factories.make_picture,
    Synonym: factories.make_synonym,
    Stretch: factories.make_stretch,
    Mistake: factories.make_mistake,
    Kit: factories.make_kit,
}


class Desk:
    """A row of each kind that nothing else needs, so that it can be deleted; and the key of one that was deleted."""

    def __init__(self) -> None:
        create_groups()
        factories.make_guide(order=0)
        factories.make_section(order=0)
        self.rows: dict[type[Model] | None, Any] = {
            User: factories.make_user(),
            Group: Group.objects.create(name="Guests"),
        }
        self.deleted: dict[type[Model] | None, str] = {}
        for model, make in MAKERS.items():
            changes: dict[str, Any] = {"order": 9} if issubclass(model, Publishable) else {}
            self.deleted[model] = _deleted(make(**changes))
            self.rows[model] = _with_versions(make(**changes | ({"slug": "belt"} if model is Kit else {})))
        self.rows[None] = self.rows[Tip]

    def path(self, address: Address) -> str:
        """The address of that page for the row of its kind; the tip stands in where it may be any."""
        row = self.rows[address.model]
        kind = ContentType.objects.get_for_model(row).pk
        arguments = {"object_id": row.pk, "id": row.pk, "number": 1, "content_type_id": kind}
        return address.filled({**arguments, "key": self.deleted.get(address.model)})

    def body(self, address: Address, superuser: Client) -> dict[str, Any]:
        """What changes something there if it may, sent to the address of ``path``."""
        make = BODIES.get(address.page)
        return make(superuser, self.path(address), self.rows[address.model]) if make else {}


def _with_versions(row: Any) -> Any:
    name = {Kit: "name", Synonym: "typed"}.get(type(row), "title")
    for title in ("As it was", "As it is"):
        type(row).objects.filter(pk=row.pk).update(**{name: title})
        row.refresh_from_db()
        Version.objects.record(row)
    if isinstance(row, Publishable):
        data = snapshot(row)
        data[0]["fields"][name] = "As it may become"
        Version.objects.record(row, data=data, state=Version.State.PENDING)
    return row


def _deleted(row: Model) -> str:
    Version.objects.record(row, state=Version.State.DELETED)
    row.delete()
    return key_of(row)


def people() -> dict[str, Client]:
    """One browser each, which stays signed in even after it signed out."""
    users = {
        "nobody": factories.make_user(),
        "editor": factories.make_user("Editor"),
        "reviewer": factories.make_user("Reviewer"),
        "superuser": factories.make_user(is_superuser=True),
    }
    return {"anonymous": Client()} | {role: signed_in(user) for role, user in users.items()}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return Client(headers={"cookie": f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}"})


def state() -> dict[str, list[Any]]:
    """All that the database holds, but for who is signed in."""
    models = [model for model in apps.get_models(include_auto_created=True) if model is not Session]
    return {model._meta.label: list(model._base_manager.order_by("pk").values_list()) for model in models}


class Photo(SimpleUploadedFile):
    """A file that can be sent more than once."""

    def read(self, *size: Any) -> bytes:
        self.seek(0)
        return super().read(*size)


def photo() -> Photo:
    return Photo("mat.png", saved(), "image/png")


# What the add form of each kind asks for, besides what the change form has.
NEW = {"slug": "new", "key": "new", "number": 99, "username": "new", "password1": "a-walk-at-noon"}
NEW |= {"password2": NEW["password1"], "usable_password": "true"}


def _change(superuser: Client, path: str, row: Any) -> dict[str, Any]:
    fields = post_of(superuser, path)
    changed = {name: "Another" for name in ("title", "name", "first_name", "typed") if name in fields}
    return {**fields, **changed, "_savedraft": "1"}


def _add(superuser: Client, path: str, row: Any) -> dict[str, Any]:
    fields = post_of(superuser, path.replace("add", f"{row.pk}/change"))
    no_parts = {name: 0 for name in fields if name.endswith(("-TOTAL_FORMS", "-INITIAL_FORMS"))}
    return {**fields, **NEW, **no_parts, "name": "New", "file": photo()}


def _changelist(superuser: Client, path: str, row: Any) -> dict[str, Any]:
    """A number in the list where it has some, else the deletion of a row."""
    if hasattr(row, "order"):
        form = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": row.pk, "form-0-order": 5}
        return {**form, "_save": "Save"}
    return deletion(row)


def deletion(*rows: Any) -> dict[str, Any]:
    """What a list sends to delete the rows that were ticked, after the page that asks once more."""
    return {"action": "delete_selected", "index": 0, "post": "yes", "_selected_action": [row.pk for row in rows]}


def _order(superuser: Client, path: str, row: Any) -> dict[str, Any]:
    keys = [key_of(each) for each in type(row).objects.order_by(*row._meta.ordering)]
    return {"was": keys, "now": keys[::-1]}


def _review(superuser: Client, path: str, row: Any) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "_sign_off": "1",
        "seen": Case.of(row).seen,
        "reviewed_on": today,
        "review_due": today + timedelta(days=365),
    }


BODIES: Mapping[str, Callable[[Client, str, Any], dict[str, Any]]] = {
    "change": _change,
    "add": _add,
    "changelist": _changelist,
    "order": _order,
    "review": _review,
    "delete": lambda superuser, path, row: {"post": "yes"},
    "withdraw": lambda superuser, path, row: {"was": row.status, "why": "Out of date"},
    "restore": lambda superuser, path, row: {"newest": Version.objects.of(row).first().number},
    "password_change": lambda superuser, path, row: {"password1": NEW["password1"], "password2": NEW["password1"]},
    "upload_picture": lambda superuser, path, row: {"file": photo(), "title": "A mat", "alt": "A mat."},
    "pose_picture": lambda superuser, path, row: {"pose": "{}"},
    "markdown_preview": lambda superuser, path, row: {"content": "A text."},
}
