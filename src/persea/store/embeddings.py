"""Which embedding models there are, the vectors they gave to products, and the indexes over them.

The dimension belongs to the model: each has its own rows and its own partial index, so that one can be made
ready while the other still answers. The active model is the one that searches compare by; the chosen one is what
the background works towards. What it does not do: make vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np
import psycopg
from numpy.typing import NDArray
from psycopg import sql
from psycopg.rows import TupleRow

from persea.seams import EmbeddingChoice
from persea.store.database import Connection

_COLUMNS = "key, name, dimension, url, model, api_key, dimensions, query_prefix, document_prefix, problem"


@dataclass(frozen=True, slots=True)
class EmbeddingModel:
    key: int
    name: str
    dimension: int
    choice: EmbeddingChoice = field(default_factory=EmbeddingChoice)
    """How its vectors are made."""
    problem: str = ""
    """Why the background does not get on with it."""


async def use_model(conn: Connection, name: str, dimension: int) -> EmbeddingModel:
    """Makes the built-in model `name` the active one; registers it where it is new. The last one's vectors stay."""
    model = await register_model(conn, name, dimension, EmbeddingChoice())
    await _activate(conn, model)
    return model


async def register_model(
    conn: Connection, name: str, dimension: int, choice: EmbeddingChoice
) -> EmbeddingModel:
    """The model called `name`, new where it is not known; how to reach it (its key too) is replaced."""
    cursor = await conn.execute(
        "INSERT INTO embedding_model (name, dimension, url, model, api_key, dimensions, query_prefix, document_prefix)"  # noqa: S608 - a constant
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (name) DO UPDATE SET url = excluded.url, api_key = excluded.api_key, removable_at = NULL"
        f" RETURNING {_COLUMNS}",
        (
            name,
            dimension,
            choice.url,
            choice.name,
            choice.key,
            choice.dimensions,
            choice.query_prefix,
            choice.document_prefix,
        ),
    )
    model = await _one(cursor)
    assert model is not None, "an upsert returns its row"
    if model.dimension != dimension:
        raise ValueError(f"{name} is stored with {model.dimension} dimensions, not {dimension}")
    return model


async def active_model(conn: Connection) -> EmbeddingModel | None:
    cursor = await conn.execute(f"SELECT {_COLUMNS} FROM embedding_model WHERE active")  # noqa: S608 - a constant
    return await _one(cursor)


async def chosen_model(conn: Connection) -> EmbeddingModel | None:
    """None: the built-in one."""
    cursor = await conn.execute(f"SELECT {_COLUMNS} FROM embedding_model WHERE chosen")  # noqa: S608 - a constant
    return await _one(cursor)


async def model_called(conn: Connection, name: str) -> EmbeddingModel | None:
    cursor = await conn.execute(
        f"SELECT {_COLUMNS} FROM embedding_model WHERE name = %s",  # noqa: S608 - a constant
        (name,),
    )
    return await _one(cursor)


async def choose_model(
    conn: Connection, model: EmbeddingModel | None, *, keep_previous: timedelta | None = None
) -> None:
    """What the background makes ready from now on; None: the built-in one."""
    key = model.key if model else None
    await conn.execute(
        "UPDATE embedding_model SET chosen = false WHERE chosen AND key IS DISTINCT FROM %s", (key,)
    )
    await conn.execute(
        "UPDATE embedding_model SET chosen = true, removable_at = NULL,"
        " keep_previous = coalesce(%s, keep_previous) WHERE key = %s",
        (keep_previous, key),
    )


async def note_problem(conn: Connection, model: EmbeddingModel, problem: str) -> None:
    await conn.execute(
        "UPDATE embedding_model SET problem = %s WHERE key = %s AND problem <> %s",
        (problem, model.key, problem),
    )


async def switch_model(conn: Connection, model: EmbeddingModel) -> bool:
    """Makes `model` the active one if no product lacks its vector; the catalogue must be locked.

    What was active before may be removed when its time to be kept is over.
    """
    if await count_missing(conn, model, at_most=1):
        return False
    await _activate(conn, model)
    return True


async def _activate(conn: Connection, model: EmbeddingModel) -> None:
    await conn.execute(
        "UPDATE embedding_model SET active = false, removable_at = now() + new.keep_previous"
        " FROM (SELECT keep_previous FROM embedding_model WHERE key = %s) AS new WHERE active AND key <> %s",
        (model.key, model.key),
    )
    await conn.execute(
        "UPDATE embedding_model SET active = true, removable_at = NULL WHERE key = %s AND NOT active",
        (model.key,),
    )


async def removable_models(conn: Connection) -> list[EmbeddingModel]:
    """Those that are neither in use nor wanted, and have been kept as long as was asked for."""
    cursor = await conn.execute(
        f"SELECT {_COLUMNS} FROM embedding_model"  # noqa: S608 - a constant
        " WHERE NOT active AND NOT chosen AND removable_at <= now() ORDER BY key"
    )
    return [_model(row) async for row in cursor]


async def let_go(conn: Connection, keep: Sequence[EmbeddingModel]) -> None:
    """Models that were begun and are wanted no more, other than `keep`, may be removed when their time is over."""
    await conn.execute(
        "UPDATE embedding_model SET removable_at = now() + keep_previous"
        " WHERE NOT active AND NOT chosen AND removable_at IS NULL AND key <> ALL(%s)",
        ([model.key for model in keep],),
    )


async def remove_some(conn: Connection, model: EmbeddingModel, limit: int) -> int:
    """Removes up to `limit` of its vectors, and the model itself after the last; how many went."""
    cursor = await conn.execute(
        "DELETE FROM product_embedding WHERE ctid = ANY(ARRAY("
        "SELECT ctid FROM product_embedding WHERE model_key = %s LIMIT %s))",
        (model.key, limit),
    )
    if cursor.rowcount < limit:
        await conn.execute(
            "DELETE FROM embedding_model WHERE key = %s AND NOT active AND NOT chosen AND removable_at <= now()",
            (model.key,),
        )
    return cursor.rowcount


@dataclass(frozen=True, slots=True)
class ProductText:
    """What a product's vector is made of, as of `version`."""

    key: int
    version: str
    title: str
    body: str


def product_body(
    brand: str | None,
    category_path: Sequence[str],
    tags: Sequence[str],
    attributes: Sequence[tuple[str, Sequence[str]]],
    description: str,
) -> str:
    """What a product's vector says beside its title: what it is and has, before what is said of it."""
    features = (f"{name}: {', '.join(values)}" for name, values in attributes)
    return "\n".join((brand or "", *category_path, *tags, *features, description))


# A product that no feed holds any more is not searched for.
_LACKING = (
    "p.removed_at IS NULL AND NOT EXISTS"
    " (SELECT FROM product_embedding AS e WHERE e.model_key = %(model)s AND e.product_key = p.key)"
)


async def count_missing(conn: Connection, model: EmbeddingModel, *, at_most: int | None = None) -> int:
    """How many products lack a vector of `model`."""
    row = await (
        await conn.execute(
            f"SELECT count(*) FROM (SELECT FROM product AS p WHERE {_LACKING} LIMIT %(limit)s) AS lacking",  # noqa: S608
            {"model": model.key, "limit": at_most},
        )
    ).fetchone()
    assert row is not None, "count returns a row"
    return int(row[0])


async def texts_without_vector(
    conn: Connection, model: EmbeddingModel, *, after_key: int, limit: int
) -> list[ProductText]:
    """The next products, by key, that lack a vector of `model`."""
    cursor = await conn.execute(
        "SELECT p.key, p.xmin::text, p.title, p.brand, p.category_path, p.tags, p.attributes, p.description"  # noqa: S608 - a constant
        f" FROM product AS p WHERE p.key > %(after)s AND {_LACKING} ORDER BY p.key LIMIT %(limit)s",
        {"model": model.key, "after": after_key, "limit": limit},
    )
    return [
        ProductText(key, version, title, product_body(*rest)) async for key, version, title, *rest in cursor
    ]


async def write_if_unchanged(
    conn: Connection, model: EmbeddingModel, texts: Sequence[ProductText], vectors: NDArray[np.float32]
) -> int:
    """Writes the vectors of those products that are still what they were when read; how many were.

    `vectors` is (n, dimension). The catalogue must be locked, and `model` still be there.
    """
    cursor = await conn.execute(
        "SELECT p.key FROM product AS p JOIN unnest(%s::bigint[], %s::text[]) AS read(key, version)"
        " ON p.key = read.key AND p.xmin::text = read.version"
        " WHERE EXISTS (SELECT FROM embedding_model WHERE key = %s)",
        ([text.key for text in texts], [text.version for text in texts], model.key),
    )
    unchanged = {key for (key,) in await cursor.fetchall()}
    rows = [row for row, text in enumerate(texts) if text.key in unchanged]
    await write_embeddings(conn, model, [texts[row].key for row in rows], vectors[rows])
    return len(rows)


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
    cursor = await conn.execute(
        "SELECT p.key, c.key, p.visible FROM product AS p JOIN category AS c ON c.names = p.categories"
        " WHERE p.key = ANY(%s)",
        (list(product_keys),),
    )
    beside = {key: (category_key, visible) async for key, category_key, visible in cursor}
    async with conn.cursor().copy(
        "COPY product_embedding (model_key, product_key, category_key, visible, embedding)"
        " FROM STDIN (FORMAT binary)"
    ) as copy:
        await copy.write(_copy_stream(model, product_keys, [beside[key] for key in product_keys], vectors))


def _copy_stream(
    model: EmbeddingModel,
    product_keys: Sequence[int],
    beside: Sequence[tuple[int, bool]],
    vectors: NDArray[np.float32],
) -> bytes:
    """Rows of product_embedding as COPY's binary format has them: ten times quicker than text. `beside` has the
    category and visibility of each.

    https://www.postgresql.org/docs/current/sql-copy.html; a halfvec is its dimension, a spare int16, and
    half-precision floats (pgvector's halfvec_send).
    """
    row = np.dtype(
        [
            ("fields", ">i2"),
            ("model_bytes", ">i4"), ("model", ">i2"),
            ("product_bytes", ">i4"), ("product", ">i8"),
            ("category_bytes", ">i4"), ("category", ">i4"),
            ("visible_bytes", ">i4"), ("visible", "?"),
            ("vector_bytes", ">i4"), ("dimension", ">i2"), ("spare", ">i2"),
            ("vector", ">f2", (model.dimension,)),
        ]
    )  # fmt: skip
    rows = np.zeros(len(product_keys), dtype=row)
    rows["fields"] = 5
    rows["model_bytes"], rows["model"] = 2, model.key
    rows["product_bytes"], rows["product"] = 8, product_keys
    rows["category_bytes"], rows["category"] = 4, [category_key for category_key, _ in beside]
    rows["visible_bytes"], rows["visible"] = 1, [visible for _, visible in beside]
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
    # First the lock: waiting for it within DROP INDEX would hold a snapshot that others may wait for.
    await conn.execute("LOCK TABLE product_embedding IN ACCESS EXCLUSIVE MODE")
    await conn.execute(sql.SQL("DROP INDEX IF EXISTS {}").format(sql.Identifier(_index_name(model))))


def _index_name(model: EmbeddingModel) -> str:
    return f"product_embedding_model_{model.key}"


def _model(row: TupleRow) -> EmbeddingModel:
    key, name, dimension, url, model, api_key, dimensions, query_prefix, document_prefix, problem = row
    choice = EmbeddingChoice(url, model, api_key, dimensions, query_prefix, document_prefix)
    return EmbeddingModel(key, name, dimension, choice, problem)


async def _one(cursor: psycopg.AsyncCursor[TupleRow]) -> EmbeddingModel | None:
    row = await cursor.fetchone()
    return _model(row) if row else None
