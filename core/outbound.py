"""Requests to addresses that somebody else names: a browser's push service, a customer's link. Public ones only.

Who may name any address of an outgoing request could otherwise make us ask our own network on his behalf. The check is
made on the very address a socket is about to connect to, so that no name, redirect or late answer of a DNS server gets
round it. Addresses that an administrator enters (his mail server, his Bot API server) are his own business.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from aiohttp import ClientConnectorError, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector

Network = IPv4Network | IPv6Network

_NAT64 = ip_network("64:ff9b::/96")
TIMEOUT = ClientTimeout(total=20, connect=10)


class PrivateAddress(OSError):
    """The address is not one of the public internet."""


def networks(named: str) -> list[Network]:
    """Networks from a comma-separated list (`10.0.0.0/8, ::1`). Raises ValueError."""
    return [ip_network(one.strip()) for one in named.split(",") if one.strip()]


def is_public(address: str, *, allowed: Iterable[Network] = ()) -> bool:
    """Whether a numeric address may be asked. One that wraps an IPv4 address (mapped, 6to4, NAT64) is judged by it."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    judged = _unwrapped(ip)
    if any(judged in network or ip in network for network in allowed):
        return True
    return judged.is_global and not judged.is_multicast


def _unwrapped(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(ip, IPv6Address):
        if ip in _NAT64:
            return IPv4Address(int(ip) & 0xFFFFFFFF)
        return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)
    return ip


def session(allowed: Iterable[Network] = (), *, timeout: ClientTimeout = TIMEOUT) -> ClientSession:
    """A client that connects to public addresses (and `allowed` networks) only; close it after use.

    No cookies, no proxies of the environment. Ask with `allow_redirects=False`, or each hop is asked too.
    A refusal comes out as `aiohttp.ClientConnectorError`; `is_refusal` tells it from a network's fault.
    """
    allowed = tuple(allowed)

    def checked(info: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, address = info
        if not is_public(str(address[0]), allowed=allowed):
            raise PrivateAddress(f"{address[0]} is not a public address")
        made = socket.socket(family, kind, protocol)
        made.setblocking(False)
        return made

    connector = TCPConnector(socket_factory=checked, use_dns_cache=False, limit=50)
    return ClientSession(connector=connector, timeout=timeout, cookie_jar=DummyCookieJar(), trust_env=False)


def is_refusal(error: BaseException) -> bool:
    """Whether a request failed because its address is not public."""
    if isinstance(error, ClientConnectorError):
        error = error.os_error
    return isinstance(error, PrivateAddress) or "is not a public address" in str(error)
