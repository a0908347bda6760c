"""Hostile files, as an editor's browser sends them: each is refused with a sentence, or nothing of it is kept."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils.datastructures import MultiValueDict
from PIL import Image

from guide.models import Picture
from guide.picture_encode import encode
from guide.picture_form import PictureForm
from tests.guide import picture_corpus
from tests.guide.picture_corpus import HARMLESS, MARK, NAMES, REFUSED, Build, saved
from tests.guide.picture_upload import ADDRESS

pytestmark = pytest.mark.django_db


def form_of(content: bytes) -> PictureForm:
    files = MultiValueDict({"file": [SimpleUploadedFile("photo.jpg", content)]})
    return PictureForm({"title": "A mat", "alt": "A mat on the floor."}, files)


def assert_ours(files: Mapping[str, bytes], permanent_id: str, size: tuple[int, int]) -> None:
    """Named by us, nothing but a picture of that size and its smaller ones, no notes, nothing of the payload."""
    widths = [*(width for width in (480, 960) if width < size[0]), size[0]]
    assert sorted(files) == sorted(f"{permanent_id}-{w}x{round(size[1] * w / size[0])}.webp" for w in widths)
    for name, content in files.items():
        with Image.open(BytesIO(content)) as image:
            image.load()
            assert (image.format, image.mode) == ("WEBP", "RGB")
            assert name == f"{permanent_id}-{image.width}x{image.height}.webp"
            assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)
        assert len(content) == int.from_bytes(content[4:8], "little") + 8
        assert MARK not in content


def test_corpus_is_large() -> None:
    assert len(REFUSED) + len(HARMLESS) + len(NAMES) >= 100


@pytest.mark.parametrize(("build", "sentence"), REFUSED.values(), ids=REFUSED)
def test_file_is_refused(build: Build, sentence: str) -> None:
    assert form_of(build()).errors == {"file": [sentence]}


@pytest.mark.parametrize(("build", "size"), HARMLESS.values(), ids=HARMLESS)
def test_file_is_made_harmless(build: Build, size: tuple[int, int]) -> None:
    form = form_of(build())

    assert form.errors == {}
    files = {file.name: content for file, content in form.cleaned_data["file"].items()}
    assert_ours(files, form.instance.permanent_id, size)


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_name_and_type_of_the_file_mean_nothing(
    admin_client: Client, picture_folder: Path, name: str, kind: str
) -> None:
    response = raw(admin_client, name, kind, saved())

    assert response.status_code == 201
    files = {path.name: path.read_bytes() for path in picture_folder.iterdir()}
    assert_ours(files, Picture.objects.get().permanent_id, (160, 120))
    assert [path.name for path in picture_folder.parent.iterdir()] == ["pictures"]


def raw(client: Client, name: str, kind: str, content: bytes) -> HttpResponse:
    """Send a form as no browser would write it: Django's client mends names."""
    parts = [f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{key}\r\n' for key in ("title", "alt")]
    head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: {kind}\r\n\r\n'
    body = "".join([*parts, head]).encode() + content + b"\r\n--x--\r\n"
    response: Any = client.generic("POST", ADDRESS, body, content_type="multipart/form-data; boundary=x")
    return response


def test_name_that_is_longer_than_any_is_refused(admin_client: Client, picture_folder: Path) -> None:
    response = raw(admin_client, "x" * 5000, "image/png", saved())

    assert response.status_code == 400
    assert not picture_folder.exists()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_file_that_is_cut_short_is_refused(kind: str) -> None:
    for tenths in range(9):
        with pytest.raises(ValidationError):
            encode(BytesIO(picture_corpus.cut(kind, tenths / 10)), "22222222")
