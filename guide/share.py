"""Ways to pass a text on: its permanent link, the QR code of that, and a mail. Nothing of it comes from elsewhere."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from guide.embed_code import embed_code
from guide.permanent import of_one_row
from guide.publishing import Identified, Publishable
from guide.qr import code_of
from guide.views import drafts_among

# The side of a downloaded code, as it is printed.
SIDE = "40mm"
# What goes along with every link in a mail; the address of the page with the signs follows it.
SAFETY = "This is general information, not medical advice. Before you stretch, read when to get help:"


def link_to(request: HttpRequest, row: Identified) -> str:
    """The permanent link as people pass it on, with the name of this site."""
    return request.build_absolute_uri(reverse("permanent", args=[row.permanent_id]))


def mail_link(subject: str, *lines: str) -> str:
    """An address that opens a mail with this subject and text (RFC 6068: lines end in CRLF, a space is %20)."""
    body = "\r\n".join(lines)
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def text_of(row: Identified) -> Publishable:
    """The text that a row is or is a part of; a picture belongs to whatever shows it."""
    text = row.standing_in()
    if text is None:
        raise Http404("Pictures are shared with the texts that show them.")
    return text


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Keep it out of search engines: what they should find is the text itself."""
    response["X-Robots-Tag"] = "noindex"
    return response


@of_one_row
def share(request: HttpRequest, row: Identified) -> HttpResponse:
    text, link = text_of(row), link_to(request, row)
    name = str(row) if row is text else f"{text}: {row}"
    context = {
        "row": row,
        "page_about": text,
        "kind": row._meta.verbose_name,
        "name": name,
        "link": link,
        "code": code_of(link),
        "mail": mail_link(name, name, link, "", SAFETY, request.build_absolute_uri(reverse("help"))),
        "frame": embed_code(request, row) if row.embed_name else "",
        "drafts": drafts_among([text], timezone.now()),
    }
    return _unlisted(render(request, "guide/share.html", context))


@of_one_row
def qr(request: HttpRequest, row: Identified) -> HttpResponse:
    """The code alone, as a file to print."""
    text, code = text_of(row), code_of(link_to(request, row))
    if code is None:
        raise Http404("The name of this site is too long for a code.")
    context = {"code": code, "leads_to": f"the link to “{text}”", "side": SIDE}
    return _unlisted(render(request, "includes/qr.html", context, content_type="image/svg+xml"))
