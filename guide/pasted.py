"""Has a permanent link that leads into a page look, where somebody pastes it, like the text that it leads to.

An anchor never leaves the browser, so the server of a page cannot know which of its texts is meant. The query says it.
"""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpRequest

from guide.prose import plain
from guide.publishing import Identified, Publishable

ABOUT = "about"


def query_of(row: Identified) -> str:
    """What the query of a link to this row has to say; nothing for a text with a page of its own."""
    is_within = isinstance(row, Publishable) and "#" in row.get_absolute_url()  # type: ignore[attr-defined]
    return urlencode({ABOUT: row.permanent_id}) if is_within else ""


def text_meant(request: HttpRequest, contents: Iterable[Publishable]) -> Publishable | None:
    """The one of these texts to which the link led that brought somebody, or a machine, to this page."""
    named = request.GET.get(ABOUT)
    return next((content for content in contents if content.permanent_id == named), None)


def words_of(text: Publishable) -> str:
    """What it says, without its title and without Markdown."""
    return plain("\n".join(getattr(text, name) for name in getattr(text, "prose_fields", ())))
