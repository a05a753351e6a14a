"""Which network addresses may be asked for a shop, so that no link leads Persea into its own network.

An address written in another one (IPv4 in IPv6 and the like) counts as both. What it does not do: look names up;
`connect.py` does, and asks here about every address before it connects to exactly that one.

Sources: the IANA registries of special-purpose IPv4 and IPv6 addresses; RFC 4291 (mapped, compatible), RFC 3056
(6to4), RFC 4380 (Teredo), RFC 5214 (ISATAP), RFC 6052 and RFC 8215 (NAT64).
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address

_SPECIAL_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network; Linux takes 0.0.0.0 for itself
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared behind a carrier's NAT
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local, the metadata of cloud machines among it
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_GLOBAL_V6 = IPv6Network("2000::/3")  # all that has been given out; what lies outside is local or unassigned
_SPECIAL_V6 = tuple(
    IPv6Network(network)
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
_OWN_NETWORKS: tuple[IPv4Network | IPv6Network, ...] = (
    *(
        IPv4Network(net)
        for net in ("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
    ),
    IPv6Network("::1/128"),
    IPv6Network("fc00::/7"),
)
_CLOUD_METADATA = {IPv6Address("fd00:ec2::254"), IPv4Address("100.100.100.200"), IPv4Address("192.0.0.192")}

_MAPPED = IPv6Network("::ffff:0:0/96")
_COMPATIBLE = IPv6Network("::/96")
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("::ffff:0:0:0/96"))
_6TO4 = IPv6Network("2002::/16")
_TEREDO = IPv6Network("2001::/32")
_ISATAP = (0x00005EFE, 0x02005EFE)


def is_public(address: Address) -> bool:
    """Whether `address` is a host on the open internet, and so is every address written in it."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_V4)
    if not all(map(is_public, _written_in(address))):
        return False
    if address in _NAT64[0]:
        return True  # how a network without IPv4 reaches the IPv4 address that was just looked at
    return address in _GLOBAL_V6 and not any(address in network for network in _SPECIAL_V6)


def is_public_or_own(address: Address) -> bool:
    """The same and, for a shop of one's own, private networks and this machine.

    Never link-local addresses, nor those at which cloud machines are told their secrets.
    """
    own = any(address in network for network in _OWN_NETWORKS)
    return is_public(address) or (own and address not in _CLOUD_METADATA)


def _written_in(address: IPv6Address) -> Iterator[IPv4Address]:
    value = int(address)
    low = IPv4Address(value & 0xFFFFFFFF)
    if any(address in network for network in (_MAPPED, _COMPATIBLE, *_NAT64)):
        yield low
    if address in _6TO4:
        yield IPv4Address(value >> 80 & 0xFFFFFFFF)
    if address in _TEREDO:
        yield IPv4Address(value >> 64 & 0xFFFFFFFF)  # the server
        yield IPv4Address(~value & 0xFFFFFFFF)  # the client, with every bit turned
    if value >> 32 & 0xFFFFFFFF in _ISATAP:
        yield low
