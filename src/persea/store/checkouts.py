"""Carts that were handed to the shop's checkout: one row each, so that the same cart is not handed over twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from persea.store.database import Connection


@dataclass(frozen=True, slots=True)
class Checkout:
    id: UUID
    answered_at: datetime | None = None
    url: str | None = None


async def begin_checkout(
    conn: Connection, owner: UUID, fingerprint: bytes, *, now: datetime, same_since: datetime
) -> Checkout:
    """The one of the same cart since `same_since`, or a new one. Who calls holds the cart."""
    row = await (
        await conn.execute(
            "SELECT id, answered_at, url FROM checkout WHERE shopper_key = %s AND fingerprint = %s AND began_at >= %s"
            " ORDER BY began_at DESC LIMIT 1",
            (owner, fingerprint, same_since),
        )
    ).fetchone()
    if row is None:
        row = await (
            await conn.execute(
                "INSERT INTO checkout (shopper_key, fingerprint, began_at) VALUES (%s, %s, %s)"
                " RETURNING id, answered_at, url",
                (owner, fingerprint, now),
            )
        ).fetchone()
    assert row is not None, "it was there or is made"
    return Checkout(*row)


async def answered(conn: Connection, id: UUID, url: str | None, *, now: datetime) -> None:
    """The shop has taken it, and sends the person to `url`."""
    await conn.execute("UPDATE checkout SET answered_at = %s, url = %s WHERE id = %s", (now, url, id))


async def sku_of(
    conn: Connection, owner: UUID
) -> dict[tuple[str, str], tuple[str | None, str | None, str | None]]:
    """Of each line by product and variant: its SKU, and the answer and card that led to it."""
    cursor = await conn.execute(
        "SELECT l.product_id, l.variant_id, v.sku, l.turn_id, l.impression_id FROM cart_line AS l"
        " LEFT JOIN product AS p ON p.id = l.product_id"
        " LEFT JOIN variant AS v ON v.product_key = p.key AND v.id = l.variant_id WHERE l.shopper_key = %s",
        (owner,),
    )
    return {(product, variant): (sku, turn, card) async for product, variant, sku, turn, card in cursor}
