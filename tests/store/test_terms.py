"""What words count for products, on the real database: figures by hand, counts that follow, analysing again."""

from __future__ import annotations

import math

import pytest

from persea.store.database import Connection, Database
from persea.store.languages import use_language
from persea.store.terms import follow_drift, idf, refresh_terms
from stocked import a_product, a_variant, stock


async def impacts(conn: Connection, id: str) -> dict[str, float]:
    """What each word counts for the product, by lexeme."""
    row = await (
        await conn.execute(
            "SELECT impacts::text FROM product_terms JOIN product AS p ON p.key = product_key WHERE p.id = %s",
            (id,),
        )
    ).fetchone()
    assert row is not None
    values, _, dimensions = row[0].partition("}/")
    assert dimensions == "1000000000"
    pairs = [pair.split(":") for pair in values.strip("{").split(",") if pair]
    names = dict(await (await conn.execute("SELECT id, lexeme FROM term")).fetchall())
    return {names[int(id)]: float(value) for id, value in pairs}


async def counted(conn: Connection) -> tuple[int, dict[str, int]]:
    """How many products are counted, and how many hold each word that any holds."""
    row = await (await conn.execute("SELECT documents FROM term_statistics")).fetchone()
    assert row is not None
    rows = await (await conn.execute("SELECT lexeme, df FROM term WHERE df > 0")).fetchall()
    return int(row[0]), dict(rows)


async def true_counts(conn: Connection) -> dict[str, int]:
    return dict(
        await (
            await conn.execute("SELECT word, ndoc FROM ts_stat('SELECT search FROM product_terms')")
        ).fetchall()
    )


async def test_impacts_are_those_of_the_formula(database: Database) -> None:
    """Weights, saturation and lengths are as the formula of the module says, worked by hand for two products."""
    await stock(
        database,
        a_product("lamp", "Brass Lamp", description="lamp lamp shade", category_path=("Lamps",)),
        a_product("mug", "Red Enamel Tin Mug", description="mug", tags=("camping",)),
    )
    async with database.connection() as conn:
        lamp, mug = await impacts(conn, "lamp"), await impacts(conn, "mug")
        # Mean lengths: names (2 + 4) / 2 = 3, features (0 + 1) / 2 = 0.5 and category (1 + 0) / 2 = 0.5, which are
        # taken for 1, description (3 + 1) / 2 = 2.
        brass = 5 / (1 - 0.5 + 0.5 * 2 / 3)
        assert lamp["brass"] == pytest.approx(brass / (1.2 + brass), rel=1e-5)
        in_description = 2 / (1 - 0.75 + 0.75 * 3 / 2)
        in_category = 3 / (1 - 0.3 + 0.3 * 1 / 1)
        weighted = brass + in_description + in_category
        assert lamp["lamp"] == pytest.approx(weighted / (1.2 + weighted), rel=1e-5)
        enamel = 5 / (1 - 0.5 + 0.5 * 4 / 3)
        assert mug["enamel"] == pytest.approx(enamel / (1.2 + enamel), rel=1e-5)
        camping = 2 / (1 - 0.3 + 0.3 * 1 / 1)
        assert mug["camp"] == pytest.approx(camping / (1.2 + camping), rel=1e-5)
        assert set(lamp) == {"brass", "lamp", "shade"}
    # Two products, one of which holds the word: ln(1 + 1.5 / 1.5).
    assert idf(2, 1) == pytest.approx(math.log(2))
    assert idf(2, 2) == pytest.approx(math.log(1.2))


async def test_counts_follow_what_comes_changes_and_goes(database: Database) -> None:
    """How many products hold a word is true after products came, came again unchanged, changed, and all went."""
    first = [
        a_product(f"p{n}", f"Mug number {n}", description="a 'quoted' back\\slash mug") for n in range(30)
    ]
    await stock(database, *first)
    async with database.connection() as conn:
        documents, df = await counted(conn)
        assert documents == 30
        assert df == await true_counts(conn)
        assert (df["mug"], df["7"]) == (30, 1)
    changed = [a_product(f"p{n}", f"Bowl number {n}") for n in range(10)]
    await stock(database, *first[5:], *changed[:5], a_product("new", "Mug, new"))
    async with database.connection() as conn:
        documents, df = await counted(conn)
        assert documents == 31
        assert df == await true_counts(conn)
        assert (df["mug"], df["bowl"]) == (26, 5)
    await stock(database, a_product("real", "Teapot"), replace_demo=True)
    async with database.connection() as conn:
        assert await counted(conn) == (1, {"teapot": 1})


async def test_products_from_before_are_analysed_by_and_by(database: Database) -> None:
    """What an earlier version wrote has no impacts and another text search; refreshing makes both, once."""
    variants = (a_variant("s", 100, options=(("Size", "small"),)), a_variant("l", 100, options=(("Size", "large"),)))  # fmt: skip
    products = [a_product(f"p{n}", f"Mug {n}", variants=variants, tags=("tin",), attributes=(("Lid", ("yes",)),)) for n in range(7)]  # fmt: skip
    await stock(database, *products)
    async with database.connection() as conn:
        whole = [await impacts(conn, f"p{n}") for n in range(7)]
        searches = await (await conn.execute("SELECT search::text FROM product_terms ORDER BY 1")).fetchall()
        await conn.execute(
            "UPDATE product_terms SET analysis = -1, impacts = NULL, search = to_tsvector('english', p.title)"
            " FROM product AS p WHERE p.key = product_key"
        )
        await conn.execute("DELETE FROM term")
        await conn.execute("UPDATE term_statistics SET documents = 0, names_length = NULL")
    assert await refresh_terms(database) == 7
    async with database.connection() as conn:
        assert [await impacts(conn, f"p{n}") for n in range(7)] == whole
        again = await (await conn.execute("SELECT search::text FROM product_terms ORDER BY 1")).fetchall()
        assert again == searches
        documents, df = await counted(conn)
        assert (documents, df) == (7, await true_counts(conn))
    assert await refresh_terms(database) == 0


async def test_another_language_analyses_everything_again(database: Database) -> None:
    """After the shop's language has changed, products are found by that language's stems."""
    await stock(database, a_product("p", "Häuser aus Holz"))
    async with database.connection() as conn:
        assert "haus" not in await impacts(conn, "p")
        assert await use_language(conn, "german")
    assert await refresh_terms(database) == 1
    async with database.connection() as conn:
        assert set(await impacts(conn, "p")) == {"haus", "aus", "holz"}
        documents, df = await counted(conn)
        assert (documents, df) == (1, {"haus": 1, "aus": 1, "holz": 1})


async def test_lengths_follow_when_products_become_longer(database: Database) -> None:
    """Mean lengths stay while they are about right; when they are not, an import analyses everything again."""
    await stock(database, *(a_product(f"s{n}", "Tin Mug", description="short text") for n in range(10)))
    async with database.connection() as conn:
        before = await impacts(conn, "s0")
        assert not await follow_drift(conn)
    long = "word " * 50
    await stock(database, *(a_product(f"l{n}", "Tin Mug", description=long) for n in range(10)))
    async with database.connection() as conn:
        # (10 * 2 + 10 * 50) / 20 = 26 words; "short" stands once among 2.
        weighted = 1 / (1 - 0.75 + 0.75 * 2 / 26)
        now = await impacts(conn, "s0")
        assert now["short"] == pytest.approx(weighted / (1.2 + weighted), rel=1e-5)
        assert now["short"] > before["short"]
        assert not await follow_drift(conn)
        documents, df = await counted(conn)
        assert (documents, df) == (20, await true_counts(conn))


async def test_products_without_words_and_with_very_many_are_kept(database: Database) -> None:
    """A title of signs alone has no impacts; of more words than a vector holds, those that count most are kept."""
    many = " ".join(f"w{n}" for n in range(17_000))
    await stock(database, a_product("signs", "!!!"), a_product("many", "Encyclopaedia", description=many))
    async with database.connection() as conn:
        assert await impacts(conn, "signs") == {}
        kept = await impacts(conn, "many")
        assert len(kept) == 16_000
        assert "encyclopaedia" in kept


async def test_what_is_hidden_is_hidden_from_searches(database: Database) -> None:
    """However a product is hidden or shown again, the rows that searches read say the same."""
    await stock(database, a_product("a", "Tin Mug"), a_product("b", "Tin Bowl"))
    copies = (
        "SELECT p.id FROM product AS p JOIN product_terms AS t ON t.product_key = p.key"
        " JOIN product_embedding AS e ON e.product_key = p.key WHERE t.visible AND e.visible ORDER BY p.id"
    )
    for visible, shown in ((False, [("b",)]), (True, [("a",), ("b",)])):
        async with database.connection() as conn:
            await conn.execute("UPDATE product SET visible = %s WHERE id = 'a'", (visible,))
            assert await (await conn.execute(copies)).fetchall() == shown
