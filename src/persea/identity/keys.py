"""Keys: how they are made, what is kept of them, and which origins one may name.

A key is 256 random bits behind a prefix that says what it is. Only its SHA-256 is kept. A slow hash is for
secrets that people choose; nobody can try out 2**256 of these.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from persea.errors import BadRequest

SERVER_PREFIX = "sk_"
PUBLISHABLE_PREFIX = "pk_"
SESSION_PREFIX = "ses_"
_HINT = 8
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")
_USUAL_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Minted:
    """A new secret: shown once, then only its hash is known."""

    text: str
    hash: bytes
    hint: str

    def __repr__(self) -> str:
        return f"Minted({self.hint}…)"


def mint(prefix: str) -> Minted:
    """A new secret that begins with `prefix`."""
    text = prefix + secrets.token_urlsafe(32)
    return Minted(text, hashed(text), text[:_HINT])


def hashed(text: str) -> bytes:
    """What is kept of a secret, and looked up by."""
    return hashlib.sha256(text.encode()).digest()


def new_id(prefix: str) -> str:
    """A name for something in logs; no secret."""
    return f"{prefix}_{secrets.token_hex(5)}"


def origin_of(text: str) -> str:
    """An origin as browsers send it: scheme, host in lower case, a port only where it is unusual.

    Raises BadRequest for what is none.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = (parts.hostname or "").encode("idna").decode().lower(), parts.port
    except (ValueError, UnicodeError) as error:
        raise _no_origin(text) from error
    host = f"[{host}]" if ":" in host else host
    if parts.scheme not in _USUAL_PORTS or not _HOST.fullmatch(host) or "@" in parts.netloc:
        raise _no_origin(text)
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise _no_origin(text)
    usual = port is None or port == _USUAL_PORTS[parts.scheme]
    return f"{parts.scheme}://{host}" + ("" if usual else f":{port}")


def _no_origin(text: str) -> BadRequest:
    return BadRequest(
        "This is no origin of pages", value=text, fix="Write it like https://shop.example, without a path"
    )
