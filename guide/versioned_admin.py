"""Admin pages of rows with a history: each save is a version, and none goes over somebody's newer one."""

import logging
from typing import Any, ClassVar

from django import forms
from django.db import IntegrityError, models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from guide import conflict
from guide.bounded_admin import BoundedAdmin
from guide.content_checks import prefixes_of
from guide.history_admin import HistoryAdmin
from guide.list_admin import ListAdmin
from guide.overlay import Overlay
from guide.snapshot import RestoreError, Snapshot, snapshot
from guide.versions import Version
from guide.visit import visit

logger = logging.getLogger(__name__)

TOO_LATE = (
    "Nothing was saved: somebody else saved something in the same moment that this text cannot stand beside. "
    "Look at its slug and at what it links to, then save again."
)
# The names of the buttons of a change form.
PREVIEW, CHECK, DRAFT, READY, PUBLISH = "_preview", "_check", "_savedraft", "_ready", "_publish"
DISCARD = "_discard"


class Refused(Exception):  # noqa: N818  it is no error: an editor asked for what cannot be
    """A save that must not be; ``errors`` has sentences by the name of their field."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        super().__init__(errors)
        self.errors = errors


class VersionedForm(forms.ModelForm):
    """Carries what the editor saw, to notice a newer save, and a note on what changed."""

    change_note = forms.CharField(
        label="What did you change, and why?",
        max_length=200,
        required=False,
        help_text="Readers see it in the list of changes. For example: Says more clearly when to stop.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    # Set for each request by VersionedAdmin.get_form().
    newer = ""
    refused: ClassVar[dict[str, list[str]]] = {}
    # The row as it was before this form was saved.
    before: Snapshot | None = None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.newer:
            self.add_error(
                None,
                f"{self.newer} while you were writing. Nothing is lost: your text is still below, and under "
                "“Two versions” you see both. Take over what you need, and save again.",
            )
        for name, sentences in self.refused.items():
            # Those of a row stand at the row, see PartForm.
            if "-" not in name:
                self.add_error(name if name in self.fields else None, sentences)
        return cleaned


class VersionedAdmin(BoundedAdmin, ListAdmin, HistoryAdmin):
    form = VersionedForm
    change_form_template = "admin/content_change_form.html"

    class Media:
        css: ClassVar = {"all": ["css/admin.css", "css/admin-desk.css", "css/admin-checks.css"]}
        js: ClassVar = [forms.Script(f"js/desk/{name}.js", type="module") for name in ("autosave", "panel", "token")]

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        self._notice_newer(request, object_id)
        try:
            with transaction.atomic():
                response: HttpResponse = super().changeform_view(request, object_id, form_url, extra_context)
                if self.rehearses(request):
                    transaction.set_rollback(True)
        except Refused as refusal:
            visit(request).refused = refusal.errors
        except IntegrityError as error:
            # The form found nothing wrong, so somebody was faster by a moment.
            logger.warning("A save came too late: %s", error)
            visit(request).refused = {"": [TOO_LATE]}
        else:
            return response
        return super().changeform_view(request, object_id, form_url, extra_context)

    def rehearses(self, request: HttpRequest) -> bool:
        """Tell whether this post is only to show what a save would make, and must leave no trace."""
        return any(button in request.POST for button in (PREVIEW, CHECK))

    def _notice_newer(self, request: HttpRequest, object_id: str | None) -> None:
        seen = request.POST.get("seen")
        content = self.get_object(request, object_id) if object_id else None
        if content is None or not seen or any(button in request.POST for button in (PREVIEW, CHECK)):
            return
        if seen != conflict.token(content):
            visit(request).newer = conflict.who_was_faster(content)
            for inline in self.get_inline_instances(request, content):
                prefix = inline.get_formset(request, content).get_default_prefix()
                known = {str(pk) for pk in inline.model._base_manager.values_list("pk", flat=True)}
                request.POST = conflict.without_lost_rows(request.POST, prefix, known)  # type: ignore[assignment]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        told = {"newer": visit(request).newer, "refused": visit(request).refused}
        return type(form.__name__, (form,), told)

    def overlay(self, request: HttpRequest, obj: models.Model) -> Overlay | None:
        """The version that the form is to show instead of the row itself: the one asked for."""
        number = request.GET.get("version")
        if request.method != "GET" or number is None or not self.has_change_permission(request, obj):
            return None
        if not number.isascii() or not number.isdecimal():
            raise Http404("Versions have numbers.")
        version = get_object_or_404(Version.objects.of(obj), number=int(number[:9]))
        return self._overlay_of(request, version)

    def _overlay_of(self, request: HttpRequest, version: Version) -> Overlay | None:
        visit(request).shown = version
        try:
            return Overlay(version.data)
        except RestoreError as error:
            self.message_user(request, f"Version {version.number} cannot be shown. {error}", "ERROR")
            return None

    def get_formsets_with_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        # How many empty rows an inline makes is asked before anything else.
        self._overlay(request, obj)
        return super().get_formsets_with_inlines(request, obj)

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        options: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        rows = self._overlay(request, obj)
        return options | {"initial": rows.new_rows(inline.model)} if rows else options

    def _overlay(self, request: HttpRequest, obj: Any) -> Overlay | None:
        """The overlay of this request, which is asked for in several places."""
        if not visit(request).looked:
            visit(request).looked = True
            visit(request).overlay = self.overlay(request, obj) if obj else None
        return visit(request).overlay

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any) -> Any:
        obj = options.get("obj")
        overlay = self._overlay(request, obj)
        form = context["adminform"].form
        if overlay:
            overlay.lay_on_form(form)
            for formset in context["inline_admin_formsets"]:
                overlay.lay_on_rows(formset)
        if obj and obj.pk:
            context["token"] = conflict.token(obj)
        if form.newer:
            self._compare_with_draft(request, obj, form, context["inline_admin_formsets"])
            formsets = [each.formset for each in context["inline_admin_formsets"]]
            context["differences"] = conflict.differences(form, formsets)
        return super().render_change_form(request, context, *args, **options)

    def _compare_with_draft(self, request: HttpRequest, obj: Any, form: Any, formsets: Any) -> None:
        """If somebody's newer version is a draft change, what was typed differs from that, not from the live text."""
        pending = Version.objects.of(obj).pending().first()
        newer = self._overlay_of(request, pending) if pending else None
        if newer:
            newer.lay_on_form(form)
            for formset in formsets:
                newer.lay_on_rows(formset)

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        form.before = snapshot(form.instance) if change else None
        return super().save_form(request, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Keep what was saved in the history, and what was there before if the history begins here."""
        super().save_related(request, form, formsets, change)
        self.stamp(request, form)
        content = form.instance
        if form.before:
            Version.objects.begin(content, form.before)
        Version.objects.record(content, by=request.user, why=form.cleaned_data.get("change_note", ""))
        visit(request).form = form
        visit(request).prefixes = prefixes_of(formsets)

    def stamp(self, request: HttpRequest, form: Any) -> None:
        """What else a save writes into the row; each kind of admin page says so."""

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self.record_deletion(request, obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for obj in queryset:
            self.record_deletion(request, obj)
        super().delete_queryset(request, queryset)

    def record_deletion(self, request: HttpRequest, obj: Any) -> None:
        Version.objects.of(obj).end_pending()
        Version.objects.record(obj, by=request.user, state=Version.State.DELETED)
