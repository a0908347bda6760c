"""A pose as a field: stored as JSON, and refused with a sentence for each thing that is wrong with it."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString

from stretches.figures.schema import PoseError, checked
from stretches.pose_text import layout, pose_of


class PoseWidget(AdminTextareaWidget):
    """A plain text box. Where scripts run, static/js/pose/ puts the picture and the sliders beside it."""

    class Media:
        css: ClassVar = {"all": ["css/figures.css", "css/pose.css"]}
        js: ClassVar = [forms.Script("js/pose/editor.js", type="module")]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 14, "spellcheck": "false", **(attrs or {})})

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return format_html('<div class="pose" data-pose>{}</div>', super().render(name, value, attrs, renderer))


class PoseFormField(forms.JSONField):
    """The text of a pose. What was typed stays in the field as it was typed, whatever is wrong with it."""

    widget = PoseWidget

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return pose_of(value) if value.strip() else None
        except PoseError as error:
            raise ValidationError(list(error.errors)) from error

    def bound_data(self, data: Any, initial: Any) -> Any:
        return initial if self.disabled else data

    def prepare_value(self, value: Any) -> Any:
        return layout(value) if isinstance(value, dict) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether it is another pose; its layout, and 5.0 for 5, make no other."""
        return forms.Field.has_changed(self, initial, data)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        bound = super().get_bound_field(form, field_name)
        if form.is_bound:
            # The box holds what was typed, so the way back to the saved pose lies beside it.
            self.widget.attrs["data-saved"] = self.prepare_value(bound.initial) or ""
        return bound


class PoseField(models.JSONField):
    """JSON that follows ``stretches/figures/pose.schema.json``, or nothing."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options | {"null": True, "blank": True})

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        try:
            checked(value)
        except PoseError as error:
            raise ValidationError(list(error.errors)) from error

    def described(self, value: Any) -> str:
        """A line for each part, as in the form, for whoever compares two poses."""
        return layout(value) if isinstance(value, dict) else str(value)

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": PoseFormField, **options})
