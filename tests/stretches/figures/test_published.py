"""The pictures that come with the project are complete, at rest, in their frames and light."""

import json
import re
from typing import Any

import pytest

from stretches.figures.describe import describe
from stretches.figures.figure import picture
from stretches.figures.frame import frame_of
from stretches.figures.ground import settle
from stretches.figures.people import PEOPLE
from stretches.figures.pose import Pose
from stretches.figures.skeleton import joints_of
from tests.stretches.figures.drawn import lowest_ink
from tests.stretches.figures.published import FIXTURES, PictureSet, published

# What one figure may add to a page.
MOST_BYTES = 3200
SETS = published()


def fields(name: str, model: str) -> list[dict[str, Any]]:
    entries = json.loads((FIXTURES / f"{name}.json").read_text())
    return [entry["fields"] for entry in entries if entry["model"] == f"stretches.{model}"]


def test_every_step_shows_what_it_says() -> None:
    steps = fields("stretches", "step")

    assert len(steps) == 35
    assert {step["phase"] for step in steps if step["pose"] is None} == {"other-side"}
    assert [step["title"] for step in steps if step["phase"] == "other-side" and step["pose"]] == []


def test_every_easier_version_and_mistake_has_its_pictures() -> None:
    told = [stretch[name] for stretch in fields("stretches", "stretch") for name in ("easier_pose", "easier_caption")]
    for mistake in fields("mistakes", "mistake"):
        told += [mistake[f"{mark}_{name}"] for mark in ("wrong", "right") for name in ("pose", "caption")]

    assert len(told) == 5 * 2 + 5 * 4
    assert all(told)


def test_everybody_is_drawn_in_stretches_and_in_mistakes() -> None:
    for name in ("stretches", "mistakes"):
        drawn = [entry["person"] for entry in fields(name, name[:-1] if name == "mistakes" else "stretch")]
        assert set(drawn) == {"a", "b", "c"}


@pytest.mark.parametrize("pictures", SETS, ids=lambda pictures: pictures.name)
def test_pictures_rest_in_their_frame_and_are_light(pictures: PictureSet) -> None:
    settled = [settle(Pose.from_json(each.pose), PEOPLE[pictures.person]) for each in pictures.pictures]

    frame = frame_of(each.pose for each in settled)
    texts = ["" if pictures.captioned else describe(each.pose) for each in settled]
    drawn = [picture(each.pose, pictures.person, frame, text=text) for each, text in zip(settled, texts, strict=True)]

    assert [warning for each in settled for warning in each.warnings] == []
    for point in (joint.on_screen for each in settled for joint in joints_of(each.pose).values()):
        assert frame.x < point.real < frame.x + frame.width
        assert frame.y < point.imag < frame.y + frame.height
    assert max(len(each.encode()) for each in drawn) <= MOST_BYTES
    assert max(lowest_ink(each) for each in drawn) < 0.5


@pytest.mark.parametrize("pictures", SETS, ids=lambda pictures: pictures.name)
def test_pictures_are_told_in_short_sentences(pictures: PictureSet) -> None:
    texts = [describe(settle(Pose.from_json(each.pose), PEOPLE[pictures.person]).pose) for each in pictures.pictures]

    sentences = [sentence for text in texts for sentence in re.findall(r"[^.]+\.", text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > 20] == []
    assert max(map(len, texts)) <= 300
