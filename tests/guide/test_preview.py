"""The Markdown preview of the admin: the same HTML as the pages, for staff alone."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.accounts import create_groups
from guide.markdown import render
from tests.factories import make_reference, make_user

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/markdown-preview/"
FRAME = "/admin/markdown-frame/"


@pytest.fixture
def staff(client: Client) -> Client:
    create_groups()
    client.force_login(make_user("Editor"))
    return client


def preview(client: Client, text: str) -> str:
    response = client.post(ADDRESS, {"content": text})
    assert response.status_code == 200
    return str(response.content.decode())


def test_preview_renders_markdown(staff: Client) -> None:
    assert preview(staff, "Be **gentle**.") == "<p>Be <strong>gentle</strong>.</p>\n"


def test_preview_is_what_the_pages_show(staff: Client) -> None:
    make_reference(key="nice-2020", number=7)
    text = '# Warm up\n\n- "Walk" [@nice-2020]\n- Rest [@no-such]\n\n[more](/about/ "us") <b>x</b>'

    assert preview(staff, text) == render(text, {"nice-2020": 7})


def test_preview_knows_every_reference(staff: Client) -> None:
    make_reference(key="nice-2020", number=7)

    assert 'href="#reference-7" aria-label="Reference 7">[7]</a>' in preview(staff, "Yes [@nice-2020].")


def test_preview_notes_an_unknown_reference(staff: Client) -> None:
    assert preview(staff, "Yes [@nice-2020].") == "<p>Yes <em>[unknown reference nice-2020]</em>.</p>\n"


def test_preview_keeps_a_script_inert(staff: Client) -> None:
    assert preview(staff, "<script>x</script>") == "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"


def test_preview_without_content_is_empty(staff: Client) -> None:
    response = staff.post(ADDRESS)

    assert response.status_code == 200
    assert response.content == b""


def test_preview_takes_the_longest_text(staff: Client) -> None:
    assert preview(staff, "a" * 20_000) == f"<p>{'a' * 20_000}</p>\n"


def test_preview_refuses_a_longer_text(staff: Client) -> None:
    assert preview(staff, "a" * 20_001) == "This text is too long to preview. Keep it under 20,000 characters."


def test_preview_refuses_to_be_read_by_get(staff: Client) -> None:
    assert staff.get(ADDRESS, {"content": "x"}).status_code == 405


def test_preview_asks_anonymous_visitors_to_sign_in(client: Client) -> None:
    response = client.post(ADDRESS, {"content": "x"})

    assertContains(response, "Sign in and send", status_code=403)


def test_preview_asks_users_who_are_not_staff_to_sign_in(client: Client) -> None:
    client.force_login(make_user(is_staff=False))

    response = client.post(ADDRESS, {"content": "x"})

    assertContains(response, "Sign in and send", status_code=403)


@pytest.mark.parametrize(("groups", "status"), [([], 403), (["Reviewer"], 200), (["Editor"], 200)])
def test_preview_and_its_frame_are_for_who_works_on_content(client: Client, groups: list[str], status: int) -> None:
    create_groups()
    client.force_login(make_user(*groups))

    assert client.post(ADDRESS, {"content": "x"}).status_code == status
    assert client.get(FRAME).status_code == status


def test_preview_and_its_frame_ask_little(staff: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_reference()
    make_reference()

    # The session, the user and two of permissions; the preview asks for the numbers of references too.
    with django_assert_num_queries(5):
        preview(staff, "x")
    with django_assert_num_queries(4):
        staff.get(FRAME)


def test_frame_has_the_styles_of_readers_and_no_script(staff: Client) -> None:
    response = staff.get(FRAME)

    assertContains(response, "/static/css/site.")
    assertContains(response, "/static/css/guide.")
    assertContains(response, "<div data-text></div>", html=True)
    assertNotContains(response, "<script")


def test_frame_can_be_shown_on_our_own_pages_alone(staff: Client) -> None:
    response = staff.get(FRAME)

    assert "frame-ancestors 'self'" in response["Content-Security-Policy"].split("; ")
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_other_pages_can_be_shown_in_no_frame(staff: Client) -> None:
    desk, reader = staff.get("/admin/"), staff.get("/about/")

    for response in (desk, reader):
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"].split("; ")
        assert response["X-Frame-Options"] == "DENY"
    assert "frame-src 'self'" in desk["Content-Security-Policy"].split("; ")
    assert "frame-src" not in reader["Content-Security-Policy"]


def test_frame_refuses_a_post(staff: Client) -> None:
    assert staff.post(FRAME).status_code == 405


def test_frame_sends_anonymous_visitors_to_the_login(client: Client) -> None:
    assertRedirects(client.get(FRAME), "/admin/login/?next=/admin/markdown-frame/")


def test_preview_refuses_a_form_from_elsewhere() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(is_superuser=True))

    assert client.post(ADDRESS, {"content": "x"}).status_code == 403


def test_preview_is_kept_out_of_caches(staff: Client) -> None:
    response = staff.post(ADDRESS, {"content": "x"})

    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("address", ["/markdownx/markdownify/", "/markdownx/upload/", "/admin/markdown-upload/"])
def test_views_of_markdownx_are_not_there(address: str) -> None:
    client = Client()
    client.force_login(make_user(is_superuser=True))

    assert client.post(address, {"content": "x"}).status_code == 404
