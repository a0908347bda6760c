"""`make bench` fails when something takes longer than it may."""

import pytest

from guide.models import FAQ
from stretches.models import Step, Stretch
from tests import bench, crowd


@pytest.mark.parametrize(("most", "status", "verdict"), [(0, 1, "more than the 0 ms allowed"), (60_000, 0, "")])
def test_bench_fails_over_its_limit(capsys: pytest.CaptureFixture[str], most: float, status: int, verdict: str) -> None:
    benches: bench.Benches = {"count": (most, lambda: [("adding up", lambda: sum(range(100_000)))])}

    assert bench.main(benches) == status
    line = capsys.readouterr().out
    assert line.startswith("count: ")
    assert verdict in line
    assert ("more than" in line) == bool(verdict)


def test_bench_draws_every_published_picture_as_pages_do() -> None:
    drawn = [work() for _, work in bench.figures()]

    assert len(drawn) >= 40
    assert all(str(each).startswith('<svg viewBox="') for each in drawn)


@pytest.mark.django_db
def test_bench_asks_a_guide_with_more_in_it() -> None:
    crowd.fill(stretches=2, questions=3)

    answers = [crowd.first_page(question) for question in bench.QUESTIONS]

    assert (Stretch.objects.count(), FAQ.objects.count(), Step.objects.count()) == (7, 18, 41)
    assert all(answers)
