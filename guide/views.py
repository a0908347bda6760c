"""The pages of the guide itself."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from guide import structured_data
from guide.article import cited_by, cover_item, parts_of, shared_templates
from guide.changes import latest
from guide.dates import dates_of
from guide.models import DISCLAIMER, Guide, RedFlag, Section
from guide.pasted import text_meant
from guide.publishing import Publishable
from guide.sources import sources as all_sources

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """A page that anybody may read. Staff see drafts on it, so theirs is kept out of every cache."""

    @require_safe
    @wraps(view)
    def wrapper(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.user.is_staff:
            add_never_cache_headers(response)
        return response

    return wrapper


def for_any_site(view: View) -> View:
    """Let scripts of every site read the answer, which is the same for all who ask."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return wrapper


def drafts_among(contents: Iterable[Publishable], at: datetime) -> list[Publishable]:
    """What staff alone see of these texts, for the banner that tells them so."""
    return [content for content in contents if not content.is_public(at)]


@public_page
def article(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    guide = Guide.objects.visible_to(request.user, now).select_related("reviewed_by").first()
    if guide is None:
        raise Http404("No guide is published.")
    parts = parts_of(guide, request.user, now)
    contents = [guide, *(content for part in parts for content in part.contents)]
    references = cited_by(content for part in parts for content in part.marked)
    dates = dates_of(contents, timezone.localdate(now))
    context = {
        "guide": guide,
        "page_about": guide,
        "text_meant": text_meant(request, contents),
        "parts": parts,
        "shared_templates": shared_templates(parts),
        "cover": cover_item(parts),
        "emergencies": RedFlag.objects.emergencies(now),
        "references": references,
        "dates": dates,
        "changes": latest(contents, now),
        "structured_data": structured_data.graph(
            request,
            structured_data.medical_page(request, guide.title, dates),
            structured_data.article(request, guide, dates, references),
            structured_data.faq_page(request, structured_data.faqs_among(parts)),
        ),
        "drafts": drafts_among(contents, now),
    }
    return render(request, "guide/article.html", context)


@public_page
def help(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    visible = RedFlag.objects.visible_to(request.user, now)
    flags = list(visible.select_related("reviewed_by").prefetch_related("references"))
    dates = dates_of(flags, timezone.localdate(now)) if flags else None
    context = {
        "text_meant": text_meant(request, flags),
        "levels": {level.value: [flag for flag in flags if flag.level == level] for level in RedFlag.Level},
        "references": cited_by(flags),
        "dates": dates,
        "changes": latest(flags, now),
        "structured_data": structured_data.graph(
            request,
            structured_data.medical_page(request, "When to get help", dates) if dates else None,
            structured_data.breadcrumbs(request, ("When to get help", request.path)),
        ),
        "drafts": drafts_among(flags, now),
    }
    return render(request, "guide/help.html", context)


@public_page
def sources(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    found = all_sources(request.user, now)
    texts = dict.fromkeys(text for source in found for text in source.texts)
    context = {
        "sources": found,
        "structured_data": structured_data.graph(
            request, structured_data.breadcrumbs(request, ("Sources", request.path))
        ),
        "drafts": drafts_among(texts, now),
    }
    return render(request, "guide/sources.html", context)


@public_page
def about(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    guide = Guide.objects.visible_to(request.user, now).first()
    sections = Section.objects.visible_to(request.user, now).prefetch_related("references")
    disclaimer = sections.filter(slug=DISCLAIMER).first()
    shown = [text for text in (guide, disclaimer) if text]
    context = {
        "guide": guide,
        "disclaimer": disclaimer,
        "references": cited_by(shown),
        "structured_data": structured_data.graph(
            request, structured_data.breadcrumbs(request, ("About", request.path))
        ),
        "drafts": drafts_among(shown, now),
    }
    return render(request, "guide/about.html", context)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for this address where no page names an icon, as in the admin."""
    return redirect(static("icons/mark.svg"))


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Tell a monitor whether the site can work: the database answers and has every table."""
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        logger.exception("The database does not answer.")
        return HttpResponse("The database does not answer.\n", status=503, content_type="text/plain")
    if pending:
        return HttpResponse("Migrations are missing.\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
