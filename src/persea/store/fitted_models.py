"""Versions of the model of interests: the newest few, one of them current.

A version is written, made current, and old ones deleted in one transaction; a reader sees one or the other. What is
in a version's file, interests/saved.py knows.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from psycopg.types.json import Jsonb

from persea.store.database import Connection

MOST_KEPT = 5
_PIECE_BYTES = 8 << 20
_ONE_AT_A_TIME = 0x66697474  # "fitt": who makes a version current waits for who does


@dataclass(frozen=True, slots=True)
class Tuning:
    """What was chosen on the shop's own later events, and how good it was for shoppers who took no part in it."""

    shoppers: int = 0
    """Who decided; 0 where they were too few, or nobody asked for it."""
    ndcg_10: float = 0.0
    """Of the best that was found, whether it is used or not."""
    ndcg_10_of_defaults: float = 0.0
    changed: Mapping[str, float] = field(default_factory=dict)
    """What is used instead of the defaults, by name; empty where these stayed."""


UNTUNED = Tuning()


@dataclass(frozen=True, slots=True)
class FittedModel:
    key: int
    made_at: datetime
    events: int
    shoppers: int
    products: int
    seconds: float
    is_current: bool
    tuning: Tuning


async def keep_model(
    conn: Connection,
    file: Path,
    *,
    events: int,
    shoppers: int,
    products: int,
    seconds: float,
    tuning: Tuning = UNTUNED,
) -> int:
    """Writes `file` as a new version, makes it current and deletes the oldest. To be called in a transaction."""
    await _alone(conn)
    await conn.execute("UPDATE fitted_model SET is_current = false WHERE is_current")
    cursor = await conn.execute(
        "INSERT INTO fitted_model (events, shoppers, products, seconds, is_current,"
        " tuned_on, tuned_ndcg, defaults_ndcg, tuned) VALUES (%s, %s, %s, %s, true, %s, %s, %s, %s) RETURNING key",
        (
            *(events, shoppers, products, seconds),
            *(tuning.shoppers, tuning.ndcg_10, tuning.ndcg_10_of_defaults, Jsonb(dict(tuning.changed))),
        ),
    )
    row = await cursor.fetchone()
    assert row is not None, "an insert returns its row"
    key = int(row[0])
    number = 0
    with file.open("rb") as opened:
        while piece := opened.read(_PIECE_BYTES):
            await conn.execute("INSERT INTO fitted_model_piece VALUES (%s, %s, %b)", (key, number, piece))
            number += 1
    await conn.execute(
        "DELETE FROM fitted_model WHERE key NOT IN (SELECT key FROM fitted_model ORDER BY key DESC LIMIT %s)",
        (MOST_KEPT,),
    )
    return key


async def roll_back(conn: Connection) -> int | None:
    """Makes the version before the current one current; its key, None where there is none. To be called in a
    transaction."""
    await _alone(conn)
    cursor = await conn.execute(
        "SELECT max(key) FROM fitted_model WHERE key < (SELECT key FROM fitted_model WHERE is_current)"
    )
    row = await cursor.fetchone()
    if row is None or row[0] is None:
        return None
    await conn.execute("UPDATE fitted_model SET is_current = false WHERE is_current")
    await conn.execute("UPDATE fitted_model SET is_current = true WHERE key = %s", (row[0],))
    return int(row[0])


async def list_models(conn: Connection) -> list[FittedModel]:
    """The newest first."""
    cursor = await conn.execute(
        "SELECT key, made_at, events, shoppers, products, seconds, is_current,"
        " tuned_on, tuned_ndcg, defaults_ndcg, tuned FROM fitted_model ORDER BY key DESC"
    )
    return [
        FittedModel(key, made_at, events, shoppers, products, seconds, is_current, Tuning(*tuning))
        async for key, made_at, events, shoppers, products, seconds, is_current, *tuning in cursor
    ]


async def model_pieces(conn: Connection, key: int) -> AsyncIterator[bytes]:
    """The version's file, one piece in memory at a time. To be read in a transaction."""
    async with conn.cursor("model_pieces", binary=True) as cursor:
        cursor.itersize = 1
        await cursor.execute(
            "SELECT content FROM fitted_model_piece WHERE model_key = %s ORDER BY number", (key,)
        )
        async for (content,) in cursor:
            yield content


async def current_versions(conn: Connection) -> tuple[int | None, int]:
    """(the current model, None where there is none; the catalogue's version)."""
    cursor = await conn.execute(
        "SELECT (SELECT key FROM fitted_model WHERE is_current), catalog_version FROM shop"
    )
    row = await cursor.fetchone()
    assert row is not None, "the first migration writes the shop"
    return row[0], int(row[1])


async def _alone(conn: Connection) -> None:
    await conn.execute("SELECT pg_advisory_xact_lock(%s, hashtext(current_schema()))", (_ONE_AT_A_TIME,))
