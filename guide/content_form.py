"""The form of every text: what is typed stays as it was typed, and marks lead to references that were chosen."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils import timezone

from guide.address_form import AddressForm
from guide.evidence import Cited
from guide.markdown import cited_keys
from guide.preview import LONGEST
from guide.versioned_admin import VersionedForm


class ProseField(forms.CharField):
    """A text with the line ends it was stored with: browsers send their own, which would look like a change."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"max_length": LONGEST})

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the editor count: "maxlength" would cut off what is pasted without a word."""
        return {"data-longest": self.max_length}


class ContentForm(AddressForm, VersionedForm):
    """Checks that each ``[@key]`` in a text is among the references that were chosen."""

    change_at = forms.SplitDateTimeField(
        label="Publish the draft change at",
        required=False,
        widget=AdminSplitDateTime,
        help_text="Save as draft with a moment here, and the change goes live then by itself. Empty: it waits for you.",
    )

    def clean_change_at(self) -> Any:
        moment = self.cleaned_data["change_at"]
        if moment and moment <= timezone.now():
            raise forms.ValidationError("Choose a moment to come, or clear this and press Publish.")
        return moment

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if issubclass(self._meta.model, Cited):
            chosen = {reference.key for reference in cleaned.get("references") or ()}
            for name in self._meta.model.prose_fields:
                missing = [key for key in cited_keys(cleaned.get(name) or "") if key not in chosen]
                if missing:
                    self.add_error(
                        name, f"Choose these under References too, or mend their keys: {', '.join(missing)}."
                    )
        return cleaned
