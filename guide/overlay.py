"""A version shown in the change form of a text: to be looked at, changed, and then saved or not.

Nothing is written. The form stays that of the rows as they are, so what is posted from it is compared
with them as always; only what its fields show at first comes from the version.
"""

from typing import Any

from django.contrib.admin.helpers import InlineAdminFormSet
from django.db import models
from django.forms import ModelForm, model_to_dict
from django.forms.formsets import DELETION_FIELD_NAME

from guide.snapshot import Snapshot, key_of, read


class Overlay:
    """What the fields of a form show when they show a version. Raises RestoreError if that is no longer possible."""

    def __init__(self, data: Snapshot) -> None:
        content, *parts = [read(record) for record in data]
        self.content = _initial(content)
        self.parts = [(part.object, _initial(part)) for part in parts]

    def new_rows(self, model: type[models.Model]) -> list[dict[str, Any]]:
        """The rows of a kind that the version has and the text no longer, or not yet, as values of their fields."""
        return [values for row, values in self.parts if type(row) is model and row.pk is None]

    def lay_on_form(self, form: ModelForm) -> None:
        form.initial.update({name: value for name, value in self.content.items() if name in form.fields})

    def lay_on_rows(self, formset: InlineAdminFormSet) -> None:
        """Show the version's values in the rows that there are; mark those it does not have to be deleted."""
        shown = {key_of(row): values for row, values in self.parts}
        for form in formset.formset.initial_forms:
            values = shown.get(key_of(form.instance))
            form.initial.update({DELETION_FIELD_NAME: True} if values is None else values)


def _initial(row: Any) -> dict[str, Any]:
    values = model_to_dict(row.object)
    return values | {"part_id": key_of(row.object)} | (row.m2m_data or {})
