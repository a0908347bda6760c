"""What the Markdown fields of the admin show beside themselves while an editor types."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as render_page
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from guide.accounts import content_staff
from guide.markdown import render
from guide.models import Reference

# Characters of one text. The longest of ours has 3,000; rendering far longer ones would keep readers waiting.
LONGEST = 20_000


@require_POST
@content_staff
def markdown_preview(request: HttpRequest) -> HttpResponse:
    """Render the text that was typed as the pages would."""
    text = request.POST.get("content", "")
    if len(text) > LONGEST:
        return HttpResponse(f"This text is too long to preview. Keep it under {LONGEST:,} characters.")
    numbers = dict(Reference.objects.values_list("key", "number"))
    return HttpResponse(render(text, numbers))


@require_safe
@content_staff
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def markdown_frame(request: HttpRequest) -> HttpResponse:
    """A page in the readers' styles, which the editor shows in a frame and fills with what was rendered."""
    return render_page(request, "admin/markdown_frame.html")
