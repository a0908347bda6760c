"""Draft changes that go live by themselves, without a scheduler: a visit after their moment publishes them.

Texts with dates of their own need none of this: the QuerySets compare those with the time of each visit.
"""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from guide.publishing import Publishable
from guide.snapshot import RestoreError, restore
from guide.versions import Version

logger = logging.getLogger(__name__)

# What the row keeps when an older or newer text of it comes in: they belong to the row, not to its text.
KEPT = frozenset({"order", "former_slugs", "status"})


class Clock:
    """When this process next looks whether a draft change is due (seconds of the monotonic clock)."""

    def __init__(self) -> None:
        self.next_look = time.monotonic() + settings.SCHEDULE_SECONDS

    def is_time(self) -> bool:
        now = time.monotonic()
        if now < self.next_look:
            return False
        self.next_look = now + settings.SCHEDULE_SECONDS
        return True


def publish_scheduled(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Before a page is drawn, publish what is due; one query in ``SCHEDULE_SECONDS``, not one a page."""
    clock = Clock()

    def middleware(request: HttpRequest) -> HttpResponse:
        if clock.is_time():
            try:
                publish_due()
            except DatabaseError:
                # The page has its own way to say that the database does not answer.
                logger.exception("Whether a draft change is due could not be looked up.")
        return get_response(request)

    return middleware


def publish_due() -> None:
    for version in Version.objects.due(timezone.now()):
        try:
            publish(version)
        except RestoreError as error:
            logger.error("%s could not be published by itself and waits for an editor. %s", version, error)
            Version.objects.filter(pk=version.pk).update(publish_at=None)


def publish(version: Version) -> models.Model | None:
    """Make a draft change what readers see, and return its text; None if another process was faster."""
    with transaction.atomic():
        # The one who ends the draft publishes it: two processes may have found it due.
        if not Version.objects.filter(pk=version.pk).pending().update(state=Version.State.DRAFT, publish_at=None):
            return None
        content = put_back(version)
        Version.objects.record(content, by=version.made_by, why=version.why or "Published as planned.")
    return content


def put_back(version: Version) -> models.Model:
    """Make the row say what a version says, and stamp it as changed now. Raises RestoreError."""
    record, *parts = version.data
    fields = {name: value for name, value in record["fields"].items() if name not in KEPT}
    content = restore([record | {"fields": fields}, *parts])
    if isinstance(content, Publishable):
        content.changed_on = timezone.now()
        content.save(update_fields=["changed_on"])
    return content
