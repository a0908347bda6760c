"""The stretches app."""

from django.apps import AppConfig


class StretchesConfig(AppConfig):
    name = "stretches"
    verbose_name = "Stretches"

    def ready(self) -> None:
        from stretches import content_rules  # noqa: F401, PLC0415  registers its content checks
