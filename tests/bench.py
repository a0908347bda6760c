"""How long what readers wait for takes, on one core: `make bench`. Add a line to BENCHES to measure more."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.core.management import call_command

from guide.cards.card import COVER, Card, Figure
from guide.cards.draw import draw
from stretches.figures.figure import painted, picture
from stretches.figures.frame import frame_of
from stretches.figures.ground import settle
from stretches.figures.people import PEOPLE
from stretches.figures.pose import Pose
from tests.stretches.figures.published import FIXTURES, published

ROUNDS = 40
# Seconds for the rounds of one work; what takes long is measured well enough by few.
ENOUGH = 0.4
# Bytes.
MOST_OF_CARD = 80 * 1024
Work = Callable[[], object]
# What is measured, and the most milliseconds that each may take.
Benches = dict[str, tuple[float, Callable[[], Iterable[tuple[str, Work]]]]]


def figures() -> Iterable[tuple[str, Work]]:
    """One picture as a page has it made, from its pose to its SVG, with nothing kept from before."""
    for pictures in published():
        for number, each in enumerate(pictures.pictures, 1):
            yield f"{pictures.name} {number}", partial(_drawn, Pose.from_json(each.pose), pictures.person)


def _drawn(asked: Pose, person: str) -> str:
    pose = settle(asked, PEOPLE[person]).pose
    return picture(pose, person, frame_of([pose]))


def readings() -> Iterable[tuple[str, Work]]:
    """The pose of one picture, from its JSON and checked."""
    for pictures in published():
        for number, each in enumerate(pictures.pictures, 1):
            yield f"{pictures.name} {number}", partial(Pose.from_json, each.pose)


QUESTIONS = (
    "hamstring stretch",
    "how long should I hold a hamstring stretch for",
    "my lower back hurts in the morning when I walk",
    "back pain leg muscle hold gentle knee hip lower slowly",
    "hamstrng strech",
    "siatica",
    "slipped disc",
    "zebra crossing",
)


def searches() -> Iterable[tuple[str, Work]]:
    """Questions to a guide with 10,000 stretches and 100,000 FAQs, on SQLite. To write and read it takes minutes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from guide.search.index import freshen_all  # noqa: PLC0415
    from tests import crowd  # noqa: PLC0415  it needs Django, which the others do without
    from tests.cluster import default_database  # noqa: PLC0415

    with TemporaryDirectory() as folder, default_database(f"sqlite:///{Path(folder, 'crowd.sqlite3')}"):
        call_command("migrate", verbosity=0)
        crowd.fill()
        # One search alone would read a part of it.
        freshen_all()
        for question in QUESTIONS:
            crowd.first_page(question)
            yield question, partial(crowd.first_page, question)


def cards() -> Iterable[tuple[str, Work]]:
    """The card of each section and question that comes with the project, and one with each set of pictures."""
    for file, model, kind in (("guide", "guide.section", "Part of the guide"), ("faqs", "guide.faq", "Question")):
        for entry in json.loads((FIXTURES / f"{file}.json").read_text()):
            if entry["model"] == model:
                title = entry["fields"]["title"]
                yield title, partial(_light_card, Card("x", kind, title, COVER))
    for pictures in published():
        pose = settle(Pose.from_json(pictures.pictures[-1].pose), PEOPLE[pictures.person]).pose
        shown = Figure(painted(pose, pictures.person, frame_of([pose]).to_floor()), "")
        yield pictures.name, partial(_light_card, Card("x", "Stretch", pictures.name, shown))


def _light_card(card: Card) -> bytes:
    png = draw(card)
    if len(png) > MOST_OF_CARD:
        raise ValueError(f"The card “{card.title}” has {len(png)} bytes.")
    return png


BENCHES: Benches = {
    "read the pose of a figure": (2, readings),
    "settle, frame and draw a figure": (3, figures),
    "search 110,000 texts": (50, searches),
    "draw a card": (500, cards),
}


def milliseconds(work: Work) -> float:
    """Processor time of the quickest of some rounds: what else the machine does only ever adds."""
    times: list[float] = []
    while len(times) < ROUNDS and sum(times) < ENOUGH:
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def main(benches: Benches = BENCHES) -> int:
    """Tell all measures. Returns the exit status: 1 if one of them is over its limit."""
    status = 0
    for name, (most, works) in benches.items():
        times = sorted((milliseconds(work), label) for label, work in works())
        slowest, label = times[-1]
        middle = times[len(times) // 2][0]
        verdict = ""
        if slowest > most:
            status, verdict = 1, f", more than the {most:g} ms allowed"
        print(f"{name}: {middle:.2f} ms as a rule, {slowest:.2f} ms at most ({label}){verdict}")
    return status


if __name__ == "__main__":
    sys.exit(main())
