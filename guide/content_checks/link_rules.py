"""Rules about links inside the guide. Those to other sites are for ``manage.py checklinks``."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from guide.content_checks.places import Lead, Places, inside, links_inside
from guide.content_checks.registry import Level, Problem, rule, text_rule
from guide.markdown_parts import parts_of
from guide.publishing import Publishable


@text_rule(Level.ERROR)
def link_without_a_start(text: str) -> Iterator[Problem]:
    """Such as ``about/``, which would lead elsewhere from each page."""
    for link in parts_of(text).links:
        if not inside(link) and not urlsplit(link).scheme:
            said = f"The link “{link}” does not say where it starts."
            yield Problem(said, "Start it with / for a page of the guide, or with https:// for another site.")


@rule(Level.ERROR, Publishable)
def link_is_dead(content: Publishable, places: Places) -> Iterator[Problem]:
    yield from _links(content, places, Lead.NO_PAGE, "no page", "Search for the page you mean, and link to that.")
    advice = "Take what stands after #, or link to a place that is there."
    yield from _links(content, places, Lead.NO_PLACE, "no place on its page", advice)


@rule(Level.WARNING, Publishable)
def link_to_a_draft(content: Publishable, places: Places) -> Iterator[Problem]:
    yield from _links(
        content, places, Lead.DRAFT, "a text that readers cannot see", "Publish that first, or link later."
    )


def _links(content: Publishable, places: Places, lead: Lead, leads_to: str, what_to_do: str) -> Iterator[Problem]:
    for link in links_inside(content):
        if places.lead(link) is lead:
            yield Problem(f"The link “{link.typed}” leads to {leads_to}.", what_to_do, link.text.field, link.text.row)
