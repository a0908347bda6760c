"""What the admin pages of all content have in common."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.db import models
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from guide.address_admin import AddressAdmin
from guide.content_form import ContentForm, ProseField
from guide.draft_admin import DraftAdmin
from guide.markdown_widget import MarkdownWidget
from guide.ordering import OrderedAdmin
from guide.publishing import Publishable
from guide.review_admin import ReviewAdmin
from guide.versions import Version

PUBLISHING = ("status", "publish_at", "unpublish_at", "order", "slug", "permanent_link")
REVIEW = ("review_state", "reviewed_by", "reviewed_on", "review_due")
RECORD = ("permanent_id", "changed_on")


def columns(*own: str) -> tuple[str, ...]:
    """The columns of a list of content: its own between those that all lists share."""
    return ("title", *own, "status", "waiting", "order", "publish_at", "changed_on", "review")


class ContentAdmin(AddressAdmin, OrderedAdmin, ReviewAdmin, DraftAdmin):
    """Lists with status and dates; forms in plain groups; Markdown with a preview; drafts of what is live."""

    form = ContentForm
    # The fields of this kind of content, in the order in which an editor fills them in.
    content_fields: ClassVar[tuple[Any, ...]] = ()
    # Those that stand in groups of their own after them: the name of each group, and its fields.
    content_groups: ClassVar[tuple[tuple[str, tuple[Any, ...]], ...]] = ()

    list_display: Any = columns()
    list_filter: ClassVar[Any] = ("status",)
    search_fields: ClassVar[Any] = ("title", "slug", "permanent_id")
    formfield_overrides: ClassVar[Any] = {models.TextField: {"form_class": ProseField, "widget": MarkdownWidget}}
    save_on_top = True

    class Media:
        css: ClassVar = {"all": ["css/admin.css"]}

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return [
            (None, {"fields": ("title", *self.content_fields)}),
            *((name, {"fields": fields}) for name, fields in self.content_groups),
            ("Publishing", {"fields": PUBLISHING}),
            ("Clinical review", {"fields": REVIEW, "description": "Filled in when a reviewer signs the text off."}),
            ("Record", {"fields": RECORD, "classes": ("collapse",)}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return (*RECORD, *REVIEW, "status", "permanent_link")

    def get_prepopulated_fields(self, request: HttpRequest, obj: Model | None = None) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("title",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        waiting = Version.objects.pending().filter(kind=self.opts.label_lower, key=models.OuterRef("permanent_id"))
        rows: QuerySet[Any] = super().get_queryset(request).annotate(has_draft=models.Exists(waiting))
        return rows.order_by(*(self.opts.ordering or ()))

    @admin.display(description="draft change", ordering="has_draft")
    def waiting(self, obj: Any) -> str:
        return "Waiting" if obj.has_draft else "–"

    @admin.display(description="permanent link")
    def permanent_link(self, obj: Publishable) -> str:
        if obj.pk is None:
            return "It has one from its first save on."
        link, share = (reverse(name, args=[obj.permanent_id]) for name in ("permanent", "share"))
        return format_html('<a href="{0}">{0}</a>. You can copy it on its <a href="{1}">share page</a>.', link, share)

    def view_on_site(self, obj: Publishable) -> str:
        address: str = obj.get_absolute_url()  # type: ignore[attr-defined]
        return address


class SectionItemAdmin(ContentAdmin):
    """Content that the article lists under a section."""

    list_display = columns("section")
    list_filter: ClassVar[Any] = ("status", "section")
