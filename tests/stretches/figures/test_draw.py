"""What a pose asks for is in its drawing."""

import re
from typing import Any

import pytest

from stretches.figures.draw import draw, sprite
from stretches.figures.ground import settle
from stretches.figures.people import PEOPLE
from stretches.figures.pose import Pose
from stretches.figures.props import STRAP_LENGTH
from stretches.figures.shapes import PARTS
from tests.stretches.figures.poses import GOLDEN


def drawn(told: dict[str, Any], person: str = "a") -> str:
    return draw(settle(Pose.from_json(told)).pose, PEOPLE[person])


@pytest.mark.parametrize("name", ["lying/start", "lying/lift", "lying/hold"])
def test_strap_keeps_its_length(name: str) -> None:
    strands = re.findall(r'd="([^"]*)" stroke="var\(--f-strap', drawn(GOLDEN[name]["pose"]))

    assert len(strands) == 2
    for strand in strands:
        foot, hand, tail = re.findall(r"[MLq]([^MLq]*)", strand)[:3]
        assert abs(point(hand) - point(foot)) + numbers(tail)[-1] == pytest.approx(STRAP_LENGTH / 2, abs=0.3)


def numbers(data: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?[\d.]+", data)]


def point(data: str) -> complex:
    x, y = numbers(data)
    return complex(x, y)


@pytest.mark.parametrize(
    ("told", "mark"),
    [
        ({"pain": "waist"}, 'stroke="var(--f-warn)"'),
        ({"props": [{"type": "step", "h": 9}]}, 'y="-9" height="9.8"'),
        ({"props": [{"type": "wall", "x": 40}]}, '<rect x="40" y="-110"'),
        ({"props": [{"type": "chair", "seat": True}]}, 'stroke="var(--f-prop)"'),
        ({"props": [{"type": "chair"}]}, 'fill="var(--f-shadow)"'),
        ({"highlight": ["calf_near"]}, '<use href="#f-calf"'),
        ({"highlight": ["back"], "mark": "wrong"}, 'stroke="var(--f-warn)"'),
        ({"highlight": ["back"]}, 'stroke="var(--f-ok)"'),
        ({"ghost": [-20]}, 'opacity=".28"'),
        ({"hand": {"near": "grip"}}, 'href="#f-knuckles"'),
        ({"arrows": [{"at": "head", "dir": 90, "both": True}]}, 'stroke="var(--f-arrow)"'),
    ],
)
def test_what_a_pose_adds_is_drawn(told: dict[str, Any], mark: str) -> None:
    assert mark in drawn(told)
    assert drawn(told).count(mark) > drawn({}).count(mark)


def test_people_differ_in_build_hair_and_scarf() -> None:
    short, scarf, tied = (drawn({}, person) for person in ("a", "b", "c"))

    assert "scale(" not in short
    assert 'href="#f-drape"' in scarf
    assert "scale(1.12 1)" in tied
    assert [hair for hair in ("short-hair", "scarf", "tied-hair") if f"#f-{hair}" in tied] == ["tied-hair"]


def test_toes_stay_on_a_foot_seen_from_its_sole() -> None:
    markup = drawn(GOLDEN["seated/start"]["pose"])

    toes, foot = (re.search(rf'#f-{part}" transform="translate\(([^)]*)\)', markup) for part in ("toes", "foot"))
    assert toes and foot
    assert abs(point(toes[1]) - point(foot[1])) < 8.2


def test_sprite_has_only_the_shapes_that_are_used() -> None:
    assert re.findall(r'id="f-(\w+)"', sprite('<use href="#f-foot"/>')) == ["foot"]
    assert len(re.findall("<path", sprite())) == len(PARTS)
