"""Stretches of a routine that are no longer in the guide."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from stretches.models import Stretch
from stretches.nearest import nearest


@dataclass(frozen=True, slots=True)
class Gone:
    """A stretch that was taken out of the guide, and what to do in its place, if there is something."""

    stretch: Stretch
    instead: Stretch | None

    @property
    def note(self) -> str:
        left_out = f"“{self.stretch}” is no longer in the guide, so we left it out."
        return f"{left_out} The nearest to it is “{self.instead}”." if self.instead else left_out


def gone_among(ids: Collection[str], others: Iterable[Stretch], at: datetime) -> dict[str, Gone]:
    """Those of these permanent ids that readers could once see: one query. ``others`` can be done in their place."""
    public = [other for other in others if other.is_public(at)]
    rows = [row for row in Stretch.objects.filter(permanent_id__in=ids) if row.is_gone(at)]
    return {row.permanent_id: Gone(row, nearest(row, public)) for row in rows}
