"""The page that passes a text on: its permanent link, its code, a mail, and where it can be shown."""

import re
from email.message import Message
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import zxingcpp
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from guide.share import mail_link
from tests.factories import make_faq, make_picture, make_section, make_step, make_stretch, make_tip, make_user
from tests.guide.test_qr import drawn, read_svg
from tests.page import PageFacts

pytestmark = pytest.mark.django_db

ID = "kmnpqrst"
PAGE, CODE = f"/l/{ID}/share/", f"/l/{ID}/qr.svg"


def mail_of(address: str) -> Message:
    """What a mail program makes of a mailto address (RFC 6068)."""
    parts = urlsplit(address)
    # Unlike in forms, a plus is a plus.
    told = {name: values[0] for name, values in parse_qs(parts.query.replace("+", "%2B")).items()}
    mail = Message()
    mail["Subject"] = told["subject"]
    mail.set_payload(told["body"])
    return mail


def test_share_shows_the_permanent_link_and_its_code(client: Client) -> None:
    make_faq(permanent_id=ID, title="How long?")

    response = client.get(PAGE)

    assertContains(response, "<h1>How long?</h1>")
    assertContains(response, "Pass on this FAQ.")
    assertContains(response, f'value="http://testserver/l/{ID}" readonly data-link>')
    assertContains(response, f'<a class="btn btn-2" href="{CODE}" download="{ID}.svg">')
    assertContains(response, "This is general information, not medical advice.")
    [code] = zxingcpp.read_barcodes(drawn(read_svg(response.content)))
    assert code.text == f"http://testserver/l/{ID}"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "no-cache"


def test_share_of_a_step_names_its_stretch(client: Client) -> None:
    make_step(permanent_id=ID, title="Lift", stretch=make_stretch(title="Lying"))

    response = client.get(PAGE.upper().replace("SHARE", "share").replace("/L/", "/l/"))

    assertContains(response, "<title>Share “Lying: Lift” – Lower Back Guide</title>")
    assertContains(response, f"http://testserver/l/{ID}")


def test_mail_says_what_it_is_about_and_brings_the_safety_text(client: Client) -> None:
    make_tip(permanent_id=ID, title="Rest & walk: 50 % + “more”?")

    page = PageFacts(client.get(PAGE).content.decode())

    [mail] = [mail_of(link) for link in page.links if link.startswith("mailto:?")]
    assert mail["Subject"] == "Rest & walk: 50 % + “more”?"
    assert mail.get_payload().split("\r\n") == [
        "Rest & walk: 50 % + “more”?",
        f"http://testserver/l/{ID}",
        "",
        "This is general information, not medical advice. Before you stretch, read when to get help:",
        "http://testserver/when-to-get-help/",
    ]


def test_mail_address_keeps_hostile_text_in_its_place() -> None:
    address = mail_link("a\r\nBcc: x@example.org&bcc=y", "b#c")

    assert address == "mailto:?subject=a%0D%0ABcc%3A%20x%40example.org%26bcc%3Dy&body=b%23c"
    assert unquote(address).endswith("&body=b#c")


def test_code_is_a_file_that_reads_as_the_link(client: Client) -> None:
    make_tip(permanent_id=ID, title="<Rest>")

    response = client.get(CODE)

    assert response["Content-Type"] == "image/svg+xml"
    assert response["X-Robots-Tag"] == "noindex"
    assertContains(response, ' width="40mm" height="40mm" ')
    assertContains(response, 'aria-label="QR code: the link to “&lt;Rest&gt;”"')
    [code] = zxingcpp.read_barcodes(drawn(read_svg(response.content)))
    assert code.text == f"http://testserver/l/{ID}"


def test_name_of_a_site_can_be_too_long_for_a_code(client: Client, settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    make_stretch(permanent_id=ID, slug="lying")
    host = {"host": f"{'a' * 2400}.example"}

    for address in (PAGE, "/stretches/lying/"):
        assertNotContains(client.get(address, headers=host), 'class="qr"')
    assert client.get(CODE, headers=host).status_code == 404


@pytest.mark.parametrize("address", [PAGE, CODE])
def test_page_is_there_for_whom_the_text_is(client: Client, address: str) -> None:
    tip = make_tip(permanent_id=ID, title="Rest", status="draft")

    assert client.get(address).status_code == 404
    client.force_login(make_user())
    response = client.get(address)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert (b"You see drafts." in response.content) == (address == PAGE)

    tip.status = "withdrawn"
    tip.save()
    assertContains(client.get(address), "<h1>Rest is no longer in the guide</h1>", status_code=410)


@pytest.mark.parametrize("address", [PAGE, CODE])
def test_page_is_only_read_and_only_of_texts(client: Client, address: str) -> None:
    make_picture(permanent_id=ID)

    assert client.get(address).status_code == 404
    assert client.get(address.replace(ID, "bcdfghjk")).status_code == 404
    assert client.get(address.replace(ID, "%00")).status_code == 404
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("times", [1, 50])
def test_share_asks_the_database_as_often(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, times: int
) -> None:
    stretch = make_stretch()
    for number in range(times):
        make_step(stretch=stretch, **({} if number else {"permanent_id": ID}))

    with django_assert_num_queries(5):
        assert client.get(PAGE).status_code == 200


def test_stretch_can_be_shown_on_other_sites(client: Client) -> None:
    stretch = make_stretch(permanent_id=ID, title='"><Lying>', section=make_section())
    make_step(permanent_id="bcdfghjk", stretch=stretch)

    response = client.get(PAGE)

    [code] = re.findall(r"<textarea[^>]*>(.*?)</textarea>", response.content.decode(), re.DOTALL)
    assert unescape(code) == (
        f'<iframe src="http://testserver/embed/{ID}/" width="640" height="720" '
        'title="&quot;&gt;&lt;Lying&gt; – Lower Back Guide" loading="lazy" style="border:0;max-width:100%"></iframe>'
    )
    assertNotContains(client.get("/l/bcdfghjk/share/"), "iframe")
