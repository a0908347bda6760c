"""The editors' desk: Django's admin under our name, with our own Markdown preview."""

from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, path, reverse

from guide.accounts import NEW_PASSWORD
from guide.preview import markdown_preview
from guide.review_list import review_list

MUST_CHOOSE = "must_choose_password"


class GuideAdminSite(AdminSite):
    site_header = "Lower Back Guide"
    site_title = "Lower Back Guide"
    index_title = "Edit the guide"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        preview = path("markdown-preview/", self.admin_view(markdown_preview), name="markdown_preview")
        reviews = path("review/", self.admin_view(review_list), {"site": self}, name="review_list")
        return [preview, reviews, *super().get_urls()]

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            allowed = (reverse("admin:password_change"), reverse("admin:logout"))
            if request.session.get(MUST_CHOOSE) and request.path not in allowed:
                return HttpResponseRedirect(reverse("admin:password_change"))
            response: HttpResponseBase = guarded(request, *args, **kwargs)
            return response

        return inner

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        response = super().login(request, extra_context)
        if request.method == "POST" and request.user.is_authenticated:
            # A one-time password lets its owner in once, to choose another.
            request.session[MUST_CHOOSE] = request.user.groups.filter(name=NEW_PASSWORD).exists()
        return response

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        response = super().password_change(request, extra_context)
        if isinstance(response, HttpResponseRedirect) and request.user.is_authenticated:
            request.session[MUST_CHOOSE] = False
            request.user.groups.remove(*Group.objects.filter(name=NEW_PASSWORD))
        return response
