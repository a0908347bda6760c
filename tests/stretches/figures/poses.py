"""Poses to test with: the golden ones of the prototype, and any that the schema allows."""

import json
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

GOLDEN: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("golden.json").read_text())

SIDES = ("near", "far")
PARTS = [f"{part}_{side}" for part in ("sole", "heel", "ball", "foot", "knee", "leg", "hand") for side in SIDES]
JOINTS = ["pelvis", "waist", "chest", "neck", "head", "crown"] + [
    f"{joint}_{side}" for joint in ("hip", "knee", "ankle", "heel", "toe", "elbow", "hand") for side in SIDES
]


def number(least: float, most: float) -> st.SearchStrategy[float]:
    return st.floats(least, most, allow_nan=False)


def sided(least: float, most: float) -> st.SearchStrategy[Any]:
    one = number(least, most)
    return one | st.fixed_dictionaries({}, optional={"near": one, "far": one})


def some(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=parts)


places = st.sampled_from(JOINTS) | st.lists(number(-300, 300), min_size=2, max_size=2)
reaches = st.fixed_dictionaries(
    {"to": places | st.just("floor")},
    optional={"dx": number(-100, 100), "dy": number(-100, 100), "with": st.sampled_from(["fingers", "palm"])},
)
props = st.one_of(
    st.fixed_dictionaries({"type": st.just("mat")}, optional={"x": number(-300, 300), "w": number(10, 300)}),
    st.fixed_dictionaries({"type": st.just("strap")}, optional={"foot": st.sampled_from(SIDES)}),
    st.fixed_dictionaries({"type": st.just("chair")}, optional={"x": number(-300, 300), "seat": st.booleans()}),
    st.fixed_dictionaries({"type": st.just("wall")}, optional={"x": number(-300, 300)}),
    st.fixed_dictionaries({"type": st.just("step")}, optional={"x": number(-300, 300), "h": number(2, 40)}),
)
arrows = st.fixed_dictionaries(
    {"around": places, "r": number(2, 120), "from": number(-360, 360), "to": number(-360, 360)},
    optional={"both": st.booleans()},
) | st.fixed_dictionaries(
    {"at": places, "dir": number(-360, 360)},
    optional={"len": number(2, 100), "bend": number(-60, 60), "both": st.booleans(), "tone": st.just("warn")},
)
# Enough to find what there is to find, and no deadline, for machines that are busy.
few = settings(max_examples=30, deadline=None)

simple = st.none() | st.booleans() | st.floats() | st.text(max_size=4)
any_json = simple | st.lists(simple, max_size=2) | st.dictionaries(st.text(max_size=4), simple, max_size=2)
any_pose = some(
    root=some(x=number(-300, 300), y=number(-300, 300), rot=number(-180, 180)),
    spine=some(lumbar=number(-25, 60), thoracic=number(-20, 50), neck=number(-60, 60)),
    hip=sided(-35, 135),
    hip_abduction=sided(0, 75),
    hip_rotation=sided(0, 90),
    knee=sided(-5, 150),
    ankle=sided(-70, 30),
    toes=sided(-30, 80),
    shoulder=sided(-60, 185),
    elbow=sided(-5, 150),
    wrist=sided(-80, 95),
    hand=some(near=st.sampled_from(["flat", "grip"]), far=st.sampled_from(["flat", "grip"])),
    ground=some(
        contacts=st.lists(st.sampled_from(["auto", "seat", "back", "head", *PARTS]), min_size=1, max_size=4),
        anchor=st.sampled_from(JOINTS),
        x=number(-300, 300),
        y=number(-300, 300),
        plant=some(near=number(-300, 300), far=number(-300, 300)),
        flat_hands=st.booleans(),
    ),
    reach=some(near=reaches, far=reaches),
    mark=st.sampled_from(["right", "wrong"]),
    pain=st.sampled_from(JOINTS),
    highlight=st.lists(st.sampled_from(["hamstring_near", "hamstring_far", "calf_near", "calf_far", "back"])).map(
        lambda parts: parts[:5]
    ),
    ghost=st.lists(number(-60, 60), max_size=3),
    props=st.lists(props, max_size=3),
    arrows=st.lists(arrows, max_size=4),
    angles=st.lists(
        st.fixed_dictionaries({name: st.sampled_from(JOINTS) for name in ("at", "from", "to")}), max_size=3
    ),
)
