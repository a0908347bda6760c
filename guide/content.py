"""Which models hold the content: those whose rows have a natural key, in the order of their apps."""

from django.apps import apps
from django.db import models

CONTENT_APPS = ("guide", "stretches")


def content_models() -> list[type[models.Model]]:
    found = (model for label in CONTENT_APPS for model in apps.get_app_config(label).get_models())
    return [model for model in found if hasattr(model, "natural_key")]


def tables() -> list[type[models.Model]]:
    """The content models and the tables between two of them, such as the kit of a stretch."""
    kinds = content_models()
    links = (field.remote_field.through for model in kinds for field in model._meta.local_many_to_many)
    return [*kinds, *(link for link in links if link)]


def versioned_models() -> list[type[models.Model]]:
    """The models whose rows have a history of their own; the others are a part of one of these."""
    parts = {
        model._meta.get_field(name).related_model for model in content_models() for name in getattr(model, "owns", ())
    }
    return [model for model in content_models() if model not in parts]


def content_exists() -> bool:
    """Tell whether anybody, person or fixture, has put content into the database."""
    return any(model._default_manager.exists() for model in content_models())
