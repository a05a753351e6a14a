"""The text search over reviews and knowledge, and what the readers give back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from persea.store.database import Database
from persea.store.knowledge import search_knowledge, write_guides
from persea.store.posts import latest_posts, write_posts
from persea.store.references import Reference, find_products
from persea.store.reviews import count_reviews, latest_reviews, search_reviews, write_reviews
from persea.values import Guide, Post, Review
from stocked import a_product, a_variant, stock

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
RETURNS = Guide(
    "a.md#returns", "Returns", "Send it back within 30 days.\n\nShipping is free.", NOW, "/returns"
)
SHIPPING = Guide("a.md#shipping", "Shipping", "Parcels arrive in three days.", NOW)
CARE = Guide("b.md", "Care", "Wash wool cold.", NOW)


async def keys_of(database: Database) -> dict[str, int]:
    async with database.reading() as conn:
        return dict(await (await conn.execute("SELECT id, key FROM product")).fetchall())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("how do I return something?", [RETURNS]),
        ("shipping", [SHIPPING, RETURNS]),  # a title says more than a line of a text
        ("washing woollens", [CARE]),
        ("tax", []),
        ("", []),
        ("' & | ! :* <-> \\ (", []),
    ],
)
async def test_knowledge_is_found(database: Database, query: str, found: list[Guide]) -> None:
    """Guides that say a word of the question in any of its forms are found, titles first, as they were kept."""
    async with database.connection() as conn:
        await write_guides(conn, "a.md", [RETURNS, SHIPPING])
        await write_guides(conn, "b.md", [CARE])
        assert await search_knowledge(conn, query, 5) == found
        assert await search_knowledge(conn, query, 1) == found[:1]


async def test_knowledge_is_searched_in_the_shop_s_language(database: Database) -> None:
    """In a German shop "Rücksendung" finds "Rücksendungen"."""
    guide = Guide("r.md", "Rücksendungen", "Kostenlos.", NOW)
    async with database.connection() as conn:
        await conn.execute("UPDATE shop SET language = 'german'")
        await write_guides(conn, "r.md", [guide])
        assert await search_knowledge(conn, "eine Rücksendung", 5) == [guide]


async def test_reviews_are_read_and_found(database: Database) -> None:
    """The newest come first; a search stays with its product, and those that say most come first."""
    await stock(database, a_product("mug", "Mug"), a_product("pot", "Pot"))
    keys = await keys_of(database)
    old = Review("a", "mug", NOW, 4, "Ada", "Warm handle", "It keeps the heat.")
    new = Review("b", "mug", NOW + timedelta(days=1), None, "", "", "The handles broke, the heat went.")
    other = Review("c", "pot", NOW, 1, "", "", "The handle is hot.")
    async with database.connection() as conn:
        await write_reviews(conn, [old, new, other], keys)
        assert await latest_reviews(conn, "mug", 10) == [new, old]
        assert await latest_reviews(conn, "mug", 1) == [new]
        assert (await count_reviews(conn, "mug"), await count_reviews(conn, "none")) == (2, 0)
        assert await search_reviews(conn, "mug", "handle", 5) == [old, new]
        assert await search_reviews(conn, "mug", "broken or broke", 5) == [new]
        assert await search_reviews(conn, "mug", "colour", 5) == []


async def test_posts_show_only_what_may_be_seen(database: Database) -> None:
    """A hidden product is in no post's list; a post comes back as it was written."""
    await stock(database, a_product("mug", "Mug"), a_product("secret", "Secret", visible=False))
    post = Post("p", NOW, "Title", "Body", "Ada", "https://x.example/", "/p.jpg", ("secret", "mug"))
    async with database.connection() as conn:
        await write_posts(conn, [post], await keys_of(database), source="x")
        assert await latest_posts(conn, 5) == [replace(post, product_ids=("mug",))]


async def test_a_removed_product_leaves_its_sku_to_another(database: Database) -> None:
    """Of two with one SKU and one GTIN the one that is still sold is meant; the other has its id."""
    twin = {"sku": "S", "gtin": "4006381333931"}
    await stock(
        database,
        a_product("old", "Mug", variants=(a_variant("v", 100, **twin),)),
        a_product("new", "Mug", variants=(a_variant("v", 100, **twin),)),
    )
    asked = [Reference("sku", "S"), Reference("gtin", "4006381333931"), Reference("product_id", "old")]
    async with database.connection() as conn:
        await conn.execute("UPDATE product SET removed_at = now() WHERE id = 'old'")
        found = await find_products(conn, asked)
    assert [[product.id for product in found[one]] for one in asked] == [["new"], ["new"], ["old"]]


async def test_products_are_found_by_what_they_are_called_elsewhere(database: Database) -> None:
    """Ids, SKUs and GTINs each find their own kind only; a shared SKU finds all that share it."""
    twin = {"sku": "S", "gtin": "4006381333931"}
    await stock(
        database,
        a_product("mug", "Mug", variants=(a_variant("v", 100, **twin), a_variant("w", 100, sku="S"))),
        a_product("S", "Pot", variants=(a_variant("v", 100, sku="P"), a_variant("w", 100, sku="T"))),
        a_product("pan", "Pan", variants=(a_variant("v", 100, sku="T"),)),
    )
    asked = [
        Reference("product_id", "S"), Reference("sku", "S"), Reference("sku", "T"), Reference("sku", "mug"),
        Reference("gtin", "04006381333931"), Reference("gtin", "0"), Reference("gtin", "x"),
    ]  # fmt: skip
    async with database.connection() as conn:
        found = await find_products(conn, asked)
    assert {
        (ref.kind, ref.value): [product.id for product in products] for ref, products in found.items()
    } == {
        ("product_id", "S"): ["S"],
        ("sku", "S"): ["mug"],
        ("sku", "T"): ["S", "pan"],
        ("gtin", "04006381333931"): ["mug"],
    }
