"""The shop's keys, of which only hashes are kept, and the secrets that its own server signs shopper tokens with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from psycopg.rows import TupleRow, class_row

from persea.errors import NotFound
from persea.store.database import Connection

_NOTED_EVERY = timedelta(minutes=1)  # that a key is used: not with each request
IS_GOOD = "k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())"
"""Of a row k of api_key."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    id: str
    kind: str
    """server or publishable"""
    name: str
    hint: str
    """Its first characters."""
    scopes: tuple[str, ...]
    origins: tuple[str, ...]
    per_minute: int | None
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None

    def is_good(self, now: datetime) -> bool:
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > now)


@dataclass(frozen=True, slots=True)
class SigningKey:
    id: str
    created_at: datetime
    ends_at: datetime | None
    """None: the current one."""


_COLUMNS = (
    "id, kind, name, hint, scopes, origins, per_minute, created_at, expires_at, last_used_at, revoked_at"
)


def _key(row: TupleRow) -> ApiKey:
    id, kind, name, hint, scopes, origins, *rest = row
    return ApiKey(id, kind, name, hint, tuple(scopes), tuple(origins), *rest)


async def add_key(conn: Connection, key: ApiKey, key_hash: bytes) -> None:
    await conn.execute(
        "INSERT INTO api_key (id, kind, name, hash, hint, scopes, origins, per_minute, created_at, expires_at)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            *(key.id, key.kind, key.name, key_hash, key.hint, list(key.scopes), list(key.origins)),
            *(key.per_minute, key.created_at, key.expires_at),
        ),
    )


async def find_key(conn: Connection, key_hash: bytes) -> ApiKey | None:
    """The key of that hash, good or not; that it was used is noted, to the minute."""
    row = await (
        await conn.execute(f"SELECT {_COLUMNS} FROM api_key WHERE hash = %s", (key_hash,))  # noqa: S608
    ).fetchone()
    if row is None:
        return None
    key = _key(row)
    if key.last_used_at is None or datetime.now(UTC) - key.last_used_at > _NOTED_EVERY:
        await conn.execute("UPDATE api_key SET last_used_at = now() WHERE id = %s", (key.id,))
    return key


async def list_keys(conn: Connection) -> Sequence[ApiKey]:
    """All there were, oldest first."""
    rows = await (
        await conn.execute(f"SELECT {_COLUMNS} FROM api_key ORDER BY created_at, id")  # noqa: S608
    ).fetchall()
    return [_key(row) for row in rows]


async def revoke_key(conn: Connection, name: str) -> Sequence[ApiKey]:
    """Ends what is not revoked yet, by its id or its name; several where one of that name has expired before.

    Raises NotFound.
    """
    rows = await (
        await conn.execute(
            f"UPDATE api_key SET revoked_at = now() WHERE revoked_at IS NULL AND (id = %(name)s OR name = %(name)s)"  # noqa: S608
            f" RETURNING {_COLUMNS}",
            {"name": name},
        )
    ).fetchall()
    if not rows:
        raise NotFound(
            "No key of that name or id can be revoked", value=name, fix="persea key list names them"
        )
    return [_key(row) for row in rows]


async def has_good_key(conn: Connection, *, name: str | None = None, kind: str | None = None) -> bool:
    """Whether a key of that name and kind is there that is neither revoked nor expired."""
    row = await (
        await conn.execute(
            f"SELECT EXISTS (SELECT FROM api_key AS k WHERE {IS_GOOD}"  # noqa: S608
            " AND (%(name)s::text IS NULL OR name = %(name)s) AND (%(kind)s::text IS NULL OR kind = %(kind)s))",
            {"name": name, "kind": kind},
        )
    ).fetchone()
    return row == (True,)


async def is_closed(conn: Connection) -> bool:
    """Whether a server key is there that nobody has revoked. One that has expired counts: time is not to open a server."""
    row = await (
        await conn.execute("SELECT EXISTS (SELECT FROM api_key WHERE kind = 'server' AND revoked_at IS NULL)")
    ).fetchone()
    return row == (True,)


async def known_origins(conn: Connection) -> frozenset[str]:
    """Those that any good publishable key is for pages of."""
    rows = await (
        await conn.execute(f"SELECT DISTINCT unnest(k.origins) FROM api_key AS k WHERE {IS_GOOD}")  # noqa: S608
    ).fetchall()
    return frozenset(str(origin) for (origin,) in rows)


async def add_signing_key(conn: Connection, id: str, secret: str, *, others_end_in: timedelta) -> None:
    """Makes it the current one; what was signed with the one before is believed for a while longer."""
    await conn.execute(
        "UPDATE signing_key SET ends_at = now() + %(rest)s WHERE ends_at IS NULL OR ends_at > now() + %(rest)s",
        {"rest": others_end_in},
    )
    await conn.execute("INSERT INTO signing_key (id, secret) VALUES (%s, %s)", (id, secret))
    await conn.execute("DELETE FROM signing_key WHERE ends_at < now() - interval '1 day'")


async def signing_secret(conn: Connection, id: str) -> str | None:
    """None for a key that is not there or has ended."""
    row = await (
        await conn.execute(
            "SELECT secret FROM signing_key WHERE id = %s AND (ends_at IS NULL OR ends_at > now())", (id,)
        )
    ).fetchone()
    return None if row is None else str(row[0])


async def list_signing_keys(conn: Connection) -> Sequence[SigningKey]:
    """Those that are good, without their secrets, the current one first."""
    async with conn.cursor(row_factory=class_row(SigningKey)) as cursor:
        await cursor.execute(
            "SELECT id, created_at, ends_at FROM signing_key WHERE ends_at IS NULL OR ends_at > now()"
            " ORDER BY created_at DESC, id"
        )
        return await cursor.fetchall()
