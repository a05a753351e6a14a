"""Addresses that may be asked, and those that may not."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from persea.catalog.web.addresses import is_public, is_public_or_own


@pytest.mark.parametrize(
    "address",
    [
        *("1.1.1.1", "93.184.216.34", "172.32.0.1", "100.63.255.255", "100.128.0.0", "223.255.255.255"),
        *("2606:4700:4700::1111", "2a00:1450:4001::200e"),
        "64:ff9b::5db8:d822",  # 93.184.216.34, as a network without IPv4 reaches it
    ],
)
def test_the_open_internet(address: str) -> None:
    """Hosts on the open internet may be asked, through NAT64 as well."""
    assert is_public(ip_address(address))
    assert is_public_or_own(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "127.0.0.1",
        "127.9.9.9",
        "100.64.0.1",
        "::1",
        "fd12::1",
    ],
)
def test_own_networks(address: str) -> None:
    """Private networks and this machine are asked only where that was allowed."""
    assert not is_public(ip_address(address))
    assert is_public_or_own(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "0.1.2.3", "169.254.169.254", "169.254.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1"),
        *(
            "255.255.255.255",
            "192.0.2.1",
            "198.51.100.1",
            "203.0.113.1",
            "198.18.0.1",
            "192.0.0.1",
            "192.88.99.1",
        ),
        *(
            "::",
            "fe80::1",
            "fe80::1%eth0",
            "fec0::1",
            "ff02::1",
            "2001:db8::1",
            "3fff::1",
            "100::1",
            "4000::1",
        ),
        *("100.100.100.200", "fd00:ec2::254", "192.0.0.192"),  # where cloud machines are told their secrets
    ],
)
def test_addresses_that_are_never_asked(address: str) -> None:
    """Link-local, multicast, reserved, documentation and metadata addresses are refused in any case."""
    assert not is_public(ip_address(address))
    assert not is_public_or_own(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "::ffff:10.0.0.1",  # IPv4-mapped
        "::ffff:169.254.169.254",
        "::ffff:0:10.0.0.1",  # translated, RFC 2765
        "::10.0.0.1",  # IPv4-compatible
        "64:ff9b::10.0.0.1",  # NAT64
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",  # NAT64 of a network's own
        "2002:a00:1::1",  # 6to4 of 10.0.0.1
        "2001:0:a00:1::f5ff:fffe",  # Teredo, server 10.0.0.1
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",  # Teredo, client 10.0.0.1 with its bits turned
        "2a00:1450::5efe:10.0.0.1",  # ISATAP
        "2a00:1450::200:5efe:10.0.0.1",
        "::ffff:93.184.216.34",  # no name answers so: only who wants to slip by writes it
    ],
)
def test_addresses_written_in_others(address: str) -> None:
    """An IPv4 address within an IPv6 address is looked through, and not asked in either guise."""
    assert not is_public(ip_address(address))
    assert not is_public_or_own(ip_address(address))
