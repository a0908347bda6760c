"""Every address of the desk, found in Django's own list of addresses."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.urls import URLResolver, get_resolver

# The argument of a route that is a regular expression, with its values: (?P<app_label>guide|stretches).
CHOICE = re.compile(r"\(\?P<\w+>([^)]*)\)")
# The arguments of any other, such as <path:object_id>.
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """One address, with the arguments that are still to be filled in.

    ``name`` is that of its view, with the value of a choice behind it; the route stands for a view without a name.
    """

    name: str
    route: str
    path: str

    @property
    def model(self) -> type[Model] | None:
        """The kind of row that the address is about, if it is about one."""
        app, model = [*self.path.split("/"), "", ""][1:3]
        return apps.all_models.get(app, {}).get(model)

    @property
    def page(self) -> str:
        """What the page is for, such as "change", whatever the kind of row."""
        kind = f"{self.model._meta.app_label}_{self.model._meta.model_name}_" if self.model else ""
        return self.name.removeprefix(kind)

    def filled(self, arguments: Mapping[str, Any]) -> str:
        return "/" + ARGUMENT.sub(lambda found: str(arguments[found[1]]), self.path)


def admin_addresses() -> list[Address]:
    return [each for each in _addresses(get_resolver(), "") if each.route.startswith("admin/")]


def _addresses(resolver: URLResolver, prefix: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern, route)
        elif choice := CHOICE.search(route):
            for value in choice[1].split("|"):
                name = f"{pattern.name}_{value}" if pattern.name else route
                yield Address(name, route, CHOICE.sub(value, route).removesuffix("$"))
        else:
            yield Address(pattern.name or route, route, route)
