"""The cookie of our own page's session: what it is called, and which of those that came is meant.

Browsers keep cookies by the host's name alone, whatever the port, so that two shops on one host would take each other's away. The
name holds the port where the address has one. A cookie of the name without it is still read, so that nobody loses a session
that began before; what opens nothing here is another shop's, and is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping

_NAME = "persea_session"


def cookie_name(host: str) -> str:
    """`host`: the header, as the browser sent it."""
    port = host.rpartition("]")[2].rpartition(":")[2] if ":" in host.rpartition("]")[2] else ""
    return f"{_NAME}_{port}" if port.isdigit() else _NAME


def session_cookie(cookies: Mapping[str, str], host: str) -> str | None:
    """The token of the session that `cookies` show to `host`; None where they show none."""
    return cookies.get(cookie_name(host)) or cookies.get(_NAME)
