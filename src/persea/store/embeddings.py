"""Which embedding model is in use, the vectors it gave to products, and the index over them.

The dimension belongs to the model: each has its own rows and its own partial index, so that one can be
replaced while the other still answers. What it does not do: make vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from psycopg import sql

from persea.store.database import Connection


@dataclass(frozen=True, slots=True)
class EmbeddingModel:
    key: int
    name: str
    dimension: int


async def use_model(conn: Connection, name: str, dimension: int) -> EmbeddingModel:
    """Makes `name` the active model; registers it where it is new. The last one's vectors stay."""
    await conn.execute("UPDATE embedding_model SET active = false WHERE active AND name <> %s", (name,))
    cursor = await conn.execute(
        "INSERT INTO embedding_model (name, dimension, active) VALUES (%s, %s, true)"
        " ON CONFLICT (name) DO UPDATE SET active = true RETURNING key, name, dimension",
        (name, dimension),
    )
    row = await cursor.fetchone()
    assert row is not None, "an upsert returns its row"
    model = EmbeddingModel(*row)
    if model.dimension != dimension:
        raise ValueError(f"{name} is stored with {model.dimension} dimensions, not {dimension}")
    return model


async def active_model(conn: Connection) -> EmbeddingModel | None:
    cursor = await conn.execute("SELECT key, name, dimension FROM embedding_model WHERE active")
    row = await cursor.fetchone()
    return EmbeddingModel(*row) if row else None


async def write_embeddings(
    conn: Connection, model: EmbeddingModel, product_keys: Sequence[int], vectors: NDArray[np.float32]
) -> None:
    """`vectors` is (n, dimension), a row for each of `product_keys`; replaces what they had."""
    if vectors.shape != (len(product_keys), model.dimension):
        raise ValueError(
            f"expected ({len(product_keys)}, {model.dimension}) from {model.name}, got {vectors.shape}"
        )
    await conn.execute(
        "DELETE FROM product_embedding WHERE model_key = %s AND product_key = ANY(%s)",
        (model.key, list(product_keys)),
    )
    async with conn.cursor().copy(
        "COPY product_embedding (model_key, product_key, embedding) FROM STDIN (FORMAT binary)"
    ) as copy:
        await copy.write(_copy_stream(model, product_keys, vectors))


def _copy_stream(model: EmbeddingModel, product_keys: Sequence[int], vectors: NDArray[np.float32]) -> bytes:
    """Rows of (smallint, bigint, halfvec) as COPY's binary format has them: ten times quicker than text.

    https://www.postgresql.org/docs/current/sql-copy.html; a halfvec is its dimension, a spare int16, and
    half-precision floats (pgvector's halfvec_send).
    """
    row = np.dtype(
        [
            ("fields", ">i2"),
            ("model_bytes", ">i4"), ("model", ">i2"),
            ("product_bytes", ">i4"), ("product", ">i8"),
            ("vector_bytes", ">i4"), ("dimension", ">i2"), ("spare", ">i2"),
            ("vector", ">f2", (model.dimension,)),
        ]
    )  # fmt: skip
    rows = np.zeros(len(product_keys), dtype=row)
    rows["fields"] = 3
    rows["model_bytes"], rows["model"] = 2, model.key
    rows["product_bytes"], rows["product"] = 8, product_keys
    rows["vector_bytes"], rows["dimension"] = 4 + 2 * model.dimension, model.dimension
    rows["vector"] = vectors
    return b"PGCOPY\n\xff\r\n\0" + bytes(8) + rows.tobytes() + b"\xff\xff"


async def create_index(conn: Connection, model: EmbeddingModel) -> None:
    """The HNSW index over the model's vectors, where there is none yet. Writers wait meanwhile."""
    await conn.execute("SET LOCAL statement_timeout = 0")
    # IF NOT EXISTS alone fails where two begin at the same moment.
    await conn.execute("LOCK TABLE product_embedding IN SHARE ROW EXCLUSIVE MODE")
    await conn.execute(
        sql.SQL(
            "CREATE INDEX IF NOT EXISTS {name} ON product_embedding"
            " USING hnsw ((embedding::halfvec({dimension})) halfvec_ip_ops)"
            " WITH (m = 16, ef_construction = 64) WHERE model_key = {key}"
        ).format(
            name=sql.Identifier(_index_name(model)),
            dimension=sql.Literal(model.dimension),
            key=sql.Literal(model.key),
        )
    )


async def drop_index(conn: Connection, model: EmbeddingModel) -> None:
    """Until `create_index`, searches compare with every vector: exact, and quick for some ten thousand."""
    await conn.execute(sql.SQL("DROP INDEX IF EXISTS {}").format(sql.Identifier(_index_name(model))))


def _index_name(model: EmbeddingModel) -> str:
    return f"product_embedding_model_{model.key}"
