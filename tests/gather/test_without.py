"""Where nothing meets all wishes: which one stands in the way, and how much meets the others."""

from __future__ import annotations

from persea.gather.without import Without, count_without
from persea.gather.wording import as_typed
from persea.store.database import Database
from persea.values import Filters
from stocked import a_product, a_variant, stock, usd


async def shop(database: Database) -> None:
    await stock(
        database,
        a_product("a", "Red Canvas Tent", 9000),
        a_product("b", "Green Canvas Tent", 7000, brand="Tarn"),
        a_product("c", "Red Leather Saddle", 5000),
        a_product("d", "Blue Tent", variants=(a_variant("d", 4000, in_stock=False),)),
    )


async def without(database: Database, text: str, filters: Filters, goods: str = "") -> tuple[Without, ...]:
    async with database.reading() as conn:
        return await count_without(conn, as_typed(text), filters, goods=goods)


async def test_words(database: Database) -> None:
    """Each word is counted without, the kind of thing aside; what opens up most comes first."""
    await shop(database)
    # "leather canvas tent": without leather a and b, without canvas none
    assert await without(database, "leather canvas tent", Filters(), "tent") == (Without("leather", True, 2),)
    # "red leather canvas": without canvas c, without leather a, without red none
    assert await without(database, "red leather canvas", Filters()) == (
        Without("leather", True, 1),
        Without("canvas", True, 1),
    )


async def test_limits(database: Database) -> None:
    """Limits are counted without, one at a time, under all the others and all words; before words."""
    await shop(database)
    filters = Filters(max_price=usd(5000), in_stock=True)
    # tents: a 90, b 70 in stock, d 40 sold out
    assert await without(database, "tent", filters, "tent") == (
        Without("price", False, 2),
        Without("in_stock", False, 1),
    )
    assert await without(database, "tent", Filters(brands=("Nobody",))) == (Without("brand", False, 3),)


async def test_where_two_stand_in_the_way(database: Database) -> None:
    """Where no single wish is enough to give up, none is named; nor where nothing can be given up."""
    await shop(database)
    assert await without(database, "purple tent", Filters(max_price=usd(100)), "tent") == ()
    assert await without(database, "kayak", Filters(), "kayak") == ()


async def test_a_limit_alone(database: Database) -> None:
    """Without words, what meets the other limits is counted."""
    await shop(database)
    filters = Filters(brands=("tarn",), max_price=usd(100))
    assert await without(database, "", filters) == (Without("price", False, 1),)
