"""Anonymous sessions, each known by a token of which only the hash is kept.

On our own page the token is a cookie's value. On another site's page it is a bearer token that a publishable key
opened: it ends after an hour and can be renewed.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from persea.store.database import Connection
from persea.store.keys import IS_GOOD

LASTS = timedelta(hours=1)
# For 30 days after its end it can be renewed; for a minute after that it is still good: another tab may be using it.
CAN_GO_ON = (
    "session.expires_at > now() - interval '30 days'"
    " AND (session.renewed_at IS NULL OR session.renewed_at > now() - interval '1 minute')"
)
"""Of a session of a key: whether it is good, or could be made so again."""


@dataclass(frozen=True, slots=True)
class Session:
    shopper: UUID
    token: str | None
    """The new cookie's value where the session is new; only its hash is kept."""


@dataclass(frozen=True, slots=True)
class KeySession:
    """A session that a publishable key opened."""

    shopper: UUID
    key_id: str
    origins: tuple[str, ...]
    """Of that key."""
    per_minute: int | None


@dataclass(frozen=True, slots=True)
class Opened:
    token: str
    expires_at: datetime


def _hashed(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


async def find_session(conn: Connection, token: str | None) -> UUID | None:
    """The shopper whose cookie holds `token`; None where it is missing or unknown. That it was seen is noted, to
    the minute."""
    if not token:
        return None
    row = await (
        await conn.execute(
            "WITH seen AS (UPDATE session SET seen_at = now()"
            " WHERE token_hash = %(hash)s AND seen_at < now() - interval '1 minute')"
            " SELECT shopper_key FROM session WHERE token_hash = %(hash)s AND key_id IS NULL",
            {"hash": _hashed(token)},
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


async def find_key_session(conn: Connection, token: str) -> KeySession | None:
    """None where there is none, or it has ended, or its key has."""
    row = await (
        await conn.execute(
            "SELECT s.shopper_key, k.id, k.origins, k.per_minute"  # noqa: S608
            " FROM session AS s JOIN api_key AS k ON k.id = s.key_id"
            f" WHERE s.token_hash = %s AND s.expires_at > now() AND {IS_GOOD}",
            (_hashed(token),),
        )
    ).fetchone()
    return None if row is None else KeySession(row[0], row[1], tuple(row[2]), row[3])


async def open_key_session(
    conn: Connection, key_id: str, fresh: str, *, goes_on: str | None = None
) -> Opened:
    """A session of that publishable key whose token is `fresh`: a new one, or the one that `goes_on` names, as
    long as that has not ended too long ago. The old token soon ends."""
    shopper = None
    if goes_on is not None:
        row = await (
            await conn.execute(
                "UPDATE session SET expires_at = least(expires_at, now() + interval '1 minute'),"  # noqa: S608
                " renewed_at = coalesce(renewed_at, now())"
                f" WHERE token_hash = %s AND key_id = %s AND {CAN_GO_ON} RETURNING shopper_key",
                (_hashed(goes_on), key_id),
            )
        ).fetchone()
        shopper = None if row is None else row[0]
        # Whoever goes on leaves a row at each hour: those that nobody can go on with any more are taken away.
        await conn.execute(
            f"DELETE FROM session WHERE shopper_key = %s AND NOT ({CAN_GO_ON})",  # noqa: S608
            (shopper,),
        )
    if shopper is None:
        row = await (await conn.execute("INSERT INTO shopper DEFAULT VALUES RETURNING key")).fetchone()
        assert row is not None, "an insert returns its row"
        shopper = row[0]
    row = await (
        await conn.execute(
            "INSERT INTO session (token_hash, shopper_key, key_id, expires_at) VALUES (%s, %s, %s, now() + %s)"
            " RETURNING expires_at",
            (_hashed(fresh), shopper, key_id, LASTS),
        )
    ).fetchone()
    assert row is not None, "an insert returns its row"
    return Opened(fresh, row[0])


async def close_session(conn: Connection, token: str) -> None:
    """Nobody is known by `token` any more; the conversations stay in nobody's reach."""
    await conn.execute("DELETE FROM session WHERE token_hash = %s", (_hashed(token),))
