import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretches.figures.figure import painted, picture, standalone
from stretches.figures.frame import Frame, frame_of
from stretches.figures.ground import settle
from stretches.figures.people import PEOPLE
from stretches.figures.pose import Pose
from stretches.figures.shapes import PARTS
from stretches.figures.svg import number
from tests.stretches.figures.poses import GOLDEN, any_pose, few

# What one figure may add to a page.
MOST_BYTES = 3200


def settled(told: dict[str, object]) -> Pose:
    return settle(Pose.from_json(told)).pose


@few
@given(any_pose, st.sampled_from(sorted(PEOPLE)))
def test_any_pose_is_well_formed_and_of_real_numbers(told: dict[str, object], person: str) -> None:
    pose = settled(told)

    svg = standalone(pose, person, frame_of([pose]), text="A person & a <mat>")

    root = ElementTree.fromstring(svg)
    assert root.findtext("{*}title") == "A person & a <mat>"
    assert not re.search(r"nan|inf", svg.replace("A person & a <mat>", ""))
    drawn = {use.attrib["href"][3:] for use in root.iterfind(".//{*}use")}
    assert drawn == {path.attrib["id"][2:] for path in root.iterfind("{*}defs/{*}path")} <= PARTS.keys()


@few
@given(any_pose)
def test_facing_left_is_the_exact_mirror(told: dict[str, object]) -> None:
    pose = settled(told)
    frame = frame_of([pose])
    right = picture(pose, "a", frame)
    pose.faces_left = True

    left = picture(pose, "a", frame)

    opening, inside = right.split(' aria-hidden="true">', 1)
    mirror = f'<g transform="matrix(-1 0 0 1 {number(2 * frame.x + frame.width)} 0)">'
    assert left == f'{opening} aria-hidden="true">{mirror}{inside.removesuffix("</svg>")}</g></svg>'


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("name", GOLDEN)
def test_figure_is_light(name: str, person: str) -> None:
    pose = settled(GOLDEN[name]["pose"])

    assert len(picture(pose, person, frame_of([pose]), text="x" * 100)) <= MOST_BYTES


def test_picture_without_text_is_decoration() -> None:
    svg = picture(settled({}), "a", Frame(0, 0, 4, 3))

    assert ' aria-hidden="true">' in svg
    assert "<title>" not in svg


@pytest.mark.parametrize("name", GOLDEN)
def test_frame_is_four_to_three_and_holds_the_figure(name: str) -> None:
    pose = settled(GOLDEN[name]["pose"])

    frame = frame_of([pose])

    assert frame.width / frame.height == pytest.approx(4 / 3)
    for x, y in GOLDEN[name]["joints"].values():
        assert frame.x < x < frame.x + frame.width
        assert frame.y < -y < frame.y + frame.height


def test_people_differ_in_every_colour_but_name_the_same_ones() -> None:
    names = {person: person_drawn.colours.keys() for person, person_drawn in PEOPLE.items()}

    assert len(names) == 3
    assert len({frozenset(colours) for colours in names.values()}) == 1
    for colour in PEOPLE["a"].colours:
        assert len({person.colours[colour] for person in PEOPLE.values()}) == 3


@pytest.mark.parametrize("person", PEOPLE)
def test_painted_needs_no_variables(person: str) -> None:
    pose = settled(GOLDEN["lying/lift"]["pose"] | {"highlight": ["hamstring_near"]})

    svg = painted(pose, person, frame_of([pose]))

    assert ElementTree.fromstring(svg).get("preserveAspectRatio") == "xMidYMax"
    assert PEOPLE[person].colours["top"][0] in svg
    assert 'fill="#ff8a5c"' in svg
    assert '.fig [fill="#ff8a5c"]' in svg
    assert "var(" not in svg
