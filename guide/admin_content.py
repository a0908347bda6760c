"""What the admin pages of all content have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from guide.content_form import ContentForm, ProseField
from guide.desk import desk
from guide.markdown_widget import MarkdownWidget
from guide.overlay import Overlay
from guide.preview_page import errors_of, preview_of
from guide.publishing import Publishable, Review, Status
from guide.snapshot import Snapshot, snapshot
from guide.versioned_admin import DISCARD, DRAFT, PREVIEW, PUBLISH, READY, VersionedAdmin
from guide.versions import Version, said

PUBLISHING = ("status", "publish_at", "unpublish_at", "order", "slug")
REVIEW = ("review_state", "reviewed_by", "reviewed_on", "review_due")
RECORD = ("permanent_id", "changed_on")


def columns(*own: str) -> tuple[str, ...]:
    """The columns of a list of content: its own between those that all lists share."""
    return ("title", *own, "status", "waiting", "order", "publish_at", "changed_on", "reviewed_on")


class ContentAdmin(VersionedAdmin):
    """Lists with status and dates; forms in plain groups; Markdown with a preview; drafts of what is live."""

    form = ContentForm
    # The fields of this kind of content, in the order in which an editor fills them in.
    content_fields: ClassVar[tuple[Any, ...]] = ()

    list_display: Any = columns()
    list_editable: ClassVar[Any] = ("order",)
    list_filter: ClassVar[Any] = ("status",)
    search_fields: ClassVar[Any] = ("title", "slug", "permanent_id")
    formfield_overrides: ClassVar[Any] = {models.TextField: {"form_class": ProseField, "widget": MarkdownWidget}}
    save_on_top = True

    class Media:
        css: ClassVar = {"all": ["css/admin.css"]}

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return [
            (None, {"fields": ("title", *self.content_fields)}),
            ("Publishing", {"fields": PUBLISHING}),
            ("Clinical review", {"fields": REVIEW, "description": "Filled in when a reviewer signs the text off."}),
            ("Record", {"fields": RECORD, "classes": ("collapse",)}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        # A saved slug is part of links that people have made.
        frozen = ("slug",) if obj else ()
        return (*RECORD, *REVIEW, "status", *frozen)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Model | None = None) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("title",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        waiting = Version.objects.pending().filter(kind=self.opts.label_lower, key=models.OuterRef("permanent_id"))
        rows: QuerySet[Any] = super().get_queryset(request).annotate(has_draft=models.Exists(waiting))
        return rows.order_by(*(self.opts.ordering or ()))

    @admin.display(description="unpublished changes", boolean=True, ordering="has_draft")
    def waiting(self, obj: Any) -> bool:
        return bool(obj.has_draft)

    def view_on_site(self, obj: Publishable) -> str:
        address: str = obj.get_absolute_url()  # type: ignore[attr-defined]
        return address

    def preview_addresses(self, obj: Publishable) -> dict[str, tuple[str, str]]:
        """The pages on which readers see this text, by a short name: what each is called, and its address."""
        return {"page": ("page", self.view_on_site(obj))}

    # Saving

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if DISCARD in request.POST:
            return self._discard_draft(request, object_id)
        response = super().changeform_view(request, object_id, form_url, extra_context)
        draft = desk(request).draft
        if draft:
            draft.keep(request.user)
            self.message_user(request, draft.told, messages.SUCCESS)
        return response

    def rehearses(self, request: HttpRequest) -> bool:
        return super().rehearses(request) or desk(request).draft is not None

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if PUBLISH in request.POST:
            obj.status = Status.PUBLISHED
        super().save_model(request, obj, form, change)

    def stamp(self, request: HttpRequest, form: Any) -> None:
        """Note when the content last changed, and what that means for its review."""
        content = form.instance
        if form.before is None or said(form.before) != said(snapshot(content)):
            content.changed_on = timezone.now()
            if content.review_state == Review.REVIEWED:
                content.review_state = Review.CHANGED
        if READY in request.POST:
            content.review_state = Review.READY
        content.save(update_fields=["changed_on", "review_state"])

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        return self._answer(request, obj) or self.response_post_save_add(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._answer(request, obj) or self.response_post_save_change(request, obj)

    def _answer(self, request: HttpRequest, obj: Any) -> HttpResponse | None:
        """What follows a form without errors, inside its transaction; None leads to the list."""
        if PREVIEW in request.POST:
            pages = self.preview_addresses(obj)
            name, address = pages.get(request.POST[PREVIEW]) or next(iter(pages.values()))
            return preview_of(request, obj, address, f"Preview of the {name}. Nothing is saved.")
        drafted = DRAFT in request.POST or READY in request.POST
        if drafted and obj.status == Status.PUBLISHED:
            desk(request).draft = DraftChange.of(obj, desk(request).form.cleaned_data)
        else:
            Version.objects.of(obj).end_pending()
            self.message_user(request, _saved(obj), messages.SUCCESS)
        # Who drafts goes on writing; who publishes is done.
        return HttpResponseRedirect(self._form_of(obj)) if drafted else None

    def _form_of(self, obj: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[quote(obj.pk)])

    def _discard_draft(self, request: HttpRequest, object_id: str | None) -> HttpResponse:
        obj = self.get_object(request, unquote(object_id or ""))
        if obj is None or not self.has_change_permission(request, obj):
            raise PermissionDenied
        Version.objects.of(obj).end_pending()
        self.message_user(request, "The draft change is put aside. You find it in the history.", messages.SUCCESS)
        return HttpResponseRedirect(self._form_of(obj))

    # Showing

    def overlay(self, request: HttpRequest, obj: Any) -> Overlay | None:
        """A text with a draft change shows that in its form, unless another version is asked for."""
        asked = super().overlay(request, obj)
        if asked or request.method != "GET" or "version" in request.GET:
            return asked
        pending = Version.objects.of(obj).pending().first()
        return self._overlay_of(request, pending) if pending else None

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any) -> Any:
        if PREVIEW in request.POST:
            return errors_of(request, context)
        obj = options.get("obj")
        if obj and obj.pk:
            context["pending"] = Version.objects.of(obj).pending().select_related("made_by").first()
            context["previews"] = {name: page for name, (page, _) in self.preview_addresses(obj).items()}
        else:
            context["previews"] = {"page": "page"}
        return super().render_change_form(request, context, *args, **options)


@dataclass(frozen=True)
class DraftChange:
    """A change of a live text that waits, taken down while it was in the database for a moment."""

    content: Any
    data: Snapshot
    why: str
    publish_at: datetime | None

    @classmethod
    def of(cls, content: Any, cleaned: dict[str, Any]) -> "DraftChange":
        return cls(content, snapshot(content), cleaned["change_note"], cleaned["change_at"])

    def keep(self, by: object) -> None:
        Version.objects.begin(self.content, snapshot(self.content))
        Version.objects.record(
            self.content, by=by, why=self.why, state=Version.State.PENDING, data=self.data, publish_at=self.publish_at
        )

    @property
    def told(self) -> str:
        if self.publish_at:
            moment = date_format(timezone.localtime(self.publish_at), "j F Y, H:i")
            return f"The draft is saved. It goes live on {moment}; until then readers see the text as it was."
        return "The draft is saved. Readers see the text as it was until you press Publish."


def _saved(obj: Any) -> Any:
    if obj.is_public(timezone.now()):
        return format_html('Saved. Readers see it now: <a href="{}">look at the page</a>.', obj.get_absolute_url())
    if obj.status == Status.PUBLISHED:
        return "Saved. Readers see it within the dates under Publishing."
    return "The draft is saved. Readers do not see it until you press Publish."


class SectionItemAdmin(ContentAdmin):
    """Content that the article lists under a section."""

    list_display = columns("section")
    list_filter: ClassVar[Any] = ("status", "section")
