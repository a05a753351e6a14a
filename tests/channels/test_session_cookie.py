"""The name of the session's cookie, and which of those that came is meant."""

from __future__ import annotations

import pytest

from persea.channels.session_cookie import cookie_name, session_cookie


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("shop.example", "persea_session"),
        ("127.0.0.1:8000", "persea_session_8000"),
        ("[::1]:8001", "persea_session_8001"),
        ("[::1]", "persea_session"),
        ("", "persea_session"),
    ],
)
def test_the_port_is_part_of_the_name(host: str, name: str) -> None:
    """Browsers keep cookies by the host alone: two shops on one host have each their own."""
    assert cookie_name(host) == name


def test_the_own_cookie_goes_before_the_old_one() -> None:
    """A session that began when all had one name goes on, until the shop has one of its own; another shop's is not looked at."""
    old, other = {"persea_session": "before"}, {"persea_session_8001": "another shop's"}
    assert session_cookie(old | other, "127.0.0.1:8000") == "before"
    assert session_cookie(old | {"persea_session_8000": "now"}, "127.0.0.1:8000") == "now"
    assert session_cookie(other, "127.0.0.1:8000") is None
