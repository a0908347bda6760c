"""A pose as a field: stored as JSON, and refused with a sentence for each thing that is wrong with it."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from stretches.figures.schema import PoseError, checked, parsed


class PoseFormField(forms.JSONField):
    """The text of a pose. What was typed stays in the field, whatever is wrong with it."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.strip():
            try:
                return parsed(value)
            except PoseError as error:
                raise ValidationError(list(error.errors)) from error
        return None if isinstance(value, str) else value

    def prepare_value(self, value: Any) -> Any:
        """What the form shows: a line for each part of the pose, so that a person can find their way."""
        if isinstance(value, dict):
            parts = (f"  {json.dumps(name)}: {json.dumps(part)}" for name, part in value.items())
            return "{\n" + ",\n".join(parts) + "\n}" if value else "{}"
        return value


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

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": PoseFormField, **options})
