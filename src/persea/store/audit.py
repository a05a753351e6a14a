"""What was done by those who run the shop: who, when, what, to what. Append-only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg.rows import class_row

from persea.store.database import Connection


@dataclass(frozen=True, slots=True)
class Deed:
    at: datetime
    actor: str
    action: str
    subject: str
    detail: str


async def note_deed(
    conn: Connection, *, actor: str, action: str, subject: str = "", detail: str = ""
) -> None:
    """In the transaction of the deed itself, where it has one. Nothing secret may be in it."""
    await conn.execute(
        "INSERT INTO audit (actor, action, subject, detail) VALUES (%s, %s, %s, %s)",
        (actor, action, subject[:500], detail[:2000]),
    )


async def list_deeds(conn: Connection, *, limit: int, since: datetime | None = None) -> Sequence[Deed]:
    """Newest first."""
    async with conn.cursor(row_factory=class_row(Deed)) as cursor:
        await cursor.execute(
            "SELECT at, actor, action, subject, detail FROM audit"
            " WHERE %(since)s::timestamptz IS NULL OR at >= %(since)s ORDER BY key DESC LIMIT %(limit)s",
            {"since": since, "limit": limit},
        )
        return await cursor.fetchall()
