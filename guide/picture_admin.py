"""The admin pages of pictures: a list to find them in, a form to add one without a script."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from guide.picture import Picture, delete, keep
from guide.picture_form import PictureForm
from guide.picture_use import links_to_users
from guide.versioned_admin import VersionedAdmin, VersionedForm

RECORD = ("permanent_id", "uploaded_by", "uploaded_at")


class PictureAdmin(VersionedAdmin):
    """The file is fixed once it is added: another file is another picture, at another address."""

    list_display = ("title", "thumbnail", "words", "uploaded_at")
    search_fields = ("title", "alt", "credit", "permanent_id")
    list_per_page = 50
    delete_confirmation_template = "admin/guide/picture/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/guide/picture/delete_selected_confirmation.html"

    class Media:
        css: ClassVar = {"all": ["css/admin.css"]}

    @admin.display(description="picture")
    def thumbnail(self, picture: Picture) -> SafeString:
        # The title beside it says what it is.
        smallest = picture.file.sizes[0]
        return format_html(
            '<img class="thumbnail" src="{}" width="{}" height="{}" alt="" loading="lazy">',
            smallest.address, smallest.width, smallest.height,
        )  # fmt: skip

    @admin.display(description="in words", ordering="alt")
    def words(self, picture: Picture) -> str:
        return picture.alt or "Only decoration"

    @admin.display(description="To show it, type")
    def to_type(self, picture: Picture) -> SafeString:
        return format_html("<code>{}</code>", picture.markdown)

    @admin.display(description="Used in")
    def used_in(self, picture: Picture) -> SafeString | str:
        links = links_to_users([picture])
        return format_html_join("", "{}<br>", ((link,) for link in links)) if links else "No text shows it."

    def get_fieldsets(self, request: HttpRequest, obj: Picture | None = None) -> Any:
        own = ("title", "alt", "decorative", "credit")
        if obj is None:
            return [(None, {"fields": ("file", *own)})]
        return [
            (None, {"fields": ("thumbnail", *own)}),
            ("In texts", {"fields": ("to_type", "used_in")}),
            ("Record", {"fields": RECORD, "classes": ("collapse",)}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Picture | None = None) -> tuple[str, ...]:
        return ("thumbnail", "to_type", "used_in", *RECORD)

    def get_form(self, request: HttpRequest, obj: Picture | None = None, change: bool = False, **options: Any) -> Any:
        options["form"] = VersionedForm if change else PictureForm
        return super().get_form(request, obj, change, **options)

    def save_model(self, request: HttpRequest, obj: Picture, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            keep(obj, form.cleaned_data["file"], request.user)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A picture that a text shows is protected, and the page lists those texts."""
        rows, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return rows, counts, lacking, [*protected, *links_to_users(objs)]

    def delete_model(self, request: HttpRequest, obj: Picture) -> None:
        # Not kept in the history: its files are gone for good.
        delete([obj])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Picture]) -> None:
        delete(queryset)
