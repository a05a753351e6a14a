"""Feeds into a real database: what is written, what is left alone, what is refused."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage

import numpy as np
import pytest
from numpy.typing import NDArray

from persea.catalog.feed import open_feed
from persea.catalog.load import LoadReport, Progress, load
from persea.catalog.rows import Defaults
from persea.errors import CatalogError, FeedRefused
from persea.llm.embedding import BuiltInEmbedder
from persea.seams import EmbedProducts
from persea.store.database import Database
from persea.store.embeddings import use_model
from persea.store.shop import load_shop, set_shop

MONDAY = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
EMBEDDER = BuiltInEmbedder()

MUG = {"id": "mug", "title": "Stoneware mug", "price": "14.90", "stock": 4}
BOOTS = {
    "id": "boots",
    "title": "Trail boots",
    "description": "Waterproof boots for muddy paths.",
    "brand": "Ötzi",
    "category": "Shoes > Boots",
    "tags": ["winter"],
    "attributes": {"Material": ["leather", "rubber"]},
    "images": ["https://x.example/1.jpg", "https://x.example/2.jpg"],
    "price": "119.00",
    "variants": [
        {"id": "b42", "options": {"Size": "42"}, "stock": 3},
        {"id": "b43", "options": {"Size": "43"}},
    ],
}


@pytest.fixture
async def shop(database: Database) -> Database:
    async with database.connection() as conn:
        await use_model(conn, EMBEDDER.name, EMBEDDER.dimension)
    return database


async def put(
    database: Database,
    folder: Path,
    *lines: dict[str, object] | str,
    as_of: datetime = MONDAY,
    replace_demo: bool = False,
) -> LoadReport:
    path = folder / "products.jsonl"
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return await load(
        database,
        open_feed(path, Defaults("USD", as_of), format="persea"),
        source="test",
        embed=EMBEDDER.embed_products,
        replace_demo=replace_demo,
    )


async def rows(database: Database, query: str) -> list[tuple[object, ...]]:
    async with database.connection() as conn:
        return await (await conn.execute(query.encode())).fetchall()


def counts(report: LoadReport) -> tuple[int, int, int]:
    return report.new, report.changed, report.unchanged


async def test_what_is_written(shop: Database, tmp_path: Path) -> None:
    """A product arrives with its variants, offers, pictures, lower-case categories, search text and vector."""
    assert counts(await put(shop, tmp_path, BOOTS)) == (1, 0, 0)
    assert await rows(
        shop,
        "SELECT id, title, brand, category_path, categories, tags, attributes, visible, source FROM product",
    ) == [
        ("boots", "Trail boots", "Ötzi", ["Shoes", "Boots"], ["shoes", "boots"], ["winter"],
         [["Material", ["leather", "rubber"]]], True, "test")
    ]  # fmt: skip
    assert await rows(
        shop,
        "SELECT v.id, v.options, v.position, o.price_minor, o.currency, o.stock, o.in_stock, o.as_of"
        " FROM variant v JOIN offer o ON o.variant_key = v.key ORDER BY v.position",
    ) == [
        ("b42", [["Size", "42"]], 0, 11900, "USD", 3, True, MONDAY),
        ("b43", [["Size", "43"]], 1, 11900, "USD", None, True, MONDAY),
    ]
    assert await rows(shop, "SELECT url, position FROM media ORDER BY position") == [
        ("https://x.example/1.jpg", 0),
        ("https://x.example/2.jpg", 1),
    ]
    weights = dict(
        await rows(
            shop,
            "SELECT lexeme, array_to_string(weights, '') FROM product_terms, unnest(search)"
            " WHERE lexeme IN ('trail', 'ötzi', 'shoe', 'leather', '42', 'winter', 'muddi')",
        )
    )
    assert weights == {
        "trail": "A", "ötzi": "A", "shoe": "C", "leather": "B", "42": "B", "winter": "B", "muddi": "D"
    }  # fmt: skip
    ((similarity,),) = await rows(
        shop,
        f"SELECT -(embedding <#> '{_literal('Trail boots for winter')}'::halfvec) FROM product_embedding",
    )
    assert isinstance(similarity, float)
    assert 0.5 < similarity < 1


def _literal(text: str) -> str:
    return str(EMBEDDER.embed([text])[0].tolist())


async def test_indexes_after_a_first_import(shop: Database, tmp_path: Path) -> None:
    """After an import both search indexes are complete and as the schema wants them."""
    await put(shop, tmp_path, MUG, BOOTS)
    assert await rows(
        shop, "SELECT reloptions FROM pg_class WHERE oid = 'product_search'::regclass"
    ) == [(["fastupdate=off"],)]  # fmt: skip
    assert await rows(shop, "SELECT gin_clean_pending_list('product_search')") == [(0,)]
    assert await rows(
        shop,
        "SELECT indisvalid FROM pg_index WHERE indrelid = 'product_embedding'::regclass"
        " AND indexrelid::regclass::text LIKE '%%_model_%%'",
    ) == [(True,)]  # fmt: skip


async def test_again_without_effect(shop: Database, tmp_path: Path) -> None:
    """The same feed a day later changes nothing but as-of times, not even the catalogue's version."""
    await put(shop, tmp_path, MUG, BOOTS)
    everything = "SELECT p.*, v.*, m.* FROM product p JOIN variant v ON v.product_key = p.key" \
        " LEFT JOIN media m ON m.product_key = p.key ORDER BY v.key, m.key"  # fmt: skip
    before = await rows(shop, everything)
    async with shop.connection() as conn:
        version = (await load_shop(conn)).catalog_version
    report = await put(shop, tmp_path, MUG, BOOTS, as_of=TUESDAY)
    assert counts(report) == (0, 0, 2)
    assert await rows(shop, everything) == before
    assert await rows(shop, "SELECT DISTINCT as_of FROM offer") == [(TUESDAY,)]
    assert await rows(shop, "SELECT DISTINCT seen_at FROM price_history") == [(MONDAY,)]
    async with shop.connection() as conn:
        assert (await load_shop(conn)).catalog_version == version


async def test_price_history(shop: Database, tmp_path: Path) -> None:
    """A price or a sale that changes is a change; its history keeps every price with the time it was seen."""
    await put(shop, tmp_path, MUG, BOOTS)
    dearer = MUG | {"price": "15.90"}
    assert counts(await put(shop, tmp_path, dearer, BOOTS, as_of=TUESDAY)) == (0, 1, 1)
    on_sale = dearer | {"sale_price": "9.90", "sale_ends": "2026-12-24"}
    wednesday = TUESDAY + timedelta(days=1)
    assert counts(await put(shop, tmp_path, on_sale, BOOTS, as_of=wednesday)) == (0, 1, 1)
    history = "SELECT seen_at, price_minor, sale_price_minor FROM price_history JOIN variant ON key = variant_key" \
        " WHERE id = 'mug' ORDER BY seen_at"  # fmt: skip
    assert await rows(shop, history) == [(MONDAY, 1490, None), (TUESDAY, 1590, None), (wednesday, 1590, 990)]


async def test_stock_alone(shop: Database, tmp_path: Path) -> None:
    """A stock that changes is a change of the catalogue, but not of the price history."""
    await put(shop, tmp_path, MUG)
    assert counts(await put(shop, tmp_path, MUG | {"stock": 0}, as_of=TUESDAY)) == (0, 1, 0)
    assert await rows(shop, "SELECT stock, in_stock FROM offer") == [(0, False)]
    assert await rows(shop, "SELECT count(*) FROM price_history") == [(1,)]


async def test_changed_product(shop: Database, tmp_path: Path) -> None:
    """A product that changes keeps its key; variants and pictures that it no longer has go."""
    await put(shop, tmp_path, MUG, BOOTS)
    (before,) = await rows(
        shop, "SELECT p.key, v.key FROM product p JOIN variant v ON p.key = product_key WHERE v.id = 'b43'"
    )
    changed = BOOTS | {
        "title": "Fell boots",
        "images": [],
        "variants": [{"id": "b43", "options": {"Size": "43"}}, {"id": "b44"}],
    }
    assert counts(await put(shop, tmp_path, MUG, changed)) == (0, 1, 1)
    assert await rows(
        shop, "SELECT p.key, v.key FROM product p JOIN variant v ON p.key = product_key WHERE v.id = 'b43'"
    ) == [before]
    assert await rows(shop, "SELECT id FROM variant WHERE id LIKE 'b%' ORDER BY position") == [
        ("b43",),
        ("b44",),
    ]
    assert await rows(shop, "SELECT count(*) FROM media") == [(0,)]
    assert await rows(
        shop,
        "SELECT id FROM product JOIN product_terms ON product_key = key WHERE search @@ to_tsquery('english', 'fell')",
    ) == [("boots",)]
    assert await rows(shop, "SELECT count(*) FROM product_embedding") == [(2,)]


async def test_offer_that_ends(shop: Database, tmp_path: Path) -> None:
    """A product that loses its price loses its offer, which is a change."""
    await put(shop, tmp_path, MUG)
    assert counts(await put(shop, tmp_path, {"id": "mug", "title": "Stoneware mug"})) == (0, 1, 0)
    assert await rows(shop, "SELECT count(*) FROM offer") == [(0,)]
    assert counts(await put(shop, tmp_path, {"id": "mug", "title": "Stoneware mug"})) == (0, 0, 1)


async def test_products_that_stay(shop: Database, tmp_path: Path) -> None:
    """What a feed does not speak of is left alone."""
    await put(shop, tmp_path, MUG)
    await put(shop, tmp_path, BOOTS)
    assert await rows(shop, "SELECT id FROM product ORDER BY id") == [("boots",), ("mug",)]


async def test_twins(shop: Database, tmp_path: Path) -> None:
    """Of two rows with one id the first counts, so that a second import is still without effect."""
    twin = MUG | {"title": "Another mug"}
    report = await put(shop, tmp_path, MUG, twin, BOOTS)
    assert (counts(report), report.rows_lost) == ((2, 0, 0), 1)
    assert [str(problem) for problem in report.problems] == [
        'line 2, id "mug": an earlier row of the feed has the same id (row left out)'
    ]
    assert counts(await put(shop, tmp_path, MUG, twin, BOOTS)) == (0, 0, 2)


async def test_problems_are_counted(shop: Database, tmp_path: Path) -> None:
    """Bad rows cost themselves; the report counts all problems and keeps the first hundred."""
    good = [MUG | {"id": str(n)} for n in range(200)]
    bad = [MUG | {"id": f"bad {n}", "price": "?"} for n in range(150)]
    report = await put(shop, tmp_path, *good, *bad, MUG | {"gtin": "1"})
    assert (report.rows, report.read, report.rows_lost, report.problem_count) == (351, 201, 150, 151)
    assert len(report.problems) == 100


@pytest.mark.parametrize("lines", [["{"] * 3, ["{"] * 600 + [MUG], ["{", "{", MUG, "{"]])
async def test_refused(shop: Database, tmp_path: Path, lines: Sequence[dict[str, object] | str]) -> None:
    """A feed that is mostly unusable is refused with its first problem, and nothing is written."""
    with pytest.raises(FeedRefused, match=r"rows are unusable: nothing imported: line 1 \"{\": not JSON"):
        await put(shop, tmp_path, *lines)
    assert await rows(shop, "SELECT count(*) FROM product") == [(0,)]


async def test_bad_beginning_of_a_good_feed(shop: Database, tmp_path: Path) -> None:
    """The first thousand rows decide, not the first few."""
    report = await put(shop, tmp_path, *["{"] * 400, *(MUG | {"id": str(n)} for n in range(900)))
    assert (report.new, report.rows_lost) == (900, 400)


async def test_no_products(shop: Database, tmp_path: Path) -> None:
    """A feed of unpublished rows only is refused with a message that says so."""
    path = tmp_path / "products.csv"
    path.write_text("ID,Type,SKU,Name,Published\n1,simple,,Mug,0\n2,simple,,Cup,-1\n")
    with pytest.raises(FeedRefused, match="no product to import: 2 rows, none of them published"):
        await load(shop, open_feed(path, Defaults("USD", MONDAY)), source="x", embed=EMBEDDER.embed_products)


async def test_variations_count_as_rows(shop: Database, tmp_path: Path) -> None:
    """Rows of variations weigh in the judgement: a shop of few products with many variations is not refused."""
    path = tmp_path / "products.csv"
    lines = ["ID,Type,SKU,Name,Published,Regular price,Parent", "1,variable,tee,Tee,1,,"]
    lines += [f"{n},variation,,Tee - {n},1,{'x' if n % 5 == 0 else '5'},tee" for n in range(2, 1502)]
    path.write_text("\n".join(lines) + "\n")
    report = await load(
        shop, open_feed(path, Defaults("USD", MONDAY)), source="x", embed=EMBEDDER.embed_products
    )
    assert (report.rows, report.new, report.rows_lost) == (1501, 1, 300)
    assert report.problem_count == 301  # and the note that only 1,000 variants were kept
    assert await rows(shop, "SELECT count(*) FROM offer") == [(1000,)]


async def test_replacing_the_demo(shop: Database, tmp_path: Path) -> None:
    """The demo's products go with the first batch of the real ones, and what was said of them stays."""
    await put(shop, tmp_path, BOOTS)
    async with shop.connection() as conn:
        await set_shop(conn, is_demo=True, name="Demo")
        await conn.execute(
            "WITH s AS (INSERT INTO shopper DEFAULT VALUES RETURNING key),"
            " c AS (INSERT INTO conversation (shopper_key) SELECT key FROM s RETURNING key),"
            " m AS (INSERT INTO message (conversation_key, turn_id, role, text)"
            "       SELECT key, gen_random_uuid(), 'assistant', 'These:' FROM c RETURNING key)"
            " INSERT INTO message_card (message_key, position, product_id, title, url, in_stock)"
            " SELECT key, 0, 'boots', 'Trail boots', '/p/boots', true FROM m"
        )
    with pytest.raises(FeedRefused):
        await put(shop, tmp_path, "{", replace_demo=True)
    assert await rows(shop, "SELECT id FROM product") == [("boots",)]
    assert counts(await put(shop, tmp_path, MUG, replace_demo=True)) == (1, 0, 0)
    assert await rows(shop, "SELECT id FROM product") == [("mug",)]
    assert await rows(shop, "SELECT product_id FROM message_card") == [("boots",)]
    async with shop.connection() as conn:
        shop_now = await load_shop(conn)
    assert (shop_now.name, shop_now.is_demo) == ("Demo", False)


async def test_replacing_with_many(shop: Database, tmp_path: Path) -> None:
    """Only what was there before an import is replaced, not its own first batches."""
    await put(shop, tmp_path, BOOTS)
    report = await put(shop, tmp_path, *(MUG | {"id": str(n)} for n in range(1100)), replace_demo=True)
    assert counts(report) == (1100, 0, 0)
    assert await rows(shop, "SELECT count(*), count(*) FILTER (WHERE id = 'boots') FROM product") == [
        (1100, 0)
    ]


async def test_new_embedding_model(shop: Database, tmp_path: Path) -> None:
    """After a change of the embedding model the next import gives every product a vector of the new one."""
    await put(shop, tmp_path, MUG, BOOTS)

    def lengths(titles: Sequence[str], bodies: Sequence[str]) -> NDArray[np.float32]:
        pairs = zip(titles, bodies, strict=True)
        return np.array([[len(title), len(body), 1] for title, body in pairs], dtype=np.float32)

    async with shop.connection() as conn:
        await use_model(conn, "lengths", 3)
    report = await load(
        shop,
        open_feed(tmp_path / "products.jsonl", Defaults("USD", MONDAY)),
        source="test",
        embed=EmbedProducts("lengths", lengths),
    )
    assert counts(report) == (0, 0, 2)
    assert await rows(
        shop,
        "SELECT p.id, m.name, vector_dims(embedding) FROM product_embedding e JOIN product p ON p.key = product_key"
        " JOIN embedding_model m ON m.key = model_key ORDER BY m.key, p.id",
    ) == [
        ("boots", EMBEDDER.name, 256), ("mug", EMBEDDER.name, 256), ("boots", "lengths", 3), ("mug", "lengths", 3)
    ]  # fmt: skip
    assert await rows(shop, "SELECT embedding[1:1]::text FROM (SELECT embedding::real[] FROM product_embedding"
                            " WHERE vector_dims(embedding) = 3 ORDER BY product_key) e") == [("{13}",), ("{11}",)]  # fmt: skip


async def test_no_model(database: Database, tmp_path: Path) -> None:
    """Without an embedding model nothing is written."""
    with pytest.raises(CatalogError, match="No embedding model"):
        await put(database, tmp_path, MUG)


async def test_a_batch_is_whole(shop: Database, tmp_path: Path) -> None:
    """A failure in a batch leaves nothing of it behind, and the next import completes what is missing."""
    path = tmp_path / "products.jsonl"
    path.write_text("".join(json.dumps(MUG | {"id": str(n)}) + "\n" for n in range(700)))
    calls = 0

    def failing(titles: Sequence[str], bodies: Sequence[str]) -> NDArray[np.float32]:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise MemoryError("no room")
        return EMBEDDER.embed_products(titles, bodies)

    feed = open_feed(path, Defaults("USD", MONDAY))
    with pytest.raises(MemoryError):
        await load(shop, feed, source="test", embed=EmbedProducts(EMBEDDER.name, failing))
    assert await rows(shop, "SELECT count(*) FROM product") == [(500,)]
    assert await rows(shop, "SELECT count(*) FROM offer") == [(500,)]
    feed = open_feed(path, Defaults("USD", MONDAY))
    assert counts(await load(shop, feed, source="test", embed=EMBEDDER.embed_products)) == (200, 0, 500)
    assert await rows(shop, "SELECT count(*) FROM product_embedding") == [(700,)]


async def test_progress(shop: Database, tmp_path: Path) -> None:
    """Progress is told after every batch and ends with the whole file."""
    path = tmp_path / "products.jsonl"
    path.write_text("".join(json.dumps(MUG | {"id": str(n)}) + "\n" for n in range(1200)))
    told: list[Progress] = []
    feed = open_feed(path, Defaults("USD", MONDAY))
    await load(shop, feed, source="test", embed=EMBEDDER.embed_products, on_progress=told.append)
    assert [progress.products for progress in told] == [500, 1000, 1200]
    assert told[-1] == Progress(rows=1200, products=1200, problems=0, fraction=1.0)


async def test_awkward_texts(shop: Database, tmp_path: Path) -> None:
    """Texts that break naive SQL, JSON or tsvector code arrive as they are."""
    texts = [
        'O\'Reilly "quoted" \\ back',
        "{curly} [square] %s %(name)s $1 :x",
        "👟 größe — naïve ﷽",
        "NULL",
        "word" * 100,
        " ".join(f"w{number}" for number in range(8000)),
    ]
    lines = [
        {
            "id": f"id {text[:50]}.",
            "title": text,
            "description": text,
            "tags": [text[:40]],
            "brand": text[:40],
            "category": [text[:40]],
            "attributes": {text[:40]: text[:40]},
        }
        for text in texts
    ]
    report = await put(shop, tmp_path, *lines)
    assert (report.new, report.rows_lost) == (6, 0)
    stored = await rows(
        shop, "SELECT id, description, brand, tags, category_path, attributes FROM product ORDER BY key"
    )
    for text, row in zip(texts, stored, strict=True):
        short = text[:40].strip()
        assert row == (f"id {text[:50]}.", text, short, [short], [short], [[short, [short]]])


async def test_woocommerce_sample(shop: Database, feeds: Path) -> None:
    """The real export goes in whole, and again without effect."""
    path = feeds / "woocommerce_sample_products.csv"
    report = await load(
        shop, open_feed(path, Defaults("USD", MONDAY)), source="x", embed=EMBEDDER.embed_products
    )
    assert (report.rows, report.new, report.problem_count) == (24, 15, 0)
    assert await rows(
        shop,
        "SELECT p.title, min(price_minor), count(*) FROM product p JOIN offer o ON o.product_key = p.key"
        " JOIN product_terms t ON t.product_key = p.key WHERE search @@ websearch_to_tsquery('english', 'hoodie') GROUP BY p.key ORDER BY p.title",
    ) == [("Hoodie", 4500, 6), ("Hoodie with Pocket", 4500, 1), ("Hoodie with Pocket and Logo", 4500, 1)]
    again = open_feed(path, Defaults("USD", TUESDAY))
    assert counts(await load(shop, again, source="x", embed=EMBEDDER.embed_products)) == (0, 0, 15)


async def test_embedding_of_wrong_shape(shop: Database, tmp_path: Path) -> None:
    """Vectors that are not the active model's are refused before they are written."""
    path = tmp_path / "products.jsonl"
    path.write_text(json.dumps(MUG))
    with pytest.raises(ValueError, match=r"expected \(1, 256\) from .*, got \(1, 3\)"):
        await load(
            shop,
            open_feed(path, Defaults("USD", MONDAY)),
            source="test",
            embed=EmbedProducts(
                EMBEDDER.name, lambda titles, bodies: np.zeros((len(titles), 3), dtype=np.float32)
            ),
        )
    assert await rows(shop, "SELECT count(*) FROM product") == [(0,)]


async def test_two_imports_at_once(shop: Database, tmp_path: Path) -> None:
    """Two imports of the same products at the same time both end well, and every product is there once."""
    path = tmp_path / "products.jsonl"
    lines = [json.dumps(MUG | {"id": str(number)}) + "\n" for number in range(1500)]
    path.write_text("".join(lines))
    backwards = tmp_path / "backwards.jsonl"
    backwards.write_text("".join(reversed(lines)))
    reports = await asyncio.gather(
        *(
            load(shop, open_feed(file, Defaults("USD", MONDAY)), source="x", embed=EMBEDDER.embed_products)
            for file in (path, backwards)
        )
    )
    assert sum(report.new for report in reports) == 1500
    assert sum(report.unchanged for report in reports) == 1500
    assert await rows(shop, "SELECT count(*), count(DISTINCT id) FROM product") == [(1500, 1500)]


@pytest.mark.full
async def test_a_hundred_thousand_products(shop: Database, tmp_path: Path) -> None:
    """A hundred thousand products stream in with less than 400 MB more memory, and again without effect."""
    random = Random(7)
    words = "waterproof trail leather rubber light warm soft durable vegan classic compact city river".split()
    path = tmp_path / "products.jsonl"
    with path.open("w") as file:
        for number in range(100_000):
            line = {
                "id": f"p{number}",
                "title": f"{random.choice(words)} {random.choice(words)} boots {number}",
                "description": " ".join(random.choices(words, k=random.randint(30, 120))),
                "brand": f"Brand {random.randint(1, 400)}",
                "category": ["Shoes", random.choice(words)],
                "attributes": {"Material": random.sample(words, 2)},
                "images": [f"https://x.example/{number}.jpg"],
                "price": f"{random.randint(500, 20_000) / 100:.2f}",
                "variants": [
                    {"id": size, "options": {"Size": size}, "stock": random.randint(0, 9)}
                    for size in ("40", "41", "42")[: random.randint(1, 3)]
                ],
            }
            file.write(json.dumps(line) + "\n")
    (tmp_path / "one").mkdir()
    await put(shop, tmp_path / "one", MUG)  # what is loaded once is not what a hundred thousand cost
    before_kb = getrusage(RUSAGE_SELF).ru_maxrss
    feed = open_feed(path, Defaults("USD", MONDAY))
    report = await load(shop, feed, source="x", embed=EMBEDDER.embed_products)
    assert (report.rows, report.new, report.problem_count) == (100_000, 100_000, 0)
    feed = open_feed(path, Defaults("USD", TUESDAY))
    assert counts(await load(shop, feed, source="x", embed=EMBEDDER.embed_products)) == (0, 0, 100_000)
    assert (getrusage(RUSAGE_SELF).ru_maxrss - before_kb) / 1024 < 400
    assert await rows(shop, "SELECT count(*) FROM product_embedding") == [(100_001,)]
    ((plan,),) = await rows(shop, "SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = "
                                  "'product_embedding'::regclass AND NOT indisprimary AND indisvalid")  # fmt: skip
    assert "product_embedding_model" in str(plan)
