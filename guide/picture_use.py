"""Which texts show which pictures, whatever kind of text they are."""

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.contrib import admin
from django.db.models import CASCADE, ForeignKey, Model, Q, QuerySet, TextField
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from guide.content import content_models
from guide.markdown import pictures as pictures_in
from guide.picture import Picture
from guide.picture_address import FOLDER, PictureFile
from guide.publishing import PublishableQuerySet


def kinds() -> dict[type[Model], list[str]]:
    """The kinds of content that have texts, and the names of the fields that can hold Markdown."""
    texts = {
        model: [one.name for one in model._meta.concrete_fields if isinstance(one, TextField)]
        for model in content_models()
    }
    return {model: names for model, names in texts.items() if names}


def part_of(model: type[Model]) -> ForeignKey[Any, Any] | None:
    """The field that says what the rows of a model are a part of, such as the stretch of a step."""
    keys = (one for one in model._meta.concrete_fields if isinstance(one, ForeignKey))
    return next((one for one in keys if one.remote_field.on_delete is CASCADE), None)


def users_of(pictures: Iterable[Picture]) -> list[Model]:
    """The rows with a text that shows one of these pictures: one query for each kind of content."""
    marks = [f"{FOLDER}{picture.permanent_id}-" for picture in pictures]
    return [row for model, names in kinds().items() for row in _with(model, names, marks)]


def shown(at: datetime) -> list[PictureFile]:
    """The pictures in the texts that every reader could read at that moment, each once."""
    found: dict[PictureFile, None] = {}
    for model, names in kinds().items():
        for texts in _published(model, _with(model, names, [FOLDER]), at).values_list(*names):
            found |= dict.fromkeys(file for text in texts for file, _ in pictures_in(text))
    return list(found)


def _with(model: type[Model], names: list[str], marks: list[str]) -> QuerySet[Any]:
    one_of = (Q(**{f"{name}__contains": mark}) for name in names for mark in marks)
    return model._default_manager.filter(reduce(or_, one_of))


def _published(model: type[Model], rows: QuerySet[Any], at: datetime) -> QuerySet[Any]:
    if isinstance(rows, PublishableQuerySet):
        return rows.published(at)
    whole: Any = part_of(model)
    return rows.filter(**{f"{whole.name}__in": whole.related_model.objects.published(at)}) if whole else rows


def owner(row: Model) -> Model:
    """The row whose form in the admin has this one on it: itself, or what it is a part of."""
    whole = None if type(row) in admin.site._registry else part_of(type(row))
    return owner(getattr(row, whole.name)) if whole else row


def links_to_users(pictures: Iterable[Picture]) -> list[SafeString]:
    """A link to the form of each text that shows one of these pictures, each once."""
    return [_link(row) for row in dict.fromkeys(map(owner, users_of(pictures)))]


def _link(row: Any) -> SafeString:
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return format_html('{}: <a href="{}">{}</a>', capfirst(row._meta.verbose_name), address, row)
