"""The filters of the library: read from an address, applied to the stretches, explained to the reader."""

from dataclasses import dataclass, field
from itertools import chain

from django.db.models import Q
from django.http import QueryDict

from stretches.models import Kit, Stretch, StretchQuerySet

ANY = ""
# Stands in addresses for all that can be done without getting down to the floor, in the easier version at least.
NO_FLOOR = "no-floor"


@dataclass(frozen=True)
class Filter:
    """One choice a reader can make. ``chosen`` is one of the options, or empty for any."""

    name: str
    label: str
    options: list[tuple[str, str]]
    chosen: str = ANY

    @property
    def chosen_label(self) -> str:
        return dict(self.options)[self.chosen]


@dataclass
class Filters:
    """What a reader asked for, as far as we understood it, and notes about the rest."""

    filters: list[Filter]
    notes: list[str] = field(default_factory=list)

    @property
    def active(self) -> list[Filter]:
        return [one for one in self.filters if one.chosen]

    def apply(self, stretches: StretchQuerySet) -> StretchQuerySet:
        for one in self.active:
            if one.name == "kit" and one.chosen == Kit.NONE:
                stretches = stretches.filter(kit=None)
            elif one.name == "kit":
                stretches = stretches.filter(kit__slug=one.chosen)
            elif one.name == "place":
                stretches = stretches.filter(_done_at(one.chosen))
            else:
                stretches = stretches.filter(**{one.name: one.chosen})
        return stretches


def _done_at(place: str) -> Q:
    """Whether a stretch or its easier version is done there."""
    places = set(Stretch.Place.values) - {Stretch.Place.FLOOR} if place == NO_FLOOR else {place}
    return Q(place__in=places) | Q(easier_place__in=places)


def _places_of(stretches: StretchQuerySet) -> list[tuple[str, str]]:
    """Where these stretches or their easier versions are done, in the order of the choices."""
    used = set(chain.from_iterable(stretches.order_by().values_list("place", "easier_place").distinct()))
    return [(place, label) for place, label in Stretch.Place.choices if place in used]


def read_filters(query: QueryDict, stretches: StretchQuerySet) -> Filters:
    """Read the filters from an address; a value that we do not offer for these stretches is left out with a note."""
    kit = [(kit.slug, kit.name) for kit in Kit.objects.all()]
    offered = [
        Filter("position", "Position", [(ANY, "Any"), *Stretch.Position.choices]),
        Filter("place", "Where", [(ANY, "Anywhere"), (NO_FLOOR, "Anywhere but the floor"), *_places_of(stretches)]),
        Filter("kit", "What you need", [(ANY, "Anything"), (Kit.NONE, "No kit"), *kit]),
        Filter("level", "Level", [(ANY, "Any"), *Stretch.Level.choices]),
        Filter("kind", "Kind", [(ANY, "Any"), *Stretch.Kind.choices]),
    ]
    result = Filters([])
    for one in offered:
        value = query.get(one.name, ANY)
        if value not in dict(one.options):
            result.notes.append(f"We do not know that choice for “{one.label}”, so we left it out.")
            value = ANY
        result.filters.append(Filter(one.name, one.label, one.options, value))
    return result
