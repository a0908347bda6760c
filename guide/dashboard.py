"""What needs an editor, on the first page of the desk: small panels that only show what this user may view.

A panel is a function that takes a ``Desk`` and returns a ``Panel``. It asks the database a fixed number of times,
however much content there is. A new one is written as a function and named in ``PANELS``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Model, Q, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from guide.accounts import may_sign_off, viewable_kinds
from guide.content_checks import Level, findings_for_all
from guide.outside_use import broken_links
from guide.publishing import Publishable, Status
from guide.versions import Version
from guide.worklist import worklist

# A review is told of this long before it is due.
SOON = timedelta(days=60)
# The rows that stand open, and the most that a panel holds.
OPEN, MOST = 5, 50


@dataclass(frozen=True)
class Row:
    """One thing to look at: its title and where it is changed; what kind it is; a note, and the moment it is about."""

    title: str
    address: str
    kind: str
    note: str
    when: date | None = None
    late: bool = False


@dataclass(frozen=True)
class Panel:
    name: str
    rows: list[Row]
    # What is said when there are no rows.
    empty: str

    @property
    def open_rows(self) -> list[Row]:
        return self.rows[:OPEN]

    @property
    def more_rows(self) -> list[Row]:
        return self.rows[OPEN:MOST]

    @property
    def is_full(self) -> bool:
        return len(self.rows) > MOST


@dataclass(frozen=True)
class Desk:
    """What a panel may ask about: the kinds of content that this user may view, at this moment."""

    kinds: dict[str, type[Publishable]]
    now: datetime
    user: Any

    def rows(self, keep: Q, day: str) -> Iterable[tuple[type[Publishable], int, str, Any]]:
        """Model, key, title and a date of the rows of all kinds that are kept, by that date: one query."""
        asked: list[QuerySet[Any, Any]] = [
            model.objects.filter(keep).order_by().annotate(label=Value(label)).values_list("label", "pk", "title", day)
            for label, model in self.kinds.items()
        ]
        found = asked[0].union(*asked[1:], all=True).order_by(day)[: MOST + 1]
        return [(self.kinds[label], key, title, when) for label, key, title, when in found]

    def addresses(self, versions: Iterable[Version]) -> dict[tuple[str, str], str]:
        """Where the texts of these versions are changed, by their kind and key; none for what is gone: one query."""
        keys = [version.key for version in versions]
        asked: list[QuerySet[Any, Any]] = [
            model.objects.filter(permanent_id__in=keys)
            .order_by()
            .annotate(label=Value(label))
            .values_list("label", "permanent_id", "pk")
            for label, model in self.kinds.items()
        ]
        found = asked[0].union(*asked[1:], all=True)
        return {(label, key): change_address(self.kinds[label], pk) for label, key, pk in found}


def reviews(desk: Desk) -> Panel:
    """The reviews of published texts that are overdue, or due soon."""
    today = timezone.localdate(desk.now)
    keep = Q(status=Status.PUBLISHED, review_due__lte=today + SOON)
    rows = [
        Row(title, change_address(model, key), kind_name(model), days_from(today, due), due, late=due < today)
        for model, key, title, due in desk.rows(keep, "review_due")
    ]
    return Panel("Reviews", rows, "No review is due in the next 60 days.")


def scheduled(desk: Desk) -> Panel:
    """The published texts that appear or go by themselves, the next one first."""
    moments = (("publish_at", "appears by itself"), ("unpublish_at", "goes by itself"))
    rows = [
        Row(title, change_address(model, key), kind_name(model), note, when)
        for day, note in moments
        for model, key, title, when in desk.rows(Q(**{"status": Status.PUBLISHED, f"{day}__gt": desk.now}), day)
    ]
    return Panel("Scheduled", sorted(rows, key=_moment), "No text waits for its day. “Publish at” in a form sets one.")


def _moment(row: Row) -> Any:
    return row.when


def waiting(desk: Desk) -> Panel:
    """What authors handed to the reviewers, and what changed since it was reviewed; the longest wait comes first."""
    tasks = worklist(desk.user, timezone.localdate(desk.now))
    reviewer = may_sign_off(desk.user)
    rows = [
        Row(
            title=task.title,
            address=task.address if reviewer else change_address(type(task.content), task.content.pk),
            kind=kind_name(type(task.content)),
            note=note,
            when=task.since,
        )
        for note, found in (("waits for a reviewer", tasks.waiting), ("changed since its review", tasks.changed))
        for task in found
    ]
    return Panel("Waiting for review", rows, "No text waits for a reviewer.")


def unpublished(desk: Desk) -> Panel:
    """The draft changes of live texts, those that go live by themselves with their moment."""
    kept = Version.objects.pending().filter(kind__in=desk.kinds).select_related("made_by").defer("data")
    found = list(kept[: MOST + 1])
    addresses = desk.addresses(found)
    rows = [
        Row(
            title=version.title,
            address=addresses.get((version.kind, version.key), ""),
            kind=kind_name(desk.kinds[version.kind]),
            note=f"draft by {version.who}" + (", goes live by itself" if version.publish_at else ""),
            when=version.publish_at or version.made_at,
        )
        for version in found
    ]
    return Panel("Unpublished changes", rows, "Readers see all that was written.")


def failing(desk: Desk) -> Panel:
    """The texts that the content checks find fault with, of those that changed last."""
    kinds = set(desk.kinds.values())
    rows = []
    for content, findings in findings_for_all(newest=MOST):
        errors = sum(finding.level is Level.ERROR for finding in findings)
        if type(content) in kinds:
            found = f"{errors} to mend" if errors else f"{len(findings)} to look at"
            rows.append(
                (errors, Row(str(content), change_address(type(content), content.pk), kind_name(type(content)), found))
            )
    rows.sort(key=lambda pair: -pair[0])
    return Panel("Content checks", [row for _, row in rows], "The checks find nothing to mend.")


def broken(desk: Desk) -> Panel:
    """The links to other sites that no longer lead anywhere, as `manage.py checklinks` found them."""
    kinds = viewable_kinds(desk.user)
    rows = []
    for link in broken_links():
        texts = [text for text in link.texts if type(text) in kinds]
        if texts:
            where = change_address(type(texts[0]), texts[0].pk)
            rows.append(Row(link.link.address, where, "Link", link.link.error))
    return Panel(
        "Broken links to other sites", rows, "None is known to be broken. “manage.py checklinks” asks them all."
    )


def recent(desk: Desk) -> Panel:
    """Who changed what last, and why."""
    made = Version.objects.filter(kind__in=desk.kinds, made_by__isnull=False).select_related("made_by").defer("data")
    found = list(made[:MOST])
    addresses = desk.addresses(found)
    rows = [
        Row(
            title=version.title,
            address=addresses.get((version.kind, version.key), ""),
            kind=kind_name(desk.kinds[version.kind]),
            note=_did(version),
            when=version.made_at,
        )
        for version in found
    ]
    return Panel("Recent changes", rows, "Nobody has changed a text yet.")


PANELS: tuple[Callable[[Desk], Panel], ...] = (waiting, reviews, unpublished, scheduled, failing, broken, recent)


def panels(site: AdminSite, request: HttpRequest) -> list[Panel]:
    """The panels for this user; none for somebody who may view no content."""
    kinds = {model._meta.label_lower: model for model in _viewable(site, request)}
    if not kinds:
        return []
    desk = Desk(kinds, timezone.now(), request.user)
    return [panel(desk) for panel in PANELS]


def change_address(model: type[Model], key: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[key])


def kind_name(model: type[Model]) -> str:
    name = str(model._meta.verbose_name)
    return name[:1].upper() + name[1:]


def days_from(today: date, day: date) -> str:
    """How far off a day is, in words."""
    days = (day - today).days
    if days == 0:
        return "due today"
    unit = "day" if abs(days) == 1 else "days"
    return f"due in {days} {unit}" if days > 0 else f"{-days} {unit} late"


def _did(version: Version) -> str:
    done = f"{version.get_state_display().lower()} by {version.who}"
    return f"{done}: {version.why}" if version.why else done


def _viewable(site: AdminSite, request: HttpRequest) -> Iterable[type[Publishable]]:
    registered: dict[type[Model], ModelAdmin[Any]] = site._registry
    for model, model_admin in registered.items():
        if issubclass(model, Publishable) and model_admin.has_view_permission(request):
            yield model
