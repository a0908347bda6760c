"""Admin pages of texts that readers see: previews, checks, drafts of what is live, and publishing."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from guide.content_checks import Finding, findings, prefixes_of, publishing_errors
from guide.draft_change import DraftChange
from guide.overlay import Overlay
from guide.preview_page import errors_of, findings_page, preview_of
from guide.publishing import Publishable, Review, Status
from guide.review import lay_review, review_after
from guide.schedule import put_back
from guide.snapshot import RestoreError, snapshot
from guide.versioned_admin import CHECK, DISCARD, DRAFT, PREVIEW, PUBLISH, READY, Refused, VersionedAdmin
from guide.versions import Version, said
from guide.visit import visit


class DraftAdmin(VersionedAdmin):
    def preview_addresses(self, obj: Publishable) -> dict[str, tuple[str, str]]:
        """The pages on which readers see this text, by a short name: what each is called, and its address."""
        address: str = obj.get_absolute_url()  # type: ignore[attr-defined]
        return {"page": ("page", address)}

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if DISCARD in request.POST and not super().rehearses(request):
            return self._discard_draft(request, object_id)
        response = super().changeform_view(request, object_id, form_url, extra_context)
        draft = visit(request).draft
        if draft:
            draft.keep(request.user)
            self.message_user(request, draft.told, messages.SUCCESS)
        return response

    def rehearses(self, request: HttpRequest) -> bool:
        return super().rehearses(request) or visit(request).draft is not None

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if PUBLISH in request.POST:
            obj.status = Status.PUBLISHED
        super().save_model(request, obj, form, change)

    def stamp(self, request: HttpRequest, form: Any) -> None:
        """Note when the content last changed, and what that means for its review."""
        content = form.instance
        after = snapshot(content)
        if form.before is None or said(form.before) != said(after):
            content.changed_on = timezone.now()
        pending = Version.objects.of(content).pending().first()
        review = review_after(form.before, after, pending.data if pending else None)
        if READY in request.POST and review["review_state"] != Review.REVIEWED:
            review = {**review, "review_state": Review.READY}
        lay_review(content, review)
        content.save(update_fields=["changed_on", *review])

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
        if CHECK in request.POST:
            return findings_page(request, findings(obj, visit(request).prefixes))
        drafted = DRAFT in request.POST or READY in request.POST
        scheduled = drafted and visit(request).form.cleaned_data.get("change_at")
        if obj.status == Status.PUBLISHED and (scheduled or not drafted):
            self._check(request, obj)
        if drafted and obj.status == Status.PUBLISHED:
            visit(request).draft = DraftChange.of(obj, visit(request).form.cleaned_data)
        else:
            Version.objects.of(obj).end_pending()
            self.message_user(request, _saved(obj), messages.SUCCESS)
        # Who drafts goes on writing; who publishes is done.
        return HttpResponseRedirect(self._form_of(obj)) if drafted else None

    def _check(self, request: HttpRequest, obj: Publishable) -> None:
        """Errors keep a text from readers; warnings do not."""
        errors = publishing_errors(obj, visit(request).prefixes)
        if errors:
            raise Refused(errors)

    def _form_of(self, obj: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[quote(obj.pk)])

    def _discard_draft(self, request: HttpRequest, object_id: str | None) -> HttpResponse:
        obj = self.get_object(request, unquote(object_id or ""))
        if obj is None or not self.has_change_permission(request, obj):
            raise PermissionDenied
        Version.objects.of(obj).end_pending()
        self.message_user(request, "The draft change is put aside. You find it in the history.", messages.SUCCESS)
        return HttpResponseRedirect(self._form_of(obj))

    def overlay(self, request: HttpRequest, obj: Any) -> Overlay | None:
        """A text with a draft change shows that in its form, unless another version is asked for."""
        asked = super().overlay(request, obj)
        drafts = request.method == "GET" and "version" not in request.GET and self.has_change_permission(request, obj)
        if asked or not drafts:
            return asked
        pending = Version.objects.of(obj).pending().first()
        return self._overlay_of(request, pending) if pending else None

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any) -> Any:
        if PREVIEW in request.POST or CHECK in request.POST:
            return errors_of(request, context)
        obj = options.get("obj")
        if obj and obj.pk:
            pending = Version.objects.of(obj).pending().select_related("made_by").first()
            shown = visit(request).shown if visit(request).overlay else None
            # What is sent came from a form that showed it.
            shows_pending = pending and (request.method == "POST" or shown == pending)
            context |= {"pending": pending, "shows_pending": shows_pending}
            context["previews"] = {
                # The anchor leads the browser to the text on its page.
                name: (page, address.partition("#")[2])
                for name, (page, address) in self.preview_addresses(obj).items()
            }
            context["findings"] = self._findings(request, obj, context["inline_admin_formsets"])
        else:
            context["previews"] = {"page": ("page", "")}
        return super().render_change_form(request, context, *args, **options)

    def _findings(self, request: HttpRequest, obj: Publishable, formsets: Any) -> list[Finding]:
        """What the checks say of the text that the form shows, be it the row or a version of it."""
        shown = visit(request).shown
        if shown is None:
            return findings(obj, prefixes_of(each.formset for each in formsets))
        with transaction.atomic():
            try:
                return findings(put_back(shown))  # type: ignore[arg-type]
            except RestoreError:
                # The form has said so already.
                return []
            finally:
                transaction.set_rollback(True)


def _saved(obj: Any) -> Any:
    if obj.is_public(timezone.now()):
        return format_html('Saved. Readers see it now: <a href="{}">look at the page</a>.', obj.get_absolute_url())
    if obj.status == Status.PUBLISHED:
        return "Saved. Readers see it within the dates under Publishing."
    waits = " and waits for a reviewer" if obj.review_state == Review.READY else ""
    return f"The draft is saved{waits}. Readers do not see it until you press Publish."
