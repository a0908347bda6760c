"""The admin pages of the stretches."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse

from guide.admin_content import columns
from guide.content_form import ProseField
from guide.markdown import cited_keys
from guide.markdown_widget import MarkdownWidget
from guide.ordering import OrderedAdmin, OrderedInline
from guide.part_admin import PartForm, PartInline
from guide.versioned_admin import VersionedAdmin
from stretches.models import Kit, Mistake, Step, Stretch
from stretches.pose_admin import PosedAdmin, pose_picture
from stretches.routine import Routine, usual


class StepForm(PartForm):
    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if cited_keys(text):
            raise forms.ValidationError("Steps carry no marks. Move [@…] to another text of this stretch.")
        return text


class StepInline(OrderedInline, PartInline):
    model = Step
    form = StepForm
    fields = (("order", "phase"), "title", "text", "note", "pose", "figure_text", "part_id")
    formfield_overrides: ClassVar[Any] = {
        models.TextField: {"form_class": ProseField, "widget": MarkdownWidget(attrs={"rows": 3})}
    }


@admin.register(Stretch)
class StretchAdmin(PosedAdmin):
    inlines = (StepInline,)
    content_fields = (
        "section", "summary", ("position", "place", "easier_place"), ("kind", "level"), "muscles", "kit", "kit_note",
    )  # fmt: skip
    content_groups = (
        (
            "How much",
            (
                ("hold_from", "hold_to"), ("count_from", "count_to"), ("repeats_from", "repeats_to"), "sides",
                ("days_from", "days_to"), "starter_order",
            ),
        ),
        ("How it feels, and who should take care", ("feel", "easier", "take_care", "slips")),
        ("Pictures", ("person", "easier_pose", "easier_caption")),
        ("Links to other texts", (("easier_stretch", "harder_stretch"), "mistakes", "faqs", "references")),
    )  # fmt: skip
    list_display = columns("position", "kind", "level")
    list_filter = ("status", "position", "place", "kind", "level", "kit")
    search_fields = (
        *PosedAdmin.search_fields,
        "summary",
        "muscles",
        "feel",
        "easier",
        "take_care",
        "slips",
        "steps__text",
    )
    autocomplete_fields = ("easier_stretch", "harder_stretch", "mistakes", "faqs", "references")

    def preview_addresses(self, obj: Any) -> dict[str, tuple[str, str]]:
        return {
            "page": ("page", obj.get_absolute_url()),
            "article": ("article", reverse("article", fragment=obj.anchor)),
            "timer": ("timer", reverse("stretches:follow", args=[obj.slug])),
            "sheet": ("print sheet", Routine((usual(obj),)).address("sheet")),
        }

    def get_urls(self) -> list[URLPattern]:
        picture = path("pose-picture/", self.admin_site.admin_view(pose_picture), name="pose_picture")
        return [picture, *super().get_urls()]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        # Cards show the summary as it is typed, so it gets no preview of Markdown.
        if db_field.name == "summary":
            return db_field.formfield(form_class=ProseField, widget=AdminTextareaWidget, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Mistake)
class MistakeAdmin(PosedAdmin):
    content_fields = ("section", "why", "instead")
    content_groups = (
        ("Pictures", ("person", "wrong_pose", "wrong_caption", "right_pose", "right_caption")),
        ("Links to other texts", ("references",)),
    )
    search_fields = (*PosedAdmin.search_fields, "why", "instead")
    autocomplete_fields = ("references",)


@admin.register(Kit)
class KitAdmin(OrderedAdmin, VersionedAdmin):
    order_key = "slug"
    list_display = ("name", "slug", "order")
    search_fields = ("name", "slug")

    def get_readonly_fields(self, request: HttpRequest, obj: Kit | None = None) -> tuple[str, ...]:
        # A saved slug is part of addresses that people have shared.
        return ("slug",) if obj else ()
