"""Evidence as it is read from the catalogue: which offer is shown, and which product a link leads to."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from persea.store.database import Database
from persea.store.records import ids_of_links, product_path, read_pictures, read_records, read_variants
from persea.values import Filters, Record
from stocked import NOW, a_product, a_variant, stock, usd


async def record(database: Database, id: str, filters: Filters = Filters()) -> Record:
    async with database.connection() as conn:
        [found] = await read_records(conn, [id], filters)
    return found


async def test_records_come_in_the_order_asked_and_unknown_ids_are_left_out(database: Database) -> None:
    """The caller's order is kept, and what does not exist is not there."""
    await stock(database, *(a_product(id, f"Thing {id}") for id in "abc"))
    async with database.connection() as conn:
        assert [r.id for r in await read_records(conn, ["c", "nope", "a", "b"])] == ["c", "a", "b"]
        assert await read_records(conn, []) == []


async def test_the_offer_shown_is_the_cheapest_in_stock(database: Database) -> None:
    """Of several variants the cheapest that can be had is shown; with none to be had, the cheapest."""
    variants = (
        a_variant("s", 3000, in_stock=False, stock=0),
        a_variant("m", 5000, stock=4),
        a_variant("l", 4000, stock=2),
        a_variant("xl", 9000),
    )
    await stock(
        database,
        a_product("shirt", "Shirt", variants=variants),
        a_product("gone", "Gone", variants=variants[:1]),
    )
    shirt = await record(database, "shirt")
    assert (shirt.price, shirt.in_stock, shirt.highest_price) == (usd(4000), True, usd(9000))
    gone = await record(database, "gone")
    assert (gone.price, gone.in_stock, gone.highest_price) == (usd(3000), False, None)


async def test_the_offer_shown_is_one_that_was_asked_for(database: Database) -> None:
    """Under conditions a fitting offer is shown, though another is cheaper or in stock."""
    colour = {name: (("Colour", name),) for name in ("Red", "Blue")}
    variants = (
        a_variant("red", 3000, options=colour["Red"]),
        a_variant("blue", 5000, in_stock=False, options=colour["Blue"]),
    )
    await stock(database, a_product("shirt", "Shirt", variants=variants))
    blue = await record(database, "shirt", Filters(options=(("colour", "blue"),)))
    assert (blue.price, blue.in_stock) == (usd(5000), False)
    assert (await record(database, "shirt", Filters(min_price=usd(4000)))).price == usd(5000)
    assert (await record(database, "shirt", Filters(min_price=usd(9000)))).price == usd(3000)
    assert blue.options == (("Colour", ("Red", "Blue")),)


async def test_a_product_without_a_price_has_none(database: Database) -> None:
    """What the shop sets no price for is shown without one, and is not in stock."""
    await stock(database, a_product("talk", "A talk with us", None))
    talk = await record(database, "talk")
    assert (talk.price, talk.list_price, talk.highest_price, talk.as_of) == (None, None, None, None)
    assert talk.in_stock is False
    async with database.connection() as conn:
        [variant] = await read_variants(conn, "talk")
    assert variant.offer is None


async def test_variants_and_pictures_come_in_the_shop_s_order(database: Database) -> None:
    """Variants keep their order with today's prices; so do pictures; an unknown product has none of either."""
    variants = (
        a_variant("z", 5000, sale_price=usd(4000), options=(("Size", "Z"),), sku="Z-1"),
        a_variant("a", 3000, stock=7),
        a_variant("m", None),
    )
    pictures = ("https://shop.example/2.jpg", "/1.jpg")
    await stock(database, a_product("p", "P", variants=variants, image_urls=pictures))
    async with database.connection() as conn:
        read = await read_variants(conn, "p")
        assert [variant.id for variant in read] == ["z", "a", "m"]
        first, second, third = read
        assert first.offer is not None
        assert (first.offer.price, first.offer.price_at(NOW), first.sku) == (usd(5000), usd(4000), "Z-1")
        assert second.offer is not None
        assert (second.offer.price, second.offer.sale_price, second.offer.stock) == (usd(3000), None, 7)
        assert third.offer is None
        assert await read_pictures(conn, "p") == list(pictures)
        assert (await read_variants(conn, "nope"), await read_pictures(conn, "nope")) == ([], [])
    assert (await record(database, "p")).image_url == pictures[0]


# ---------------------------------------------------------------- links


async def test_links_lead_back_to_products(database: Database) -> None:
    """The shop's own addresses, whole or as a path, and our own pages are known again, in order, each once."""
    await stock(
        database,
        a_product("far", "Far", url="https://shop.example/p/far?colour=red"),
        a_product("near", "Near", url="/catalogue/near_(new)"),
        a_product("own", "Own"),
        a_product("a/b c?#", "Odd"),
    )
    links = [
        "https://shop.example/p/far?colour=red",
        "http://127.0.0.1:8000/products/own",
        "http://127.0.0.1:8000/catalogue/near_(new)",
        f"https://elsewhere.example{product_path('a/b c?#')}",
        "/products/own?from=mail",
        "https://shop.example/p/far?colour=blue",
        "https://shop.example/products/nope",
    ]
    async with database.connection() as conn:
        assert await ids_of_links(conn, links) == ["far", "own", "near", "a/b c?#"]
        assert await ids_of_links(conn, []) == []


@pytest.mark.parametrize(
    "link", ["", "http://[", "http://[::1/products/own", "/products/", "/products/%00", "/products/%ff", "//", "%", "javascript:alert(1)"]
)  # fmt: skip
async def test_what_is_no_link_leads_nowhere(database: Database, link: str) -> None:
    """Whatever stands where a link should be is no product and no error."""
    await stock(database, a_product("own", "Own"))
    async with database.connection() as conn:
        assert await ids_of_links(conn, [link, "/products/own"]) == ["own"]


@pytest.mark.parametrize("id", ["a/b", "ü", "%2F", "?", "#", "..", "a b", "'\"", "🥾"])
def test_a_product_s_path_holds_any_id(id: str) -> None:
    """An id is one step of the path, whatever characters it has."""
    assert product_path(id) == f"/products/{quote(id, safe='')}"
    assert product_path(id).count("/") == 2
