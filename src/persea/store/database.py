"""Connections to the shop's database, and its migrations.

One shop is one PostgreSQL schema, set as the connection's search_path; no SQL of ours names it. pgvector
lives in `public`. Works alike on the embedded server and on any other.
"""

from __future__ import annotations

import re
import select
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import resources

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from persea.errors import DatabaseError, DatabaseUnavailable, MigrationFailed

Connection = psycopg.AsyncConnection[TupleRow]

_PATIENCE_S = 30.0  # for a connection, while all are busy or the server is away
_ADVISORY_KEY = 0x50657273  # "Pers": one migration at a time on a whole server


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    text: str


def migrations() -> list[Migration]:
    """The numbered files of store/migrations, in order. Append-only."""
    found = []
    for entry in resources.files("persea.store").joinpath("migrations").iterdir():
        match = re.fullmatch(r"(\d{4})_(\w+)\.sql", entry.name)
        if match:
            found.append(Migration(int(match[1]), match[2], entry.read_text("utf-8")))
    return sorted(found, key=lambda migration: migration.number)


async def _still_there(conn: Connection) -> None:
    """A connection that the server has dropped meanwhile (a restart) is replaced, not handed out.

    The server is asked only where it has said something unasked, as it does when it goes: the question would cost
    each search a twentieth of its time.
    """
    socket = select.poll()
    socket.register(conn.fileno(), select.POLLIN)
    if socket.poll(0):
        await AsyncConnectionPool.check_connection(conn)


class Database:
    """A pool of connections to one shop. Open it, use `connection()` or `reading()`, close it."""

    def __init__(self, url: str, shop: str, *, max_connections: int = 10) -> None:
        self._url = url
        self._shop = shop
        options = f"-c search_path={shop},public -c statement_timeout=60s -c max_parallel_workers_per_gather=0 -c timezone=UTC"
        # Else a walk through the index of vectors ends before it has found enough that meet the filters.
        options += " -c hnsw.iterative_scan=relaxed_order -c hnsw.ef_search=400"
        self._pool: AsyncConnectionPool[Connection] = AsyncConnectionPool(
            url,
            min_size=1,
            max_size=max_connections,
            open=False,
            timeout=_PATIENCE_S,
            kwargs={"options": options, "application_name": "persea", "autocommit": True},
            name="persea",
            check=_still_there,
        )

    async def open(self) -> None:
        """Brings the schema up to this version and opens the pool.

        Raises DatabaseUnavailable or MigrationFailed.
        """
        try:
            async with await psycopg.AsyncConnection.connect(
                self._url, autocommit=True, connect_timeout=10, application_name="persea"
            ) as conn:
                await migrate(conn, self._shop)
            await self._pool.open(wait=True, timeout=10)
        except psycopg.ProgrammingError as error:
            raise DatabaseUnavailable(  # without the library's words: they repeat the address, password and all
                "The database's address cannot be read",
                fix="Write PERSEA_DATABASE_URL like postgresql://user:password@host:5432/database",
            ) from error
        except (psycopg.OperationalError, PoolTimeout) as error:
            raise DatabaseUnavailable(
                "The database cannot be reached",
                value=str(error).strip(),
                fix="Check PERSEA_DATABASE_URL, or unset it to use the embedded database",
            ) from error

    async def close(self) -> None:
        await self._pool.close()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """One transaction: committed at the end, rolled back on an exception. Raises DatabaseUnavailable."""
        async with self.reading() as conn, conn.transaction():
            yield conn

    @asynccontextmanager
    async def reading(self, *, timeout_s: float = _PATIENCE_S) -> AsyncIterator[Connection]:
        """For statements that only read, each by itself: it spares the two round trips of a transaction.

        Raises DatabaseUnavailable.
        """
        try:
            async with self._pool.connection(timeout_s) as conn:
                yield conn
        except (psycopg.OperationalError, PoolTimeout) as error:
            raise DatabaseUnavailable(
                "The database does not answer", value=str(error).strip(), fix="Try again in a moment"
            ) from error
        except psycopg.Error as error:
            raise DatabaseError("The database refused a statement", value=str(error).strip()) from error

    async def ping(self) -> None:
        """Raises DatabaseUnavailable where a trivial query does not come back soon: who asks, asks often."""
        async with self.reading(timeout_s=2) as conn:
            await conn.execute("SELECT 1")


async def migrate(conn: Connection, shop: str) -> list[int]:
    """Applies what is missing to the schema `shop`, each file in its own transaction; the numbers applied.

    `conn` is in autocommit mode. Several processes may call this at once.
    """
    await conn.execute("SELECT pg_advisory_lock(%s)", (_ADVISORY_KEY,))
    try:
        await _ensure_vector(conn)
        await _ensure_schema(conn, shop)
        rows = await (await conn.execute("SELECT number FROM migration")).fetchall()
        done = {int(number) for (number,) in rows}
        ours = migrations()
        if done - {migration.number for migration in ours}:
            raise MigrationFailed(
                "This database was written by a newer Persea",
                value=f"migration {max(done)}, this version knows {ours[-1].number}",
                fix="Upgrade Persea, or use another data folder",
            )
        applied = []
        for migration in ours:
            if migration.number in done:
                continue
            try:
                async with conn.transaction():
                    # The files are ours and hold several statements, so they go without parameters.
                    await conn.execute(migration.text.encode())
                    await conn.execute(
                        "INSERT INTO migration (number, name) VALUES (%s, %s)",
                        (migration.number, migration.name),
                    )
            except psycopg.ProgrammingError as error:
                raise MigrationFailed(
                    f"Migration {migration.number:04d}_{migration.name} failed", value=str(error).strip()
                ) from error
            applied.append(migration.number)
        return applied
    finally:
        await conn.execute("SELECT pg_advisory_unlock(%s)", (_ADVISORY_KEY,))


async def _ensure_schema(conn: Connection, shop: str) -> None:
    """The shop's schema, first in the search path, with the list of what was applied to it."""
    try:
        # IF NOT EXISTS alone would ask for the right to create one even where it exists.
        there = await (await conn.execute("SELECT to_regnamespace(%s) IS NOT NULL", (shop,))).fetchone()
        if there == (False,):
            await conn.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(shop)))
        await conn.execute("SELECT set_config('search_path', %s, false)", (f"{shop},public",))
        await conn.execute(
            "CREATE TABLE IF NOT EXISTS migration (number integer PRIMARY KEY, name text NOT NULL,"
            " applied_at timestamptz NOT NULL DEFAULT now())"
        )
    except psycopg.errors.InsufficientPrivilege as error:
        raise MigrationFailed(
            "The database user may not make the shop's schema",
            value=str(error).strip(),
            fix=f"As its owner: CREATE SCHEMA {shop} AUTHORIZATION that_user",
        ) from error


async def _ensure_vector(conn: Connection) -> None:
    try:
        await conn.execute("CREATE EXTENSION IF NOT EXISTS vector SCHEMA public")
    except psycopg.Error as error:
        raise MigrationFailed(
            "The database has no pgvector, or this user may not create extensions",
            value=str(error).strip(),
            fix="Install pgvector 0.7 or newer on that server and run: CREATE EXTENSION vector",
        ) from error
