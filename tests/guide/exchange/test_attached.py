"""Files that belong to rows, tried with a kind of kit that has a picture."""

import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command

from guide.picture import Picture
from stretches.models import Kit
from tests.factories import make_kit

pytestmark = pytest.mark.django_db


@pytest.fixture
def storage(settings, monkeypatch, tmp_path):
    """The storage in which each piece of kit has a file named after it."""
    backend = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "stored"}}
    settings.STORAGES = settings.STORAGES | {"pictures": backend}
    monkeypatch.setattr(Kit, "files_in", "pictures", raising=False)
    monkeypatch.setattr(Kit, "exported_files", lambda kit: [f"{kit.slug}.webp"], raising=False)
    storages["pictures"].save("mat.webp", ContentFile(b"a mat"))
    make_kit(slug="mat")
    return storages["pictures"]


def stored(storage):
    with storage.open("mat.webp") as file:
        return file.read()


@pytest.fixture
def folder(storage, tmp_path):
    call_command("export_content", tmp_path / "out")
    return tmp_path / "out"


def test_files_are_exported(folder):
    assert (folder / "pictures" / "mat.webp").read_bytes() == b"a mat"


def test_export_without_the_file_of_a_row(storage, tmp_path):
    storage.delete("mat.webp")

    with pytest.raises(CommandError, match=r"^Nothing was written\. .+mat\.webp"):
        call_command("export_content", tmp_path / "out")

    assert list((tmp_path / "out").iterdir()) == []


def test_files_are_imported(storage, folder):
    storage.delete("mat.webp")
    Kit.objects.all().delete()

    call_command("import_content", folder)

    assert stored(storage) == b"a mat"


def test_files_that_are_there_stay(storage, folder):
    (folder / "pictures" / "mat.webp").write_bytes(b"another mat")

    call_command("import_content", folder)

    assert stored(storage) == b"a mat"


@pytest.mark.parametrize("how", [[], ["--dry-run"]])
def test_import_without_the_file_of_a_row(folder, how):
    (folder / "pictures" / "mat.webp").unlink()
    Kit.objects.all().delete()

    with pytest.raises(CommandError, match=r"^Nothing was imported\.\nThe file mat\.webp is missing"):
        call_command("import_content", folder, *how)

    assert not Kit.objects.exists()


def test_files_of_deleted_rows_go_when_the_database_has_agreed(storage, folder, django_capture_on_commit_callbacks):
    (folder / "kit.json").write_text(json.dumps([]))

    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        call_command("import_content", folder, "--delete")
    assert storage.exists("mat.webp")

    callbacks[0]()
    assert not storage.exists("mat.webp")


def test_dry_run_stores_no_file(storage, folder):
    storage.delete("mat.webp")

    call_command("import_content", folder, "--dry-run")

    assert not storage.exists("mat.webp")


@pytest.mark.django_db
def test_picture_tells_the_names_of_its_files() -> None:
    picture = Picture(permanent_id="bcdfghjk", width=1200, height=800)

    assert picture.exported_files() == [size.name for size in picture.file.sizes]
    assert len(picture.exported_files()) > 1
