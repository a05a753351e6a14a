"""Feeds that are read again and again: what to read, when next, and how the last time went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from psycopg.rows import class_row

from persea.store.database import Connection


@dataclass(frozen=True, slots=True)
class Sync:
    key: int
    url: str
    format: str
    every_s: int
    prune: bool
    most_removed: float
    """Share of the feed's products; with `prune`, where more would go, none does."""
    allow_private: bool
    """The address may be one of the machine's own network."""
    created_at: datetime
    next_at: datetime
    etag: str | None
    last_modified: str | None
    run_key: int | None
    """The last reading that came to its end, which a "not modified" confirms."""
    began_at: datetime | None
    ended_at: datetime | None
    ok: bool | None
    """None: not tried yet, or at it."""
    result: str
    """Of the last try, for a person."""

    @property
    def every(self) -> timedelta:
        return timedelta(seconds=self.every_s)

    def allowing(self, most_removed: float) -> Sync:
        """The same, with another share that may go."""
        return replace(self, most_removed=most_removed)


async def add_sync(
    conn: Connection,
    url: str,
    *,
    every: timedelta,
    format: str = "auto",
    prune: bool = False,
    most_removed: float = 0.2,
    allow_private: bool = False,
) -> Sync:
    """Due at once. An address that is there already is changed, keeps its results, and is read in full the next
    time: what it is read as, or for, may be different now."""
    async with conn.cursor(row_factory=class_row(Sync)) as cursor:
        await cursor.execute(
            "INSERT INTO sync (url, every_s, format, prune, most_removed, allow_private)"
            " VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (url) DO UPDATE SET every_s = excluded.every_s,"
            " format = excluded.format, prune = excluded.prune, most_removed = excluded.most_removed,"
            " allow_private = excluded.allow_private, next_at = now(), etag = NULL, last_modified = NULL RETURNING *",
            (url, round(every.total_seconds()), format, prune, most_removed, allow_private),
        )
        row = await cursor.fetchone()
    assert row is not None, "an upsert returns its row"
    return row


async def list_syncs(conn: Connection) -> Sequence[Sync]:
    async with conn.cursor(row_factory=class_row(Sync)) as cursor:
        await cursor.execute("SELECT * FROM sync ORDER BY key")
        return await cursor.fetchall()


async def find_sync(conn: Connection, name: str) -> Sync | None:
    """By its address or its number."""
    return next((sync for sync in await list_syncs(conn) if name in (sync.url, str(sync.key))), None)


async def remove_sync(conn: Connection, key: int) -> None:
    """Its products stay."""
    await conn.execute("DELETE FROM sync WHERE key = %s", (key,))


async def claim_due(conn: Connection) -> Sync | None:
    """The sync that has been due longest, which nobody else gets before it is due again: after its interval, a
    tenth more or less, so that many shops do not ask one server in the same second."""
    async with conn.cursor(row_factory=class_row(Sync)) as cursor:
        await cursor.execute(
            "UPDATE sync SET next_at = now() + make_interval(secs => every_s * (0.9 + 0.2 * random()))"
            " WHERE key = (SELECT key FROM sync WHERE next_at <= now() ORDER BY next_at LIMIT 1"
            " FOR UPDATE SKIP LOCKED) RETURNING *"
        )
        return await cursor.fetchone()


async def begin_sync(conn: Connection, key: int) -> None:
    await conn.execute("UPDATE sync SET began_at = now(), ended_at = NULL, ok = NULL WHERE key = %s", (key,))


async def finish_sync(conn: Connection, key: int, *, ok: bool, result: str) -> None:
    await conn.execute(
        "UPDATE sync SET ended_at = now(), ok = %s, result = %s WHERE key = %s", (ok, result, key)
    )


async def end_sync(conn: Connection, key: int, *, result: str) -> None:
    """A failure, where whoever read it ended without keeping one."""
    await conn.execute(
        "UPDATE sync SET began_at = coalesce(began_at, now()), ended_at = now(), ok = false, result = %s"
        " WHERE key = %s AND ended_at IS NULL",
        (result, key),
    )


async def remember_version(
    conn: Connection, key: int, *, etag: str, last_modified: str, run_key: int
) -> None:
    """What to ask the server with next time, and the reading that its "not modified" will speak of."""
    await conn.execute(
        "UPDATE sync SET etag = %s, last_modified = %s, run_key = %s WHERE key = %s",
        (etag, last_modified, run_key, key),
    )
