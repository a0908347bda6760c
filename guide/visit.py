"""What the steps of one save tell each other: Django's admin passes nothing but the request from one to the next."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from guide.overlay import Overlay
from guide.versions import Version


@dataclass
class Visit:
    # Who saved a newer version, as a sentence; empty if nobody did.
    newer: str = ""
    # Why a save must not be: sentences by the name of their field.
    refused: dict[str, list[str]] = field(default_factory=dict)
    # The version that the form shows, once somebody has looked whether there is one.
    overlay: Overlay | None = None
    looked: bool = False
    shown: Version | None = None
    # The form that was saved, the names of its rows in the page, and the draft change that was made of it.
    form: Any = None
    prefixes: dict[Model, str] = field(default_factory=dict)
    draft: Any = None


def visit(request: HttpRequest) -> Visit:
    found: Visit = request.__dict__.setdefault("visit", Visit())
    return found
