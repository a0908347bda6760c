"""The history of the content: every save is a version, with who, when and why."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar, Self

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from guide.accounts import name_of
from guide.publishing import Status
from guide.snapshot import Snapshot, key_of, kind_of, snapshot

# What moves or dates a text without changing what it says.
BOOKKEEPING = frozenset(
    {
        "status", "publish_at", "unpublish_at", "order", "changed_on", "slug", "former_slugs",
        "review_state", "reviewed_by", "reviewed_on", "review_due",
    }
)  # fmt: skip

BEGAN = "As it was when its history began."


def said(data: Snapshot) -> list[tuple[str, dict[str, object]]]:
    """What a snapshot says to readers, without its bookkeeping; an owned row's order is a part of that."""
    content, *parts = [(record["model"], dict(record["fields"])) for record in data]
    for name in BOOKKEEPING:
        content[1].pop(name, None)
    return [content, *parts]


def fingerprint(data: Snapshot) -> str:
    """Stands for what a snapshot says to readers."""
    return _digest(said(data))


def safety_fingerprint(data: Snapshot) -> str:
    """Stands for what of it keeps readers safe; empty for a kind of text that has no such fields."""
    fields = data[0]["fields"]
    names: tuple[str, ...] = getattr(apps.get_model(data[0]["model"]), "safety_fields", ())
    return _digest([fields.get(name) for name in names]) if names else ""


def shown_from(data: Snapshot, number: int, made_at: datetime) -> datetime | None:
    """When readers first see this version; None if it was saved as something that they do not see.

    A history can begin long after its text appeared, so the first version counts from the date of the text.
    """
    fields = data[0]["fields"]
    appears = parse_datetime(fields["publish_at"]) if fields.get("status") == Status.PUBLISHED else None
    return appears if appears is None or number == 1 else max(appears, made_at)


def _digest(told: object) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


class VersionQuerySet(models.QuerySet["Version"]):
    def of(self, content: models.Model) -> Self:
        return self.filter(kind=kind_of(content), key=key_of(content))

    def pending(self) -> Self:
        return self.filter(state=Version.State.PENDING)

    def due(self, at: datetime) -> Self:
        """The draft changes that were to be published by that moment."""
        return self.pending().filter(publish_at__lte=at)

    def deleted(self) -> Self:
        """The last versions of what was deleted and has not been brought back."""
        later = models.OuterRef("number")
        newer = Version.objects.filter(kind=models.OuterRef("kind"), key=models.OuterRef("key"), number__gt=later)
        return self.filter(~models.Exists(newer), state=Version.State.DELETED)

    def record(
        self,
        content: models.Model,
        *,
        by: object = None,
        why: str = "",
        state: str = "live",
        data: Snapshot | None = None,
        publish_at: datetime | None = None,
    ) -> "Version":
        """Keep the content as it is now, or as ``data`` has it.

        A save that changed nothing makes no version: the last one is returned. A text has one draft
        change at most, so a newer one takes the place of the one before.
        """
        data = snapshot(content) if data is None else data
        earlier = self.of(content)
        last = earlier.order_by("-number").first()
        if last and state == last.state == Version.State.LIVE and last.data == data:
            return last
        if state == Version.State.PENDING:
            earlier.end_pending()
        number, made_at = last.number + 1 if last else 1, timezone.now()
        return self.create(
            kind=kind_of(content),
            key=key_of(content),
            number=number,
            state=state,
            made_at=made_at,
            title=str(content)[:160],
            made_by=by if isinstance(by, User) else None,
            why=why,
            data=data,
            publish_at=publish_at,
            says=fingerprint(data),
            says_for_safety=safety_fingerprint(data),
            shown_from=shown_from(data, number, made_at) if state == Version.State.LIVE else None,
        )

    def begin(self, content: models.Model, data: Snapshot) -> None:
        """Keep what was there before the first save of a text whose history has not begun."""
        if not self.of(content).exists():
            self.record(content, data=data, why=BEGAN)

    def end_pending(self) -> None:
        """The draft changes are published, replaced or thrown away; they stay in the history."""
        self.pending().update(state=Version.State.DRAFT, publish_at=None)

    def record_unversioned(self, kinds: Iterable[type[models.Model]], why: str) -> int:
        """Give each row that has no version its first: two queries a kind when there is none. Return how many."""
        made = 0
        for model in kinds:
            known = set(self.filter(kind=kind_of(model)).values_list("key", flat=True).distinct())
            with transaction.atomic():
                for row in model._base_manager.all():
                    if key_of(row) not in known:
                        self.record(row, why=why)
                        made += 1
        return made


class Version(models.Model):
    """A text as somebody saved it."""

    class State(models.TextChoices):
        LIVE = "live", "Saved"
        PENDING = "pending", "Draft change"
        DRAFT = "draft", "Earlier draft change"
        DELETED = "deleted", "Deleted"

    kind = models.CharField(max_length=60, help_text="The model, such as guide.tip.")
    key = models.CharField(max_length=50, help_text="The natural key of the row.")
    number = models.PositiveIntegerField(help_text="Counts the versions of one text from 1.")
    state = models.CharField(
        max_length=7, choices=State, default=State.LIVE, help_text="What became of it, or is still to become."
    )
    title = models.CharField(max_length=160, help_text="What the text was called.")
    made_at = models.DateTimeField(default=timezone.now, help_text="When it was saved.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Nobody, when a command of the project did it.",
    )  # fmt: skip
    why = models.CharField(max_length=200, blank=True, help_text="What changed, and why.")
    publish_at = models.DateTimeField(null=True, blank=True, help_text="When a draft change goes live by itself.")
    data = models.JSONField(help_text="The text and its parts, as guide/snapshot.py takes them down.")
    # Told from the data once, so that lists of changes need not read it.
    says = models.CharField(max_length=16, blank=True, editable=False, help_text="Stands for what it says.")
    says_for_safety = models.CharField(
        max_length=16, blank=True, editable=False, help_text="Stands for what of it keeps readers safe."
    )
    shown_from = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When readers first see it, if they ever do."
    )

    objects: ClassVar = VersionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        default_permissions: ClassVar = []
        indexes: ClassVar = [models.Index(fields=["shown_from"], name="guide_version_shown_from")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "key", "number"], name="guide_version_number_once"),
            models.UniqueConstraint(
                fields=["kind", "key"], condition=Q(state="pending"), name="guide_version_one_pending"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"

    @property
    def who(self) -> str:
        return name_of(self.made_by) if self.made_by else "A command"
