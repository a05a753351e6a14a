"""What each has used of a day: noted in memory, written down, and forgotten with the day."""

from __future__ import annotations

import uuid

import pytest

from persea.errors import DatabaseError
from persea.store.database import Database
from persea.store.spending import ADDRESS_SHARE, Spending, Spent, payers

ANNA, BEN = uuid.uuid4(), uuid.uuid4()


async def today(spending: Spending, database: Database, names: tuple[str, ...]) -> Spent:
    async with database.reading() as conn:
        return await spending.today(conn, names)


async def test_what_is_noted_counts_before_and_after_it_is_written(database: Database) -> None:
    """The sum is the same whether it has been written down yet or not, and lives on in another process."""
    spending = Spending()
    anna = payers(ANNA, "192.0.2.7")
    assert await today(spending, database, anna) == Spent()
    spending.note(anna, Spent(100, 7))
    assert await today(spending, database, anna) == Spent(100, 7)
    await spending.flush(database)
    spending.note(anna, Spent(50, 1))
    assert await today(spending, database, anna) == Spent(150, 8)
    await spending.flush(database)
    assert await today(Spending(), database, anna) == Spent(150, 8)


async def test_what_cannot_be_written_is_kept_for_later(database: Database) -> None:
    """A database that is away loses nothing of what was used: it is written with the next flush."""
    spending = Spending()
    anna = payers(ANNA, "192.0.2.7")
    spending.note(anna, Spent(100, 7))
    gone = Database("postgresql://127.0.0.1:1/none", "none", max_connections=1)
    with pytest.raises(DatabaseError):
        await spending.flush(gone)
    await spending.flush(database)
    assert await today(Spending(), database, anna) == Spent(100, 7)


async def test_an_address_has_the_days_of_several_shoppers(database: Database) -> None:
    """Who comes by the same address has a day of their own, but a new session for each question is no way around it."""
    spending = Spending()
    spending.note(payers(ANNA, "192.0.2.7"), Spent(1000))
    assert await today(spending, database, payers(BEN, "192.0.2.7")) == Spent(1000 // ADDRESS_SHARE)
    assert await today(spending, database, payers(BEN, "192.0.2.8")) == Spent()
    for _ in range(30):
        spending.note(payers(uuid.uuid4(), "192.0.2.7"), Spent(1000))
    assert await today(spending, database, payers(uuid.uuid4(), "192.0.2.7")) == Spent(3100)


async def test_no_address_is_kept_and_no_day_but_today(database: Database) -> None:
    """The table holds a digest in the place of an address, and rows of earlier days go with the next writing."""
    spending = Spending()
    async with database.connection() as conn:
        await conn.execute("INSERT INTO spent_today VALUES (current_date - 2, 'shopper:x', 1, 1)")
    spending.note(payers(ANNA, "192.0.2.7"), Spent(1))
    await spending.flush(database)
    async with database.reading() as conn:
        rows = await (await conn.execute("SELECT payer FROM spent_today ORDER BY payer")).fetchall()
    assert len(rows) == 2
    assert not any("192.0.2.7" in payer for (payer,) in rows)
