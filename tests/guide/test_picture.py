"""What is known of a picture, and that it and its files come and go together."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError

from guide.models import Picture
from guide.picture import delete, keep
from guide.picture_address import PictureFile
from tests.factories import make_picture, make_user

pytestmark = pytest.mark.django_db

FILES = {PictureFile("bcdfghjk", 480, 320): b"small", PictureFile("bcdfghjk", 600, 400): b"large"}


def new_picture(**changes: Any) -> Picture:
    values = {"permanent_id": "bcdfghjk", "title": "Mat", "alt": "A mat.", "width": 600, "height": 400}
    return Picture(**values | changes)


@pytest.mark.parametrize(
    ("alt", "decorative", "sentence"),
    [
        ("", False, "Say what the picture shows, or tick “Only decoration”."),
        ("A mat.", True, "Only decoration needs no words. Clear these, or clear the tick."),
        (" Decorative", False, "Say what the picture shows, or clear this and tick “Only decoration”."),
    ],
)
def test_picture_is_refused_at_its_words(alt: str, decorative: bool, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        new_picture(alt=alt, decorative=decorative).full_clean()

    assert refused.value.message_dict.items() >= {"alt": [sentence]}.items()


@pytest.mark.parametrize(("alt", "decorative"), [("", False), ("A mat.", True)])
def test_picture_has_words_or_is_decorative(alt: str, decorative: bool) -> None:
    with pytest.raises(IntegrityError, match="guide_picture_has_words_or_is_decorative"):
        make_picture(alt=alt, decorative=decorative)


@pytest.mark.parametrize(("changes", "words"), [({}, r"A mat\."), ({"alt": "", "decorative": True}, "decorative")])
def test_picture_tells_how_it_is_shown(changes: dict[str, Any], words: str) -> None:
    picture = new_picture(**changes)

    picture.full_clean()

    assert str(picture) == "Mat"
    assert picture.get_absolute_url() == "/pictures/bcdfghjk-600x400.webp"
    assert picture.markdown == f"![{words}](/pictures/bcdfghjk-600x400.webp)"


def test_keep(picture_folder: Path) -> None:
    user = make_user()

    keep(new_picture(), FILES, user)

    assert Picture.objects.get_by_natural_key("bcdfghjk").uploaded_by == user
    assert {path.name: path.read_bytes() for path in picture_folder.iterdir()} == {
        "bcdfghjk-480x320.webp": b"small",
        "bcdfghjk-600x400.webp": b"large",
    }


def test_keep_saves_nothing_without_a_place_for_files(picture_folder: Path) -> None:
    picture_folder.write_text("in the way")

    with pytest.raises(FileExistsError):
        keep(new_picture(), FILES, make_user())

    assert not Picture.objects.exists()


def test_delete_takes_the_files_along(picture_folder: Path, django_capture_on_commit_callbacks: Any) -> None:
    keep(new_picture(), FILES, make_user())
    (picture_folder / "22222222-600x400.webp").write_bytes(b"another")

    with django_capture_on_commit_callbacks(execute=True):
        delete(Picture.objects.all())
        assert len(list(picture_folder.iterdir())) == 3

    assert not Picture.objects.exists()
    assert [path.name for path in picture_folder.iterdir()] == ["22222222-600x400.webp"]


def test_delete_of_its_editor_is_refused() -> None:
    user = make_user()
    make_picture(uploaded_by=user)

    with pytest.raises(ProtectedError):
        user.delete()
