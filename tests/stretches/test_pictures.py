"""Every picture that an editor can choose is there, and every picture that is there can be chosen."""

from django.conf import settings

from stretches.pictures import Figure


def test_figures_and_files_are_the_same() -> None:
    files = {path.name for path in (settings.BASE_DIR / "static" / "figures").iterdir()}

    assert files == {f"{value}.svg" for value in Figure.values}


def test_figures_have_labels_of_their_own() -> None:
    assert len(set(Figure.labels)) == len(Figure.values)
    assert Figure("dog-lift").label == "Downward dog: lift the hips"
