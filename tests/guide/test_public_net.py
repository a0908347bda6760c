"""No link opens what only this machine or its network may reach."""

import socket

import pytest

from guide.public_net import NotPublicError, PublicHTTPConnection, PublicHTTPSConnection, connect, is_public


@pytest.mark.parametrize("address", ["1.1.1.1", "9.9.9.9", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "::1"])
def test_connect_refuses_this_machine(host: str) -> None:
    with pytest.raises(NotPublicError):
        connect(host, 80, 1)


def test_connect_refuses_a_name_with_one_private_address(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", ("1.1.1.1", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: found)

    with pytest.raises(NotPublicError):
        connect("example.org", 80, 1)


def test_connect_tries_every_address(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", (address, 80)) for address in ("1.1.1.1", "1.1.1.1", "8.8.8.8")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: found)
    tried = []

    def only_the_last(where: tuple[str, int], timeout: float) -> str:
        tried.append(where[0])
        if where[0] == "1.1.1.1":
            raise ConnectionRefusedError
        return "connected"

    monkeypatch.setattr(socket, "create_connection", only_the_last)

    assert connect("example.org", 80, 1) == "connected"
    assert tried == ["1.1.1.1", "8.8.8.8"]


def test_connections_are_refused_in_both_schemes() -> None:
    for kind in (PublicHTTPConnection, PublicHTTPSConnection):
        with pytest.raises(NotPublicError):
            kind("localhost", 80, timeout=1).connect()
