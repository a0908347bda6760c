"""What reviewers have to do: texts that wait for them, that changed since their review, that are due again."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from guide.content import versioned_models
from guide.publishing import Publishable, Review, Status
from guide.review import in_words
from guide.snapshot import key_of, kind_of
from guide.versions import Version


@dataclass(frozen=True)
class Task:
    """One text on the list. ``since`` is when its author saved it, ``draft`` the draft change that is to be read."""

    content: Publishable
    since: datetime
    draft: Version | None
    today: date

    @property
    def kind(self) -> str:
        return str(self.content._meta.verbose_name)

    @property
    def address(self) -> str:
        opts = self.content._meta
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_review", args=[self.content.pk])

    @property
    def title(self) -> str:
        return str(self.content)

    @property
    def state(self) -> str:
        return in_words(self.content, self.today)


@dataclass(frozen=True)
class Worklist:
    """Each text stands in one list: the first that fits. The longest wait comes first."""

    waiting: list[Task]
    changed: list[Task]
    overdue: list[Task]


def reviewed_kinds() -> list[type[Publishable]]:
    """The kinds of content that clinicians review, in the order of their apps."""
    return [model for model in versioned_models() if issubclass(model, Publishable)]


def worklist(user: User, today: date) -> Worklist:
    """All that this user may see of it: one query for the draft changes and one for each kind."""
    tasks = list(_tasks(user, today))
    return Worklist(
        waiting=sorted((task for task in tasks if _waits(task)), key=lambda task: (task.since, task.title)),
        changed=sorted(
            (task for task in tasks if not _waits(task) and task.content.review_state == Review.CHANGED),
            key=lambda task: (task.since, task.title),
        ),
        overdue=sorted(
            (task for task in tasks if not _waits(task) and task.content.review_state == Review.REVIEWED),
            key=lambda task: (task.content.review_due, task.title),
        ),
    )


def _waits(task: Task) -> bool:
    return task.draft is not None or task.content.review_state == Review.READY


def _tasks(user: User, today: date) -> Iterator[Task]:
    drafts: dict[str, dict[str, Version]] = defaultdict(dict)
    for version in Version.objects.pending().filter(data__0__fields__review_state=Review.READY).defer("data"):
        drafts[version.kind][version.key] = version
    overdue = Q(review_state=Review.REVIEWED, review_due__lt=today)
    for model in reviewed_kinds():
        opts = model._meta
        if not user.has_perm(f"{opts.app_label}.view_{opts.model_name}"):
            continue
        ready = drafts[kind_of(model)]
        due = Q(review_state__in=(Review.READY, Review.CHANGED)) | Q(permanent_id__in=ready) | overdue
        for row in model.objects.exclude(status=Status.WITHDRAWN).filter(due):
            draft = ready.get(key_of(row))
            yield Task(row, draft.made_at if draft else row.changed_on, draft, today)


def waiting_for_review(user: User) -> list[Task]:
    """The texts that were handed to the reviewers, for those who may see them."""
    return worklist(user, timezone.localdate()).waiting


def overdue(user: User, today: date) -> list[Task]:
    """The texts whose next check was due before today."""
    return worklist(user, today).overdue
