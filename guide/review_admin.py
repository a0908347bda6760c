"""Clinical review at the desk: reviewers read a text, and sign it off or send it back."""

from contextlib import nullcontext, suppress
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from guide.accounts import may_sign_off
from guide.content_checks import Finding, findings
from guide.preview_page import preview_of
from guide.publishing import Publishable
from guide.review import in_words
from guide.review_case import Case
from guide.review_page import ReviewPage
from guide.snapshot import RestoreError, restore


def _page_of(content: models.Model) -> str:
    address: str = content.get_absolute_url()  # type: ignore[attr-defined]
    return address


class ReviewAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # it takes one in the stubs alone
    """Adds to a kind of content its pages for reviewers, and to its list how far each review has come."""

    def get_urls(self) -> list[Any]:
        guarded = self.admin_site.admin_view
        page = guarded(require_http_methods(["GET", "HEAD", "POST"])(self.review_view))
        preview = guarded(require_http_methods(["GET", "HEAD"])(self.review_preview))
        name = self._review_name()
        return [
            path("<path:object_id>/review/", page, name=name),
            path("<path:object_id>/review/preview/", preview, name=f"{name}_preview"),
            *super().get_urls(),
        ]

    def _review_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_review"

    def review_address(self, obj: Publishable, page: str = "") -> str:
        return reverse(f"admin:{self._review_name()}{page}", args=[quote(obj.pk)])

    def get_list_filter(self, request: HttpRequest) -> Any:
        return (*super().get_list_filter(request), "review_state")

    @admin.display(description="review", ordering="review_state")
    def review(self, obj: Publishable) -> str:
        return in_words(obj, timezone.localdate())

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any) -> Any:
        obj = options.get("obj")
        if obj and obj.pk and may_sign_off(request.user):
            context["review_address"] = self.review_address(obj)
        return super().render_change_form(request, context, *args, **options)

    def _case(self, request: HttpRequest, object_id: str) -> Case:
        """The text to review. Whoever may not do both, see this kind and sign off, is refused first."""
        if not (self.has_view_permission(request) and may_sign_off(request.user)):
            raise PermissionDenied
        content = self.get_object(request, unquote(object_id))
        if content is None:
            raise Http404("There is no such text. Perhaps it was deleted.")
        return Case.of(content)

    def review_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what is to be signed off, and take the reviewer's answer."""
        reviewer: Any = request.user
        # From the look at what is there to the answer, nobody may save something newer.
        with transaction.atomic() if request.method == "POST" else nullcontext():
            case = self._case(request, object_id)
            page = ReviewPage(case, reviewer, timezone.localdate(), request.POST)
            told = page.decide()
        if told:
            self.message_user(request, told, messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:review_list"))
        context = {
            **self.admin_site.each_context(request),
            "title": "Clinical review",
            "subtitle": str(case.content),
            "opts": self.opts,
            "original": case.content,
            "page": page,
            "case": case,
            "live_address": _page_of(case.content),
            "findings": self._case_findings(case),
            "preview_address": self.review_address(case.content, "_preview"),
        }
        response = TemplateResponse(request, "admin/review.html", context)
        add_never_cache_headers(response)
        return response

    def _case_findings(self, case: Case) -> list[Finding]:
        """What the content checks say of the text that is to be signed off."""
        found: list[Finding] = []
        with transaction.atomic():
            with suppress(RestoreError):
                # What cannot be brought back cannot be published either, and its preview says why.
                found = findings(restore(case.shown))  # type: ignore[arg-type]
            transaction.set_rollback(True)
        return found

    def review_preview(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Draw the page of readers with what is to be signed off on it; nothing of that stays in the database."""
        case = self._case(request, object_id)
        try:
            with transaction.atomic():
                content = restore(case.shown)
                note = f"Preview of version {case.number}, as it waits for review."
                response = preview_of(request, content, _page_of(content), note)
                transaction.set_rollback(True)
        except RestoreError as error:
            self.message_user(request, f"Version {case.number} cannot be shown. {error}", messages.ERROR)
            return HttpResponseRedirect(self.review_address(case.content))
        return response
