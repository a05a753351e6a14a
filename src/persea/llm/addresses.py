"""What an endpoint's address tells: whether it is one, how it may be shown, whether it is this machine."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from persea.errors import SettingsError


def checked_address(url: str) -> str:
    """`url` without a trailing slash. Raises SettingsError where it is no http(s) address."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # brackets or a port that cannot be
        usable = False
    if not usable or any(character.isspace() for character in url):
        raise SettingsError(
            "Not the address of a model endpoint",
            value=url,
            fix="It looks like http://127.0.0.1:11434/v1 or https://api.example.com/v1",
        )
    return url.rstrip("/")


def shown_address(url: str) -> str:
    """`url` as it may be shown and logged: without a password or a query, where keys hide."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def on_loopback(url: str) -> bool:
    """True where a proxy of the environment must not come between."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
