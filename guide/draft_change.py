"""A change of a live text that waits for its moment, or for an editor to publish it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from guide.publishing import Review
from guide.snapshot import Snapshot, snapshot
from guide.versions import Version


@dataclass(frozen=True)
class DraftChange:
    """Taken down while the change was in the database for a moment, and kept once it is rolled back."""

    content: models.Model
    data: Snapshot
    why: str
    publish_at: datetime | None

    @classmethod
    def of(cls, content: models.Model, cleaned: dict[str, Any]) -> "DraftChange":
        return cls(content, snapshot(content), cleaned["change_note"], cleaned["change_at"])

    def keep(self, by: object) -> None:
        Version.objects.begin(self.content, snapshot(self.content))
        Version.objects.record(
            self.content, by=by, why=self.why, state=Version.State.PENDING, data=self.data, publish_at=self.publish_at
        )

    @property
    def told(self) -> str:
        waits = self.data[0]["fields"]["review_state"] == Review.READY
        saved = "The draft is saved and waits for a reviewer." if waits else "The draft is saved."
        if self.publish_at:
            moment = date_format(timezone.localtime(self.publish_at), "j F Y, H:i")
            return f"{saved} It goes live on {moment}; until then readers see the text as it was."
        return f"{saved} Readers see the text as it was until you press Publish."
