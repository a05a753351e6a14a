"""Erasing a shopper: everything that is kept of them goes, in one transaction, and a receipt stays that names nobody.

A table that comes to hold something of a shopper is entered in `_HELD`; tests/store/test_erasure.py looks at the
database's own list of columns, and fails for one that is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from persea.store.audit import note_deed
from persea.store.database import Connection

_HELD = (
    ("events", "DELETE FROM event WHERE shopper_key = ANY(%s)"),
    ("impressions", "DELETE FROM impression WHERE shopper_key = ANY(%s)"),
    ("wishes", "DELETE FROM stated_wish WHERE shopper_key = ANY(%s)"),
    ("notes", "DELETE FROM note WHERE shopper_key = ANY(%s)"),
    ("decisions", "DELETE FROM interest_decision WHERE shopper_key = ANY(%s)"),
    ("lines", "DELETE FROM cart_line WHERE shopper_key = ANY(%s)"),
    ("additions", "DELETE FROM cart_request WHERE shopper_key = ANY(%s)"),
    ("carts", "DELETE FROM cart WHERE shopper_key = ANY(%s)"),
    ("checkouts", "DELETE FROM checkout WHERE shopper_key = ANY(%s)"),
    ("saved", "DELETE FROM saved_item WHERE shopper_key = ANY(%s)"),
    ("watches", "DELETE FROM watch WHERE shopper_key = ANY(%s)"),
    ("attachments", "DELETE FROM attachment WHERE shopper_key = ANY(%s)"),
    (
        "messages",
        "DELETE FROM message WHERE conversation_key IN (SELECT key FROM conversation WHERE shopper_key = ANY(%s))",
    ),
    ("conversations", "DELETE FROM conversation WHERE shopper_key = ANY(%s)"),
    ("sessions", "DELETE FROM session WHERE shopper_key = ANY(%s)"),
    ("devices", "DELETE FROM device WHERE shopper_key = ANY(%s)"),
    ("shoppers", "DELETE FROM shopper WHERE key = ANY(%s)"),
)
"""What each holds is counted under this name. The last is the shopper, with the anonymous ones they had been before."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """That somebody was erased, without saying who."""

    id: str
    at: datetime
    erased: dict[str, int]


async def erase_shopper(conn: Connection, shopper: UUID, *, now: datetime, actor: str) -> Receipt:
    """Erases `shopper`, and whom they had been before sign-in, and notes the receipt in the audit.

    To be called in a transaction. What is told of them at this very moment waits for the end of it, and is then
    nobody's. Of one who is not there nothing is erased, and that is said.
    """
    rows = await conn.execute(
        "SELECT key FROM shopper WHERE key = (SELECT coalesce(merged_into, key) FROM shopper WHERE key = %(key)s)"
        " OR merged_into = (SELECT coalesce(merged_into, key) FROM shopper WHERE key = %(key)s)"
        " ORDER BY key FOR UPDATE",
        {"key": shopper},
    )
    keys = [key async for (key,) in rows]
    erased = {name: (await conn.execute(statement, (keys,))).rowcount for name, statement in _HELD}
    receipt = Receipt(f"erased-{uuid4()}", now, erased)
    counts = ", ".join(f"{count:,} {name}" for name, count in erased.items() if count) or "nothing was kept"
    await note_deed(conn, actor=actor, action="shopper.erase", subject=receipt.id, detail=counts)
    return receipt
