"""What the Markdown fields of the admin show beside themselves while an editor types."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from guide.markdown import render
from guide.models import Reference

# Characters of one text. The longest of ours has 3,000; rendering far longer ones would keep readers waiting.
LONGEST = 20_000


@require_POST
def markdown_preview(request: HttpRequest) -> HttpResponse:
    """Render the text that was typed as the pages would; the admin site lets only staff in."""
    text = request.POST.get("content", "")
    if len(text) > LONGEST:
        return HttpResponse(f"This text is too long to preview. Keep it under {LONGEST:,} characters.")
    numbers = dict(Reference.objects.values_list("key", "number"))
    return HttpResponse(render(text, numbers))
