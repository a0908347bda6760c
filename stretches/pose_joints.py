"""The joints that the pose editor has sliders for: those that have a title in pose.schema.json."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from stretches.figures.pose import ARM_JOINTS, LEG_JOINTS, SIDES
from stretches.figures.schema import schema


@dataclass(frozen=True, slots=True)
class Slider:
    """``part`` and ``key`` lead to the angle in the JSON, as in knee and near; limits are in degrees."""

    part: str
    key: str
    name: str
    hint: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Limb:
    name: str
    sliders: tuple[Slider, ...]


@cache
def limbs() -> tuple[Limb, ...]:
    parts: Mapping[str, Any] = schema()["properties"]
    body = [slider for part in parts if "title" not in parts[part] for slider in _inside(part, parts[part])]
    limbs = [Limb("Back and whole body", tuple(body))]
    for name, joints in (("leg", LEG_JOINTS), ("arm", ARM_JOINTS)):
        for side, meaning in zip(SIDES, ("right", "left"), strict=True):
            sliders = tuple(_slider(joint, side, parts[joint]) for joint in joints)
            limbs.append(Limb(f"{side.capitalize()} {name} (the {meaning} {name} when facing right)", sliders))
    return tuple(limbs)


def _inside(part: str, told: Mapping[str, Any]) -> Iterator[Slider]:
    for key, limits in told.get("properties", {}).items():
        if "title" in limits:
            yield _slider(part, key, limits)


def _slider(part: str, key: str, told: Mapping[str, Any]) -> Slider:
    return Slider(part, key, told["title"], told["description"], told["minimum"], told["maximum"])
