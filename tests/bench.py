"""How long what readers wait for takes, on one core: `make bench`. Add a line to BENCHES to measure more."""

import time
from collections.abc import Callable, Iterable

from stretches.figures.draw import draw
from stretches.figures.ground import settle
from stretches.figures.people import PEOPLE
from stretches.figures.pose import Pose
from tests.stretches.figures.published import published

ROUNDS = 20
Work = Callable[[], object]


def figures() -> Iterable[tuple[str, Work]]:
    """One picture from its JSON to its SVG."""
    for pictures in published():
        for number, each in enumerate(pictures.pictures, 1):
            yield (
                f"{pictures.name} {number}",
                lambda told=each.pose, person=PEOPLE[pictures.person]: draw(settle(Pose.from_json(told)).pose, person),
            )


# What is measured, and the most milliseconds that each may take.
BENCHES: dict[str, tuple[float, Callable[[], Iterable[tuple[str, Work]]]]] = {"settle and draw a figure": (3, figures)}


def milliseconds(work: Work) -> float:
    """Processor time of the quickest of some rounds: what else the machine does only ever adds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best * 1000


def main() -> None:
    for name, (most, works) in BENCHES.items():
        times = sorted((milliseconds(work), label) for label, work in works())
        slowest, label = times[-1]
        middle = times[len(times) // 2][0]
        verdict = "" if slowest <= most else f", more than the {most:g} ms allowed"
        print(f"{name}: {middle:.2f} ms as a rule, {slowest:.2f} ms at most ({label}){verdict}")


if __name__ == "__main__":
    main()
