"""Runs the rules over content."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst

from guide.content_checks import registry
from guide.content_checks.places import Places
from guide.content_checks.registry import Finding, Level, Problem
from guide.content_checks.texts import owned_rows, prefetches, publishable_kinds, texts_of
from guide.publishing import Publishable

Prefixes = Mapping[Model, str]


def findings(content: Publishable, prefixes: Prefixes | None = None) -> list[Finding]:
    """All that the rules say about a saved piece of content: errors first, then from the top of the form down.

    It is read anew, with all it owns, so that what was saved a moment ago counts. ``prefixes`` names the inline form
    of each owned row where its place in the form is not its place in the order, see ``prefixes_of``.
    """
    kind: Any = type(content)
    saved = kind.objects.prefetch_related(*prefetches(kind)).get(pk=content.pk)
    return _findings(saved, prefixes or {}, Places([saved]))


def findings_for_all(newest: int | None = None) -> Iterator[tuple[Publishable, list[Finding]]]:
    """Each piece of content that has findings: a constant number of queries for each kind, however many rows.

    A row takes milliseconds. ``newest`` keeps those of each kind that changed last, so that nobody waits for thousands.
    """
    contents = [
        row
        for kind in publishable_kinds()
        for row in kind.objects.prefetch_related(*prefetches(kind)).order_by("-changed_on", "pk")[:newest]
    ]
    places = Places(contents)
    for content in contents:
        found = _findings(content, {}, places)
        if found:
            yield content, found


def publishing_errors(content: Publishable, prefixes: Prefixes | None = None) -> dict[str, list[str]]:
    """What keeps content from being published: sentences for each form field, "" for the content as a whole."""
    errors: dict[str, list[str]] = defaultdict(list)
    for finding in findings(content, prefixes):
        if finding.level is Level.ERROR:
            errors[finding.field].append(f"{finding.text} {finding.what_to_do}")
    return dict(errors)


def prefixes_of(formsets: Iterable[Any]) -> dict[Model, str]:
    """The prefixes of the inline forms whose rows are saved, perhaps to be rolled back in a moment."""
    forms = (form for formset in formsets for form in formset.forms)
    return {form.instance: form.prefix for form in forms if form.instance.pk is not None}


def _findings(content: Publishable, prefixes: Prefixes, places: Places) -> list[Finding]:
    names = _names(content, prefixes)
    found = [_finding(level, problem, content, names) for level, problem in _problems(content, places)]
    order = _order(content, names)
    return sorted(found, key=lambda finding: (finding.level, order.get(finding.field, -1)))


def _problems(content: Publishable, places: Places) -> Iterator[tuple[Level, Problem]]:
    for text in texts_of(content):
        for level, problem in text_problems(text.value):
            yield level, Problem(problem.text, problem.what_to_do, text.field, text.row)
    for rule in registry.RULES:
        if isinstance(content, rule.kinds):
            yield from ((rule.level, problem) for problem in rule.check(content, places))


def text_problems(text: str) -> tuple[tuple[Level, Problem], ...]:
    """What the rules about texts say of one: its own doing alone, so it is worked out once."""
    return _text_problems(text, tuple(registry.TEXT_RULES)) if text else ()


@lru_cache(maxsize=4096)
def _text_problems(text: str, rules: tuple[tuple[Level, registry.TextCheck], ...]) -> tuple[tuple[Level, Problem], ...]:
    return tuple((level, problem) for level, check in rules for problem in check(text))


def _names(content: Publishable, prefixes: Prefixes) -> dict[Model, tuple[str, str]]:
    """For each owned row the prefix of its form, and what people call it."""
    names = {row: prefixes.get(row, f"{name}-{place}") for name, place, row in owned_rows(content)}
    return {row: (prefix, f"{capfirst(row._meta.verbose_name)} {_number(prefix)}") for row, prefix in names.items()}


def _number(prefix: str) -> int:
    """The number by which the form calls a row: ``steps-2`` is step 3."""
    return int(prefix.rpartition("-")[2]) + 1


def _finding(level: Level, problem: Problem, content: Model, names: Mapping[Model, tuple[str, str]]) -> Finding:
    field, where = problem.field, ""
    if field:
        where = str((problem.row or content)._meta.get_field(field).verbose_name)  # type: ignore[union-attr]
    if problem.row is None:
        return Finding(level, field, capfirst(where), problem.text, problem.what_to_do)
    prefix, called = names[problem.row]
    return Finding(level, f"{prefix}-{field}", f"{called}: {where}", problem.text, problem.what_to_do)


def _order(content: Model, names: Mapping[Model, tuple[str, str]]) -> dict[str, int]:
    def fields() -> Iterator[str]:
        yield from (field.name for field in content._meta.get_fields())
        for row, (prefix, _) in names.items():
            yield from (f"{prefix}-{field.name}" for field in row._meta.get_fields())

    return {name: place for place, name in enumerate(fields())}
