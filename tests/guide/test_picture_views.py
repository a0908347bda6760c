"""How pictures come in, for those who may, and go out, for everybody."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains

from guide.accounts import create_groups
from guide.models import Picture
from tests.factories import make_user
from tests.guide.picture_corpus import photo, saved
from tests.guide.picture_upload import ADDRESS, send

pytestmark = pytest.mark.django_db

NAME = "bcdfghjk-160x120.webp"


@pytest.fixture
def editor(client: Client, picture_folder: Path) -> Client:
    create_groups()
    client.force_login(make_user("Editor", username="ed"))
    return client


@pytest.fixture
def shown(picture_folder: Path) -> bytes:
    """The content of the one picture that there is."""
    picture_folder.mkdir()
    content = saved(kind="WEBP")
    (picture_folder / NAME).write_bytes(content)
    return content


def test_upload_picture(editor: Client) -> None:
    response = send(editor, saved(photo(size=(800, 600))))

    picture = Picture.objects.get()
    assert response.status_code == 201
    assert response.json() == {"markdown": rf"![A mat on the floor\.](/pictures/{picture.permanent_id}-800x600.webp)"}
    assert (picture.title, picture.alt, picture.decorative) == ("A mat", "A mat on the floor.", False)
    assert str(picture.uploaded_by) == "ed"
    assert editor.get(picture.get_absolute_url()).status_code == 200


def test_upload_picture_that_is_decorative(editor: Client) -> None:
    response = send(editor, saved(), alt=None, decorative="on")

    assert response.json() == {
        "markdown": f"![decorative](/pictures/{Picture.objects.get().permanent_id}-160x120.webp)"
    }


def test_upload_picture_is_in_the_history(editor: Client) -> None:
    send(editor, saved())

    entry = LogEntry.objects.get()
    assert (str(entry.user), entry.get_edited_object(), entry.get_change_message()) == (
        "ed", Picture.objects.get(), "Added.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"title": None}, {"title": ["Give the picture a name by which you find it again."]}),
        ({"alt": None}, {"alt": ["Say what the picture shows, or tick “Only decoration”."]}),
        ({"decorative": "on"}, {"alt": ["Only decoration needs no words. Clear these, or clear the tick."]}),
        ({"file": "a text"}, {"file": ["Choose a picture from this device: PNG, JPEG, WebP or AVIF."]}),
        ({"file": None}, {"file": ["Choose a picture from this device: PNG, JPEG, WebP or AVIF."]}),
        ({"title": "x" * 161}, {"title": ["Ensure this value has at most 160 characters (it has 161)."]}),
        ({"title": "a\0b"}, {"title": ["Null characters are not allowed."]}),
    ],
)
def test_upload_picture_is_refused_at_the_field(editor: Client, changes: dict[str, Any], errors: Any) -> None:
    response = send(editor, saved(), **changes)

    assert response.status_code == 400
    assert response.json() == {"errors": errors}
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty. Choose another."),
        (
            b"<svg/>",
            "This file is not a PNG, JPEG, WebP or AVIF picture. Save it as one of these, then choose it again.",
        ),
    ],
)
def test_upload_picture_keeps_nothing_of_a_wrong_file(
    editor: Client, picture_folder: Path, content: bytes, sentence: str
) -> None:
    response = send(editor, content)

    assert response.status_code == 400
    assert response.json() == {"errors": {"file": [sentence]}}
    assert not picture_folder.exists()


@pytest.mark.parametrize(
    ("kind", "body"), [("text/plain", "x"), ("application/json", "{"), ("multipart/form-data; boundary=x", "--x")]
)
def test_upload_picture_of_another_kind_of_body(editor: Client, kind: str, body: str) -> None:
    response = editor.generic("POST", ADDRESS, body, content_type=kind)

    assert response.status_code == 400
    assert set(json.loads(response.content)["errors"]) == {"file", "title", "alt"}


def test_upload_picture_writes_no_more_than_the_most(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    monkeypatch.setattr(
        "django.core.files.uploadhandler.TemporaryFileUploadHandler.receive_data_chunk",
        lambda handler, data, start: written.append(len(data)),
    )

    response = send(editor, bytes(20 * 1024**2))

    assert response.json() == {
        "errors": {
            "file": ["This file has 20.0 MB. The most is 5 MB: save it smaller or as a JPEG, then choose it again."]
        }
    }
    assert 5 * 1024**2 < sum(written) < 5.1 * 1024**2


def test_upload_picture_is_only_sent(editor: Client) -> None:
    assert editor.get(ADDRESS).status_code == 405


def test_upload_picture_sends_strangers_to_sign_in(client: Client) -> None:
    assertContains(send(client, saved()), "Sign in and send", status_code=403)


@pytest.mark.parametrize("groups", [(), ("Reviewer",)])
def test_upload_picture_needs_permission(client: Client, picture_folder: Path, groups: tuple[str, ...]) -> None:
    create_groups()
    client.force_login(make_user(*groups))

    response = send(client, saved())

    assert response.status_code == 403
    assert response.json() == {"errors": {"file": ["You may not add pictures. Ask for the group Editor."]}}
    assert not Picture.objects.exists()


def test_upload_picture_refuses_a_form_from_elsewhere() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(is_superuser=True))

    assert send(client, saved()).status_code == 403
    assert not Picture.objects.exists()


def test_picture(client: Client, shown: bytes, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        response = client.get(f"/pictures/{NAME}")

    assert response.content == shown
    headers = {
        "Content-Type": "image/webp",
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Content-Length": str(len(shown)),
    }
    assert {name: response[name] for name in headers} == headers
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.usefixtures("shown")
def test_picture_that_a_browser_has_is_not_sent_again(client: Client) -> None:
    tag = client.get(f"/pictures/{NAME}")["ETag"]

    response = client.get(f"/pictures/{NAME}", headers={"if-none-match": tag})

    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.usefixtures("shown")
def test_picture_is_only_read(client: Client) -> None:
    assert client.head(f"/pictures/{NAME}").status_code == 200
    assert client.post(f"/pictures/{NAME}").status_code == 405


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize(
    "name",
    [
        "bcdfghjk-160x121.webp", "bcdfghjk-160x120.png", "bcdfghjk-160x120.webp/", "bcdfghjk-160x120.webp%00", "",
        "../secret.webp", "..%2Fsecret.webp", "%2e%2e%2fsecret.webp", "../pictures/bcdfghjk-160x120.webp",
        "./bcdfghjk-160x120.webp", "%2Fetc%2Fpasswd", "bcdfghjk-160x120.webp%0A", "secret.webp", "x" * 5000,
    ],
)  # fmt: skip
def test_picture_of_another_name_is_not_there(client: Client, picture_folder: Path, name: str) -> None:
    for folder in (picture_folder, picture_folder.parent):
        (folder / "secret.webp").write_text("secret")

    response = client.get(f"/pictures/{name}")

    assert response.status_code == 404
    assert "max-age=31536000" not in response.get("Cache-Control", "")
