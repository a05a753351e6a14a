"""Who is asking: anonymous sessions, each known by the value of a cookie of which only the hash is kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from uuid import UUID

from persea.store.database import Connection


@dataclass(frozen=True, slots=True)
class Session:
    shopper: UUID
    token: str | None
    """The new cookie's value where the session is new; only its hash is kept."""


def _hashed(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


async def find_session(conn: Connection, token: str | None) -> UUID | None:
    """The shopper whose cookie holds `token`; None where it is missing or unknown."""
    if not token:
        return None
    row = await (
        await conn.execute(
            "UPDATE session SET seen_at = now() WHERE token_hash = %s RETURNING shopper_key",
            (_hashed(token),),
        )
    ).fetchone()
    return row[0] if row else None


async def open_session(conn: Connection, token: str | None) -> Session:
    """The session of `token`, or a new anonymous one where the token is missing or unknown."""
    known = await find_session(conn, token)
    if known is not None:
        return Session(known, None)
    fresh = secrets.token_urlsafe(32)
    row = await (
        await conn.execute(
            "WITH shopper AS (INSERT INTO shopper DEFAULT VALUES RETURNING key)"
            " INSERT INTO session (token_hash, shopper_key) SELECT %s, key FROM shopper RETURNING shopper_key",
            (_hashed(fresh),),
        )
    ).fetchone()
    assert row is not None, "an insert returns its row"
    return Session(row[0], fresh)
