"""What the admin pages of all content have in common."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from markdownx.widgets import AdminMarkdownxWidget

from guide.evidence import Cited
from guide.markdown import cited_keys
from guide.preview import LONGEST
from guide.publishing import Publishable
from guide.review_admin import ReviewAdmin

PUBLISHING = ("status", "publish_at", "order", "slug")
REVIEW = ("review_state", "reviewed_by", "reviewed_on", "review_due")
RECORD = ("permanent_id", "changed_on")
# Changing these does not change what the text says.
BOOKKEEPING = {"status", "publish_at", "order", *REVIEW}


def columns(*own: str) -> tuple[str, ...]:
    """The columns of a list of content: its own between those that all lists share."""
    return ("title", *own, "status", "order", "publish_at", "changed_on", "review")


class ProseField(forms.CharField):
    """A text with the line ends it was stored with: browsers send their own, which would look like a change."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"max_length": LONGEST})

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class ContentForm(forms.ModelForm):
    """Checks that each ``[@key]`` in a text is among the references that were chosen."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if issubclass(self._meta.model, Cited):
            chosen = {reference.key for reference in cleaned.get("references") or ()}
            for name in self._meta.model.prose_fields:
                missing = [key for key in cited_keys(cleaned.get(name) or "") if key not in chosen]
                if missing:
                    self.add_error(
                        name, f"Choose these under References too, or mend their keys: {', '.join(missing)}."
                    )
        return cleaned


class ContentAdmin(ReviewAdmin):
    """Lists with status and dates; forms in plain groups; Markdown with a preview."""

    form = ContentForm
    # The fields of this kind of content, in the order in which an editor fills them in.
    content_fields: ClassVar[tuple[Any, ...]] = ()

    list_display: Any = columns()
    list_editable: ClassVar[Any] = ("order",)
    list_filter: ClassVar[Any] = ("status",)
    search_fields: ClassVar[Any] = ("title", "slug", "permanent_id")
    formfield_overrides: ClassVar[Any] = {models.TextField: {"form_class": ProseField, "widget": AdminMarkdownxWidget}}
    save_on_top = True

    class Media:
        css: ClassVar = {"all": ["css/admin.css"]}
        js: ClassVar = [forms.Script("js/admin-markdown.js", type="module")]

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
        return (*RECORD, *REVIEW, *frozen)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Model | None = None) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("title",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).order_by(*self.model._meta.ordering)

    def view_on_site(self, obj: Publishable) -> str:
        address: str = obj.get_absolute_url()  # type: ignore[attr-defined]
        return address

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the inlines and note when the content, they included, last changed."""
        super().save_related(request, form, formsets, change)
        if set(form.changed_data) - BOOKKEEPING or any(formset.has_changed() for formset in formsets):
            form.instance.changed_on = timezone.now()
            form.instance.save(update_fields=["changed_on"])


class SectionItemAdmin(ContentAdmin):
    """Content that the article lists under a section."""

    list_display = columns("section")
    list_filter: ClassVar[Any] = ("status", "section")
