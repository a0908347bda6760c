"""The library and each stretch as Markdown."""

from datetime import datetime
from urllib.parse import urljoin

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from guide.article import cited_by
from guide.dates import dates_of
from guide.models import FAQ
from guide.moved import follows_renames
from guide.templatetags.guide_text import span
from guide.twin.article import prose_of
from guide.twin.parts import dates, sources, top
from guide.twin.text import body, escaped, items, link, marks, numbers_of
from guide.twin.views import markdown_response
from guide.views import public_page
from stretches.illustrations import step_pose, step_text
from stretches.models import Mistake, Stretch


@public_page
def stretches_markdown(request: HttpRequest) -> HttpResponse:
    now, address = timezone.now(), reverse("stretches:library")
    blocks = top(request, "Stretches", address, now)
    blocks.append("Ways to stretch the backs of your legs, gentlest first. Choose what suits your body and your day.")
    blocks.append(items(_entry(request, stretch) for stretch in Stretch.objects.published(now)))
    return markdown_response(request, blocks, address)


@public_page
@follows_renames(Stretch)
def stretch_markdown(request: HttpRequest, slug: str) -> HttpResponse:
    now = timezone.now()
    shown = (
        Stretch.objects.published(now)
        .select_related("reviewed_by", "easier_stretch", "harder_stretch")
        .prefetch_related(
            "kit",
            "steps",
            "references",
            Prefetch("mistakes", Mistake.objects.published(now).for_article()),
            Prefetch("faqs", FAQ.objects.published(now).for_article()),
        )
    )
    stretch = get_object_or_404(shown, slug=slug)
    contents = [stretch, *stretch.mistakes.all(), *stretch.faqs.all()]
    address, changes = stretch.get_absolute_url(), reverse("text_changes", args=[stretch.permanent_id])
    blocks = [
        *top(request, stretch.title, address, now),
        *_stretch(stretch, request.build_absolute_uri(address), now),
        *sources(cited_by(contents)),
        *dates(dates_of(contents, timezone.localdate(now)), request.build_absolute_uri(changes)),
    ]
    return markdown_response(request, blocks, address)


def _entry(request: HttpRequest, stretch: Stretch) -> str:
    address = request.build_absolute_uri(reverse(stretch.markdown_page, args=[stretch.slug]))
    facts = f"{stretch.get_position_display()}, {stretch.get_level_display().lower()}"
    return f"{link(stretch.title, address)} ({facts}): {escaped(stretch.summary)}"


def _stretch(stretch: Stretch, page: str, now: datetime) -> list[str]:
    numbers = numbers_of(stretch)
    blocks = ["## Take care", body(stretch.take_care, page, numbers)]
    blocks += [escaped(stretch.summary), "## At a glance", items(_facts(stretch))]
    blocks += [f"## How to do it{marks(stretch)}", *_steps(stretch, page)]
    blocks += ["## How it should feel", body(stretch.feel, page, numbers)]
    blocks += ["## Make it easier or harder", body(stretch.easier, page, numbers), items(_swaps(stretch, page, now))]
    mistakes, faqs = stretch.mistakes.all(), stretch.faqs.all()
    if stretch.slips or mistakes:
        blocks += ["## Common mistakes", body(stretch.slips, page, numbers)]
    for mistake in mistakes:
        blocks += [f"### {escaped(mistake.title)}{marks(mistake)}", body(mistake.instead, page, numbers_of(mistake))]
    if faqs:
        blocks.append("## People also ask")
    for faq in faqs:
        blocks += [f"### {escaped(faq.title)}{marks(faq)}", f"Evidence: {faq.get_evidence_display()}"]
        blocks += prose_of(faq, page)
    return blocks


def _steps(stretch: Stretch, page: str) -> list[str]:
    blocks = []
    for number, step in enumerate(stretch.steps.all(), 1):
        blocks += [f"### {number}. {escaped(step.title)}", body(step.text, page), escaped(step.note)]
        pose = step_pose(step)
        if pose:
            figure = urljoin(page, reverse("stretches:figure", args=[stretch.slug, step.permanent_id]))
            blocks.append(f"![{escaped(step_text(step, pose))}]({figure})")
    return blocks


def _swaps(stretch: Stretch, page: str, now: datetime) -> list[str]:
    others = (("Gentler", stretch.easier_stretch), ("Stronger", stretch.harder_stretch))
    return [
        f"{label}: {link(other.title, urljoin(page, reverse(other.markdown_page, args=[other.slug])))}"
        for label, other in others
        if other and other.is_public(now)
    ]


def _facts(stretch: Stretch) -> list[str]:
    """In the words and the order of templates/stretches/_all_facts.html."""
    where = stretch.get_place_display()
    if stretch.easier_place:
        where += f". Easier version: {stretch.get_easier_place_display().lower()}"
    if stretch.kind == Stretch.Kind.STATIC:
        dose = f"Hold: {span(stretch.hold_from, stretch.hold_to)} seconds"
    else:
        dose = f"Count: {span(stretch.count_from, stretch.count_to)} times"
    kit = ", ".join(escaped(str(each)) for each in stretch.kit.all()) or "Nothing"
    return [
        f"Position: {stretch.get_position_display()}",
        f"Where: {where}",
        f"Kind: {stretch.get_kind_display()}",
        dose,
        f"Repeat: {span(stretch.repeats_from, stretch.repeats_to)} times, {stretch.get_sides_display().lower()}",
        f"How often: At least {span(stretch.days_from, stretch.days_to)} days a week",
        f"Level: {stretch.get_level_display()}",
        f"You need: {kit}{f'. {escaped(stretch.kit_note)}' if stretch.kit_note else ''}",
        f"Stretches: {escaped(stretch.muscles)}",
    ]
