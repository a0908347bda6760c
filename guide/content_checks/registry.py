"""Where rules are registered, and what they say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Model

from guide.content_checks.places import Places


class Level(StrEnum):
    """Errors block publishing, warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule yields: what is wrong, in the words of the text, and what to do about it.

    ``field`` is the name of a model field; ``row`` is the owned row it belongs to, such as a step. Rules about a
    single text need neither: they are told which text it was.
    """

    text: str
    what_to_do: str
    field: str = ""
    row: Model | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem as it is shown: ``field`` is the name in the form, such as ``body`` or ``steps-2-text``.

    ``where`` tells the same to people, such as "Step 3: text". Both are empty for the content as a whole.
    """

    level: Level
    field: str
    where: str
    text: str
    what_to_do: str


Check = Callable[[Any, Places], Iterable[Problem]]
TextCheck = Callable[[str], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    level: Level
    kinds: tuple[type[Model], ...]
    check: Check


RULES: list[Rule] = []
TEXT_RULES: list[tuple[Level, TextCheck]] = []


def rule(level: Level, *kinds: type[Model]) -> Callable[[Check], Check]:
    """Register a function for all content of these kinds: it takes a saved row and ``places``, and yields problems.

    It may use the row's references and the rows that it owns, such as steps: they are fetched for all at once.
    """

    def register(check: Check) -> Check:
        RULES.append(Rule(level, kinds, check))
        return check

    return register


def text_rule(level: Level) -> Callable[[TextCheck], TextCheck]:
    """Register a function for every text that readers see: it takes the text alone, and yields problems."""

    def register(check: TextCheck) -> TextCheck:
        TEXT_RULES.append((level, check))
        return check

    return register
