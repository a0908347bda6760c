"""Forms of the rows that are a part of a text, such as the steps of a stretch."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT, ManagementForm
from django.http import HttpRequest
from django.utils.functional import cached_property

from guide.bounded_admin import BoundedFields
from guide.snapshot import key_of
from guide.visit import visit

# A form may have 1,000 fields, and a step has nine.
MOST_PARTS = 100


class PartFormSet(forms.BaseInlineFormSet):
    """Rows whose number comes with the form: one that does not add up is told, so that no row gets lost unnoticed."""

    default_error_messages: ClassVar = {
        "missing_management_form": "Nothing was saved: this form came without some of its parts. "
        "Go back in your browser, where what you typed still is, and save again.",
    }

    @cached_property
    def management_form(self) -> ManagementForm:
        form: ManagementForm = super().management_form
        if form.is_bound and form.is_valid():
            total, stored = (form.cleaned_data[name] or 0 for name in (TOTAL_FORM_COUNT, INITIAL_FORM_COUNT))
            if not 0 <= stored <= total:
                form.add_error(None, "There cannot be so many rows.")
        return form

    def clean(self) -> None:
        super().clean()
        ids = [form.cleaned_data["part_id"] for form in self.forms if "part_id" in form.cleaned_data]
        if len(set(ids)) < len(ids):
            raise forms.ValidationError("Two of these rows are the same one. Copy your text, and load the page again.")


class PartInline(BoundedFields, admin.StackedInline):
    """Rows that are a part of a text, each with its permanent id, so that a draft of a new row keeps its own."""

    formset = PartFormSet
    extra = 0
    max_num = MOST_PARTS
    # The text has a link to its page, and Django would ask whether the editor may see rows of this kind by themselves.
    view_on_site = False

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        overlay = visit(request).overlay
        return len(overlay.new_rows(self.model)) if overlay else self.extra

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        kwargs["form"] = type(self.form.__name__, (self.form,), {"refused": visit(request).refused})
        kwargs["absolute_max"] = MOST_PARTS
        return super().get_formset(request, obj, **kwargs)


class PartForm(forms.ModelForm):
    part_id = forms.CharField(widget=forms.HiddenInput, required=False)

    # Why the text must not be published, by the name of the field in the page; set for each request.
    refused: ClassVar[dict[str, list[str]]] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            # A row that somebody deletes meanwhile is the same one if it is saved again.
            self.initial["part_id"] = key_of(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, sentences in self.refused.items():
            prefix, _, field = name.rpartition("-")
            if prefix == self.prefix:
                self.add_error(field if field in self.fields else None, sentences)
        row = cleaned.get("id")
        if row is not None and row.pk != self.instance.pk:
            # Django would write into the row that stands in this place by now.
            self.add_error(None, "This row is not where it was. Copy your text, load the page again, and put it in.")
        return cleaned

    def clean_part_id(self) -> str:
        """The id of a new row comes with its draft; a stored row keeps its own, whatever is posted."""
        typed = self.cleaned_data["part_id"]
        if self.instance.pk or not typed:
            return key_of(self.instance)
        field = type(self.instance)._meta.get_field("permanent_id")
        value: str = field.clean(typed, self.instance)
        if type(self.instance)._base_manager.filter(permanent_id=value).exists():
            raise forms.ValidationError("This row was saved meanwhile. Remove it here, or reload the page.")
        return value

    def save(self, commit: bool = True) -> Any:
        self.instance.permanent_id = self.cleaned_data["part_id"]
        return super().save(commit)
