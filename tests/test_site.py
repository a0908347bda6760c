"""The whole site on its real content: every page answers, every link and anchor leads somewhere."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urldefrag, urljoin

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

from tests.meta import Head
from tests.page import PageFacts

# What they touch is measured where it is tested by itself; to measure it here too would double their time.
pytestmark = pytest.mark.no_cover

PAGES = [
    "/",
    "/stretches/",
    "/stretches/lying-hamstring-stretch/",
    "/stretches/standing-hamstring-stretch/",
    "/stretches/seated-hamstring-stretch/",
    "/stretches/leg-swings/",
    "/stretches/downward-dog/",
    "/stretches/lying-hamstring-stretch/follow/",
    "/stretches/leg-swings/follow/",
    "/routine/",
    "/routine/follow/?plan=kbv7pgc4:20:2:each",
    "/routine/sheet/?plan=kbv7pgc4:20:2:each",
    "/when-to-get-help/",
    "/sources/",
    "/about/",
    "/changes/",
    "/search/",
    "/changes/kbv7pgc4/",
    "/offline/",
    "/l/kbv7pgc4/share/",
    "/l/7wfrksd3/share/",
]


def read(client: Client, address: str) -> PageFacts:
    return PageFacts(client.get(address).content.decode())


def today(client: Client, link: str) -> str:
    """The page to which a permanent link leads, in its one hop; other links lead where they say."""
    if not re.fullmatch(r"/l/\w+", link):
        return link
    return re.sub(r"\?about=\w+", "", client.get(link)["Location"])


def crawl(client: Client) -> dict[str, PageFacts]:
    """Follow every local link from the article on; an address that does not answer 200 fails, a feed too.

    No link leads to the page for no network, which the worker shows, to a sheet, to which a button leads, and to the
    page that shares a step, to which a script leads.
    """
    waiting = ["/", "/offline/", "/routine/sheet/?plan=kbv7pgc4:20:2:each", "/l/7wfrksd3/share/"]
    pages: dict[str, PageFacts] = {}
    asked = set(waiting)
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code == 200, address
        if not response["Content-Type"].startswith("text/html"):
            continue
        page = pages[address] = PageFacts(response.content.decode())
        page.links = [today(client, link) for link in page.links]
        for link in page.links:
            found = urldefrag(urljoin(address, link)).url
            if found.startswith("/") and found not in asked:
                asked.add(found)
                waiting.append(found)
    return pages


@pytest.mark.usefixtures("content")
def test_crawl_finds_every_page(client: Client) -> None:
    pages = crawl(client)

    assert set(PAGES) <= set(pages)


@pytest.mark.usefixtures("content")
def test_crawl_finds_every_anchor(client: Client) -> None:
    pages = crawl(client)

    for address, page in pages.items():
        for link in page.links:
            target, anchor = urldefrag(urljoin(address, link))
            if anchor and target.startswith("/"):
                assert anchor in pages[target].ids, f"{address} links to {link}"


@pytest.mark.usefixtures("content")
def test_links_to_elsewhere_are_secure_or_known(client: Client) -> None:
    foreign = {link for page in crawl(client).values() for link in page.links if "//" in link}

    assert len(foreign) >= 40
    assert {link for link in foreign if link.startswith("http://")} <= {
        "http://hjd.med.nyu.edu/spine/patient-care/nonoperative-treatments/back-exercise/hamstring-stretch",
        "http://www.mayoclinic.org/healthy-living/stress-management/in-depth/yoga/art-20044733?pg=2",
        "http://www.shape.com/exercises/forward-and-backward-leg-swings",
    }


@pytest.mark.usefixtures("content")
def test_pages_are_well_formed(client: Client) -> None:
    for address in PAGES:
        page = read(client, address)

        assert Counter(level for level, _ in page.headings)["h1"] == 1, address
        assert [anchor for anchor, times in Counter(page.ids).items() if times > 1] == [], address
        levels = [int(level[1]) for level, _ in page.headings]
        assert all(below <= above + 1 for above, below in pairwise(levels)), address


def other_forms() -> set[str]:
    """The Markdown and the data that pages name as their other forms."""
    stretches = [page.removesuffix("/") for page in PAGES if page.count("/") == 3 and page.startswith("/stretches/")]
    pages = {"/index.md", "/when-to-get-help.md", "/sources.md", "/about.md", "/stretches.md"}
    return pages | {f"{page}.{ending}" for page in stretches for ending in ("md", "json")}


@pytest.mark.usefixtures("content")
def test_files_of_pages_are_collected(client: Client) -> None:
    named = {urldefrag(file).url for address in PAGES for file in read(client, address).files}
    files = {file.removeprefix("/static/") for file in named if file.startswith("/static/")}

    assert len(files) >= 8
    assert named - {f"/static/{file}" for file in files} == {"", "/manifest.webmanifest", "/opensearch.xml"}
    assert [file for file in files if not staticfiles_storage.exists(file)] == []


@pytest.mark.usefixtures("content")
def test_other_forms_of_pages_answer(client: Client) -> None:
    named = {form for address in PAGES for form in read(client, address).alternates}

    ours = {form for form in named if "/oembed?" not in form}
    assert ours == {"/feed/", "/feed/safety/", *other_forms()}
    assert {client.get(form).status_code for form in named} == {200}


@pytest.mark.usefixtures("content")
def test_titles_are_unique(client: Client) -> None:
    titles = [read(client, address).title for address in PAGES]

    assert len(set(titles)) == len(PAGES)
    assert all(title.endswith(" – Lower Back Guide") for title in titles)


@pytest.mark.usefixtures("content")
def test_pages_tell_other_sites_what_they_are(client: Client) -> None:
    heads = {address: Head(client.get(address).content.decode()) for address in PAGES}

    assert {head.canonical for head in heads.values()} == {f"http://testserver{address}" for address in PAGES}
    for address, head in heads.items():
        assert head.one("og:url") == head.canonical, address
        assert re.fullmatch(r"http://testserver/cards/[a-z0-9]+-[0-9a-f]{16}\.png", head.one("og:image")), address
        assert 20 < len(head.one("og:description")) <= 200, address
        assert 20 < len(head.one("og:image:alt")) <= 420, address
        assert head.one("og:title"), address
        assert head.one("twitter:card") == "summary_large_image", address


@pytest.mark.usefixtures("content")
def test_readers_get_no_cookie(client: Client) -> None:
    for address in [*PAGES, "/healthz", "/favicon.ico", "/nowhere/"]:
        response = client.get(address)

        assert not response.cookies, address
    assert not client.cookies


@pytest.mark.usefixtures("content")
def test_help_is_in_reach(client: Client) -> None:
    for address in PAGES:
        page = read(client, address)

        assert "/when-to-get-help/" in page.links, address
