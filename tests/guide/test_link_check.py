"""Asking another site, which is one on this machine."""

import http.client
import socket
import ssl

import pytest

from guide import link_check
from guide.link_check import Answer, LinkChecker, answer_to, by_turns
from guide.outside_links import OutsideLink
from tests.guide.other_site import OtherSite

WELL, UNCLEAR, BROKEN = OutsideLink.Outcome.WELL, OutsideLink.Outcome.UNCLEAR, OutsideLink.Outcome.BROKEN


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/", Answer(WELL, 200)),
        ("/200?a=b c&d=ä#part", Answer(WELL, 200)),
        ("/to//200", Answer(WELL, 200)),
        ("/rude/405", Answer(WELL, 200)),
        ("/rude/404", Answer(WELL, 200)),
        ("/304", Answer(WELL, 304)),
        ("/404", Answer(BROKEN, 404, "The page is not there.")),
        ("/410", Answer(BROKEN, 410, "The page is not there.")),
        ("/to//404", Answer(BROKEN, 404, "The page is not there.")),
        ("/403", Answer(UNCLEAR, 403, "The site does not let programs in. Open it by hand.")),
        ("/500", Answer(BROKEN, 500, "The site has a fault.", passing=True)),
        ("/to/ftp://example.org/", Answer(BROKEN, error="It leads to an address that is no web page.")),
        ("/garbled", Answer(BROKEN, error="The site gave an answer that is no proper one.")),
        ("/silent", Answer(BROKEN, error="The site cannot be reached.", passing=True)),
    ],
)
def test_check(site: OtherSite, path: str, answer: Answer) -> None:
    assert LinkChecker().check(f"{site.address}{path}") == answer


def test_check_asks_for_heads_first_and_says_who_asks(site: OtherSite) -> None:
    LinkChecker().check(f"{site.address}/200")
    LinkChecker().check(f"{site.address}/404")

    assert site.asked == ["HEAD /200", "HEAD /404", "GET /404"]
    assert all("LowerBackGuide" in agent for agent in site.agents)


def test_check_tries_once_more_after_a_fault(site: OtherSite) -> None:
    assert LinkChecker().check(f"{site.address}/moody") == Answer(WELL, 200)
    assert site.asked == ["HEAD /moody", "GET /moody"] * 2


def test_check_goes_round_in_circles_for_a_while_only(site: OtherSite) -> None:
    answer = LinkChecker().check(f"{site.address}/to//to//to//to//to//to//to//200")

    assert answer.error == "It sends readers on more than 5 times."
    assert len(site.asked) == 6


def test_check_leaves_alone_who_asks_for_it(site: OtherSite) -> None:
    checker = LinkChecker()

    first, second = checker.check(f"{site.address}/429"), checker.check(f"{site.address}/200")

    assert (first.outcome, second.outcome) == (UNCLEAR, UNCLEAR)
    assert site.asked == ["HEAD /429"]
    assert second.error == "The site asked us not to ask so often. Open it by hand."


def test_check_pauses_between_two_requests_to_one_host(site: OtherSite, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(link_check, "PAUSE", 30)
    checker = LinkChecker(sleep=pauses.append)

    checker.check(f"{site.address}/200")
    assert pauses == []
    checker.check(f"{site.address}/200")

    assert [29 < pause <= 30 for pause in pauses] == [True]


def test_check_opens_no_page_of_this_machine() -> None:
    answer = LinkChecker().check("http://localhost:1/")

    assert answer == Answer(BROKEN, error="It leads into a private network, so we did not open it.")


def test_check_follows_nobody_into_a_private_network(site: OtherSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.public_net.is_public", lambda address: address == "127.0.0.1")

    answer = LinkChecker().check(f"{site.address}/to/http://127.0.0.2:{site.server_port}/200")

    assert answer.error == "It leads into a private network, so we did not open it."
    assert len(site.asked) == 1


def test_check_needs_a_secure_answer_where_one_is_promised(site: OtherSite) -> None:
    answer = LinkChecker().check(f"https://127.0.0.1:{site.server_port}/")

    assert answer.error == "The site cannot be reached."
    assert site.asked == []


def test_check_needs_a_host() -> None:
    assert LinkChecker().check("http:///page").error == "It leads to an address that is no web page."


@pytest.mark.parametrize("address", ["http://[::1/", "http://a:99999/", "http://" + "a" * 70 + ".org/"])
def test_check_takes_odd_addresses(address: str) -> None:
    assert LinkChecker().check(address).error == "The address is not a proper one."


@pytest.mark.parametrize(
    ("error", "outcome", "said"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), BROKEN, "There is no site of that name."),
        (socket.gaierror(socket.EAI_AGAIN, "x"), UNCLEAR, "Its name cannot be looked up now. Try again later."),
        (ssl.SSLCertVerificationError(), BROKEN, "The certificate of the site is wrong, so browsers warn of it."),
        (TimeoutError(), BROKEN, "The site did not answer in 10 seconds."),
        (ConnectionRefusedError(), BROKEN, "The site cannot be reached."),
        (http.client.IncompleteRead(b""), BROKEN, "The site gave an answer that is no proper one."),
        (UnicodeError(), BROKEN, "The address is not a proper one."),
    ],
)
def test_answer_to_an_error(error: Exception, outcome: OutsideLink.Outcome, said: str) -> None:
    answer = answer_to(error)

    assert (answer.outcome, answer.error) == (outcome, said)


def test_by_turns_parts_the_addresses_of_one_host() -> None:
    addresses = ["https://a.org/1", "https://a.org/2", "https://b.org/1", "https://a.org/3"]

    assert list(by_turns(addresses)) == ["https://a.org/1", "https://b.org/1", "https://a.org/2", "https://a.org/3"]
