"""Versions of the weights of a ranking's score: all that were ever used, at most one of them current."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from persea.store.database import Connection

_ONE_AT_A_TIME = 0x72616E6B  # "rank": who makes a version current waits for who does


@dataclass(frozen=True, slots=True)
class WeightsMade:
    """Weights as a fit found them, and what they were worth on later lists."""

    weights: str
    """As ranking/weights.py writes them."""
    lists: int
    clicks: int
    examined_by: str
    examined: tuple[float, ...]
    value: float
    value_of_defaults: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class WeightsVersion:
    key: int
    made_at: datetime
    is_current: bool
    made: WeightsMade


async def keep_weights(conn: Connection, made: WeightsMade) -> int:
    """Writes a new version and makes it current; its key. To be called in a transaction."""
    await _alone(conn)
    await conn.execute("UPDATE ranking_weights SET is_current = false WHERE is_current")
    cursor = await conn.execute(
        "INSERT INTO ranking_weights (weights, lists, clicks, examined_by, examined, value, value_of_defaults, low, high,"
        " is_current) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, true) RETURNING key",
        (
            *(made.weights, made.lists, made.clicks, made.examined_by, list(made.examined)),
            *(made.value, made.value_of_defaults, made.low, made.high),
        ),
    )
    row = await cursor.fetchone()
    assert row is not None, "an insert returns its row"
    return int(row[0])


async def roll_back_weights(conn: Connection) -> tuple[int, int | None] | None:
    """(the version that was current, the one before it, which is now; None: the defaults are). None where none was
    current. To be called in a transaction."""
    await _alone(conn)
    row = await (
        await conn.execute(
            "UPDATE ranking_weights AS w SET is_current = false WHERE is_current RETURNING key,"
            " (SELECT max(b.key) FROM ranking_weights AS b WHERE b.key < w.key)"
        )
    ).fetchone()
    if row is None:
        return None
    await conn.execute("UPDATE ranking_weights SET is_current = true WHERE key = %s", (row[1],))
    return int(row[0]), row[1]


async def list_weights(conn: Connection) -> list[WeightsVersion]:
    """The newest first."""
    cursor = await conn.execute(
        "SELECT key, made_at, is_current, weights, lists, clicks, examined_by, examined, value, value_of_defaults, low,"
        " high FROM ranking_weights ORDER BY key DESC"
    )
    return [
        WeightsVersion(
            key, made_at, is_current, WeightsMade(weights, lists, clicks, by, tuple(examined), *values)
        )
        async for key, made_at, is_current, weights, lists, clicks, by, examined, *values in cursor
    ]


async def current_weights_key(conn: Connection) -> int | None:
    row = await (await conn.execute("SELECT key FROM ranking_weights WHERE is_current")).fetchone()
    return None if row is None else int(row[0])


async def read_weights_text(conn: Connection, key: int) -> str:
    row = await (await conn.execute("SELECT weights FROM ranking_weights WHERE key = %s", (key,))).fetchone()
    assert row is not None, "versions are never deleted"
    return str(row[0])


async def _alone(conn: Connection) -> None:
    await conn.execute("SELECT pg_advisory_xact_lock(%s, hashtext(current_schema()))", (_ONE_AT_A_TIME,))
