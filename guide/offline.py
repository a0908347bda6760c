"""The guide as an app on the reader's device: its manifest, its service worker, its page for no network."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from guide import kept
from guide.models import RedFlag
from guide.site import NAME
from guide.views import public_page

WORKERS = settings.BASE_DIR / "guide" / "workers"
# The colour --paper of static/css/tokens.css.
PAPER = "#fbfaf7"
ICONS = (
    ("icons/mark.svg", "any", "image/svg+xml", "any"),
    ("icons/app-192.png", "192x192", "image/png", "any"),
    ("icons/app-512.png", "512x512", "image/png", "any"),
    ("icons/app-maskable-512.png", "512x512", "image/png", "maskable"),
)
# What a long press on the icon offers: its name, and the name of the page.
SHORTCUTS = (
    ("All stretches", "stretches:library"),
    ("Build a routine", "routine:build"),
    ("When to get help", "help"),
)


@require_safe
@cache_control(no_cache=True)
def manifest(request: HttpRequest) -> HttpResponse:
    """Say how the guide is installed as an app (W3C, Web Application Manifest)."""
    content: dict[str, Any] = {
        "name": NAME,
        "short_name": "Back Guide",
        "description": "Gentle hamstring stretches for a sore lower back, in plain words.",
        "id": "/",
        "start_url": reverse("article"),
        "scope": "/",
        "lang": "en-GB",
        "dir": "ltr",
        "display": "standalone",
        # A way back is needed after a link to a source.
        "display_override": ["minimal-ui", "standalone"],
        "background_color": PAPER,
        "theme_color": PAPER,
        "categories": ["health", "education"],
        "icons": [
            {"src": static(name), "sizes": sizes, "type": kind, "purpose": purpose}
            for name, sizes, kind, purpose in ICONS
        ],
        "shortcuts": [{"name": name, "url": reverse(page)} for name, page in SHORTCUTS],
    }
    return JsonResponse(content, content_type="application/manifest+json")


@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the guide on the device; switched off, one that forgets all that was kept."""
    if not settings.OFFLINE:
        return _script((WORKERS / "forget.js").read_text())
    now = timezone.now()
    pages, files, pictures = kept.pages(now), kept.files(), kept.pictures(now)
    guide = {
        "version": kept.version(now, [*pages, *files, *pictures]),
        "pages": pages,
        "files": files,
        "pictures": pictures,
        "offline": reverse("offline"),
        "staff": reverse("admin:index"),
    }
    parts = [(WORKERS / name).read_text() for name in ("keep.js", "keep-pictures.js")]
    return _script("\n".join([f"const GUIDE = {json.dumps(guide, indent=1)};\n", *parts]))


def _script(code: str) -> HttpResponse:
    return HttpResponse(code, content_type="text/javascript; charset=utf-8")


@public_page
def offline(request: HttpRequest) -> HttpResponse:
    """What the worker shows in place of a page that was never kept."""
    return render(request, "guide/offline.html", {"emergencies": RedFlag.objects.emergencies(timezone.now())})
