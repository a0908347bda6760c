"""Stretches that are in no database, for tests of what is made of them."""

from datetime import UTC, datetime

from stretches.models import Stretch
from stretches.moves import Move, Side
from stretches.routine import Routine

LYING = Stretch(
    pk=1, permanent_id="22222222", title="Lying stretch", kind="static", sides="each", hold_from=20, repeats_from=2,
    changed_on=datetime(2026, 3, 1, tzinfo=UTC), publish_at=datetime(2026, 2, 1, tzinfo=UTC),
)  # fmt: skip
SWINGS = Stretch(
    pk=2, permanent_id="33333333", title="Leg swings", kind="dynamic", sides="each", count_from=10, repeats_from=1,
    changed_on=datetime(2026, 3, 1, tzinfo=UTC), publish_at=datetime(2026, 4, 1, tzinfo=UTC),
)  # fmt: skip
DOG = Stretch(
    pk=3, permanent_id="44444444", title="Downward dog", kind="static", sides="both", hold_from=20, repeats_from=2,
    changed_on=datetime(2026, 1, 1, tzinfo=UTC), publish_at=datetime(2026, 1, 1, tzinfo=UTC),
)  # fmt: skip
STRETCHES = {stretch.permanent_id: stretch for stretch in (LYING, SWINGS, DOG)}

EACH_LEG = (Side.RIGHT, Side.LEFT)
ROUTINE = Routine(
    (
        Move(LYING, 20, 2, EACH_LEG),
        Move(SWINGS, 1, 1, (Side.LEFT,)),
        Move(DOG, 30, 3, (Side.BOTH,)),
        Move(LYING, 5, 1, (Side.RIGHT,)),
    )
)
PLAN = "22222222:20:2:each,33333333:1:1:left,44444444:30:3:both,22222222:5:1:right"
