"""The admin pages of the article."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db import models
from django.db.models import Max, Model
from django.http import HttpRequest

from guide.admin_content import ContentAdmin, SectionItemAdmin, columns
from guide.models import FAQ, Benefit, Guide, Picture, RedFlag, Reference, Section, Synonym, Tip
from guide.picture_admin import PictureAdmin
from guide.sources import cited_kinds
from guide.versioned_admin import VersionedAdmin

admin.site.register(Picture, PictureAdmin)


@admin.register(Guide)
class GuideAdmin(ContentAdmin):
    content_fields = ("subtitle", "summary", "byline")
    search_fields = (*ContentAdmin.search_fields, "subtitle", "summary")


@admin.register(Section)
class SectionAdmin(ContentAdmin):
    content_fields = ("guide", "body", "evidence", "references")
    list_display = columns("guide", "evidence")
    list_filter = ("status", "evidence", "guide")
    search_fields = (*ContentAdmin.search_fields, "body")
    autocomplete_fields = ("references",)


@admin.register(Benefit)
class BenefitAdmin(SectionItemAdmin):
    content_fields = ("section", "text", "evidence", "references")
    list_display = columns("section", "evidence")
    list_filter = ("status", "evidence", "section")
    search_fields = (*ContentAdmin.search_fields, "text")
    autocomplete_fields = ("references",)


@admin.register(Tip)
class TipAdmin(SectionItemAdmin):
    content_fields = ("section", "why", "what_to_do", "evidence", "references")
    list_display = columns("section", "evidence")
    list_filter = ("status", "evidence", "section")
    search_fields = (*ContentAdmin.search_fields, "why", "what_to_do")
    autocomplete_fields = ("references",)


@admin.register(FAQ)
class FAQAdmin(SectionItemAdmin):
    content_fields = ("section", "answer", "evidence", "references")
    list_display = columns("section", "evidence")
    list_filter = ("status", "evidence", "section")
    search_fields = (*ContentAdmin.search_fields, "answer")
    autocomplete_fields = ("references",)


@admin.register(RedFlag)
class RedFlagAdmin(ContentAdmin):
    content_fields = ("level", "on_safety_card", "advice", "references")
    list_display = columns("level", "on_safety_card")
    list_filter = ("level", "status")
    search_fields = (*ContentAdmin.search_fields, "advice")
    autocomplete_fields = ("references",)


@admin.register(Reference)
class ReferenceAdmin(VersionedAdmin):
    list_display = ("number", "key", "title", "authors", "year", "checked_on")
    list_display_links = ("number", "key")
    list_filter = ("checked_on", "year")
    search_fields = ("key", "title", "authors", "publisher", "doi")
    # An address typed without its scheme is taken for a secure one.
    formfield_overrides: ClassVar[Any] = {models.URLField: {"assume_scheme": "https"}}
    fields = ("key", "number", "authors", "title", "publisher", "year", "link", "doi", "checked_on")

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        # Texts cite the key and printed copies carry the number.
        return ("key", "number") if obj else ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        highest = Reference.objects.aggregate(highest=Max("number"))["highest"] or 0
        return {"number": highest + 1, **super().get_changeform_initial_data(request)}

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Keep what is in use: its marks in the texts would lead nowhere."""
        deleted, counts, permissions, protected = super().get_deleted_objects(objs, request)
        users = [
            f"{model._meta.verbose_name}: {text}"
            for model in cited_kinds().values()
            for text in model.objects.filter(references__in=list(objs)).distinct()
        ]
        return deleted, counts, permissions, [*protected, *users]


@admin.register(Synonym)
class SynonymAdmin(VersionedAdmin):
    list_display = ("__str__", "meant")
    search_fields = ("typed", "meant")
    fields = ("typed", "meant")
