"""A stretch in a frame, for the pages of other sites: its pictures and steps, and the safety text with them."""

from collections.abc import Callable
from typing import cast

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from guide.models import RedFlag
from guide.views import View
from stretches.models import Stretch

# Of all pages, these alone may stand in the frame of any site. (The types of django-csp know views without arguments.)
framed_anywhere = cast("Callable[[View], View]", csp_replace({"frame-ancestors": ["*"]}))


@require_safe
@xframe_options_exempt
@framed_anywhere
def embed(request: HttpRequest, permanent_id: str) -> HttpResponse:
    """The stretch, whoever asks: a frame in another site is no place to look at drafts."""
    now = timezone.now()
    stretch = Stretch.objects.filter(permanent_id=permanent_id.lower()).prefetch_related("steps").first()
    context = {"stretch": stretch, "emergencies": RedFlag.objects.emergencies(now)}
    if stretch is not None and stretch.is_public(now):
        return render(request, "embed/embed.html", context)
    if stretch is not None and stretch.is_gone(now):
        return render(request, "embed/gone.html", context | {"instead": stretch.alternative(now)}, status=410)
    raise Http404("No stretch that readers see has this id.")
