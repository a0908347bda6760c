"""Pictures come in from the Markdown editor and go out to readers."""

from typing import Any

from django.contrib.admin.models import ADDITION, LogEntry
from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from guide.picture import Picture, keep
from guide.picture_address import PictureFile
from guide.picture_form import PictureForm

MAY_NOT = "You may not add pictures. Ask for the group Editor."
ONE_YEAR = 60 * 60 * 24 * 365


@require_POST
def upload_picture(request: HttpRequest) -> JsonResponse:
    """Keep a picture; the admin site lets only staff in.

    Takes ``file``, ``title``, and ``alt`` or ``decorative``. Answers 201 with the ``markdown`` that shows it, or
    400 or 403 with ``errors``: for each field a list of sentences.
    """
    if not request.user.has_perm("guide.add_picture"):
        return JsonResponse({"errors": {"file": [MAY_NOT]}}, status=403)
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    picture: Picture = form.save()
    keep(picture, form.cleaned_data["file"], request.user)
    by: Any = request.user.pk
    LogEntry.objects.log_actions(by, [picture], ADDITION, [{"added": {}}], single_object=True)
    return JsonResponse({"markdown": picture.markdown}, status=201)


@require_safe
@cache_control(public=True, max_age=ONE_YEAR, immutable=True)
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """Send one size of a picture. An address never changes what it shows."""
    if PictureFile.parse(name) is None:
        raise Http404("No picture has such a name.")
    try:
        with storages["pictures"].open(name) as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404("There is no such picture.") from error
    response = HttpResponse(content, content_type="image/webp")
    # Opened by itself it is a document, in which nothing may run.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
