"""Hostile files, as an editor's browser sends them: each is refused with a sentence, or nothing of it is kept."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from guide.models import Picture
from guide.picture_encode import encode
from tests.guide import picture_corpus
from tests.guide.picture_corpus import HARMLESS, MARK, NAMES, REFUSED, Build, saved
from tests.guide.picture_upload import ADDRESS, send

pytestmark = pytest.mark.django_db


def kept(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_ours(files: Mapping[str, bytes], size: tuple[int, int]) -> None:
    """Named by us, nothing but a picture of that size and its smaller ones, no notes, nothing of the payload."""
    row = Picture.objects.get()
    assert (row.width, row.height) == size
    widths = [*(width for width in (480, 960) if width < size[0]), size[0]]
    assert sorted(files) == sorted(f"{row.permanent_id}-{w}x{round(size[1] * w / size[0])}.webp" for w in widths)
    for name, content in files.items():
        with Image.open(BytesIO(content)) as image:
            image.load()
            assert (image.format, image.mode) == ("WEBP", "RGB")
            assert name == f"{row.permanent_id}-{image.width}x{image.height}.webp"
            assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)
        assert len(content) == int.from_bytes(content[4:8], "little") + 8
        assert MARK not in content


def test_corpus_is_large() -> None:
    assert len(REFUSED) + len(HARMLESS) + len(NAMES) >= 100


@pytest.mark.parametrize(("build", "sentence"), REFUSED.values(), ids=REFUSED)
def test_file_is_refused(admin_client: Client, picture_folder: Path, build: Build, sentence: str) -> None:
    response = send(admin_client, build())

    assert response.status_code == 400
    assert response.json() == {"errors": {"file": [sentence]}}
    assert kept(picture_folder) == {}
    assert not Picture.objects.exists()


@pytest.mark.parametrize(("build", "size"), HARMLESS.values(), ids=HARMLESS)
def test_file_is_made_harmless(admin_client: Client, picture_folder: Path, build: Build, size: tuple[int, int]) -> None:
    response = send(admin_client, build())

    assert response.status_code == 201
    assert_ours(kept(picture_folder), size)


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_name_and_type_of_the_file_mean_nothing(
    admin_client: Client, picture_folder: Path, name: str, kind: str
) -> None:
    response = raw(admin_client, name, kind, saved())

    assert response.status_code == 201
    assert_ours(kept(picture_folder), (160, 120))
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
    assert kept(picture_folder) == {}


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_file_that_is_cut_short_is_refused(kind: str) -> None:
    for tenths in range(9):
        with pytest.raises(ValidationError):
            encode(BytesIO(picture_corpus.cut(kind, tenths / 10)), "22222222")
