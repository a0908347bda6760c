"""The reviewers' list of what there is to do, over all kinds of content."""

from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from guide.accounts import may_sign_off
from guide.worklist import worklist


@require_safe
def review_list(request: HttpRequest, site: AdminSite) -> HttpResponse:
    if not may_sign_off(request.user):
        raise PermissionDenied
    reviewer: Any = request.user
    found = worklist(reviewer, timezone.localdate())
    context = {
        **site.each_context(request),
        "title": "Clinical review",
        "parts": [
            ("Ready for review", found.waiting, "Nothing is waiting for you."),
            ("Changed since review", found.changed, "No text has changed since its review."),
            ("Due again", found.overdue, "No check is overdue."),
        ],
    }
    response = TemplateResponse(request, "admin/review_list.html", context)
    add_never_cache_headers(response)
    return response
