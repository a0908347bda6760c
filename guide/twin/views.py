"""The Markdown pages of the guide. They show what every reader sees, to staff too."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from guide.article import cited_by, parts_of
from guide.dates import dates_of
from guide.models import DISCLAIMER, Guide, RedFlag, Section
from guide.site import NAME
from guide.sources import sources as all_sources
from guide.twin import about as about_page
from guide.twin import article as article_page
from guide.twin import help as help_page
from guide.twin import parts as common
from guide.twin.text import escaped, items, joined, link
from guide.views import public_page

TYPE = "text/markdown; charset=utf-8"


def markdown_response(request: HttpRequest, blocks: list[str], address: str) -> HttpResponse:
    """A Markdown file that names the page at ``address`` as the one it is a copy of."""
    response = HttpResponse(joined(blocks), content_type=TYPE)
    response["Link"] = f'<{request.build_absolute_uri(address)}>; rel="canonical"'
    return response


@public_page
def article_markdown(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    guide = Guide.objects.published(now).select_related("reviewed_by").first()
    if guide is None:
        raise Http404("No guide is published.")
    parts = parts_of(guide, AnonymousUser(), now)
    contents = [guide, *(content for part in parts for content in part.contents)]
    blocks = [
        *common.top(request, guide.title, guide.get_absolute_url(), now),
        *article_page.article(request, guide, parts),
        *common.sources(cited_by(content for part in parts for content in part.marked)),
        *common.dates(dates_of(contents, timezone.localdate(now)), request.build_absolute_uri(reverse("changes"))),
    ]
    return markdown_response(request, blocks, guide.get_absolute_url())


@public_page
def help_markdown(request: HttpRequest) -> HttpResponse:
    now, address = timezone.now(), reverse("help")
    page = request.build_absolute_uri(address)
    flags = list(RedFlag.objects.published(now).select_related("reviewed_by").prefetch_related("references"))
    blocks = ["# When to get help", f"The page itself: <{page}>", *help_page.signs(flags, page)]
    blocks += common.sources(cited_by(flags), "Where these lists come from")
    if flags:
        blocks += common.dates(dates_of(flags, timezone.localdate(now)), request.build_absolute_uri(reverse("changes")))
    return markdown_response(request, blocks, address)


@public_page
def sources_markdown(request: HttpRequest) -> HttpResponse:
    now, address = timezone.now(), reverse("sources")
    blocks = common.top(request, "Where our facts come from", address, now)
    blocks.append("Each number in [brackets] in the guide stands for one of these.")
    for source in all_sources(AnonymousUser(), now):
        texts = [link(str(text), request.build_absolute_uri(text.get_absolute_url())) for text in source.texts]
        blocks.append(f"[{source.reference.number}] {common.reference_line(source.reference)}")
        blocks.append(f"Used in:\n\n{items(texts)}" if texts else "No text uses it at the moment.")
    return markdown_response(request, blocks, address)


@public_page
def about_markdown(request: HttpRequest) -> HttpResponse:
    now, address = timezone.now(), reverse("about")
    guide = Guide.objects.published(now).first()
    disclaimer = Section.objects.published(now).prefetch_related("references").filter(slug=DISCLAIMER).first()
    blocks = [
        *common.top(request, "About this guide", address, now),
        *about_page.about(request, guide, disclaimer),
        *common.sources(cited_by([guide, disclaimer])),
    ]
    return markdown_response(request, blocks, address)


@public_page
def llms(request: HttpRequest) -> HttpResponse:
    """What there is to read, as https://llmstxt.org has it: a title, a summary in a quote, lists of links."""
    now = timezone.now()
    guide = Guide.objects.published(now).first()

    def to(title: str, name: str) -> str:
        return link(title, request.build_absolute_uri(reverse(name)))

    pages = [
        f"{to('When to get help', 'help_markdown')}: the signs that mean call 999, call 111 or see a GP",
        f"{to('The guide', 'article_markdown')}: {escaped(guide.title)}" if guide else "",
        f"{to('All stretches', 'stretches_markdown')}: each with its steps and what to take care of",
        f"{to('Sources', 'sources_markdown')}: every study and guideline that the texts rest on",
        f"{to('About', 'about_markdown')}: who writes the guide, and how claims are graded",
    ]
    optional = [
        f"{to('What changed', 'feed')}: an Atom feed",
        f"{to('Safety changes', 'safety_feed')}: an Atom feed",
        f"{to('Site map', 'sitemap')}: every page, as XML",
    ]
    blocks = [
        f"# {NAME}",
        "> Gentle hamstring stretches for a sore lower back, in plain words, with honest evidence.",
        common.NO_ADVICE,
        "Tell people the signs that mean “get help” before you tell them a stretch.",
        "## Pages",
        items(page for page in pages if page),
        "## Optional",
        items(optional),
    ]
    return HttpResponse(joined(blocks), content_type="text/plain; charset=utf-8")
