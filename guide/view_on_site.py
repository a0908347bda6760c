"""From a row of the desk to the page on which readers see it."""

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.views.decorators.http import require_safe

from guide.accounts import viewable_kinds


@require_safe
def view_on_site(request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponseRedirect:
    """Django's own answers any member of the staff: an address names a draft, and tells which rows there are."""
    viewable = ContentType.objects.get_for_models(*viewable_kinds(request.user)).values()
    if content_type_id not in {str(kind.pk) for kind in viewable}:
        raise PermissionDenied
    return shortcut(request, content_type_id, object_id)
