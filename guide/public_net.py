"""Connections to public addresses alone, so that no link of a text opens what only this network may reach."""

import http.client
import socket
import ssl
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# Addresses that stand for one of the old kind, in their last 32 bits (RFC 6052).
NAT64 = IPv6Network("64:ff9b::/96")


class NotPublicError(OSError):
    """The name leads to this machine or into a private network."""


def is_public(address: str) -> bool:
    """Tell whether an IP address is one that anybody on the internet can reach."""
    found = ip_address(address)
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in NAT64:
            inner = IPv4Address(int(found) & 0xFFFF_FFFF)
        if inner:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


def connect(host: str, port: int, timeout: float) -> socket.socket:
    """Open a connection to a public host. The name is asked for once, so it cannot lead elsewhere afterwards."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(where[0]) for *_, where in found))
    if not all(map(is_public, addresses)):
        raise NotPublicError(f"{host} is not public.")
    *others, last = addresses
    for address in others:
        try:
            return socket.create_connection((address, port), timeout)
        except OSError:
            # A host may have a new address that this network cannot reach, and an old one that it can.
            continue
    return socket.create_connection((last, port), timeout)


class PublicHTTPConnection(http.client.HTTPConnection):
    def connect(self) -> None:
        self.sock = connect(self.host, self.port, self.timeout or 0)


class PublicHTTPSConnection(http.client.HTTPSConnection):
    tls = ssl.create_default_context()

    def connect(self) -> None:
        sock = connect(self.host, self.port, self.timeout or 0)
        self.sock = self.tls.wrap_socket(sock, server_hostname=self.host)
