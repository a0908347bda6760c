"""What readers are shown in place of a stretch that is gone."""

from typing import Any

import pytest

from stretches.models import Stretch
from stretches.nearest import nearest

GONE = {"pk": 1, "slug": "gone", "position": "lying", "level": "middle", "section_id": 1, "order": 20}
EASIER, HARDER = 8, 9


def stretch(pk: int = 2, **changes: Any) -> Stretch:
    far = {"position": "standing", "level": "middle", "section_id": 2, "order": 90, "slug": f"stretch-{pk}"}
    return Stretch(pk=pk, **far | changes)


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        pytest.param({"pk": EASIER, "level": "middle-advanced"}, {"position": "lying"}, id="the easier one"),
        pytest.param({"level": "beginner"}, {"level": "middle-advanced", "position": "lying"}, id="not stronger"),
        pytest.param({"position": "lying"}, {"pk": HARDER, "section_id": 1}, id="the same position"),
        pytest.param({"pk": HARDER}, {"section_id": 1, "order": 20}, id="the harder one"),
        pytest.param({"section_id": 1}, {"order": 20}, id="the same section"),
        pytest.param({"order": 25}, {"order": 10}, id="near in the order"),
        pytest.param({"order": 10}, {"order": 30}, id="as near, but earlier"),
        pytest.param({"slug": "a"}, {"slug": "b"}, id="by name"),
    ],
)
def test_nearest(nearer: dict[str, Any], farther: dict[str, Any]) -> None:
    gone = Stretch(**GONE, easier_stretch_id=EASIER, harder_stretch_id=HARDER)
    one, other = stretch(**nearer), stretch(**{"pk": 3} | farther)

    assert nearest(gone, [one, other]) is one
    assert nearest(gone, [other, one]) is one


def test_nearest_is_never_itself() -> None:
    gone = Stretch(**GONE)

    assert nearest(gone, [gone]) is None
