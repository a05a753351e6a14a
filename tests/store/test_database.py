"""Opening a shop's database: migrations, several shops on one server, and what goes wrong."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psycopg
import pytest
from psycopg import sql

from persea.errors import DatabaseError, DatabaseUnavailable, MigrationFailed
from persea.gather.search import search
from persea.gather.wording import as_typed
from persea.store.conversations import read_conversation
from persea.store.database import Database, migrations
from persea.store.records import count_products, read_records
from persea.store.sessions import find_session, open_session
from persea.store.shop import load_shop, set_shop
from persea.store.turns import begin_turn
from persea.store.vocabulary import load_vocabulary
from persea.values import Filters
from stocked import EMBEDDER, a_product, stock

NUMBERS = [migration.number for migration in migrations()]


@asynccontextmanager
async def dropped(url: str, *shops: str) -> AsyncIterator[None]:
    """Removes the shops' schemas in the end."""
    try:
        yield
    finally:
        async with await psycopg.AsyncConnection.connect(url, autocommit=True) as conn:
            for shop in shops:
                await conn.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(shop)))


async def rows(database: Database, query: str) -> list[tuple[object, ...]]:
    async with database.connection() as conn:
        return await (await conn.execute(query.encode())).fetchall()


def test_migrations_have_numbers_of_their_own() -> None:
    """The files are applied in the order of their numbers, and no two share one."""
    assert sorted(set(NUMBERS)) == NUMBERS


async def test_four_that_open_at_once_migrate_once(postgres_url: str) -> None:
    """Several processes may start on an empty database: all succeed, and each migration was applied once."""
    shop = f"many_{uuid.uuid4().hex[:8]}"
    async with dropped(postgres_url, shop):
        databases = [Database(postgres_url, shop, max_connections=2) for _ in range(4)]
        await asyncio.gather(*(database.open() for database in databases))
        for database in databases:
            assert await rows(database, "SELECT number FROM migration ORDER BY number") == [
                (n,) for n in NUMBERS
            ]
            assert await rows(database, "SELECT count(*) FROM shop") == [(1,)]
            await database.close()


async def test_opening_again_changes_nothing(database: Database, database_url: str) -> None:
    """A shop that is up to date is left as it is."""
    async with database.connection() as conn:
        await set_shop(conn, name="Kept", currency="EUR")
        shop = (await (await conn.execute("SELECT current_schema()")).fetchone() or [""])[0]
    before = await rows(database, "SELECT number, applied_at FROM migration")
    again = Database(database_url, shop)
    await again.open()
    assert await rows(again, "SELECT number, applied_at FROM migration") == before
    async with again.connection() as conn:
        assert (await load_shop(conn)).name == "Kept"
    await again.close()


async def test_a_newer_database_is_refused_with_the_way_out(database: Database, database_url: str) -> None:
    """What a newer Persea wrote is not touched by an older one."""
    async with database.connection() as conn:
        await conn.execute("INSERT INTO migration (number, name) VALUES (9999, 'from_the_future')")
        shop = (await (await conn.execute("SELECT current_schema()")).fetchone() or [""])[0]
    with pytest.raises(MigrationFailed) as failure:
        await Database(database_url, shop).open()
    assert str(failure.value) == (
        "This database was written by a newer Persea: migration 9999, this version knows"
        f" {NUMBERS[-1]}. Upgrade Persea, or use another data folder"
    )


async def test_two_shops_on_one_server_do_not_see_each_other(postgres_url: str) -> None:
    """Products, words, settings, visitors and conversations of one shop do not exist in the other."""
    names = [f"{name}_{uuid.uuid4().hex[:8]}" for name in ("left", "right")]
    async with dropped(postgres_url, *names):
        left, right = (Database(postgres_url, name, max_connections=2) for name in names)
        await asyncio.gather(left.open(), right.open())
        await stock(left, a_product("p", "Sea Kayak", category_path=("Boats",), brand="Openly"))
        async with left.connection() as conn:
            await set_shop(conn, name="Left", currency="EUR")
            session = await open_session(conn, None)
            conversation, _ = await begin_turn(conn, session.shopper, None, uuid.uuid4(), "hello")
        async with right.connection() as conn:
            assert await count_products(conn) == 0
            assert await read_records(conn, ["p"]) == []
            assert (
                await search(conn, as_typed("sea kayak"), Filters(), embed=EMBEDDER.embed_query)
            ).hits == ()
            assert (await load_vocabulary(conn)).categories == frozenset()
            shop = await load_shop(conn)
            assert (shop.name, shop.currency, shop.catalog_version) == ("", "USD", 0)
            assert await find_session(conn, session.token) is None
        await stock(right, a_product("p", "Desk Lamp"))
        async with left.connection() as conn:
            assert [record.title for record in await read_records(conn, ["p"])] == ["Sea Kayak"]
            heading, kept = await read_conversation(conn, session.shopper, conversation)
            assert (heading.title, len(kept)) == ("hello", 1)
        await asyncio.gather(left.close(), right.close())


async def test_a_transaction_is_whole_or_not_at_all(database: Database) -> None:
    """What was written before an exception inside `connection()` is gone after it."""

    async def half() -> None:
        async with database.connection() as conn:
            await set_shop(conn, name="Half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await half()
    async with database.connection() as conn:
        assert (await load_shop(conn)).name == ""


async def test_a_statement_that_fails_is_our_error_and_spoils_no_connection(database: Database) -> None:
    """A refused statement is a DatabaseError; the next use of the pool is as ever."""
    for _ in range(6):
        with pytest.raises(DatabaseError, match="The database refused a statement"):
            async with database.connection() as conn:
                await conn.execute("SELECT nonsense")
    await database.ping()


async def test_a_server_that_is_not_there_is_unavailable() -> None:
    """Where nobody listens, opening says so, without the password."""
    with pytest.raises(DatabaseUnavailable, match="The database cannot be reached") as failure:
        await Database("postgresql://me:hush-hush@127.0.0.1:1/none", "shop").open()
    assert "PERSEA_DATABASE_URL" in failure.value.fix
    assert "hush-hush" not in str(failure.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:hush-hush@[::1/x",
        "postgresql://me:hush-hush@h/x?nonsense=1",
        "postgresql://me:hush hush@h/x",
        "nonsense",
    ],
)
async def test_an_address_that_is_none_is_said_to_be_so(url: str) -> None:
    """A database address that cannot be read is an error of ours, which does not repeat the password."""
    with pytest.raises(DatabaseUnavailable, match="The database's address cannot be read") as failure:
        await Database(url, "shop").open()
    assert "hush" not in str(failure.value)
    assert "postgresql://user:password@host:5432/database" in failure.value.fix


async def test_a_connection_that_was_cut_heals(database: Database, postgres_url: str) -> None:
    """After the server ended all connections (a restart, a proxy), at most one use fails; then all is well."""
    await database.ping()
    async with await psycopg.AsyncConnection.connect(postgres_url, autocommit=True) as conn:
        await conn.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'persea' AND pid <> pg_backend_pid()"
        )
    failures = 0
    for _ in range(8):
        try:
            await database.ping()
        except DatabaseUnavailable:
            failures += 1
    assert failures <= 4  # the pool's size
    await database.ping()
