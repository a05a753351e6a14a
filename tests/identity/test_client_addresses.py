"""From which address a request comes, past the proxies that are trusted, and past no other."""

from __future__ import annotations

import pytest

from persea.identity.addresses import limited_as, networks, visitor_address

PROXIES = networks(("10.0.0.0/8", "127.0.0.1", "2001:db8:aaaa::/48"))


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "address"),
    [
        ("192.0.2.1", "", "192.0.2.1"),
        ("192.0.2.1", "198.51.100.9", "192.0.2.1"),  # nobody we trust says so
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.9", "198.51.100.9"),
        ("10.0.0.1", "198.51.100.9, 10.0.0.2", "198.51.100.9"),
        ("10.0.0.1", "6.6.6.6, 198.51.100.9, 10.0.0.2", "198.51.100.9"),  # the left end is made up
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("10.0.0.1", "198.51.100.9:4711", "198.51.100.9"),
        ("127.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"),
        ("127.0.0.1", "2001:db8::7", "2001:db8::7"),
        ("10.0.0.1", "garbage", "garbage"),
        ("10.0.0.1", " , ,", "10.0.0.1"),
        ("", "198.51.100.9", ""),
    ],
)
def test_the_visitor_is_the_first_who_is_no_proxy_of_ours(
    peer: str, forwarded_for: str, address: str
) -> None:
    """Read from the right, as each proxy adds whom it heard from."""
    assert visitor_address(peer, forwarded_for, PROXIES) == address


def test_without_trusted_proxies_the_header_counts_for_nothing() -> None:
    """Not even from this computer."""
    assert visitor_address("127.0.0.1", "198.51.100.9", ()) == "127.0.0.1"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::1", "2001:db8:1:2::"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("garbage", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_household_counts_as_one(address: str, name: str) -> None:
    """Of IPv6 the network, of which somebody has 2**64 addresses; what is no address shares one name."""
    assert limited_as(address) == name
