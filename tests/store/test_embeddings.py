"""Embedding models and their vectors in a real database."""

from __future__ import annotations

import numpy as np
import pytest

from persea.store.database import Connection, Database
from persea.store.embeddings import (
    EmbeddingModel,
    active_model,
    create_index,
    drop_index,
    use_model,
    write_embeddings,
)


async def products(conn: Connection, count: int) -> list[int]:
    await conn.execute("INSERT INTO category (names) VALUES ('{}')")
    cursor = await conn.execute(
        "INSERT INTO product (id, title, content_hash) SELECT n::text, 'x', '' FROM generate_series(1, %s) AS n"
        " RETURNING key",
        (count,),
    )
    return [key for (key,) in await cursor.fetchall()]


async def test_models(database: Database) -> None:
    """One model is active; a model keeps its key when it comes back, and its dimension."""
    async with database.connection() as conn:
        assert await active_model(conn) is None
        small = await use_model(conn, "small", 3)
        assert await active_model(conn) == small == EmbeddingModel(small.key, "small", 3)
        large = await use_model(conn, "large", 5)
        assert await active_model(conn) == large
        assert large.key != small.key
        assert await use_model(conn, "small", 3) == small
        assert await active_model(conn) == small
        with pytest.raises(ValueError, match="small is stored with 3 dimensions, not 4"):
            await use_model(conn, "small", 4)


async def test_vectors(database: Database) -> None:
    """Vectors are stored to half precision, replaced when they come again, and kept apart by model."""
    async with database.connection() as conn:
        model = await use_model(conn, "small", 3)
        other = await use_model(conn, "other", 2)
        first, second = await products(conn, 2)
        await write_embeddings(conn, model, [first, second], np.array([[1, 0.5, -2], [0, 0, 0]], np.float32))
        await write_embeddings(conn, other, [first], np.array([[7, 8]], np.float32))
        await write_embeddings(conn, model, [second], np.array([[0.1, -65504, 6e-5]], np.float32))
        await write_embeddings(conn, model, [], np.zeros((0, 3), np.float32))
        cursor = await conn.execute(
            "SELECT model_key, product_key, embedding::text FROM product_embedding ORDER BY model_key, product_key"
        )
        stored = {(model, product): text for model, product, text in await cursor.fetchall()}
    assert stored[(model.key, first)] == "[1,0.5,-2]"
    assert stored[(other.key, first)] == "[7,8]"
    values = np.array(stored[(model.key, second)].strip("[]").split(","), np.float64)
    np.testing.assert_allclose(values, [0.1, -65504, 6e-5], rtol=1e-3)
    assert len(stored) == 3


async def test_index(database: Database) -> None:
    """The index answers nearest-neighbour queries of its own model, and can be dropped and made again."""
    rng = np.random.default_rng(1)
    vectors = rng.normal(size=(2000, 8)).astype(np.float32)  # (2000, 8)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    async with database.connection() as conn:
        model = await use_model(conn, "small", 8)
        keys = await products(conn, 2000)
        await write_embeddings(conn, model, keys, vectors)
        for _ in range(2):
            await create_index(conn, model)
        await conn.execute("ANALYZE product_embedding")
        await conn.execute("SET LOCAL enable_seqscan = off")
        await conn.execute("SET LOCAL enable_sort = off")  # the costs of so few rows lie near one another
        query = (
            "SELECT product_key FROM product_embedding WHERE model_key = %s"
            " ORDER BY embedding::halfvec(8) <#> %s::halfvec(8) LIMIT 5"
        )
        literal = str(vectors[17].tolist())
        plan = await (await conn.execute("EXPLAIN " + query, (model.key, literal))).fetchall()
        assert any(f"product_embedding_model_{model.key}" in line for (line,) in plan), plan
        found = [key for (key,) in await (await conn.execute(query, (model.key, literal))).fetchall()]
        exact = [keys[row] for row in np.argsort(-(vectors @ vectors[17]))[:5]]
        assert found[0] == keys[17]
        assert len(set(found) & set(exact)) >= 4
        await drop_index(conn, model)
        await drop_index(conn, model)
        plan = await (await conn.execute("EXPLAIN " + query, (model.key, literal))).fetchall()
        assert not any("product_embedding_model" in line for (line,) in plan)
