import gzip
import re
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from stretches.figures.animate import movement
from stretches.figures.frame import frame_of
from stretches.figures.ground import settle
from stretches.figures.layers import layers, parsed
from stretches.figures.pose import Pose
from stretches.figures.timeline import Stop
from tests.stretches.figures.poses import GOLDEN

# What a movement may weigh on its way to the reader.
MOST_BYTES = 6 * 1024
STRETCHES = ("standing", "seated", "lying", "swings", "dog")
BENT = {"root": {"rot": -90}, "hip": 50, "knee": 100, "ground": {"contacts": ["seat", "back", "sole_near", "sole_far"]}}


def golden(*names: str, **changes: Any) -> list[Pose]:
    return [settle(Pose.from_json(GOLDEN[name]["pose"] | changes)).pose for name in names]


def animated(*poses: Pose) -> str:
    return movement([Stop(pose, 1) for pose in poses], "a", frame_of(poses), text="Up & down")


def animations(svg: str) -> list[Element]:
    return [element for element in fromstring(svg).iter() if "animate" in element.tag]


@pytest.mark.parametrize("stretch", STRETCHES)
def test_movement_is_whole_and_light(stretch: str) -> None:
    svg = animated(*golden(*[name for name in GOLDEN if name.startswith(f"{stretch}/")]))

    assert fromstring(svg).findtext("{*}title") == "Up & down"
    assert not re.search("nan|inf", svg.partition("</style>")[2])
    for animation in animations(svg):
        values = animation.attrib["values"].split(";")
        if len(values) > 1:
            assert len(values) == len(animation.attrib["keyTimes"].split(";"))
            assert len(values) == len(animation.attrib["keySplines"].split(";")) + 1
    assert len(gzip.compress(svg.encode())) <= MOST_BYTES


def test_movement_ends_as_it_begins() -> None:
    for animation in animations(animated(*golden("standing/hinge", "standing/hold"))):
        values = animation.attrib["values"].split(";")
        assert values[0] == values[-1]
        assert animation.attrib["repeatCount"] == "indefinite"


def test_movement_turns_the_shorter_way() -> None:
    turning = [
        each for each in animations(animated(*golden("lying/start", "lying/hold"))) if each.get("type") == "rotate"
    ]

    assert len(turning) > 10
    for animation in turning:
        angles = [float(value) for value in animation.attrib["values"].split(";")]
        assert all(abs(after - before) < 180 for before, after in pairwise(angles))


def test_movement_leaves_out_the_signs_for_it() -> None:
    svg = animated(*golden("standing/hinge", "bouncing/wrong"))

    assert "--f-arrow)" not in svg
    assert ".28" not in re.findall(r'opacity="([^"]*)"', svg)


def test_movement_fades_what_is_not_in_all_poses() -> None:
    svg = animated(settle(Pose.from_json(BENT)).pose, *golden("lying/start"))

    fading = {
        animation.attrib["values"] for animation in animations(svg) if animation.get("attributeName") == "opacity"
    }
    # The strap and the fists come, the flat hands go.
    assert any(values.startswith("0;0;") for values in fading)
    assert any(values.startswith("1;1;") for values in fading)


def test_movement_facing_left_is_the_mirror_image() -> None:
    right = animated(*golden("seated/start", "seated/hold"))

    left = animated(*golden("seated/start", "seated/hold", facing="left"))

    drawn = right.partition("</defs>")[2].removesuffix("</svg>")
    assert re.sub(r'<g transform="matrix\(-1 0 0 1 [\d.-]+ 0\)">', "", left).endswith(f"</defs>{drawn}</g></svg>")


def test_layers_line_up_what_is_the_same_part() -> None:
    drawings = parsed(
        [
            '<path d="M0 0L1-1" fill="a"/><path d="M0 0" fill="b"/>',
            '<rect x="1"/><path d="M5 5L6 6" fill="a"/>',
        ]
    )

    found = [[None if part is None else part.get("d", "rect") for part in layer] for layer in layers(drawings)]

    assert found == [[None, "rect"], ["M0 0L1-1", "M5 5L6 6"], ["M0 0", None]]
