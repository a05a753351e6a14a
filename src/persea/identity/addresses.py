"""From which address a request comes: the connection's, or what a trusted proxy says of it.

X-Forwarded-For grows to the right: each proxy adds whom it heard from. So it is read from the right, past the
proxies that are ours; the first that is not is the visitor, and whatever stands left of it may be made up.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def networks(texts: Sequence[str]) -> tuple[Network, ...]:
    """Addresses and networks ("10.0.0.0/8"). Raises ValueError."""
    return tuple(ipaddress.ip_network(text, strict=False) for text in texts)


def is_of(address: str, proxies: Sequence[Network]) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in proxies)


def visitor_address(peer: str, forwarded_for: str, proxies: Sequence[Network]) -> str:
    """The address that a request comes from; `peer` is the connection's, `forwarded_for` the header or ""."""
    address = peer
    hops = [hop.strip() for hop in forwarded_for.split(",") if hop.strip()]
    while hops and is_of(address, proxies):
        address = _without_port(hops.pop())
    return address


def limited_as(address: str) -> str:
    """The name under which an address is counted. Of IPv6, a household has a whole /64."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 4:
        return str(parsed)
    mapped = parsed.ipv4_mapped
    return str(mapped or ipaddress.ip_network((parsed, 64), strict=False).network_address)


def _without_port(hop: str) -> str:
    """Some proxies write "192.0.2.1:4711" or "[2001:db8::1]:4711"."""
    if hop.startswith("["):
        return hop[1:].partition("]")[0]
    return hop.partition(":")[0] if hop.count(":") == 1 else hop
