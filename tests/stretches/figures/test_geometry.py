import pytest

from stretches.figures.geometry import root_of


@pytest.mark.parametrize(
    ("function", "root"),
    [
        (lambda x: x - 3, 3),
        (lambda x: 4 - x, 4),
        (lambda x: x**3 - 8, 2),
        (lambda x: -(x**5) + 1, 1),
        # A step: there is no value near zero to stop at.
        (lambda x: 1 if x > 2.5 else -1, 2.5),
        # No crossing: the end that is nearer to zero.
        (lambda x: x + 9, -8),
        (lambda x: 9 - x / 2, 8),
    ],
)
def test_root_of(function, root):
    assert root_of(function, -8, 8) == pytest.approx(root, abs=0.01)
