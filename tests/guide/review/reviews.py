"""What the tests of clinical review share: a tip, its draft change, and what a reviewer sends."""

import re
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from guide.models import Tip
from guide.review import NO_REVIEW
from guide.snapshot import snapshot
from guide.versions import Version
from tests.factories import make_tip

SIGNED_OFF = {
    "review_state": "reviewed", "reviewed_by": ["rita"], "reviewed_on": "2026-06-01", "review_due": "2027-06-01",
}  # fmt: skip


def make_walk(**changes: Any) -> Tip:
    """A tip with a history of one version, which came with the project."""
    tip = make_tip(title="Keep moving", what_to_do="Walk a little.", **changes)
    Version.objects.record(tip, by=None, why="Came with the project.")
    return tip


def make_draft(tip: Tip, by: User | None = None, **changes: Any) -> Version:
    """A draft change of the tip that waits for a reviewer."""
    data = snapshot(tip)
    data[0]["fields"].update({"what_to_do": "Dance a little.", "review_state": "ready"} | changes)
    made = Version.objects.record(tip, by=by, why="Walking bores people.", state="pending", data=data)
    assert made
    return made


def address(tip: Tip, page: str = "") -> str:
    return f"/admin/guide/tip/{tip.pk}/review/{page}"


def answer(client: Client, tip: Tip, button: str, *, seen: str | None = None, **fields: str) -> HttpResponse:
    """Press a button on the page as it is now, or on one that carried ``seen``."""
    if seen is None:
        seen = seen_on(client, tip)
    values = {"reviewed_on": "2026-06-01", "review_due": "2027-06-01", "note": "", "seen": seen, button: "1"}
    return client.post(address(tip), values | fields)  # type: ignore[return-value]


def seen_on(client: Client, tip: Tip) -> str:
    found = re.search(r'name="seen" value="([^"]+)"', client.get(address(tip)).content.decode())
    assert found
    return found[1]


def review_in(data: list[dict[str, Any]]) -> dict[str, Any]:
    return {name: data[0]["fields"][name] for name in NO_REVIEW}


def newest(tip: Tip) -> Version:
    return Version.objects.of(tip).latest("number")
