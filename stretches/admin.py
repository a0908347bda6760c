"""The admin pages of the stretches."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models

from guide.admin_content import ContentAdmin, SectionItemAdmin, columns
from stretches.models import Kit, Mistake, Step, Stretch


class StepInline(admin.StackedInline):
    model = Step
    extra = 0
    fields = (("order", "phase"), "title", "text", "note", "figure", "figure_text")
    # Markdownx does not start on rows that "Add another" makes, so steps are typed in a plain box.
    formfield_overrides: ClassVar[Any] = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 3})}}


@admin.register(Stretch)
class StretchAdmin(SectionItemAdmin):
    inlines = (StepInline,)
    content_fields = (
        "section", "summary", "figure", ("position", "kind", "level"), "kit", "kit_note", "muscles",
        ("hold_from", "hold_to"), ("count_from", "count_to"), ("repeats_from", "repeats_to"), "sides",
        ("days_from", "days_to"), "feel", "easier", "take_care", "slips", "mistakes", "faqs",
        ("easier_stretch", "harder_stretch"), "references",
    )  # fmt: skip
    list_display = columns("position", "kind", "level")
    list_filter = ("status", "position", "kind", "level", "kit")
    search_fields = (*ContentAdmin.search_fields, "summary", "muscles", "steps__text")
    autocomplete_fields = ("mistakes", "faqs", "references")


@admin.register(Mistake)
class MistakeAdmin(SectionItemAdmin):
    content_fields = (
        "section", "why", "instead", "wrong_figure", "wrong_caption", "right_figure", "right_caption", "references",
    )  # fmt: skip
    search_fields = (*ContentAdmin.search_fields, "why", "instead")
    autocomplete_fields = ("references",)


@admin.register(Kit)
class KitAdmin(admin.ModelAdmin):
    list_display = ("name", "slug", "order")
    list_editable = ("order",)
    search_fields = ("name", "slug")
