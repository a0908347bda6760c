"""Lists whose rows can be moved: the numbers that a new order needs, and the view that saves them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.forms import BaseModelFormSet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

# The largest number that a PositiveSmallIntegerField holds on every database.
LARGEST = 32_767
# Stands in the history of each row with a new number.
MOVED = "Moved in the list."
CHANGED = "Somebody else has changed this list. Load the page again, then move the row."


def renumbered(rows: Sequence[tuple[str, int]], wanted: Sequence[str]) -> dict[str, int]:
    """The numbers that must change so that the rows stand in a new order.

    Takes all rows as pairs of key and number, as they stand now, and the keys of those that were on the screen, as
    they are wanted. These trade places among themselves; all others keep theirs. Numbers stay as they are where
    they can: each place keeps its number, unless the row before has the same or a higher one.
    """
    moving = iter(wanted)
    shown = set(wanted)
    places = [(next(moving) if key in shown else key, number) for key, number in rows]
    numbers: list[int] = []
    for _, number in places:
        numbers.append(max(number, numbers[-1] + 1) if numbers else number)
    if numbers and numbers[-1] > LARGEST:
        gap = max(1, min(10, LARGEST // len(numbers)))
        numbers = [gap * place for place in range(1, len(numbers) + 1)]
    old = dict(rows)
    return {key: new for (key, _), new in zip(places, numbers, strict=True) if old[key] != new}


class OrderFormSet(BaseModelFormSet):  # type: ignore[type-arg]
    """The number fields of a list, each with a name of its own and the key that a script moves its row by."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        attributes = {"aria-label": f"Order of {form.instance}", "data-key": form.instance.natural_key()[0]}
        form.fields["order"].widget.attrs.update(attributes)


class OrderedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A list in the order of its numbers, whose rows can be dragged, moved by keys, or numbered by hand."""

    # The field with the natural key of a row.
    order_key = "permanent_id"
    change_list_template = "admin/ordered_change_list.html"
    list_editable: ClassVar[Any] = ("order",)
    # Each row has a form of its own; a hundred of them take a second.
    list_per_page = 50

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_order"
        order = path("order/", self.admin_site.admin_view(self.order_view), name=name)
        return [order, *super().get_urls()]

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        most = {"max_num": self.list_max_show_all, "absolute_max": self.list_max_show_all}
        return super().get_changelist_formset(request, **{"formset": OrderFormSet, **most, **kwargs})

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        context = {}
        if self.has_change_permission(request):
            context["order_address"] = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_order")
        return super().changelist_view(request, {**context, **(extra_context or {})})

    @method_decorator(require_POST)
    def order_view(self, request: HttpRequest) -> HttpResponse:
        """Save a new order of the rows on somebody's screen.

        Takes their keys as ``was`` and ``now``, and answers JSON: the ``numbers`` of these rows by key, or an
        ``error`` to tell, with 400 for what cannot be and 409 for a list that is not as it was.
        """
        if not self.has_change_permission(request):
            raise PermissionDenied
        was, now = request.POST.getlist("was"), request.POST.getlist("now")
        if not now or len(set(now)) != len(now) or sorted(was) != sorted(now):
            return JsonResponse({"error": "This order names a row twice, or not at all."}, status=400)
        with transaction.atomic():
            every = list(self._in_order(request).values_list(self.order_key, "order"))
            if [key for key, _ in every if key in set(now)] != was:
                return JsonResponse({"error": CHANGED}, status=409)
            changes = renumbered(every, now)
            rows = list(self._in_order(request).filter(**{f"{self.order_key}__in": changes}))
            for row in rows:
                row.order = changes[getattr(row, self.order_key)]
            self.model._default_manager.bulk_update(rows, ["order"])
            self.ordered(request, rows)
        numbers = dict(every) | changes
        return JsonResponse({"numbers": {key: numbers[key] for key in now}})

    def ordered(self, request: HttpRequest, rows: Sequence[models.Model]) -> None:
        """Take down that these rows have new numbers."""
        LogEntry.objects.log_actions(request.user.pk, rows, CHANGE, MOVED)  # type: ignore[arg-type]

    def _in_order(self, request: HttpRequest) -> models.QuerySet[Any]:
        return self.get_queryset(request).order_by(*self.model._meta.ordering)


class OrderedInline(admin.StackedInline):  # type: ignore[type-arg]
    """Blocks of a form in the order of their numbers, which can be dragged or moved by keys too."""

    class Media:
        js: ClassVar = [forms.Script("js/order/inlines.js", type="module")]
