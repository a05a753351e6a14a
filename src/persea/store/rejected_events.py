"""Events that could not be used, the newest of them, each with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from persea.store.database import Connection

MOST_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Rejection:
    """`field` is the format's own name; `value` what stood there, cut short; "" where it could name a person."""

    place: str
    field: str
    value: str
    reason: str
    event_id: str = ""
    """Its sender's name for the event."""


@dataclass(frozen=True, slots=True)
class Rejected:
    at: datetime
    source: str
    rejection: Rejection


async def keep_rejected(conn: Connection, source: str, rejections: Sequence[Rejection]) -> None:
    """Keeps the last of them, in the place of the oldest that are kept."""
    rows = [(one.place, one.field, one.value, one.reason, one.event_id) for one in rejections[-MOST_KEPT:]]
    if not rows:
        return
    places, fields, values, reasons, ids = (list(column) for column in zip(*rows, strict=True))
    await conn.execute(
        "INSERT INTO event_rejected (source, place, field, value, reason, event_id)"
        " SELECT %s, * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[])",
        (source, places, fields, values, reasons, ids),
    )
    await conn.execute(
        "DELETE FROM event_rejected WHERE key <= (SELECT key FROM event_rejected ORDER BY key DESC OFFSET %s LIMIT 1)",
        (MOST_KEPT,),
    )


async def list_rejected(conn: Connection, *, most: int) -> list[Rejected]:
    """The newest first."""
    cursor = await conn.execute(
        "SELECT at, source, place, field, value, reason, event_id FROM event_rejected ORDER BY key DESC LIMIT %s",
        (most,),
    )
    return [Rejected(at, source, Rejection(*rest)) async for at, source, *rest in cursor]


async def forget_rejected(conn: Connection) -> int:
    """Deletes all of them; how many there were."""
    return (await conn.execute("DELETE FROM event_rejected")).rowcount
