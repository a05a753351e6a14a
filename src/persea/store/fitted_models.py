"""Versions of the model of interests: the newest few, one of them current.

A version is written, made current, and old ones deleted in one transaction; a reader sees one or the other. What is
in a version's file, interests/saved.py knows.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from persea.store.database import Connection

MOST_KEPT = 5
_PIECE_BYTES = 8 << 20
_ONE_AT_A_TIME = 0x66697474  # "fitt": who makes a version current waits for who does


@dataclass(frozen=True, slots=True)
class FittedModel:
    key: int
    made_at: datetime
    events: int
    shoppers: int
    products: int
    seconds: float
    is_current: bool


async def keep_model(
    conn: Connection, file: Path, *, events: int, shoppers: int, products: int, seconds: float
) -> int:
    """Writes `file` as a new version, makes it current and deletes the oldest. To be called in a transaction."""
    await _alone(conn)
    await conn.execute("UPDATE fitted_model SET is_current = false WHERE is_current")
    cursor = await conn.execute(
        "INSERT INTO fitted_model (events, shoppers, products, seconds, is_current)"
        " VALUES (%s, %s, %s, %s, true) RETURNING key",
        (events, shoppers, products, seconds),
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
        "SELECT key, made_at, events, shoppers, products, seconds, is_current FROM fitted_model ORDER BY key DESC"
    )
    return [FittedModel(*row) async for row in cursor]


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
