"""What consumers of oEmbed get (oembed.com, 2.2 and 2.3): with a library of theirs, in both formats, within limits."""

import json
from typing import Any
from urllib.parse import urlencode

import micawber
import pytest
from django.http import HttpResponse
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from stretches.models import Stretch
from tests.factories import FUTURE, make_guide, make_stretch, make_tip, make_user
from tests.meta import Head

pytestmark = pytest.mark.django_db
PAGE = "http://testserver/stretches/lying/"
NOT_OURS = b"No stretch of this guide has that address.\n"

# The fields that the specification names for the type "rich", as RELAX NG: each once, in any order.
SCHEMA = etree.RelaxNG(etree.fromstring("""
<element name="oembed" xmlns="http://relaxng.org/ns/structure/1.0"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <interleave>
    <element name="type"><value>rich</value></element>
    <element name="version"><value>1.0</value></element>
    <element name="html"><text/></element>
    <element name="width"><data type="positiveInteger"/></element>
    <element name="height"><data type="positiveInteger"/></element>
    <optional><element name="title"><text/></element></optional>
    <optional><element name="author_name"><text/></element></optional>
    <optional><element name="provider_name"><text/></element></optional>
    <optional><element name="provider_url"><data type="anyURI"/></element></optional>
    <optional><element name="cache_age"><data type="nonNegativeInteger"/></element></optional>
    <optional>
      <group>
        <element name="thumbnail_url"><data type="anyURI"/></element>
        <element name="thumbnail_width"><data type="positiveInteger"/></element>
        <element name="thumbnail_height"><data type="positiveInteger"/></element>
      </group>
    </optional>
  </interleave>
</element>
"""))  # fmt: skip


@pytest.fixture
def stretch() -> Stretch:
    make_guide(byline="The team")
    return make_stretch(permanent_id="kbv7pgc4", title="Lying", slug="lying", former_slugs=["flat"])


def ask(client: Client, url: str = PAGE, **query: Any) -> HttpResponse:
    response: Any = client.get(f"/oembed?{urlencode({'url': url, **query})}")
    return response


@pytest.mark.usefixtures("stretch")
def test_consumer_embeds_a_stretch(client: Client, monkeypatch: pytest.MonkeyPatch, stretch: Stretch) -> None:
    monkeypatch.setattr(
        "micawber.providers.fetch", lambda request, timeout: client.get(request.full_url).content.decode()
    )
    registry = micawber.ProviderRegistry()
    registry.register(r"http://testserver/stretches/\S+", micawber.Provider("http://testserver/oembed"))

    html = micawber.parse_html(f"<p>{PAGE}</p>", registry, maxwidth=500, maxheight=900)

    assert html == (
        '<p><iframe height="720" loading="lazy" src="http://testserver/embed/kbv7pgc4/" '
        'style="border:0;max-width:100%" title="Lying – Lower Back Guide" width="500"></iframe></p>'
    )


def test_oembed_as_json(client: Client, stretch: Stretch) -> None:
    response = ask(client)

    assert response["Content-Type"] == "application/json"
    assert json.loads(response.content) == {
        "version": "1.0",
        "type": "rich",
        "title": "Lying",
        "author_name": "The team",
        "provider_name": "Lower Back Guide",
        "provider_url": "http://testserver/",
        "cache_age": 86400,
        "html": (
            '<iframe src="http://testserver/embed/kbv7pgc4/" width="640" height="720" '
            'title="Lying – Lower Back Guide" loading="lazy" style="border:0;max-width:100%"></iframe>'
        ),
        "width": 640,
        "height": 720,
        "thumbnail_url": f"http://testserver{stretch.card.address}",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }


def test_oembed_as_xml_says_the_same(client: Client, stretch: Stretch) -> None:
    response = ask(client, format="xml")

    root = etree.fromstring(response.content)
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    assert response.content.startswith(b'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>')
    SCHEMA.assertValid(root)
    assert {each.tag: each.text for each in root} == {
        name: str(value) for name, value in json.loads(ask(client, format="json").content).items()
    }


@pytest.mark.parametrize("title", ["a & b <c> \"d\" 'e'", "]]></title><x/>", "a\x0bb\x1f\ufffe", "\U0001f9d8 \u202e"])
def test_oembed_of_a_hostile_title(client: Client, title: str) -> None:
    make_stretch(slug="lying", title=title)

    root = etree.fromstring(ask(client, format="xml").content)

    SCHEMA.assertValid(root)
    assert root.findtext("title") == "".join(sign for sign in title if sign not in "\x0b\x1f\ufffe")
    answer = json.loads(ask(client).content)
    assert answer["title"] == title
    assert "<c>" not in answer["html"]


# What there is room for, and the sizes of the frame and the picture.
LIMITS: list[tuple[dict[str, Any], tuple[int, int], tuple[int | None, int | None]]] = [
    ({"maxwidth": 500}, (500, 720), (400, 210)),
    ({"maxheight": 300}, (640, 300), (400, 210)),
    ({"maxwidth": 5000, "maxheight": 99999}, (640, 720), (1200, 630)),
    ({"maxwidth": 400, "maxheight": 210}, (400, 210), (400, 210)),
    ({"maxwidth": 399}, (399, 720), (None, None)),
    ({"maxheight": 209}, (640, 209), (None, None)),
    ({"maxwidth": 1, "maxheight": 1}, (1, 1), (None, None)),
    ({"maxwidth": "", "maxheight": ""}, (640, 720), (1200, 630)),
]


@pytest.mark.usefixtures("stretch")
def test_oembed_keeps_to_the_limits(client: Client) -> None:
    for limits, frame, thumbnail in LIMITS:
        answer = json.loads(ask(client, **limits).content)
        assert (answer["width"], answer["height"]) == frame, limits
        assert f'width="{frame[0]}" height="{frame[1]}"' in answer["html"]
        assert (answer.get("thumbnail_width"), answer.get("thumbnail_height")) == thumbnail, limits
        assert ("thumbnail_url" in answer) == (thumbnail[0] is not None)
        SCHEMA.assertValid(etree.fromstring(ask(client, format="xml", **limits).content))


# Many addresses in one test: the site's own take the most time of each.
KNOWN = [
    "http://testserver/stretches/lying/",
    "https://testserver/stretches/lying/?utm_source=x#feel",
    "http://testserver/stretches/flat/",
    "http://testserver/stretches/lying",
    "http://TestServer:80/stretches/lying/",
    "https://testserver:443/stretches/lying/",
    "http://testserver/stretches/%6Cying/",
    " http://testserver/stretches/lying/ ",
    "http://testserver/embed/kbv7pgc4/",
    "http://testserver/l/kbv7pgc4",
    "http://testserver/l/kbv7pgc4?x=1#y",
    "http://testserver/l/KBV7PGC4",
    "http://testserver/L/Kbv7pgc4/",
    "http://testserver/embed/KBV7PGC4/",
]
UNKNOWN = [
    "http://example.org/stretches/lying/", "http://testserver.example.org/stretches/lying/",
    "http://testserver:8000/stretches/lying/", "http://user@testserver/stretches/lying/",
    "http://testserver@example.org/stretches/lying/", "//testserver/stretches/lying/", "/stretches/lying/", "lying",
    "ftp://testserver/stretches/lying/", "javascript:alert(1)", "http://[testserver/stretches/lying/", "http://",
    "http://testserver/", "http://testserver/stretches/", "http://testserver/stretches/other/",
    "http://testserver/stretches/Lying/", "http://testserver/stretches/lying/follow/", "http://testserver/routine/",
    "http://testserver/embed/bcdfghjk/", "http://testserver/embed/lying/", "http://testserver/l/%00",
    "http://testserver/embed/kmnpqrst/", "http://testserver/l/kmnpqrst", "http://testserver/l/kbv7pgc4/share/",
    "http://testserver/l/%ED%A0%80", "http://testserver/l/lying", "http://testserver/admin/", "http://testserver/stretches/lying%00/",
    "http://testserver/stretches/%ED%A0%80/", "http://testserver/" + "x" * 10_000, "\0", "🧘",
]  # fmt: skip


@pytest.mark.usefixtures("stretch")
def test_oembed_knows_every_address_of_a_stretch_and_no_other(client: Client) -> None:
    make_tip(permanent_id="kmnpqrst")

    for address in KNOWN:
        response = ask(client, address)
        assert (response.status_code, json.loads(response.content)["title"]) == (200, "Lying"), address
    for address in UNKNOWN:
        response = ask(client, address)
        assert (response.status_code, response.content) == (404, NOT_OURS), address


@pytest.mark.parametrize("changes", [{"status": "draft"}, {"status": "withdrawn"}, {"publish_at": FUTURE}])
def test_oembed_knows_what_readers_see_alone(client: Client, changes: dict[str, Any]) -> None:
    make_stretch(slug="lying", permanent_id="kbv7pgc4", **changes)
    client.force_login(make_user())

    assert ask(client).status_code == 404
    assert ask(client, "http://testserver/embed/kbv7pgc4/").status_code == 404


NO_URL = (400, "Give the address of a stretch as url.\n")
NO_FORMAT = (501, "We answer in the formats json and xml.\n")
NO_WIDTH = (400, "Give maxwidth as a whole number of pixels from 1 to 99999.\n")
NO_HEIGHT = (400, "Give maxheight as a whole number of pixels from 1 to 99999.\n")
NO_SIZES = ("-1", "0", "000", "1e9", "abc", "100000", "9" * 5000, "1.5", "%2B5", "%D9%A1", "5%00")
UNREAD = {
    "": NO_URL,
    "url=": NO_URL,
    **{f"url={PAGE}&format={form}": NO_FORMAT for form in ("yaml", "JSON", "", "xml%00")},
    **{f"url={PAGE}&maxwidth={size}": NO_WIDTH for size in NO_SIZES},
    f"url={PAGE}&maxheight=-1": NO_HEIGHT,
}


@pytest.mark.usefixtures("stretch")
def test_oembed_says_what_it_cannot_read(client: Client) -> None:
    for query, answer in UNREAD.items():
        response = client.get(f"/oembed?{query}")
        assert (response.status_code, response.content.decode()) == answer, query
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert response["Access-Control-Allow-Origin"] == "*"


def test_oembed_is_for_scripts_of_other_sites_too(client: Client, stretch: Stretch) -> None:
    response = ask(client)

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in response.get("Vary", "")


def test_oembed_is_only_read(client: Client) -> None:
    assert client.post("/oembed").status_code == 405


@pytest.mark.usefixtures("stretch")
def test_oembed_takes_the_last_of_many(client: Client) -> None:
    response = client.get(f"/oembed?url=x&url={PAGE}&format=yaml&format=xml&maxwidth=a&maxwidth=5")

    assert etree.fromstring(response.content).findtext("width") == "5"


@pytest.mark.parametrize(("address", "queries"), [(PAGE, 4), ("http://testserver/l/kbv7pgc4", 5)])
@pytest.mark.parametrize("others", [0, 20])
@pytest.mark.usefixtures("stretch")
def test_oembed_asks_few_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str, queries: int, others: int
) -> None:
    for _ in range(others):
        make_stretch()

    with django_assert_num_queries(queries):
        assert ask(client, address).status_code == 200


def test_stretch_is_discovered(client: Client, stretch: Stretch) -> None:
    head = Head(client.get("/stretches/lying/?x=1").content.decode())

    answers = [client.get(address) for address in head.links["alternate"] if "/oembed?" in address]
    assert [answer["Content-Type"] for answer in answers] == ["application/json", "text/xml; charset=utf-8"]
    assert answers[0].json()["title"] == "Lying"
