"""What the shop's words are read from, and its own synonyms."""

from __future__ import annotations

from persea.store.database import Database
from persea.store.shop import load_shop
from persea.store.words import (
    Named,
    Value,
    load_synonyms,
    read_names,
    read_values,
    seen_twice,
    set_synonyms,
)
from stocked import a_product, a_variant, stock


async def test_names_and_values_are_read(database: Database) -> None:
    """Names come from what is visible, values from options and attributes, long texts among them left out."""
    await stock(
        database,
        a_product("1", "Red Mug", brand="Clay", category_path=("Kitchen", "Mugs"), variants=(
            a_variant("1a", 100, options=(("Colour", "Moss"),)), a_variant("1b", 100, options=(("Colour", "Moss"),)))),
        a_product("2", "Old Mug", attributes=(("Glaze", ("Matt", "x" * 61)),), visible=False),
        a_product("3", "Bowl", attributes=(("Glaze", ("Matt",)),)),
    )  # fmt: skip
    async with database.reading() as conn:
        names = [named async for batch in read_names(conn) for named in batch]
        values = await read_values(conn)
    assert names == [Named("Red Mug", "Clay", ("Kitchen", "Mugs")), Named("Bowl", "", ())]
    assert values == [Value("moss", 2), Value("glaze", 1), Value("matt", 1)]


async def test_words_that_are_seen_twice(database: Database) -> None:
    """A word is seen where it or another form of it stands in two visible products, and is no form of what is meant."""
    await stock(
        database,
        a_product("1", "Boots", description="A nubuk upper."),
        a_product("2", "Shoes", description="Of nubuk, and one clogg."),
        a_product("3", "Hidden", description="One clogg.", visible=False),
    )
    async with database.reading() as conn:
        likely = dict.fromkeys(["nubuks", "clogg", "the", "boots", "o'neill & co | x"], "mug")
        assert await seen_twice(conn, likely) == {"nubuks"}
        assert await seen_twice(conn, {"nubuks": "nubuk"}) == frozenset()


async def test_synonyms_are_kept_and_noticed(database: Database) -> None:
    """The shop's synonyms come back as they were given, and caches see that something has changed."""
    async with database.connection() as conn:
        before = await load_shop(conn)
        assert await load_synonyms(conn) == ""
        await set_synonyms(conn, "# ours\nmug, cup\n")
        assert await load_synonyms(conn) == "# ours\nmug, cup\n"
        assert (await load_shop(conn)).catalog_version == before.catalog_version + 1
