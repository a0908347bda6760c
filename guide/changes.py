"""The public history: what changed in the texts that readers see, when and why, from the editors' notes.

A change is a version that readers came to see and that says something else than the one they saw before. Saves that
only move, date or review a text are none, and neither is what was written while nobody could read it. The history of
a text that readers do not see now is told nowhere.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils.text import capfirst

from guide.content import content_models
from guide.publishing import Publishable
from guide.snapshot import key_of, kind_of
from guide.versions import Version

FIRST = "First published."
WITHOUT_NOTE = "Text changed."


@dataclass(frozen=True)
class Change:
    """One change of a text that readers see now; ``number`` counts the versions of that text."""

    content: Any
    number: int
    at: datetime
    why: str

    @property
    def permanent_id(self) -> str:
        return key_of(self.content)

    @property
    def kind(self) -> str:
        return str(capfirst(str(self.content._meta.verbose_name)))


def public_kinds() -> list[type[Any]]:
    return [model for model in content_models() if issubclass(model, Publishable)]


def changes_of(contents: Iterable[Publishable], at: datetime) -> "QuerySet[Version]":
    """The changes of these texts, the newest first. The caller sees to it that readers may see the texts."""
    keys: dict[str, list[str]] = defaultdict(list)
    for content in contents:
        keys[kind_of(content)].append(key_of(content))
    return _changes(Q(*(Q(kind=kind, key__in=ids) for kind, ids in keys.items()), _connector=Q.OR), at)


def all_changes(at: datetime) -> "QuerySet[Version]":
    """The changes of all texts that readers see at that moment, the newest first."""
    # A choice, not a list of conditions: so the database starts with the newest and stops when it has enough.
    shown = Case(*(When(kind=kind_of(kind), then=Exists(_public(kind, at))) for kind in public_kinds()), default=False)
    return _changes(Q(shown), at)


def of_safety(changes: "QuerySet[Version]") -> "QuerySet[Version]":
    """Keep those that change what keeps readers safe: ``safety_fields`` of the kind.

    These are all words of a red flag, its level and its place on the safety card, and the "Take care" of a stretch.
    A new stretch or red flag counts too. The rest of a stretch, and texts of other kinds, do not.
    """
    return changes.exclude(says_for_safety="").filter(
        Q(said_for_safety=None) | ~Q(said_for_safety=F("says_for_safety"))
    )


def with_contents(versions: Iterable[Version], known: Iterable[Publishable] = ()) -> list[Change]:
    """Tell changes with their texts of today: one query for each kind among those that are not ``known``."""
    chosen = list(versions)
    contents: dict[tuple[str, str], Any] = {(kind_of(row), key_of(row)): row for row in known}
    for kind in public_kinds():
        name = kind_of(kind)
        missing = {each.key for each in chosen if each.kind == name and (name, each.key) not in contents}
        if missing:
            contents |= {(name, key_of(row)): row for row in kind.objects.filter(permanent_id__in=missing)}
    # A text can be deleted at any moment, and its history is told no more from then on.
    pairs = ((version, contents.get((version.kind, version.key))) for version in chosen)
    return [_told(version, content) for version, content in pairs if content is not None]


def latest(contents: Iterable[Publishable], at: datetime, most: int = 3) -> list[Change]:
    """The last changes of a page that is made of these texts: one query. Drafts that staff see have none."""
    public = [content for content in contents if content.is_public(at)]
    return with_contents(changes_of(public, at)[:most], public) if public else []


def _told(version: Any, content: Publishable) -> Change:
    why = FIRST if version.said is None else version.why.strip() or WITHOUT_NOTE
    return Change(content, version.number, version.shown_from, why)


def _public(kind: type[Any], at: datetime) -> "QuerySet[Any]":
    """The text of a version, if readers see it."""
    rows: QuerySet[Any] = kind.objects.published(at).filter(permanent_id=OuterRef("key"))
    return rows


def _changes(which: Q, at: datetime) -> "QuerySet[Version]":
    """Notes on each what the version before it ``said``, and ``said_for_safety``; None if it was the first."""
    live = Version.objects.filter(state=Version.State.LIVE)
    same = live.filter(kind=OuterRef("kind"), key=OuterRef("key"))
    # Scheduled, and saved again before its time came.
    replaced = same.filter(number__gt=OuterRef("number"), made_at__lt=OuterRef("shown_from"))
    seen = live.filter(~Exists(replaced), shown_from__lte=at)
    before = seen.filter(kind=OuterRef("kind"), key=OuterRef("key"), number__lt=OuterRef("number")).order_by("-number")
    noted = seen.filter(which).annotate(
        said=Subquery(before.values("says")[:1]), said_for_safety=Subquery(before.values("says_for_safety")[:1])
    )
    return noted.filter(Q(said=None) | ~Q(said=F("says"))).defer("data").order_by("-shown_from", "-pk")
