"""Holds JSON-LD against the vocabulary of schema.org, expanded by a real processor that fetches nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pyld import jsonld

PREFIX = "https://schema.org/"
LITERALS = {"Boolean", "Date", "DateTime", "Duration", "Float", "Integer", "Number", "Text", "Time", "URL"}

Node = dict[str, Any]


@dataclass(frozen=True)
class Vocabulary:
    above: dict[str, list[str]]
    # The properties of each type itself, with what they may hold.
    own: dict[str, dict[str, set[str]]]

    def all_above(self, name: str) -> set[str]:
        """The type and all above it."""
        return {name}.union(*(self.all_above(each) for each in self.above[name]))

    def ranges(self) -> dict[str, set[str]]:
        return {name: held for properties in self.own.values() for name, held in properties.items()}


@cache
def vocabulary() -> Vocabulary:
    above, own = {}, {}
    for line in Path(__file__).with_name("schema_org.txt").read_text().splitlines():
        head, _, properties = line.partition(" |")
        name, _, parents = head.partition(" <")
        pairs = (each.split("=") for each in properties.split())
        above[name] = parents.split()
        own[name] = {prop: set(held.split(",")) for prop, held in pairs}
    return Vocabulary(above, own)


def context() -> Node:
    """As the context of schema.org has it: an address where a URL may stand is one."""
    links = {name: {"@type": "@id"} for name, held in vocabulary().ranges().items() if "URL" in held}
    return {"@context": {"@vocab": PREFIX, **links}}


def local(address: str, options: object) -> Node:
    assert address == "https://schema.org", f"{address} would be fetched"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": context()}


def problems(document: Node) -> list[str]:
    """What of the document is not in the vocabulary, or stands or holds what it must not there."""
    return [problem for node in jsonld.expand(document, {"documentLoader": local}) for problem in _of_node(node)]


def nodes(document: Node, kind: str) -> list[Node]:
    """All nodes of a type, as they were written."""

    def walk(value: Any) -> Iterator[Node]:
        if isinstance(value, dict):
            if value.get("@type") == kind:
                yield value
            value = list(value.values())
        if isinstance(value, list):
            for each in value:
                yield from walk(each)

    return list(walk(document))


def _of_node(node: Node) -> Iterator[str]:
    types = [name.removeprefix(PREFIX) for name in node.get("@type", [])]
    yield from (f"{name} is no type" for name in types if name not in vocabulary().above)
    known = set().union(*(vocabulary().all_above(name) for name in types if name in vocabulary().above))
    for name, values in node.items():
        if name.startswith("@"):
            continue
        prop = name.removeprefix(PREFIX)
        held = [vocabulary().own[each][prop] for each in known if prop in vocabulary().own[each]]
        if not held:
            yield f"{prop} is no property of {', '.join(types) or 'a node without a type'}"
        for value in values:
            if held and not _may_hold(set().union(*held), value):
                yield f"{prop} must not hold {value}"
            yield from _of_node(value)


def _may_hold(held: set[str], value: Node) -> bool:
    if "@value" in value:
        numbers = {"Number", "Integer"}
        return bool(held & numbers) if isinstance(value["@value"], int | float) else bool(held & (LITERALS - numbers))
    types = [name.removeprefix(PREFIX) for name in value.get("@type", [])]
    if types:
        return any(held & vocabulary().all_above(name) for name in types if name in vocabulary().above)
    # An address alone: of a file, or of a node that is told elsewhere.
    return "URL" in held or bool(held - LITERALS)
