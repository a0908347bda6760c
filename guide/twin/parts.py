"""What several of the Markdown pages have: the top with the safety text, the sources, the dates."""

from collections.abc import Iterable
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from guide.dates import PageDates
from guide.models import RedFlag, Reference
from guide.site import NAME
from guide.twin.text import escaped, items, link

NO_ADVICE = (
    f"{NAME} gives general information. It is not medical advice. It cannot tell you what is wrong with your back."
)


def top(request: HttpRequest, title: str, address: str, now: datetime) -> list[str]:
    """The title, where the page itself is, and the signs that mean: get help."""
    signs = [escaped(str(flag)) for flag in RedFlag.objects.emergencies(now)]
    return [
        f"# {escaped(title)}",
        f"The page itself: <{request.build_absolute_uri(address)}>",
        "## Stop and get help now if your back hurts and:",
        items(signs),
        "**Call 999 or go to A&E now.** Outside the UK, call your local emergency number.",
        f"Worried, but none of these? {link('See when to call 111 or see a GP', help_address(request))}.",
    ]


def help_address(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("help_markdown"))


def sources(references: Iterable[Reference], heading: str = "References") -> list[str]:
    lines = [f"[{reference.number}] {reference_line(reference)}" for reference in references]
    return [f"## {heading}", items(lines)] if lines else []


def reference_line(reference: Reference) -> str:
    title = link(reference.title, reference.address) if reference.address else escaped(reference.title)
    facts = ", ".join(escaped(str(fact)) for fact in (reference.publisher, reference.year) if fact)
    authors = f"{escaped(reference.authors)}. " if reference.authors else ""
    return f"{authors}{title}.{f' {facts}.' if facts else ''}"


def dates(told: PageDates, changes: str) -> list[str]:
    """In the words of templates/includes/dates.html; ``changes`` is the address of the list of changes."""
    lines = [f"Last changed: {day(timezone.localdate(told.changed_on))}"]
    if told.reviewed_on:
        lines.append(f"Last reviewed: {day(told.reviewed_on)}, by {escaped(', '.join(told.reviewers))}")
        if told.overdue:
            lines.append(f"Next review: It was due on {day(told.review_due)} and is not done yet.")
    elif told.changed_since:
        since = f"Changed since its review on {day(told.changed_since)}."
        lines.append(f"Clinical review: {since} No clinician has checked the change yet.")
    else:
        lines.append("Clinical review: Awaiting review. No clinician has checked this page yet.")
    return ["## Dates and review", items(lines), f"{link('See all changes and why', changes)}.", NO_ADVICE]


def day(one: date | None) -> str:
    return date_format(one, "j F Y") if one else ""
