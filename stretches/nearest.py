"""Which stretch readers can do in place of one that is no longer in the guide."""

from collections.abc import Iterable

from stretches.models import Stretch

LEVELS = Stretch.Level.values


def nearest(gone: Stretch, others: Iterable[Stretch]) -> Stretch | None:
    """The one among the others that comes nearest to it, or None if there is none.

    The easier one that editors chose comes first, and what asks more of the reader comes last. Between them, the same
    position counts more than the harder one that editors chose, the same section, and the place in the order.
    """

    def distance(other: Stretch) -> tuple[bool | int | str, ...]:
        return (
            other.pk != gone.easier_stretch_id,
            LEVELS.index(other.level) > LEVELS.index(gone.level),
            other.position != gone.position,
            other.pk != gone.harder_stretch_id,
            other.section_id != gone.section_id,
            abs(other.order - gone.order),
            other.order,
            other.slug,
        )

    return min((other for other in others if other.pk != gone.pk), key=distance, default=None)
