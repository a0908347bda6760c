"""Admin pages of the history of a text: its versions, any two side by side, and the way back to one."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern
from django.utils import timezone
from django.utils.formats import date_format

from guide.diff import changes
from guide.preview_page import preview_of
from guide.recover_admin import READING, RecoverAdmin
from guide.reverting import go_back, would_be
from guide.snapshot import RestoreError, restore, snapshot
from guide.versions import Version, VersionQuerySet

View = Callable[..., HttpResponse]


def of_one_text(permission: str, *methods: str) -> Callable[[View], View]:
    """A page of one text, which the view is given instead of its id. The permission comes first of all."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(admin: "HistoryAdmin", request: HttpRequest, object_id: str, **options: Any) -> HttpResponse:
            if not getattr(admin, f"has_{permission}_permission")(request):
                raise PermissionDenied
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            content = admin.get_object(request, unquote(object_id))
            if content is None:
                sentence = "This text is not there any more. Look for it under “Bring back a deleted one”."
                return admin.refused(request, sentence, admin.link("changelist"))
            return view(admin, request, content, **options)

        return checked

    return decorate


class HistoryAdmin(RecoverAdmin):
    """Who may see a text may see its history; who may change it may go back to a version."""

    def get_urls(self) -> list[URLPattern]:
        version = "<path:object_id>/version/<int:number>"
        return [
            self.address("<path:object_id>/compare/", self.compare_view, "compare"),
            self.address(f"{version}/preview/", self.version_view, "version"),
            self.address(f"{version}/restore/", self.restore_view, "restore"),
            *super().get_urls(),
        ]

    def text_page(
        self, request: HttpRequest, template: str, title: str, content: models.Model, **context: Any
    ) -> HttpResponse:
        links = {f"{name}_link": self.link(name, content.pk) for name in ("history", "compare", "change")}
        shared = {"content": content, "may_change": self.has_change_permission(request), **links}
        return self.page(request, template, title, **shared, **context)

    @of_one_text("view", *READING)
    def history_view(self, request: HttpRequest, content: models.Model, extra_context: Any = None) -> HttpResponse:
        versions = _versions(content).select_related("made_by").defer("data")
        live = versions.filter(state=Version.State.LIVE).values_list("number", flat=True).first()
        found = self.get_paginator(request, versions, self.versions_per_page).get_page(request.GET.get("p"))
        return self.text_page(
            request, "admin/history.html", f"History of “{content}”", content, versions=found, live=live,
            may_see=_has_page(content), **extra_context or {},
        )  # fmt: skip

    @of_one_text("view", *READING)
    def compare_view(self, request: HttpRequest, content: models.Model) -> HttpResponse:
        newest = list(_versions(content).values_list("number", flat=True)[:2]) or [0]
        asked = request.GET.get("from") or str(newest[-1]), request.GET.get("to") or str(newest[0])
        numbers = {_number(text) for text in asked}
        pair = list(_versions(content).select_related("made_by").filter(number__in=numbers).order_by("number"))
        if len(pair) < len(numbers):
            sentence = "There are no such two versions. Choose two of this list."
            return self.refused(request, sentence, self.link("history", content.pk))
        before, after = pair[0], pair[-1]
        differing = changes(before.data, after.data, with_same_parts=True)
        return self.text_page(
            request, "admin/compare.html", f"Compare versions of “{content}”", content,
            before=before, after=after, newest=newest[0], changes=differing, before_name=f"Version {before.number}",
            after_name=f"Version {after.number}",
        )  # fmt: skip

    @of_one_text("view", *READING)
    def version_view(self, request: HttpRequest, content: Any, number: int) -> HttpResponse:
        """The public page as readers would see it with this version. Nothing is written."""
        version = _versions(content).filter(number=number).first()
        if version is None or not _has_page(content):
            return self._no_version(request, content, number)
        note = f"Version {number}, saved on {_moment(version.made_at)}. Readers do not see this."
        try:
            with transaction.atomic():
                restored: Any = restore(would_be(content, version))
                response = preview_of(request, restored, restored.get_absolute_url(), note)
                transaction.set_rollback(True)
        except RestoreError as error:
            return self.refused(request, f"Version {number} cannot be shown. {error}", self.link("history", content.pk))
        return response

    @of_one_text("change", *READING, "POST")
    def restore_view(self, request: HttpRequest, content: Any, number: int) -> HttpResponse:
        version = _versions(content).select_related("made_by").filter(number=number).first()
        if version is None:
            return self._no_version(request, content, number)
        if version.state == Version.State.PENDING:
            sentence = "This is the draft change that waits. Publish it here."
            return self.refused(request, sentence, self.link("change", content.pk))
        error = ""
        newest = _versions(content).values_list("number", flat=True)[0]
        if request.method == "POST":
            try:
                if request.POST.get("newest") != str(newest):
                    raise RestoreError("Somebody saved a newer version meanwhile. Look at the difference again.")
                return self._gone_back(request, content, version)
            except RestoreError as refusal:
                error = str(refusal)
        return self.text_page(
            request, "admin/restore.html", f"Go back to version {number} of “{content}”?", content, version=version,
            changes=changes(snapshot(content), would_be(content, version)), after_name=f"Version {number}",
            newest=newest, error=error,
            pending=_versions(content).pending().first(), public=_is_public(content),
        )  # fmt: skip

    def _gone_back(self, request: HttpRequest, content: Any, version: Version) -> HttpResponse:
        made = go_back(content, version, request.user)
        self.log_change(request, content, made.why)
        seen = " Readers see it now." if _is_public(content) else ""
        self.message_user(request, f"The text says again what version {version.number} said.{seen}", messages.SUCCESS)
        return HttpResponseRedirect(self.link("history", content.pk))

    def _no_version(self, request: HttpRequest, content: Any, number: int) -> HttpResponse:
        return self.refused(request, f"There is no version {number} to look at.", self.link("history", content.pk))


def _versions(content: models.Model) -> VersionQuerySet:
    versions: VersionQuerySet = Version.objects.of(content).order_by("-number")
    return versions


def _number(text: str) -> int:
    """The number of a version, or 0 if that is none."""
    return int(text[:9]) if text.isascii() and text.isdecimal() else 0


def _has_page(content: models.Model) -> bool:
    return hasattr(content, "get_absolute_url")


def _is_public(content: Any) -> bool:
    """Tell whether readers see the text; what has no status of its own is always seen."""
    return bool(content.is_public(timezone.now())) if hasattr(content, "is_public") else True


def _moment(at: Any) -> str:
    return date_format(timezone.localtime(at), "j F Y, H:i")
