import pytest

from guide.exchange.difference import difference, told, written
from guide.exchange.replace import Change
from guide.exchange.state import stored
from stretches.models import Step
from tests.factories import make_step, make_tip

LONG = "Lie on your back with both legs straight, and let your shoulders sink into the floor."


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Sit still.", "Sit up.", "Sit [-still-]{+up+}."),
        ("Sit.", "Sit. Breathe.", "Sit. {+Breathe.+}"),
        ("Sit down now.", "Sit now.", "Sit [-down-] now."),
        ("", "New", "{+New+}"),
        ("Old", "", "[-Old-]"),
        ("One.\n\nTwo.", "One.\n\nThree.", "One.[-↵ Two-]{+↵ Three+}."),
        (LONG, LONG.replace("straight", "bent"), "… back with both legs [-straight-]{+bent+}, and let your …"),
        (LONG, LONG.replace("floor", "mat"), "… shoulders sink into the [-floor-]{+mat+}."),
        (f"{LONG} {LONG}", f"A {LONG} {LONG} B", "{+A+} Lie on your back … into the floor. {+B+}"),
    ],
)
def test_difference(old, new, shown):
    assert difference(old, new) == shown


def test_difference_of_two_far_places_leaves_out_what_is_between():
    shown = difference(LONG, LONG.replace("Lie", "Sit").replace("floor", "mat"))

    assert shown == "[-Lie-]{+Sit+} on your back with … shoulders sink into the [-floor-]{+mat+}."


def test_difference_paints():
    assert difference("a", "b", lambda text: f"<{text}>", lambda text: f"({text})") == "<[-a-]>({+b+})"


def test_difference_of_long_texts_is_short():
    assert len(difference("", LONG * 1000)) < 300


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (20, "20"), (True, "true"), ("words", "words"), ([], ""), (["old", "older"], "old, older"),
        ([["mat"], ["strap"]], "mat, strap"), ({"hip": {"near": 5}}, '{"hip": {"near": 5}}'),
    ],
)  # fmt: skip
def test_written(value, text):
    assert written(value) == text


@pytest.mark.django_db
def test_told_of_a_step():
    step = make_step(title="Hold", order=10)
    key = "stretches.stretch", step.stretch.permanent_id
    before = stored()[key]
    Step.objects.update(order=20, note="Breathe")
    make_step(title="Rest", stretch=step.stretch, order=30)
    after = stored()[key]

    title = step.stretch.title
    assert list(told(Change(before, after))) == [
        f"changed  stretch “{title}”",
        "    step “Hold”: order: [-10-]{+20+}",
        "    step “Hold”: note: {+Breathe+}",
        "    step “Rest”: added",
    ]
    assert list(told(Change(after, before)))[-1] == "    step “Rest”: removed"


@pytest.mark.django_db
def test_told_of_a_text():
    make_tip(permanent_id="22222222", title="Walk")
    piece = stored()["guide.tip", "22222222"]

    assert list(told(Change([], piece))) == ["added    tip “Walk”"]
    assert list(told(Change(piece, []))) == ["removed  tip “Walk”"]
