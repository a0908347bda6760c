"""Two editors at once: a save over somebody's newer save is stopped, with both texts shown."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.forms import BaseModelFormSet, ModelForm
from django.http import QueryDict

from guide.bounded_admin import is_id
from guide.snapshot import snapshot
from guide.versions import Version, said

# Digits of the number of rows that a form says it has.
LONGEST_COUNT = 3


@dataclass(frozen=True)
class Difference:
    """A field that two editors see differently: its name, what is saved now, and what was typed."""

    label: str
    saved: str
    typed: str


def token(content: models.Model) -> str:
    """Stand for what a form shows: the text as it is saved, and its draft change if it has one."""
    text = json.dumps(said(snapshot(content)), sort_keys=True)
    pending = Version.objects.of(content).pending().values_list("number", flat=True).first()
    return f"{hashlib.sha256(text.encode()).hexdigest()[:16]}-{pending or 0}"


def who_was_faster(content: models.Model) -> str:
    """Tell an editor who saved meanwhile, and when."""
    last = Version.objects.of(content).select_related("made_by").first()
    return f"{last.who} saved a newer version" if last else "Somebody saved a newer version"


def differences(form: ModelForm, formsets: list[BaseModelFormSet]) -> list[Difference]:
    """The fields of a bound form and its rows that differ from what is saved by now."""
    rows = [(f"{row.instance._meta.verbose_name} {str(row.prefix).rpartition('-')[2]}: ", row) for formset in formsets
            for row in formset.forms]  # fmt: skip
    return [
        Difference(f"{place}{each[name].label}", *(_text(each.fields[name], value) for value in _values(each[name])))
        for place, each in [("", form), *rows]
        for name in each.changed_data
        if not each[name].is_hidden
    ]


def _values(field: forms.BoundField) -> tuple[Any, Any]:
    return field.form.get_initial_for_field(field.field, field.name), field.value()


def _text(field: forms.Field, value: Any) -> str:
    """A value as an editor reads it: what was chosen by its name, and not by its number."""
    values = value if isinstance(value, list | tuple) else [value]
    if isinstance(field, forms.ModelChoiceField):
        rows: Any = field.queryset
        names = {str(row.pk): str(row) for row in rows.filter(pk__in=[each for each in values if is_id(each)])}
    else:
        names = {str(key): str(name) for key, name in getattr(field, "choices", ())}
    return ", ".join(names.get(str(each), str(each)) for each in values if each is not None)


def _count(post: QueryDict, name: str) -> int:
    """How many rows a form says it has; -1 if that cannot be."""
    text = post.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_COUNT else -1


def without_lost_rows(post: QueryDict, prefix: str, known: set[str]) -> QueryDict:
    """Let the typed rows that somebody deleted meanwhile be new ones, so that no text of theirs is lost.

    A formset takes its first rows for those that are stored, so the others move behind them.
    """
    fields = [name for name in post if name.startswith(f"{prefix}-")]
    total, stored = _count(post, f"{prefix}-TOTAL_FORMS"), _count(post, f"{prefix}-INITIAL_FORMS")
    if not 0 <= stored <= total:
        # The formset says so.
        return post
    there = {i for i in range(stored) if post.get(f"{prefix}-{i}-id") in known}
    # What both have deleted is gone.
    gone = {i for i in range(stored) if i not in there and post.get(f"{prefix}-{i}-DELETE")}
    order = sorted(set(range(total)) - gone, key=lambda i: (i not in there, i))
    place = {str(old): new for new, old in enumerate(order)}
    left_out = set(map(str, gone))
    result = post.copy()
    for name in fields:
        del result[name]
    for name in fields:
        number, dash, field = name.removeprefix(f"{prefix}-").partition("-")
        if number not in left_out:
            moved = f"{prefix}-{place[number]}-{field}" if dash and number in place else name
            lost = field == "id" and post[name] not in known
            result.setlist(moved, [""] if lost else post.getlist(name))
    result[f"{prefix}-TOTAL_FORMS"] = str(len(order))
    result[f"{prefix}-INITIAL_FORMS"] = str(len(there))
    return result
