"""Readings of feeds: where one was cut off, so that it can go on, and which products it found.

A run is committed together with the products it counts, so that it never says more or less than what is in.
What it does not do: read feeds.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from persea.errors import CatalogError
from persea.store.database import Connection, Database

_STALE = timedelta(
    hours=24
)  # a run cut off longer ago is begun anew: its offers would come in with an old as-of


@dataclass(frozen=True, slots=True)
class Run:
    key: int
    source: str
    as_of: datetime
    items: int = 0
    """Products of the feed that earlier, cut-off attempts dealt with, in the feed's order."""
    twice: int = 0
    """Of `items`, those whose id had come before."""
    new: int = 0
    changed: int = 0


@asynccontextmanager
async def the_only_run(database: Database, source: str) -> AsyncIterator[None]:
    """Nobody else reads `source` meanwhile; a process that dies gives it free. Raises CatalogError."""
    async with database.reading() as conn:
        key = (f"import {source}",)
        # the schema's name is part of it: several shops may share a server
        cursor = await conn.execute(
            "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || ' ' || %s, 0))", key
        )
        if await cursor.fetchone() != (True,):
            raise CatalogError(
                "This feed is being imported already",
                value=source,
                fix="Wait for it to end, or import under another --source",
            )
        try:
            yield
        finally:
            await conn.execute(
                "SELECT pg_advisory_unlock(hashtextextended(current_schema() || ' ' || %s, 0))", key
            )


async def begin_run(conn: Connection, source: str, fingerprint: bytes | None, as_of: datetime) -> Run:
    """A new run, or the last one of `source` where it was cut off in the midst of the same."""
    cursor = await conn.execute(
        "SELECT key, source, as_of, items, twice, new, changed FROM ("
        " SELECT * FROM import_run WHERE source = %s ORDER BY key DESC LIMIT 1) AS last"
        " WHERE finished_at IS NULL AND items > 0 AND fingerprint = %s AND began_at > now() - %s",
        (source, fingerprint, _STALE),
    )
    row = await cursor.fetchone()
    if row is not None:
        return Run(*row)
    cursor = await conn.execute(
        "INSERT INTO import_run (source, fingerprint, as_of) VALUES (%s, %s, %s) RETURNING key",
        (source, fingerprint, as_of),
    )
    made = await cursor.fetchone()
    assert made is not None, "an insert returns its row"
    return Run(int(made[0]), source, as_of)


async def advance_run(
    conn: Connection, run: Run, product_keys: Sequence[int], *, items: int, twice: int, new: int, changed: int
) -> None:
    """Adds a batch: the counts to the run, and the run to the products."""
    await conn.execute(
        "UPDATE import_run SET items = items + %s, twice = twice + %s, new = new + %s, changed = changed + %s"
        " WHERE key = %s",
        (items, twice, new, changed, run.key),
    )
    await conn.execute(
        "INSERT INTO product_seen (product_key, run_key) SELECT unnest(%s::bigint[]), %s"
        " ON CONFLICT (product_key) DO UPDATE SET run_key = excluded.run_key",
        (list(product_keys), run.key),
    )


async def finish_run(conn: Connection, run: Run, *, removed: int = 0) -> None:
    await conn.execute(
        "UPDATE import_run SET finished_at = now(), removed = %s WHERE key = %s", (removed, run.key)
    )


# Products that stand in the shop because of `source`, and those of them that the run did not find. What came
# in before runs were kept belongs to whichever source the product says.
_OF_SOURCE = """
FROM product AS p
LEFT JOIN product_seen AS s ON s.product_key = p.key
LEFT JOIN import_run AS r ON r.key = s.run_key
WHERE p.removed_at IS NULL AND coalesce(r.source, p.source) = %(source)s
"""


async def count_missing(conn: Connection, run: Run) -> tuple[int, int]:
    """How many products of the run's source it did not find, and of how many."""
    cursor = await conn.execute(
        f"SELECT count(*) FILTER (WHERE s.run_key IS DISTINCT FROM %(run)s), count(*) {_OF_SOURCE}",  # noqa: S608
        {"source": run.source, "run": run.key},
    )
    row = await cursor.fetchone()
    assert row is not None, "count returns a row"
    return int(row[0]), int(row[1])


async def remove_missing(conn: Connection, run: Run) -> int:
    """Takes the products that the run did not find out of the shop: no search or page shows them, and their
    offers end. Their history, reviews and ids stay, and a feed that holds them again brings them back.

    Feeds that are read again and again are each read in full the next time, modified or not: they may hold some
    of what this one has given up.
    """
    await conn.execute("SET LOCAL statement_timeout = 0")
    await conn.execute(
        f"SELECT FROM offer WHERE product_key IN (SELECT p.key {_OF_SOURCE} AND s.run_key IS DISTINCT FROM %(run)s)"  # noqa: S608
        " ORDER BY variant_key FOR UPDATE",  # as all who write offers do
        {"source": run.source, "run": run.key},
    )
    cursor = await conn.execute(
        f"""
        WITH missing AS (
            SELECT p.key {_OF_SOURCE} AND s.run_key IS DISTINCT FROM %(run)s
        ), ended AS (
            DELETE FROM offer USING missing WHERE offer.product_key = missing.key
        )
        UPDATE product SET removed_at = now(), visible = false, content_hash = ''
        FROM missing WHERE product.key = missing.key
        """,  # noqa: S608
        {"source": run.source, "run": run.key},
    )
    await conn.execute(
        "UPDATE sync SET etag = NULL, last_modified = NULL FROM import_run AS r"
        " WHERE r.key = sync.run_key AND r.source <> %s",
        (run.source,),
    )
    return cursor.rowcount


async def confirm_offers(conn: Connection, run_key: int, as_of: datetime) -> int:
    """The feed still says what that run read: the offers as it stated them are true as of `as_of`. How many.

    Offers that were changed by other means since stay as they are.
    """
    await conn.execute("SET LOCAL statement_timeout = 0")
    cursor = await conn.execute(
        "UPDATE offer SET as_of = %(as_of)s FROM ("
        " SELECT o.variant_key FROM offer AS o JOIN product_seen AS s ON s.product_key = o.product_key"
        " JOIN import_run AS r ON r.key = s.run_key"
        " WHERE s.run_key = %(run)s AND o.as_of = coalesce(r.confirmed_at, r.as_of)"
        " ORDER BY o.variant_key FOR NO KEY UPDATE OF o"  # as all who write offers lock them
        ") AS stated WHERE offer.variant_key = stated.variant_key",
        {"run": run_key, "as_of": as_of},
    )
    await conn.execute("UPDATE import_run SET confirmed_at = %s WHERE key = %s", (as_of, run_key))
    return cursor.rowcount
