"""The editors' desk: Django's admin under our name, with our own Markdown preview."""

from functools import wraps
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.apps import apps as django_apps
from django.contrib.admin import AdminSite
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse

from guide.accounts import NEW_PASSWORD
from guide.admin_groups import grouped
from guide.dashboard import panels
from guide.link_search import link_search
from guide.picture_views import upload_picture
from guide.preview import markdown_frame, markdown_preview
from guide.review_list import review_list
from guide.signed_out import signed_out
from guide.site import NAME
from guide.view_on_site import view_on_site

MUST_CHOOSE = "must_choose_password"


class GuideAdminSite(AdminSite):
    site_header = NAME
    site_title = NAME
    index_title = "Edit the guide"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        views = {
            "markdown-preview/": markdown_preview,
            "markdown-frame/": markdown_frame,
            "link-search/": link_search,
            "pictures/upload/": upload_picture,
            "r/<path:content_type_id>/<path:object_id>/": view_on_site,
        }
        own = [path(address, self.admin_view(view), name=view.__name__) for address, view in views.items()]
        reviews = path("review/", self.admin_view(review_list), {"site": self}, name="review_list")
        return [*own, reviews, *super().get_urls()]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = self._build_app_dict(request, app_label).values()
        return grouped(kind for app in apps for kind in app["models"])

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        return super().index(request, {"panels": panels(self, request), **(extra_context or {})})

    def app_index(self, request: HttpRequest, app_label: str, extra_context: Any = None) -> TemplateResponse:
        name = django_apps.get_app_config(app_label).verbose_name
        return super().app_index(request, app_label, {"title": name, **(extra_context or {})})

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        # The desk shows texts in frames, as readers will see them; readers' pages hold no frame.
        guarded = csp_update({"frame-src": [SELF]})(super().admin_view(view, cacheable))

        @wraps(guarded)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            allowed = (reverse("admin:password_change"), reverse("admin:logout"))
            if request.session.get(MUST_CHOOSE) and request.path not in allowed:
                return HttpResponseRedirect(reverse("admin:password_change"))
            if request.method == "POST" and not self.has_permission(request) and request.path not in allowed:
                page = signed_out(request, self)
                if page is not None:
                    return page
                # Signed in by this very request, which goes on with all that was typed.
                return inner(request, *args, **kwargs)
            response: HttpResponseBase = guarded(request, *args, **kwargs)
            return response

        return inner

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        response = super().login(request, extra_context)
        if request.method == "POST" and request.user.is_authenticated:
            self.note_password(request)
        return response

    def note_password(self, request: HttpRequest) -> None:
        """A one-time password lets its owner in once, to choose another."""
        request.session[MUST_CHOOSE] = request.user.groups.filter(name=NEW_PASSWORD).exists()

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        response = super().password_change(request, extra_context)
        if isinstance(response, HttpResponseRedirect) and request.user.is_authenticated:
            request.session[MUST_CHOOSE] = False
            request.user.groups.remove(*Group.objects.filter(name=NEW_PASSWORD))
        return response
