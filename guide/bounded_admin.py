"""Numbers in a request that no row can have: told where they stand, not asked of a database that cannot hold them.

Django's own admin asks, and most databases answer with an error.
"""

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import BadRequest
from django.db import models
from django.http import HttpRequest, HttpResponse

from guide.ordering import LARGEST

# Digits of an id; the largest that databases hold has 19.
LONGEST_ID = 18
TOO_LARGE = re.compile(r"\s*[-+]?[\d_]{19,}\s*")
LIST_ID = re.compile(r"form-\d+-id")


def is_id(text: object) -> bool:
    digits = str(text)
    return digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_ID


class RowField(forms.ModelChoiceField):  # type: ignore[type-arg]  # it takes one in the stubs alone
    def prepare_value(self, value: Any) -> Any:
        prepared = super().prepare_value(value)
        return prepared if prepared in self.empty_values or is_id(prepared) else ""


class RowsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def prepare_value(self, value: Any) -> Any:
        prepared = super().prepare_value(value)
        return [key for key in prepared if is_id(key)] if isinstance(prepared, list) else prepared

    def clean(self, value: Any) -> Any:
        for key in value or ():
            if not is_id(key):
                raise forms.ValidationError(self.error_messages["invalid_pk_value"], params={"pk": key})
        return super().clean(value)


class BoundedFields(BaseModelAdmin):  # type: ignore[type-arg]
    """For the forms of texts and for those of their rows."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if isinstance(db_field, models.PositiveSmallIntegerField):
            options["max_value"] = LARGEST
        return super().formfield_for_dbfield(db_field, request, **options)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **{"form_class": RowField, **options})

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        return super().formfield_for_manytomany(db_field, request, **{"form_class": RowsField, **options})


class BoundedAdmin(BoundedFields, admin.ModelAdmin):  # type: ignore[type-arg]
    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        listed = (value for name, value in request.POST.items() if LIST_ID.fullmatch(name))
        if not all(map(is_id, [*request.POST.getlist(ACTION_CHECKBOX_NAME), *listed])):
            raise BadRequest("No row can have such an id.")
        return super().changelist_view(request, extra_context)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """A filter by a list of numbers, which only a typed address can have."""
        if lookup.endswith("__in") and any(map(TOO_LARGE.fullmatch, value.split(","))):
            return False
        return super().lookup_allowed(lookup, value, request)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What an address fills in. A moment in it is no moment but a text, which its two boxes cannot show."""
        moments = {field.name for field in self.opts.fields if isinstance(field, models.DateTimeField)}
        given = super().get_changeform_initial_data(request)
        return {name: value for name, value in given.items() if name not in moments}
