"""What a page makes a reader's phone fetch: the styles and scripts that it names, and those that they import."""

import re

import brotli
import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

from tests.page import PageFacts
from tests.test_site import PAGES

# What they touch is measured where it is tested by itself; to measure it here too would double their time.
pytestmark = pytest.mark.no_cover

MOST_STYLES = 7 * 1024
MOST_SCRIPTS = 6 * 1024
IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["']\./([\w./-]+\.js)["']""")


def collected(address: str) -> bytes:
    with staticfiles_storage.open(address.removeprefix("/static/")) as file:
        content: bytes = file.read()
    return content


def with_imports(address: str) -> set[str]:
    """A module and all that it imports, by address."""
    waiting, found = [address], set()
    while waiting:
        module = waiting.pop()
        found.add(module)
        folder = module.rpartition("/")[0]
        imported = {f"{folder}/{name}" for name in IMPORT.findall(collected(module).decode())}
        waiting += imported - found
    return found


def weight(addresses: set[str]) -> int:
    return sum(len(brotli.compress(collected(address))) for address in addresses)


@pytest.mark.usefixtures("content")
def test_pages_fetch_little(client: Client) -> None:
    for address in [*PAGES, "/embed/kbv7pgc4/"]:
        files = PageFacts(client.get(address).content.decode()).files
        styles = {file for file in files if file.endswith(".css")}
        scripts = {module for file in files if file.endswith(".js") for module in with_imports(file)}

        assert 0 < weight(styles) <= MOST_STYLES, f"{address}: {weight(styles)} bytes of styles"
        assert 0 <= weight(scripts) <= MOST_SCRIPTS, f"{address}: {weight(scripts)} bytes of scripts"


def test_imports_of_scripts_are_found() -> None:
    assert IMPORT.findall('import { a } from "./clock.js";\nimport "./x/y.js";\nconst b = await import("./b.js");') == [
        "clock.js",
        "x/y.js",
        "b.js",
    ]
