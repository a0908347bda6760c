"""What a reviewer has on the table: a text as it is now, its history, and what follows from the two."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import User

from guide.accounts import name_of
from guide.publishing import Publishable
from guide.review import (
    ReviewFields,
    last_reviewed,
    lay_review,
    review_of,
    sent_back,
    with_review,
    written_since_review,
)  # fmt: skip
from guide.snapshot import Snapshot, snapshot
from guide.versions import Version, fingerprint


@dataclass(frozen=True)
class Case:
    """``history`` has the newest version first; ``live`` is the row as the database has it."""

    content: Publishable
    live: Snapshot
    history: Sequence[Version]

    @classmethod
    def of(cls, content: Publishable) -> "Case":
        history = Version.objects.of(content).select_related("made_by").order_by("-number")
        return cls(content, snapshot(content), list(history))

    @cached_property
    def pending(self) -> Version | None:
        return next((version for version in self.history if version.state == Version.State.PENDING), None)

    @property
    def shown(self) -> Snapshot:
        """What is to be signed off: the draft change if there is one, else the text itself."""
        return self.pending.data if self.pending else self.live

    @property
    def number(self) -> int:
        """The version that is shown; 0 if the text has no history yet."""
        if self.pending:
            return self.pending.number
        return next((version.number for version in self.history if version.state == Version.State.LIVE), 0)

    @property
    def seen(self) -> str:
        """What the page carries: the number, and what the text says, as not everything that changes it is a save."""
        return f"{self.number}-{fingerprint(self.shown)}"

    def version_seen(self, seen: str) -> Version | None:
        """The version that a page showed, which carried ``seen``."""
        return next((version for version in self.history if str(version.number) == seen.partition("-")[0]), None)

    @cached_property
    def reviewed(self) -> Version | None:
        return last_reviewed(self.history)

    def written_by(self, user: User) -> Version | None:
        """The newest of the versions to be signed off that this user wrote, if any."""
        written = written_since_review(self.history)
        return next((version for version in written if version.made_by_id == user.pk), None)

    def state(self) -> Publishable:
        """The text with the review that is shown; it is not to be saved."""
        state = type(self.content)()
        lay_review(state, review_of(self.shown))
        return state

    def sign_off(self, by: User, review: ReviewFields) -> None:
        self._keep(by, review, f"Signed off by {name_of(by)}")

    def send_back(self, by: User, note: str) -> None:
        self._keep(by, sent_back(self.live, self.pending.data if self.pending else None), f"Sent back: {note}")

    def _keep(self, by: User, review: ReviewFields, why: str) -> None:
        """Write a review into what is shown: a draft change stays one, and the live text is not touched then."""
        why = why[:200]
        if self.pending:
            Version.objects.record(
                self.content, by=by, why=why, state=Version.State.PENDING,
                data=with_review(self.pending.data, review), publish_at=self.pending.publish_at,
            )  # fmt: skip
            return
        if fingerprint(self.live) not in {fingerprint(version.data) for version in self.history}:
            # Or the reviewer would be taken for the one who wrote it.
            Version.objects.record(self.content, by=None, data=self.live, why="As a reviewer found it.")
        lay_review(self.content, review)
        self.content.save(update_fields=list(review))
        Version.objects.record(self.content, by=by, why=why)
