"""What a site asks that got the address of a stretch and wants to show the stretch itself (oembed.com, 2.2 and 2.3)."""

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from guide import embed_code
from guide.addresses import rows_called
from guide.cards.card import HEIGHT, SMALL_HEIGHT, SMALL_WIDTH, WIDTH
from guide.permanent import find, permanent
from guide.site import NAME
from guide.views import for_any_site
from guide.xml_text import xml_text
from stretches.embed import embed
from stretches.models import Stretch

# The most pixels that anybody can mean.
LARGEST = 99_999
# Seconds. What is asked about may be withdrawn; the frame itself shows that at once.
KEEP_FOR = 24 * 60 * 60
ANSWERS_FOR = 5 * 60
SIZE = re.compile(r"[0-9]{1,5}")
PORT = re.compile(r":(80|443)$")

Answer = dict[str, str | int]


class RefusedError(Exception):
    """``args`` are the status and a sentence for whoever reads logs."""


@for_any_site
@require_safe
@cache_control(public=True, max_age=ANSWERS_FOR)
def oembed(request: HttpRequest) -> HttpResponse:
    """Takes ``url``, ``format`` (json or xml), ``maxwidth`` and ``maxheight`` in pixels.

    Answers 400 to what cannot be read, 404 where no stretch is published, 501 for other formats.
    """
    try:
        return _answer(request)
    except RefusedError as refused:
        status, sentence = refused.args
        return HttpResponse(f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8")


def discovery(request: HttpRequest, stretch: Stretch) -> str:
    """The address at which to ask about a stretch; a format is to be added."""
    page = request.build_absolute_uri(stretch.get_absolute_url())
    return request.build_absolute_uri(reverse("oembed", query={"url": page}))


def _answer(request: HttpRequest) -> HttpResponse:
    asked = request.GET
    form = asked.get("format", "json")
    if form not in ("json", "xml"):
        raise RefusedError(501, "We answer in the formats json and xml.")
    if not asked.get("url"):
        raise RefusedError(400, "Give the address of a stretch as url.")
    width, height = _most(asked, "maxwidth"), _most(asked, "maxheight")
    answer = _told(request, _stretch_at(request, asked["url"]), width, height)
    return _as_xml(answer) if form == "xml" else JsonResponse(answer)


def _most(asked: Mapping[str, str], name: str) -> int:
    """The most pixels that the asker has room for."""
    told = asked.get(name) or str(LARGEST)
    if not SIZE.fullmatch(told) or int(told) == 0:
        raise RefusedError(400, f"Give {name} as a whole number of pixels from 1 to {LARGEST}.")
    return int(told)


def _stretch_at(request: HttpRequest, address: str) -> Stretch:
    now = timezone.now()
    match = _match_of(request, address)
    for row in _rows(match) if match else ():
        if row.is_public(now):
            return row
    raise RefusedError(404, "No stretch of this guide has that address.")


def _match_of(request: HttpRequest, address: str) -> ResolverMatch | None:
    """What of this site is at an address, with or without the slash at its end; None for other sites."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or _host(parts.netloc) != _host(request.get_host()):
        return None
    path = unquote(parts.path)
    for each in (path, f"{path}/"):
        try:
            return resolve(each)
        except Resolver404:
            continue
    return None


def _host(name: str) -> str:
    return PORT.sub("", name.lower())


def _rows(match: ResolverMatch) -> list[Stretch]:
    """The stretches that an address is or was that of."""
    if match.view_name == "stretches:stretch":
        return rows_called(Stretch, match.kwargs["slug"])
    row = find(match.kwargs["permanent_id"]) if match.func in (permanent, embed) else None
    return [row] if isinstance(row, Stretch) else []


def _told(request: HttpRequest, stretch: Stretch, most_wide: int, most_high: int) -> Answer:
    width, height = min(embed_code.WIDTH, most_wide), min(embed_code.HEIGHT, most_high)
    return {
        "version": "1.0",
        "type": "rich",
        "title": stretch.title,
        "author_name": stretch.section.guide.byline,
        "provider_name": NAME,
        "provider_url": request.build_absolute_uri(reverse("article")),
        "cache_age": KEEP_FOR,
        "html": embed_code.embed_code(request, stretch, width, height),
        "width": width,
        "height": height,
        **_thumbnail(request, stretch, most_wide, most_high),
    }


def _thumbnail(request: HttpRequest, stretch: Stretch, most_wide: int, most_high: int) -> Answer:
    """The largest card there is room for, if there is room for one."""
    card = stretch.card
    sizes = ((WIDTH, HEIGHT, card.address), (SMALL_WIDTH, SMALL_HEIGHT, card.small_address))
    for width, height, address in sizes:
        if width <= most_wide and height <= most_high:
            picture = request.build_absolute_uri(address)
            return {"thumbnail_url": picture, "thumbnail_width": width, "thumbnail_height": height}
    return {}


def _as_xml(answer: Answer) -> HttpResponse:
    root = ElementTree.Element("oembed")
    for name, value in answer.items():
        ElementTree.SubElement(root, name).text = xml_text(str(value))
    head = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n'
    return HttpResponse(head + ElementTree.tostring(root, "unicode"), content_type="text/xml; charset=utf-8")
