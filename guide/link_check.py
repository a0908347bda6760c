"""Asks other sites whether an address of theirs is still there: one at a time, with pauses, and with little to read."""

import http.client
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from guide.outside_links import OutsideLink
from guide.public_net import NotPublicError, PublicHTTPConnection, PublicHTTPSConnection

Outcome = OutsideLink.Outcome

USER_AGENT = "LowerBackGuide-checklinks/1.0 (asks once in a while whether the pages we link to are there)"
TIMEOUT = 10  # seconds
PAUSE = 2  # seconds between two requests to one host
REDIRECTS = 5
READ = 1024  # bytes
# What sites answer that let people in but not programs, or not this often.
FOR_PEOPLE = {401, 403, 405, 406, 429, 451, 999}
TOO_OFTEN = 429


@dataclass(frozen=True, slots=True)
class Answer:
    """``passing`` is a trouble that may be over in a moment."""

    outcome: OutsideLink.Outcome
    status: int | None = None
    error: str = ""
    passing: bool = False


class LinkChecker:
    """Remembers when it asked which host, and which of them want to be left alone."""

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep
        self._next: dict[str, float] = {}
        self._left_alone: set[str] = set()

    def check(self, address: str) -> Answer:
        """Ask for an address; if that goes wrong in a way that may pass, ask once more."""
        answer = self._attempt(address)
        return self._attempt(address) if answer.passing else answer

    def _attempt(self, address: str) -> Answer:
        try:
            return self._follow(address)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return answer_to(error)

    def _follow(self, address: str) -> Answer:
        for _ in range(REDIRECTS + 1):
            parts = urlsplit(address)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                return Answer(Outcome.BROKEN, error="It leads to an address that is no web page.")
            if parts.hostname in self._left_alone:
                return Answer(Outcome.UNCLEAR, TOO_OFTEN, "The site asked us not to ask so often. Open it by hand.")
            status, location = self._ask("HEAD", parts)
            if status >= 400 and status != TOO_OFTEN:
                # Some sites know only how to send whole pages.
                status, location = self._ask("GET", parts)
            if status == TOO_OFTEN:
                self._left_alone.add(parts.hostname)
            if not 300 <= status < 400 or not location:
                return _judge(status)
            address = urljoin(address, location)
        return Answer(Outcome.BROKEN, error=f"It sends readers on more than {REDIRECTS} times.")

    def _ask(self, method: str, parts: SplitResult) -> tuple[int, str]:
        """Return the status and where it sends us on."""
        host = (parts.hostname or "").encode("idna").decode()
        self._wait(host)
        kind = PublicHTTPSConnection if parts.scheme == "https" else PublicHTTPConnection
        connection = kind(host, parts.port, timeout=TIMEOUT)
        target = quote(f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", safe="%/:?[]@!$&'()*+,;=~")
        try:
            connection.request(method, target, headers={"User-Agent": USER_AGENT, "Accept": "*/*"})
            response = connection.getresponse()
            response.read(READ)
            return response.status, response.headers.get("Location") or ""
        finally:
            connection.close()
            self._next[host] = time.monotonic() + PAUSE

    def _wait(self, host: str) -> None:
        wait = self._next.get(host, 0) - time.monotonic()
        if wait > 0:
            self._sleep(wait)


def by_turns(addresses: Iterable[str]) -> Iterator[str]:
    """Put the addresses of one host far from each other, so that its pauses are hardly waited for."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(address.split("/", 3)[2], []).append(address)
    return filter(None, chain.from_iterable(zip_longest(*hosts.values())))


def _judge(status: int) -> Answer:
    if status < 400:
        return Answer(Outcome.WELL, status)
    if status in FOR_PEOPLE:
        return Answer(Outcome.UNCLEAR, status, "The site does not let programs in. Open it by hand.")
    if status >= 500:
        return Answer(Outcome.BROKEN, status, "The site has a fault.", passing=True)
    return Answer(Outcome.BROKEN, status, "The page is not there.")


def answer_to(error: Exception) -> Answer:
    """Say in a sentence why no answer came."""
    match error:
        case NotPublicError():
            return Answer(Outcome.BROKEN, error="It leads into a private network, so we did not open it.")
        case socket.gaierror(errno=socket.EAI_AGAIN):
            return Answer(Outcome.UNCLEAR, error="Its name cannot be looked up now. Try again later.", passing=True)
        case socket.gaierror():
            return Answer(Outcome.BROKEN, error="There is no site of that name.")
        case ssl.SSLCertVerificationError():
            return Answer(Outcome.BROKEN, error="The certificate of the site is wrong, so browsers warn of it.")
        case TimeoutError():
            return Answer(Outcome.BROKEN, error=f"The site did not answer in {TIMEOUT} seconds.", passing=True)
        case OSError():
            return Answer(Outcome.BROKEN, error="The site cannot be reached.", passing=True)
        case http.client.HTTPException():
            return Answer(Outcome.BROKEN, error="The site gave an answer that is no proper one.")
        case _:
            return Answer(Outcome.BROKEN, error="The address is not a proper one.")
