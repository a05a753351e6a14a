"""Which image-embedding models there are, the vectors they gave to the shop's pictures, and the indexes over them.

The active model is the one that photos are compared by; the chosen one is what the background makes ready. Each has its own
rows and its own partial index, so that the one before still answers, and can be gone back to while its rows are there. What it
does not do: make vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import psycopg
from numpy.typing import NDArray
from psycopg import sql
from psycopg.rows import TupleRow

from persea.store.database import Connection
from persea.store.pictures_index import WantedPicture

_COLUMNS = "key, name, dimension, url, model, api_key, form, least_likeness, problem"
_SEEN_OF = 100  # how many the index looks through
_SAMPLED = 200
_LEFT_OUT = 0.2


@dataclass(frozen=True, slots=True)
class PictureModel:
    key: int
    name: str
    dimension: int
    url: str
    model: str
    api_key: str | None = field(repr=False)
    form: str
    least_likeness: float = 1.0
    """From which on what lies near a photo is told."""
    problem: str = ""
    """Why the background does not get on with it."""


@dataclass(frozen=True, slots=True)
class NearPicture:
    """`likeness` is the inner product of vectors of length 1: 1 for the same picture."""

    product_id: str
    likeness: float


async def has_picture_model(conn: Connection, model: PictureModel) -> bool:
    """Whether it is still there: the command line removes models from under a server that runs."""
    cursor = await conn.execute("SELECT FROM picture_model WHERE key = %s", (model.key,))
    return await cursor.fetchone() is not None


async def register_picture_model(
    conn: Connection, name: str, dimension: int, url: str, model: str, api_key: str | None, form: str
) -> PictureModel:
    """The model called `name`, new where it is not known, with its index; how to reach it is replaced."""
    cursor = await conn.execute(
        "INSERT INTO picture_model (name, dimension, url, model, api_key, form) VALUES (%s, %s, %s, %s, %s, %s)"  # noqa: S608 - a constant
        " ON CONFLICT (name) DO UPDATE SET url = excluded.url, api_key = excluded.api_key, form = excluded.form"
        f" RETURNING {_COLUMNS}",
        (name, dimension, url, model, api_key, form),
    )
    made = await _one(cursor)
    assert made is not None, "an upsert returns its row"
    await conn.execute(
        sql.SQL(
            "CREATE INDEX IF NOT EXISTS {index} ON picture_embedding"
            " USING hnsw ((embedding::halfvec({dimension})) halfvec_ip_ops)"
            " WITH (m = 16, ef_construction = 64) WHERE model_key = {key}"
        ).format(
            index=sql.Identifier(_index_name(made)),
            dimension=sql.Literal(made.dimension),
            key=sql.Literal(made.key),
        )
    )
    return made


async def choose_picture_model(conn: Connection, model: PictureModel | None) -> None:
    """What the background makes ready from now on; None: none, and photos are compared by none."""
    key = model.key if model else None
    await conn.execute(
        "UPDATE picture_model SET chosen = false WHERE chosen AND key IS DISTINCT FROM %s", (key,)
    )
    await conn.execute("UPDATE picture_model SET chosen = true WHERE key = %s AND NOT chosen", (key,))
    if model is None:
        await conn.execute("UPDATE picture_model SET active = false WHERE active")


async def chosen_picture_model(conn: Connection) -> PictureModel | None:
    return await _one(await conn.execute(f"SELECT {_COLUMNS} FROM picture_model WHERE chosen"))  # noqa: S608 - a constant


async def active_picture_model(conn: Connection) -> PictureModel | None:
    return await _one(await conn.execute(f"SELECT {_COLUMNS} FROM picture_model WHERE active"))  # noqa: S608 - a constant


async def note_picture_problem(conn: Connection, model: PictureModel, problem: str) -> None:
    await conn.execute(
        "UPDATE picture_model SET problem = %s WHERE key = %s AND problem <> %s",
        (problem, model.key, problem),
    )


async def activate_picture_model(conn: Connection, model: PictureModel) -> None:
    """From now on photos are compared by `model`. The rows of the one before stay, so that it can be gone back to."""
    await conn.execute("UPDATE picture_model SET active = false WHERE active AND key <> %s", (model.key,))
    await conn.execute(
        "UPDATE picture_model SET active = true, least_likeness = %s WHERE key = %s",
        (await _calibrated(conn, model), model.key),
    )


async def remove_picture_models(conn: Connection) -> int:
    """Removes all that are neither active nor chosen, with their vectors and indexes; how many."""
    cursor = await conn.execute(
        "DELETE FROM picture_model WHERE NOT active AND NOT chosen RETURNING key, dimension"
    )
    gone = await cursor.fetchall()
    for key, _ in gone:
        await conn.execute(sql.SQL("DROP INDEX IF EXISTS {}").format(sql.Identifier(f"{_INDEX}{key}")))
    return len(gone)


async def write_picture_embedding(
    conn: Connection, model: PictureModel, wanted: WantedPicture, vector: NDArray[np.float32] | None
) -> None:
    """`vector` is (dimension,), None where the endpoint refuses the picture. Writes nothing of one that is gone meanwhile."""
    if vector is not None and vector.shape != (model.dimension,):
        raise ValueError(f"expected ({model.dimension},) from {model.name}, got {vector.shape}")
    await conn.execute(
        "INSERT INTO picture_embedding (model_key, picture_key, embedding)"
        " SELECT m.key, k.key, %s::halfvec FROM product_picture AS k, picture_model AS m"
        " WHERE k.product_key = %s AND md5(k.url) = md5(%s) AND m.key = %s"
        " ON CONFLICT (model_key, picture_key) DO UPDATE SET embedding = excluded.embedding",
        (None if vector is None else _text(vector), wanted.product_key, wanted.url, model.key),
    )


async def near_pictures(
    conn: Connection, model: PictureModel, vector: NDArray[np.float32], *, limit: int
) -> list[NearPicture]:
    """Of visible products, each once, the nearest first. `vector` is (dimension,), of length 1."""
    async with conn.transaction():
        await conn.execute(f"SET LOCAL hnsw.ef_search = {_SEEN_OF}")
        cursor = await conn.execute(
            sql.SQL(
                "SELECT p.id, max(near.likeness) AS likeness FROM ("
                " SELECT e.picture_key, -((e.embedding::halfvec({dimension})) <#> {vector}::halfvec({dimension})) AS likeness"
                " FROM picture_embedding AS e WHERE e.model_key = {key} AND e.embedding IS NOT NULL"
                " ORDER BY (e.embedding::halfvec({dimension})) <#> {vector}::halfvec({dimension}) LIMIT {seen}"
                ") AS near JOIN product_picture AS k ON k.key = near.picture_key"
                " JOIN product AS p ON p.key = k.product_key WHERE p.visible"
                " GROUP BY p.id ORDER BY likeness DESC, p.id LIMIT {limit}"
            ).format(
                dimension=sql.Literal(model.dimension),
                vector=sql.Literal(_text(vector)),
                key=sql.Literal(model.key),
                seen=sql.Literal(_SEEN_OF),
                limit=sql.Literal(limit),
            )
        )
        return [NearPicture(product_id, float(likeness)) async for product_id, likeness in cursor]


async def _calibrated(conn: Connection, model: PictureModel) -> float:
    """How near the shop's own pictures lie to that of another product, but for the least near fifth: every model has a scale
    of its own. 1 where there are too few to tell."""
    cursor = await conn.execute(
        sql.SQL(
            "SELECT percentile_cont({left_out}) WITHIN GROUP (ORDER BY near.likeness) FROM ("
            " SELECT e.embedding::halfvec({dimension}) AS embedding, k.product_key FROM picture_embedding AS e"
            " JOIN product_picture AS k ON k.key = e.picture_key"
            " WHERE e.model_key = {key} AND e.embedding IS NOT NULL ORDER BY md5(k.url) LIMIT {sampled}"
            ") AS one CROSS JOIN LATERAL ("
            " SELECT max(-(other.embedding <#> one.embedding)) AS likeness FROM ("
            "  SELECT o.embedding::halfvec({dimension}) AS embedding, o.picture_key FROM picture_embedding AS o"
            "  WHERE o.model_key = {key} AND o.embedding IS NOT NULL"
            "  ORDER BY (o.embedding::halfvec({dimension})) <#> one.embedding LIMIT 20"
            " ) AS other JOIN product_picture AS k ON k.key = other.picture_key AND k.product_key <> one.product_key"
            ") AS near WHERE near.likeness IS NOT NULL"
        ).format(
            left_out=sql.Literal(_LEFT_OUT),
            dimension=sql.Literal(model.dimension),
            key=sql.Literal(model.key),
            sampled=sql.Literal(_SAMPLED),
        )
    )
    row = await cursor.fetchone()
    return 1.0 if row is None or row[0] is None else float(row[0])


_INDEX = "picture_embedding_model_"


def _index_name(model: PictureModel) -> str:
    return f"{_INDEX}{model.key}"


def _text(vector: Sequence[float] | NDArray[np.float32]) -> str:
    """As PostgreSQL reads a halfvec."""
    return "[" + ",".join(f"{value:.5g}" for value in vector) + "]"


async def _one(cursor: psycopg.AsyncCursor[TupleRow]) -> PictureModel | None:
    row = await cursor.fetchone()
    return PictureModel(*row) if row else None
