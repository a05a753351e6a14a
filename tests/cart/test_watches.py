"""Watches: due by an import, by a sale's own date, for one size; saved things and watches at sign-in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from persea.errors import BadRequest, NotFound
from persea.store.database import Database
from persea.store.saved import save, saved_of
from persea.store.sessions import open_session
from persea.store.shoppers import known_shopper, sign_in
from persea.store.watches import end_watch, start_watch, sweep_watches, watches_of
from stocked import a_product, a_variant, stock, usd

NOW = datetime.now(UTC)


def shoe(price: int = 9000, *, stock_of_42: int = 0, **sale: object) -> object:
    return a_product(
        "shoe",
        "Swift Shoe",
        variants=(
            a_variant("41", price, options=(("Size", "41"),), stock=3, **sale),
            a_variant("42", price, options=(("Size", "42"),), stock=stock_of_42, in_stock=stock_of_42 > 0),
        ),
    )


async def due(database: Database) -> list[tuple[str, int | None]]:
    async with database.reading() as conn:
        cursor = await conn.execute(
            "SELECT kind, due_minor FROM watch WHERE due_at IS NOT NULL ORDER BY kind"
        )
        return await cursor.fetchall()


async def test_an_import_makes_watches_due(database: Database) -> None:
    """Without anybody looking: what fell below the limit, and the size that came back."""
    await stock(database, shoe())  # type: ignore[arg-type]
    async with database.connection() as conn:
        shopper = (await open_session(conn, None)).shopper
        await start_watch(conn, shopper, "shoe", "price", now=NOW, below=usd(8000))
        await start_watch(conn, shopper, "shoe", "stock", now=NOW, variant_id="42")
        with pytest.raises(BadRequest, match="in stock already"):
            await start_watch(conn, shopper, "shoe", "stock", now=NOW, variant_id="41")
        with pytest.raises(NotFound):
            await start_watch(conn, shopper, "shoe", "stock", now=NOW, variant_id="50")
    await stock(database, shoe(8000))  # type: ignore[arg-type]
    assert await due(database) == []
    await stock(database, shoe(7999, stock_of_42=1))  # type: ignore[arg-type]
    assert await due(database) == [("price", 7999), ("stock", 7999)]


async def test_a_sale_begins_by_its_own_date(database: Database) -> None:
    """No offer changes at that moment; the sweep that runs each minute sees it, and marks it once."""
    await stock(database, shoe())  # type: ignore[arg-type]
    async with database.connection() as conn:
        shopper = (await open_session(conn, None)).shopper
        await start_watch(conn, shopper, "shoe", "price", now=NOW)
        await conn.execute(
            "UPDATE offer SET sale_price_minor = 5000, sale_starts_at = now() + interval '1 hour' WHERE in_stock"
        )
    async with database.connection() as conn:
        assert await sweep_watches(conn, now=NOW) == 0
        await conn.execute("UPDATE offer SET sale_starts_at = now() - interval '1 second' WHERE in_stock")
    async with database.connection() as conn:
        assert [await sweep_watches(conn, now=NOW), await sweep_watches(conn, now=NOW)] == [1, 0]
        [watch] = await watches_of(conn, shopper, now=NOW)
    assert (watch.due_price, watch.below) == (usd(5000), usd(9000))


async def test_what_is_gone_breaks_no_list(database: Database) -> None:
    """A product that is deleted stays on the list by its name, and its watch waits."""
    await stock(database, shoe())  # type: ignore[arg-type]
    async with database.connection() as conn:
        shopper = (await open_session(conn, None)).shopper
        await save(conn, shopper, "shoe", now=NOW)
        made = await start_watch(conn, shopper, "shoe", "price", now=NOW)
        await conn.execute("DELETE FROM product")
    async with database.connection() as conn:
        assert [(one.product_id, one.title) for one in await saved_of(conn, shopper)] == [
            ("shoe", "Swift Shoe")
        ]
        assert [one.due_at for one in await watches_of(conn, shopper, now=NOW)] == [None]
        await end_watch(conn, shopper, made.id)
        with pytest.raises(NotFound):
            await save(conn, shopper, "unicorn", now=NOW)


async def test_lists_become_one_at_sign_in(database: Database) -> None:
    """Each thing once; of two watches of the same the newer holds."""
    await stock(database, shoe(), a_product("mug", "Tarn Mug"))  # type: ignore[arg-type]
    async with database.connection() as conn:
        session = await open_session(conn, None)
        shopper = await known_shopper(conn, "customer-7")
        await save(conn, shopper, "shoe", now=NOW)
        await save(conn, session.shopper, "shoe", now=NOW + timedelta(seconds=1))
        await save(conn, session.shopper, "mug", now=NOW + timedelta(seconds=2))
        await start_watch(conn, shopper, "shoe", "price", now=NOW, below=usd(8000))
        await start_watch(
            conn, session.shopper, "shoe", "price", now=NOW + timedelta(seconds=1), below=usd(7000)
        )
    async with database.connection() as conn:
        await sign_in(conn, str(session.token), shopper)
        assert [one.product_id for one in await saved_of(conn, shopper)] == ["mug", "shoe"]
        assert [one.below for one in await watches_of(conn, shopper, now=NOW)] == [usd(7000)]
