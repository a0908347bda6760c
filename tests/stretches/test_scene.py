"""The words and the picture of a step, as the follow-along shows them."""

import pytest

from stretches.scene import scenes_of, without_dose
from tests.factories import make_step, make_stretch


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hold for 20 to 30 seconds, with slow breaths. Keep still.", "Keep still."),
        ("Change hands. Do 2 to 4 holds on each leg.", "Change hands."),
        ("Rest a bit. Do it again, 2 to 4\ntimes in all. Then stand.", "Rest a bit. Then stand."),
        ("Count 10 swings and breathe. There and back is one swing.", "There and back is one swing."),
        ("Walk for 5 to 10 minutes first.", "Walk for 5 to 10 minutes first."),
        ("Lift one foot. Is it heavy? Bend the knee!", "Lift one foot. Is it heavy? Bend the knee!"),
        ("Do 2 rounds.", ""),
        ("", ""),
    ],
)
def test_without_dose_leaves_out_what_the_timer_tells(text, left):
    assert without_dose(text) == left


@pytest.mark.django_db
def test_scene_has_its_words_without_markup():
    step = make_step(text="Go **slowly** & well. Hold for 20 seconds.")

    scene = scenes_of(step.stretch).main

    assert scene.text == "Go **slowly** & well. Breathe slowly all the time."
    assert scene.words == "Go slowly & well. Breathe slowly all the time."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("phase", "text", "words"),
    [
        ("hold", "Hold for 20 seconds, with slow breaths.", "Breathe slowly all the time."),
        ("hold", "Keep your breath slow.", "Keep your breath slow."),
        ("move-in", "Lift one leg.", "Lift one leg."),
    ],
)
def test_scene_of_the_hold_reminds_of_breathing(phase, text, words):
    step = make_step(phase=phase, text=text)

    (scene,) = scenes_of(step.stretch).all

    assert scene.words == words


@pytest.mark.django_db
def test_scenes_leave_the_warm_up_to_the_reader():
    stretch = make_stretch()
    walk = make_step(stretch=stretch, phase="warm-up")
    stand = make_step(stretch=stretch, order=1, phase="set-up")

    scenes = scenes_of(stretch)

    assert [scene.step for scene in scenes.set_up] == [stand]
    assert [scene.step for scene in scenes.all] == [walk, stand]


@pytest.mark.django_db
def test_scene_borrows_the_nearest_picture():
    stretch = make_stretch()
    phases = ["set-up", "set-up", "move-in", "hold", "come-out", "other-side"]
    steps = [make_step(stretch=stretch, order=order, phase=phase) for order, phase in enumerate(phases)]
    for drawn in (1, 3):
        steps[drawn].pose = {}
        steps[drawn].save()

    pictures = [scene.picture for scene in scenes_of(stretch).all]

    # Before the first picture the first; after one, that one; for the other side the hold.
    assert pictures == [steps[1], steps[1], steps[1], steps[3], steps[3], steps[3]]
