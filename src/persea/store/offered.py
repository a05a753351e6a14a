"""What was said to be remembered and is not kept: with the message that said it, until it is kept or taken back.

What it does not do: keep anything, or read what a message says.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from persea.store.database import Connection


def wish_offered(facet: str, value: str) -> str:
    """As it stands in a message's `offered`."""
    return f"{facet}:{value.lower()}"


def note_offered(text: str) -> str:
    return f"note:{text.lower()}"


async def offer(conn: Connection, turn: UUID, offers: Sequence[str]) -> None:
    """Adds to what is open of the message that began `turn`; with none, all that it says is settled."""
    await conn.execute(
        "UPDATE message SET offered = coalesce(offered, '{}') || %s::text[] WHERE turn_id = %s AND role = 'user'",
        (list(offers), turn),
    )


async def close_offer(conn: Connection, shopper: UUID, offered: str) -> None:
    """In all of this shopper's conversations."""
    await conn.execute(
        "UPDATE message SET offered = array_remove(offered, %(offered)s) WHERE %(offered)s = ANY(offered)"
        " AND conversation_key IN (SELECT key FROM conversation WHERE shopper_key = %(shopper)s)",
        {"shopper": shopper, "offered": offered},
    )


async def close_offers(conn: Connection, shopper: UUID) -> None:
    """All of this shopper's."""
    await conn.execute(
        "UPDATE message SET offered = '{}' WHERE offered <> '{}'"
        " AND conversation_key IN (SELECT key FROM conversation WHERE shopper_key = %s)",
        (shopper,),
    )
