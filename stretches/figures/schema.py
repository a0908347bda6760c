"""Check the JSON of a pose against pose.schema.json, and say in words what is wrong with it."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NoReturn, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

# More would bury the first of them.
MOST_ERRORS = 5


class PoseError(ValueError):
    """A pose that cannot be drawn; ``errors`` has a sentence for each thing to mend."""

    def __init__(self, *errors: str) -> None:
        super().__init__("; ".join(errors))
        self.errors = errors


@cache
def schema() -> Mapping[str, Any]:
    """JSON Schema 2020-12 of a pose: the one place that holds names, limits and neutral values of its parts."""
    text = files("stretches.figures").joinpath("pose.schema.json").read_text(encoding="utf-8")
    parsed: Mapping[str, Any] = json.loads(text)
    return parsed


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def checked(data: object) -> Mapping[str, Any]:
    """The same data, found to be a pose. Raises PoseError."""
    errors = sorted(_validator().iter_errors(data), key=lambda error: [str(part) for part in error.absolute_path])
    if errors:
        raise PoseError(*[_sentence(error) for error in errors[:MOST_ERRORS]])
    try:
        json.dumps(data, allow_nan=False)
    except ValueError as error:
        raise PoseError("A number of this pose is not a number that can be drawn") from error
    return cast("Mapping[str, Any]", data)


def parsed(text: str) -> Mapping[str, Any]:
    """The pose in a JSON text. Raises PoseError."""
    try:
        data = json.loads(text, parse_constant=_not_a_number)
    except json.JSONDecodeError as error:
        raise PoseError(f"This is not JSON: line {error.lineno}, column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise PoseError("This is nested too deeply to be a pose") from error
    return checked(data)


def _not_a_number(name: str) -> NoReturn:
    raise PoseError(f"{name} is not a number that can be drawn")


def _sentence(error: ValidationError) -> str:
    where = _path(error.absolute_path) or "the pose"
    given = json.dumps(error.instance, ensure_ascii=False, default=str)
    given = given if len(given) <= 40 else f"{given[:37]}..."
    rule: Any = error.validator_value
    instance: Any = error.instance
    match error.validator:
        case "maximum":
            return f"{where} is {given}, the most is {rule}"
        case "minimum":
            return f"{where} is {given}, the least is {rule}"
        case "additionalProperties":
            known: Any = cast("Mapping[str, Any]", error.schema)["properties"]
            unknown = ", ".join(name for name in instance if name not in known)
            return f"{where} has no {unknown}; it can have {', '.join(known)}"
        case "required":
            missing = [name for name in rule if name not in instance]
            return f"{where} lacks {' and '.join(missing)}"
        case "dependentRequired":
            needed = {name for key, names in rule.items() if key in instance for name in names}
            return f"{where} lacks {' and '.join(sorted(needed - set(instance)))}"
        case "anyOf":
            return f"{where} lacks {' or '.join(choice['required'][0] for choice in rule)}"
        case "enum":
            return f"{where} is {given}, it can be {' or '.join(map(json.dumps, rule))}"
        case "maxItems":
            return f"{where} has {len(instance)} entries, the most is {rule}"
        case "minItems":
            return f"{where} has {len(instance)} entries, the least is {rule}"
        case "type":
            types = rule
            names = " or ".join(types) if isinstance(types, list) else types
            return f"{where} is {given}, it must be of the type {names}"
    return f"{where} is {given}, which is not one of the names that can stand here"


def _path(parts: Iterable[str | int]) -> str:
    path = ""
    for part in parts:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path
