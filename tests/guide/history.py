"""Texts with a history, for the tests of its pages."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import User

from guide.models import Tip
from guide.snapshot import snapshot
from guide.versions import Version
from tests.factories import make_tip


def make_history(*texts: str, by: User | None = None, **changes: Any) -> Tip:
    """A published tip with the id 5 that said each of these texts, the last one now."""
    tip = make_tip(**{"pk": 5, "title": "Keep moving", "slug": "keep-moving", "why": texts[0]} | changes)
    for number, text in enumerate(texts, 1):
        tip.why = text
        tip.save()
        Version.objects.record(tip, by=by, why=f"Note {number}")
    Version.objects.update(made_at=datetime(2026, 5, 1, 9, 30, tzinfo=UTC))
    return tip


def make_draft_change(tip: Tip, text: str, **changes: Any) -> Version:
    data = snapshot(tip)
    data[0]["fields"]["why"] = text
    return Version.objects.record(tip, state=Version.State.PENDING, data=data, **changes)


def messages(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]
