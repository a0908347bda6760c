"""Which texts show which pictures, whatever kind of text they are."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db.models import CASCADE, ForeignKey, Model, Q, TextField
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from guide.accounts import CONTENT_APPS
from guide.picture import Picture
from guide.picture_address import FOLDER


def texts_of(model: type[Model]) -> list[str]:
    """The names of the fields that can hold Markdown."""
    return [field.name for field in model._meta.concrete_fields if isinstance(field, TextField)]


def users_of(pictures: Iterable[Picture]) -> list[Model]:
    """The rows with a text that shows one of these pictures: one query for each kind of content."""
    marks = [f"{FOLDER}{picture.permanent_id}-" for picture in pictures]
    found: list[Model] = []
    for model in (model for label in CONTENT_APPS for model in apps.get_app_config(label).get_models()):
        shown = [Q(**{f"{name}__contains": mark}) for name in texts_of(model) for mark in marks]
        if shown:
            found += model._default_manager.filter(Q.create(shown, connector=Q.OR))
    return found


def owner(row: Model) -> Model:
    """The row whose form in the admin has this one on it: itself, or what it is a part of."""
    while type(row) not in admin.site._registry:
        part_of = (one for one in row._meta.concrete_fields if isinstance(one, ForeignKey))
        row = next(getattr(row, one.name) for one in part_of if one.remote_field.on_delete is CASCADE)
    return row


def links_to_users(pictures: Iterable[Picture]) -> list[SafeString]:
    """A link to the form of each text that shows one of these pictures, each once."""
    return [_link(row) for row in dict.fromkeys(map(owner, users_of(pictures)))]


def _link(row: Any) -> SafeString:
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return format_html('{}: <a href="{}">{}</a>', capfirst(row._meta.verbose_name), address, row)
