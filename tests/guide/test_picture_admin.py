"""The pages on which pictures are added, found, described and deleted."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.models import Picture
from guide.picture_use import links_to_users
from tests.factories import make_faq, make_picture, make_step, make_stretch, make_tip
from tests.guide.picture_corpus import saved

pytestmark = pytest.mark.django_db

LIST = "/admin/guide/picture/"


@pytest.fixture
def picture(picture_folder: Path) -> Picture:
    return make_picture(title="Mat", permanent_id="bcdfghjk")


def add(client: Client, content: bytes, **changes: Any) -> Any:
    values = {"title": "Mat", "alt": "A mat.", "credit": "Our own photo", "file": SimpleUploadedFile("x", content)}
    return client.post(f"{LIST}add/", values | changes)


def test_picture_is_added(admin_client: Client, admin_user: User, picture_folder: Path) -> None:
    response = add(admin_client, saved())

    assertRedirects(response, LIST)
    added = Picture.objects.get()
    assert (added.title, added.alt, added.credit, added.width, added.height) == (
        "Mat", "A mat.", "Our own photo", 160, 120,
    )  # fmt: skip
    assert added.uploaded_by == admin_user
    assert [path.name for path in picture_folder.iterdir()] == [f"{added.permanent_id}-160x120.webp"]


def test_picture_that_is_refused_loses_no_words(admin_client: Client, picture_folder: Path) -> None:
    response = add(admin_client, b"GIF89a", alt="A <mat>.")

    assertContains(response, "This file is not a PNG, JPEG, WebP or AVIF picture.")
    assertContains(response, 'value="A &lt;mat&gt;."')
    assert not picture_folder.exists()


def test_picture_form_offers_what_is_taken(admin_client: Client) -> None:
    response = admin_client.get(f"{LIST}add/")

    assertContains(response, 'type="file" name="file" accept="image/png,image/jpeg,image/webp,image/avif"')
    assertContains(response, 'enctype="multipart/form-data"')


def test_picture_keeps_its_file_when_its_words_change(admin_client: Client, picture: Picture) -> None:
    address = f"{LIST}{picture.pk}/change/"
    page = admin_client.get(address)

    response = admin_client.post(address, {"title": "Rug", "alt": "A rug.", "file": SimpleUploadedFile("x", saved())})

    assertNotContains(page, 'id="id_file"')
    assertRedirects(response, LIST)
    picture.refresh_from_db()
    assert (picture.title, picture.alt, picture.width, picture.uploaded_by) == ("Rug", "A rug.", 1200, None)


def test_picture_form_shows_it_and_how_to_type_it(admin_client: Client, picture: Picture) -> None:
    response = admin_client.get(f"{LIST}{picture.pk}/change/")

    assertContains(response, '<img class="thumbnail" src="/pictures/bcdfghjk-480x320.webp" width="480" height="320"')
    assertContains(response, r"<code>![A mat\.](/pictures/bcdfghjk-1200x800.webp)</code>")
    assertContains(response, "No text shows it.")


def test_picture_list_shows_them(admin_client: Client, picture: Picture) -> None:
    make_picture(alt="", decorative=True)

    response = admin_client.get(LIST)

    assertContains(response, 'src="/pictures/bcdfghjk-480x320.webp"', count=1)
    assertContains(response, "A mat.", count=1)
    assertContains(response, "Only decoration", count=1)


def test_picture_form_lists_the_texts_that_show_it(admin_client: Client, picture: Picture) -> None:
    stretch = make_stretch(title="Seated")
    tip = make_tip(title="Walk <b>", why=picture.markdown, what_to_do=picture.markdown)
    make_step(stretch=stretch, text=picture.markdown)
    make_step(stretch=stretch, text=picture.markdown)
    make_faq(answer=make_picture().markdown)

    response = admin_client.get(f"{LIST}{picture.pk}/change/")

    tip_link = f'Tip: <a href="/admin/guide/tip/{tip.pk}/change/">Walk &lt;b&gt;</a><br>'
    stretch_link = f'Stretch: <a href="/admin/stretches/stretch/{stretch.pk}/change/">Seated</a><br>'
    assertContains(response, f'<div class="readonly">{tip_link}{stretch_link}</div>')


@pytest.mark.parametrize("pictures", [1, 20])
def test_links_to_users_asks_once_for_each_kind(django_assert_num_queries: Any, pictures: int) -> None:
    shown = [make_picture() for _ in range(pictures)]
    for each in shown:
        make_tip(why=each.markdown)

    with django_assert_num_queries(10):
        assert len(links_to_users(shown)) == pictures


def delete_one(client: Client, picture: Picture) -> Any:
    return client.post(f"{LIST}{picture.pk}/delete/", {"post": "yes"})


def delete_many(client: Client, picture: Picture) -> Any:
    other = make_picture(title="Rug")
    return client.post(LIST, {"action": "delete_selected", "_selected_action": [picture.pk, other.pk], "post": "yes"})


@pytest.mark.parametrize("delete", [delete_one, delete_many])
def test_picture_in_use_is_not_deleted(admin_client: Client, picture: Picture, delete: Any) -> None:
    tip = make_tip(title="Walk", why=picture.markdown)

    response = delete(admin_client, picture)

    assertContains(response, "Nothing was deleted. These texts show what you chose:")
    assertContains(response, f'<li>Tip: <a href="/admin/guide/tip/{tip.pk}/change/">Walk</a></li>', count=1)
    assertNotContains(response, "Yes, I’m sure")
    assert Picture.objects.filter(pk=picture.pk).exists()


@pytest.mark.parametrize("delete", [delete_one, delete_many])
def test_picture_that_no_text_shows_is_deleted(
    admin_client: Client, picture: Picture, picture_folder: Path, delete: Any, django_capture_on_commit_callbacks: Any
) -> None:
    picture_folder.mkdir()
    (picture_folder / "bcdfghjk-1200x800.webp").write_bytes(b"x")

    with django_capture_on_commit_callbacks(execute=True):
        response = delete(admin_client, picture)

    assertRedirects(response, LIST)
    assert not Picture.objects.exists()
    assert list(picture_folder.iterdir()) == []


@pytest.mark.parametrize("delete", [delete_one, delete_many])
def test_picture_is_asked_about_before_it_is_deleted(admin_client: Client, picture: Picture, delete: Any) -> None:
    other = make_picture()

    one = admin_client.get(f"{LIST}{picture.pk}/delete/")
    many = admin_client.post(LIST, {"action": "delete_selected", "_selected_action": [picture.pk, other.pk]})

    assertContains(one, "Yes, I’m sure")
    assertContains(many, "Yes, I’m sure")
    assert Picture.objects.count() == 2
