"""What the shop wants of its lists, as its file says it: text, kept and given back word for word."""

from __future__ import annotations

from persea.store.database import Connection


async def load_placement(conn: Connection) -> str:
    """Empty where the shop has no rules."""
    row = await (await conn.execute("SELECT placement FROM shop")).fetchone()
    assert row is not None, "the first migration writes it"
    return str(row[0])


async def set_placement(conn: Connection, text: str) -> None:
    """Replaces it; the next turn follows."""
    await conn.execute("UPDATE shop SET placement = %s", (text,))
