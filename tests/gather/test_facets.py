"""Counts beside a search: by hand on a small shop, and against searches with each value as their filter."""

from __future__ import annotations

from dataclasses import replace

from persea.gather.facets import Band, Count, Facets, count_facets
from persea.gather.search import search
from persea.gather.wording import as_typed
from persea.store.database import Database
from persea.values import Filters, Product
from stocked import EMBEDDER, a_product, a_variant, stock, usd


async def facets(database: Database, text: str, filters: Filters = Filters()) -> Facets:
    async with database.connection() as conn:
        return await count_facets(conn, as_typed(text), filters, currency="USD")


async def matched(database: Database, text: str, filters: Filters) -> int:
    async with database.connection() as conn:
        return (await search(conn, as_typed(text), filters, embed=EMBEDDER.embed_query)).matched


def boot(id: str, brand: str, *variants: tuple[str, str, int, bool], rating: float | None = None) -> Product:
    return a_product(
        id,
        f"Boot {id}",
        brand=brand,
        category_path=("Shoes", "Boots"),
        rating=rating,
        rating_count=0 if rating is None else 4,
        variants=tuple(
            a_variant(f"{colour}-{size}", price, in_stock=there, options=(("Colour", colour), ("Size", size)))
            for colour, size, price, there in variants
        ),
    )


SHOP = (
    boot("a", "Fell", ("Red", "42", 5000, True), ("Red", "43", 5000, False), rating=4.6),
    boot("b", "Fell", ("Red", "42", 9000, False), ("Blue", "43", 12000, True), rating=4.1),
    boot("c", "Moor", ("Blue", "42", 20000, True)),
    a_product("mug", "Mug", 700, brand="Moor", category_path=("Kitchen",)),
    a_product("sale", "Boot cream", brand="Moor", category_path=("Shoes",),
              variants=(a_variant("one", 1000, sale_price=usd(800)),)),
    a_product("gone", "Boot of old", visible=False, brand="Fell", category_path=("Shoes",)),
)  # fmt: skip


async def test_facets_count_what_matches(database: Database) -> None:
    """Each value with how many visible products that hold the words have it, the most frequent first."""
    await stock(database, *SHOP)
    told = await facets(database, "boots")
    assert told.categories == (Count("Shoes", 4), Count("Boots", 3))
    assert told.brands == (Count("Fell", 2), Count("Moor", 2))
    assert told.options == (
        ("Size", (Count("42", 3), Count("43", 2))),
        ("Colour", (Count("Blue", 2), Count("Red", 2))),
    )
    assert told.ratings == ((4.5, 1), (4.0, 2), (3.0, 2))
    assert (told.in_stock, told.on_sale) == (4, 1)
    assert (await facets(database, "")).categories[0] == Count("Shoes", 4)
    assert await facets(database, "xyzzy") == Facets(ratings=((4.5, 0), (4.0, 0), (3.0, 0)))


async def test_a_facet_is_counted_without_its_own_filter(database: Database) -> None:
    """With red chosen there is blue to choose instead; sizes are those that red has, in stock if that is asked."""
    await stock(database, *SHOP)
    told = await facets(database, "boots", Filters(options=(("colour", "red"),), in_stock=True))
    # In stock are a in red 42, b in blue 43, c in blue 42.
    assert dict(told.options)["Colour"] == (Count("Blue", 2), Count("Red", 1))
    assert dict(told.options)["Size"] == (Count("42", 1),)
    assert told.brands == (Count("Fell", 1),)
    # Without its own filter: red are a and b.
    assert told.in_stock == 1
    by_brand = await facets(database, "boots", Filters(brands=("moor",)))
    assert by_brand.brands == (Count("Fell", 2), Count("Moor", 2))
    assert by_brand.categories == (Count("Shoes", 2), Count("Boots", 1))


async def test_price_bands_part_what_matches(database: Database) -> None:
    """Bands meet without a gap, the first and the last without an end, at prices of two figures."""
    await stock(database, *(a_product(f"p{n}", "Tin mug", 1037 + 100 * n) for n in range(10)))
    told = await facets(database, "mug")
    # Prices 10.37, 11.37, … 19.37; the second, fourth, sixth and eighth are the quantiles.
    assert told.prices == (
        Band(None, usd(1100), 1),
        Band(usd(1101), usd(1300), 2),
        Band(usd(1301), usd(1500), 2),
        Band(usd(1501), usd(1700), 2),
        Band(usd(1701), None, 3),
    )


async def test_a_count_is_what_a_search_with_that_value_finds(database: Database) -> None:
    """Whatever the filters are, each value counts as many products as match once it is the filter."""
    await stock(database, *SHOP)
    some = (
        Filters(),
        Filters(categories=("boots",)),
        Filters(brands=("fell",), max_price=usd(10_000)),
        Filters(in_stock=True, min_price=usd(4000)),
        Filters(options=(("size", "42"), ("colour", "red"))),
        Filters(on_sale=True),
        Filters(min_rating=4.5, options=(("size", "43"),)),
    )
    for text in ("boots", ""):
        for filters in some:
            told = await facets(database, text, filters)
            for category in told.categories:
                chosen = replace(filters, categories=(category.value,))
                assert category.count == await matched(database, text, chosen), (filters, category)
            for brand in told.brands:
                chosen = replace(filters, brands=(brand.value,))
                assert brand.count == await matched(database, text, chosen), (filters, brand)
            for band in told.prices:
                chosen = replace(filters, min_price=band.low, max_price=band.high)
                assert band.count == await matched(database, text, chosen), (filters, band)
            for name, values in told.options:
                others = tuple(option for option in filters.options if option[0] != name.lower())
                for value in values:
                    chosen = replace(filters, options=(*others, (name.lower(), value.value.lower())))
                    assert value.count == await matched(database, text, chosen), (filters, name, value)
            for least, count in told.ratings:
                assert count == await matched(database, text, replace(filters, min_rating=least))
            assert told.in_stock == await matched(database, text, replace(filters, in_stock=True))
            assert told.on_sale == await matched(database, text, replace(filters, on_sale=True))
