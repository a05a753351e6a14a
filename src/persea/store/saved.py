"""What shoppers saved for later: products, not variants, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from persea.errors import BadRequest, NotFound
from persea.store.database import Connection
from persea.store.interest_decisions import hold_shopper

MOST_SAVED = 500


@dataclass(frozen=True, slots=True)
class Saved:
    product_id: str
    title: str
    """As the shop calls it, or called it when it was saved."""
    saved_at: datetime


async def saved_of(conn: Connection, shopper: UUID | None) -> list[Saved]:
    cursor = await conn.execute(
        "SELECT s.product_id, coalesce(p.title, s.title), s.saved_at FROM saved_item AS s"
        " LEFT JOIN product AS p ON p.id = s.product_id"
        " WHERE s.shopper_key = (SELECT coalesce(merged_into, key) FROM shopper WHERE key = %s)"
        " ORDER BY s.saved_at DESC, s.product_id",
        (shopper,),
    )
    return [Saved(*row) async for row in cursor]


async def save(conn: Connection, shopper: UUID, product_id: str, *, now: datetime) -> bool:
    """Whether it was not saved before. To be called in a transaction.

    Raises NotFound for what the shop does not sell, BadRequest where too much is saved.
    """
    owner = await hold_shopper(conn, shopper)
    row = await (
        await conn.execute("SELECT count(*) FROM saved_item WHERE shopper_key = %s", (owner,))
    ).fetchone()
    assert row is not None, "count returns a row"
    made = await conn.execute(
        "INSERT INTO saved_item (shopper_key, product_id, title, saved_at)"
        " SELECT %s, id, title, %s FROM product WHERE id = %s AND visible AND removed_at IS NULL"
        " ON CONFLICT (shopper_key, product_id) DO NOTHING",
        (owner, now, product_id),
    )
    if made.rowcount and row[0] >= MOST_SAVED:
        raise BadRequest("Too much is saved", value=row[0], fix="Take something off the list first")
    if not made.rowcount and not await _is_saved(conn, owner, product_id):
        raise NotFound("No such product", value=product_id)
    return bool(made.rowcount)


async def _is_saved(conn: Connection, owner: UUID, product_id: str) -> bool:
    row = await (
        await conn.execute(
            "SELECT FROM saved_item WHERE shopper_key = %s AND product_id = %s", (owner, product_id)
        )
    ).fetchone()
    return row is not None


async def take_off(conn: Connection, shopper: UUID, product_id: str) -> bool:
    """Whether it was saved. To be called in a transaction."""
    owner = await hold_shopper(conn, shopper)
    gone = await conn.execute(
        "DELETE FROM saved_item WHERE shopper_key = %s AND product_id = %s", (owner, product_id)
    )
    return bool(gone.rowcount)


async def give_saved(conn: Connection, anonymous: UUID, shopper: UUID) -> None:
    """At sign-in; of the same product the earlier time stands."""
    whose = {"before": anonymous, "after": shopper}
    await conn.execute(
        "INSERT INTO saved_item AS known (shopper_key, product_id, title, saved_at)"
        " SELECT %(after)s, product_id, title, saved_at FROM saved_item WHERE shopper_key = %(before)s"
        " ON CONFLICT (shopper_key, product_id) DO UPDATE SET saved_at = least(known.saved_at, excluded.saved_at)",
        whose,
    )
    await conn.execute("DELETE FROM saved_item WHERE shopper_key = %(before)s", whose)
