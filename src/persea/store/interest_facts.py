"""What a shopper's interests are made from: what they did, with the options they chose, and what the products are.

Only reads. What follows from it is decided in interests/portrait.py.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from persea.store.database import Connection
from persea.store.events import EventKind
from persea.values import Money


@dataclass(frozen=True, slots=True)
class Deed:
    """An event, with the options of the variant that it names."""

    id: UUID
    at: datetime
    received_at: datetime
    kind: EventKind
    product_id: str | None = None
    value: float | None = None
    subject: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """What a product is, as far as somebody may be interested in it."""

    id: str
    title: str
    brand: str | None = None
    category_path: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    price: Money | None = None
    """The lowest now, in the shop's currency."""


async def newest_deeds(
    conn: Connection, shopper: UUID, kinds: Collection[EventKind], *, limit: int
) -> list[Deed]:
    """The newest events of these kinds, the newest first."""
    cursor = await conn.execute(
        """
        SELECT told.id, at, received_at, kind, told.found, value, subject,
               (SELECT min(v.options::text)::jsonb FROM variant AS v JOIN product AS p ON p.key = v.product_key
                WHERE p.id = told.found AND (told.variant IN (v.id, v.sku) OR told.product IN (v.id, v.sku))
                HAVING count(*) = 1)
        FROM (SELECT *, told_product(product, variant) AS found FROM (
                  SELECT * FROM event WHERE shopper_key = %s AND kind = ANY(%s) ORDER BY at DESC, id LIMIT %s) AS newest
             ) AS told ORDER BY at DESC, told.id
        """,
        (shopper, [kind.value for kind in kinds], limit),
    )
    return [
        Deed(
            id, at, received, EventKind(kind), product, value, subject,
            tuple((name, chosen) for name, chosen in options or ()),
        )
        async for id, at, received, kind, product, value, subject, options in cursor
    ]  # fmt: skip


async def things_named(conn: Connection, ids: Collection[str]) -> dict[str, Thing]:
    """Those of `ids` that are in the catalogue."""
    cursor = await conn.execute(
        """
        SELECT p.id, p.title, p.brand, p.category_path, p.tags, p.attributes, s.currency,
               (SELECT min(o.price_minor) FROM offer_now AS o WHERE o.product_key = p.key AND o.currency = s.currency)
        FROM product AS p, shop AS s WHERE p.id = ANY(%s)
        """,
        (list(ids),),
    )
    return {
        id: Thing(
            id, title, brand, tuple(path), tuple(tags),
            tuple((name, tuple(values)) for name, values in attributes),
            None if minor is None else Money(minor, currency),
        )
        async for id, title, brand, path, tags, attributes, currency, minor in cursor
    }  # fmt: skip
