"""Admin pages on which deleted texts are found and brought back."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst

from guide.diff import contents
from guide.reverting import bring_back
from guide.snapshot import RestoreError
from guide.versions import Version

READING = ("GET", "HEAD")


class RecoverAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Who may add texts may bring deleted ones back."""

    versions_per_page = 50

    def get_urls(self) -> list[URLPattern]:
        return [
            self.address("recover/", self.recover_view, "recover"),
            self.address("recover/<str:key>/", self.bring_back_view, "bring_back"),
            *super().get_urls(),
        ]

    def address(self, route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
        opts = self.opts
        return path(route, self.admin_site.admin_view(view), name=f"{opts.app_label}_{opts.model_name}_{name}")

    def link(self, name: str, *args: Any) -> str:
        """The address of a page of this kind, such as its "changelist"."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}", args=[quote(arg) for arg in args])

    def page(self, request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
        shared = {"opts": self.opts, "kind": self.opts.verbose_name, "kinds": capfirst(self.opts.verbose_name_plural)}
        links = {"list_link": self.link("changelist")}
        request.current_app = self.admin_site.name
        return render(
            request, template, {**self.admin_site.each_context(request), "title": title, **shared, **links, **context}
        )

    def refused(self, request: HttpRequest, sentence: str, address: str) -> HttpResponse:
        self.message_user(request, sentence, messages.ERROR)
        return HttpResponseRedirect(address)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        link = {"recover_link": self.link("recover")} if self.has_add_permission(request) else {}
        return super().changelist_view(request, link | (extra_context or {}))

    def recover_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        deleted = self._deleted().select_related("made_by").defer("data")
        found = self.get_paginator(request, deleted, self.versions_per_page).get_page(request.GET.get("p"))
        return self.page(request, "admin/recover.html", f"Deleted {self.opts.verbose_name_plural}", versions=found)

    def bring_back_view(self, request: HttpRequest, key: str) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        version = self._deleted().select_related("made_by").filter(key=key).first()
        if version is None:
            return self.refused(request, "This text is not among the deleted ones.", self.link("recover"))
        error = ""
        if request.method == "POST":
            try:
                return self._brought_back(request, version)
            except RestoreError as refusal:
                error = str(refusal)
        said = contents(version.data)
        title = f"Bring back “{version.title}”?"
        return self.page(request, "admin/bring_back.html", title, version=version, said=said, error=error)

    def _deleted(self) -> Any:
        return Version.objects.deleted().filter(kind=self.opts.label_lower).order_by("-made_at", "-pk")

    def _brought_back(self, request: HttpRequest, version: Version) -> HttpResponse:
        content = bring_back(version, request.user)
        self.log_addition(request, content, "Brought back.")
        self.message_user(request, f"“{content}” is back. Look it over before you publish it.", messages.SUCCESS)
        return HttpResponseRedirect(self.link("change", content.pk))
