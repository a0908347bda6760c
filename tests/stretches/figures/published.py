"""Every picture of the fixtures, as the site draws it: in sets that share a frame."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

FIXTURES = Path(__file__).parents[3] / "fixtures"


class Picture(NamedTuple):
    caption: str
    pose: dict[str, Any]


class PictureSet(NamedTuple):
    """Pictures of one person in one frame."""

    name: str
    person: str
    pictures: tuple[Picture, ...]
    # Captions stand beside the pictures of mistakes, so those carry no text of their own.
    captioned: bool = False


def published() -> list[PictureSet]:
    return [each for each in (*_stretches(), *_mistakes()) if each.pictures]


def _stretches() -> Iterator[PictureSet]:
    entries = json.loads((FIXTURES / "stretches.json").read_text())
    steps = [entry["fields"] for entry in entries if entry["model"] == "stretches.step"]
    for stretch in (entry["fields"] for entry in entries if entry["model"] == "stretches.stretch"):
        own = sorted((step for step in steps if step["stretch"] == [stretch["permanent_id"]]), key=lambda s: s["order"])
        yield PictureSet(stretch["slug"], stretch["person"], tuple(_steps(own)))
        easier = stretch["easier_pose"]
        yield PictureSet(
            f"{stretch['slug']}-easier",
            stretch["person"],
            (Picture(stretch["easier_caption"], easier),) if easier else (),
        )


def _steps(steps: list[dict[str, Any]]) -> Iterator[Picture]:
    for step in steps:
        if step["pose"]:
            yield Picture(step["title"], step["pose"])
        elif step["phase"] == "other-side":
            cover = next(other for phase in ("hold", "move-in") for other in steps if other["phase"] == phase)
            yield Picture(step["title"], {**cover["pose"], "facing": "left"})


def _mistakes() -> Iterator[PictureSet]:
    for mistake in (entry["fields"] for entry in json.loads((FIXTURES / "mistakes.json").read_text())):
        pictures = tuple(
            Picture(mistake[f"{mark}_caption"], mistake[f"{mark}_pose"])
            for mark in ("wrong", "right")
            if mistake[f"{mark}_pose"]
        )
        yield PictureSet(mistake["slug"], mistake["person"], pictures, captioned=True)
