"""Lists of the desk whose addresses may ask anything: what no database can answer is refused, not an error of ours."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

# How the filters of lists ask. Django takes any other from an address too, such as a regular expression.
LOOKUPS = {"exact", "in", "gte", "lt", "isnull"}
# Characters of a search. Each of its words makes the query deeper, and databases have a limit.
LONGEST_SEARCH = 200


class ListAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # it takes one in the stubs alone
    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Only what a filter beside the list asks for."""
        field, *_, asked = lookup.split("__") if "__" in lookup else (lookup, "exact")
        filtered = field in self.get_list_filter(request) and asked in LOOKUPS
        return filtered and super().lookup_allowed(lookup, value, request)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        return super().get_search_results(request, queryset, search_term[:LONGEST_SEARCH])
