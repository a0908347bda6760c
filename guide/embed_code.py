"""The frame that other sites paste to show a text in their pages."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guide.publishing import Identified
from guide.site import NAME

# Pixels of the frame where there is room.
WIDTH, HEIGHT = 640, 720


def embed_code(request: HttpRequest, row: Identified, width: int = WIDTH, height: int = HEIGHT) -> SafeString:
    """HTML for the pages of others; docs/embedding.md shows it. The row's kind has an ``embed_name``."""
    return format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" style="border:0;max-width:100%"></iframe>',
        request.build_absolute_uri(reverse(row.embed_name, args=[row.permanent_id])),
        width, height, f"{row} – {NAME}",
    )  # fmt: skip
