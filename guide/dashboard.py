"""What needs an editor, on the first page of the desk: small panels that only show what this user may view.

A panel is a function that takes a ``Desk`` and returns a ``Panel``. It asks the database a fixed number of times,
however much content there is. A new one is written as a function and named in ``PANELS``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.models import ADDITION, DELETION, LogEntry
from django.db.models import Model, Q, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from guide.ordering import MOVED
from guide.publishing import Publishable, Status

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

    def rows(self, keep: Q, day: str) -> Iterable[tuple[type[Publishable], int, str, Any]]:
        """Model, key, title and a date of the rows of all kinds that are kept, by that date: one query."""
        asked: list[QuerySet[Any, Any]] = [
            model.objects.filter(keep).order_by().annotate(label=Value(label)).values_list("label", "pk", "title", day)
            for label, model in self.kinds.items()
        ]
        found = asked[0].union(*asked[1:], all=True).order_by(day)[: MOST + 1]
        return [(self.kinds[label], key, title, when) for label, key, title, when in found]


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
    """The published texts that readers do not see yet."""
    keep = Q(status=Status.PUBLISHED, publish_at__gt=desk.now)
    rows = [
        Row(title, change_address(model, key), kind_name(model), "appears by itself", when)
        for model, key, title, when in desk.rows(keep, "publish_at")
    ]
    return Panel("Scheduled", rows, "No text waits for its day. “Publish at” in a form sets one.")


def recent(desk: Desk) -> Panel:
    """Who changed which text last; a new place in a list changes none."""
    kept = Q()
    for model in desk.kinds.values():
        kept |= Q(content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name)
    changes = LogEntry.objects.filter(kept).exclude(change_message=MOVED)
    entries = changes.select_related("content_type", "user").order_by("-action_time", "-pk")
    rows = [
        Row(
            title=entry.object_repr,
            address="" if entry.action_flag == DELETION else entry.get_admin_url() or "",
            kind=kind_name(desk.kinds[_label(entry)]),
            note=f"{_did(entry)} by {entry.user.get_short_name() or entry.user.get_username()}",
            when=entry.action_time,
        )
        for entry in entries[:MOST]
    ]
    return Panel("Recent changes", rows, "Nobody has changed a text yet.")


PANELS: tuple[Callable[[Desk], Panel], ...] = (reviews, scheduled, recent)


def panels(site: AdminSite, request: HttpRequest) -> list[Panel]:
    """The panels for this user; none for somebody who may view no content."""
    kinds = {model._meta.label_lower: model for model in _viewable(site, request)}
    if not kinds:
        return []
    desk = Desk(kinds, timezone.now())
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


def _label(entry: LogEntry) -> str:
    assert entry.content_type  # noqa: S101  the entries were found by it
    return f"{entry.content_type.app_label}.{entry.content_type.model}"


def _did(entry: LogEntry) -> str:
    return {ADDITION: "added", DELETION: "deleted"}.get(entry.action_flag, "changed")


def _viewable(site: AdminSite, request: HttpRequest) -> Iterable[type[Publishable]]:
    registered: dict[type[Model], ModelAdmin[Any]] = site._registry
    for model, model_admin in registered.items():
        if issubclass(model, Publishable) and model_admin.has_view_permission(request):
            yield model
