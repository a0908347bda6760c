"""Earlier versions of a text come back: what of the row of today stays, and what becomes of its review."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from guide.content_checks import publishing_errors
from guide.publishing import Publishable, Review, Status
from guide.snapshot import RestoreError, Snapshot, read, restore, snapshot
from guide.versions import BOOKKEEPING, Version, said

# Where a text stands and when it shows is decided today; an address that people have kept must not change either.
STAYING = BOOKKEEPING | {"slug"}


def text_of(data: Snapshot) -> list[tuple[str, dict[str, object]]]:
    """What a snapshot says, wherever it stands."""
    content, *parts = said(data)
    return [(content[0], {name: value for name, value in content[1].items() if name not in STAYING}), *parts]


def with_text_of(now: Snapshot, earlier: Snapshot, reviewed: Snapshot | None = None) -> Snapshot:
    """The row of today as it would be if it said what it said earlier.

    ``reviewed`` is what the text said when it was last signed off: that alone counts as reviewed.
    """
    today, then = now[0]["fields"], earlier[0]["fields"]
    fields = then | {name: value for name, value in today.items() if name in STAYING or name not in then}
    data = [{**earlier[0], "fields": fields}, *earlier[1:]]
    if text_of(data) != text_of(now) and "changed_on" in fields:
        fields["changed_on"] = timezone.now().isoformat()
        fields["review_state"] = _review_state(data, reviewed)
    return data


def _review_state(data: Snapshot, reviewed: Snapshot | None) -> str:
    state = str(data[0]["fields"]["review_state"])
    if state not in (Review.REVIEWED, Review.CHANGED):
        return state
    return Review.REVIEWED if reviewed and text_of(reviewed) == text_of(data) else Review.CHANGED


def _last_reviewed(content: models.Model, now: Snapshot) -> Snapshot | None:
    """What the text said at the review whose reviewer and date it carries."""
    signed = Version.objects.of(content).filter(data__0__fields__review_state=Review.REVIEWED).order_by("-number")
    return next((version.data for version in signed if _review(version.data) == _review(now)), None)


def _review(data: Snapshot) -> tuple[Any, ...]:
    return tuple(data[0]["fields"].get(name) for name in ("reviewed_by", "reviewed_on"))


def would_be(content: models.Model, version: Version) -> Snapshot:
    """The row as it would be if this version came back."""
    now = snapshot(content)
    return with_text_of(now, version.data, _last_reviewed(content, now))


def go_back(content: models.Model, version: Version, by: object) -> Version:
    """Let the text say again what it said in that version. Raises RestoreError and changes nothing if it cannot."""
    with transaction.atomic():
        wrong = _wrong(content)
        now = snapshot(content)
        last = Version.objects.of(content).filter(state=Version.State.LIVE).order_by("-number").first()
        if last is None or text_of(last.data) != text_of(now):
            Version.objects.record(content, data=now, why="As it was before a version came back.")
        restored = restore(would_be(content, version))
        # What is wrong with the text of today too must not keep an editor from undoing a change.
        worse = _wrong(restored) - wrong
        if worse:
            raise RestoreError(f"Edit from this version instead, and mend this: {' '.join(sorted(worse))}")
        return Version.objects.record(restored, by=by, why=f"Back to version {version.number}")


def _wrong(content: models.Model) -> set[str]:
    """What keeps a published text from readers."""
    if not isinstance(content, Publishable) or content.status != Status.PUBLISHED:
        return set()
    return {sentence for sentences in publishing_errors(content).values() for sentence in sentences}


def bring_back(version: Version, by: object) -> models.Model:
    """Make a deleted text again, as a draft. Raises RestoreError and changes nothing if it cannot."""
    content, *parts = version.data
    if read(content).object.pk is not None:
        raise RestoreError("It is there again already.")
    draft = {"status": Status.DRAFT} if "status" in content["fields"] else {}
    with transaction.atomic():
        restored = restore([{**content, "fields": content["fields"] | draft}, *parts])
        Version.objects.record(restored, by=by, why="Brought back")
        return restored
