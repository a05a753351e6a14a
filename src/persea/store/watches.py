"""Whom to tell when a price falls or something is back: watches, and the sweep that finds those that have come due.

Nobody is mailed: what has come due is told at the shopper's next visit. The sweep looks at open watches only, each
over indexes, so that it can run after every change of offers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from persea.errors import BadRequest, NotFound
from persea.store.database import Connection
from persea.store.interest_decisions import hold_shopper
from persea.values import Money

MOST_WATCHES = 200


@dataclass(frozen=True, slots=True)
class Watch:
    id: UUID
    product_id: str
    variant_id: str
    """"": any of the product's."""
    kind: str
    """ "price" or "stock"."""
    title: str
    below: Money | None
    made_at: datetime
    due_at: datetime | None = None
    """When it came to what is waited for; None: not yet."""
    due_price: Money | None = None
    """What it cost then."""


# The cheapest that can be had now decides a price; anything that can be had decides a return.
_DUE = """
UPDATE watch AS w SET due_at = %(now)s, due_minor = found.price_minor
FROM (
    SELECT o_.id, now_.price_minor
    FROM watch AS o_
    JOIN product AS p ON p.id = o_.product_id AND p.visible AND p.removed_at IS NULL
    CROSS JOIN LATERAL (
        SELECT min(o.price_minor) FILTER (WHERE o_.kind = 'stock' OR o.currency = o_.currency) AS price_minor
        FROM offer_now AS o JOIN variant AS v ON v.key = o.variant_key
        WHERE o.product_key = p.key AND o.in_stock AND (o_.variant_id = '' OR v.id = o_.variant_id)
    ) AS now_
    WHERE o_.due_at IS NULL AND now_.price_minor IS NOT NULL
      AND (o_.kind = 'stock' OR now_.price_minor < o_.below_minor)
      AND (%(owner)s::uuid IS NULL OR o_.shopper_key = %(owner)s)
    ORDER BY o_.id FOR NO KEY UPDATE OF o_ SKIP LOCKED
) AS found
WHERE w.id = found.id
"""
_COLUMNS = "id, product_id, variant_id, kind, title, below_minor, currency, made_at, due_at, due_minor"


async def sweep_watches(conn: Connection, *, now: datetime, owner: UUID | None = None) -> int:
    """Marks what has come due, of `owner` or of everybody; how many. To be called in a transaction."""
    return (await conn.execute(_DUE, {"now": now, "owner": owner})).rowcount


async def watches_of(conn: Connection, shopper: UUID | None, *, now: datetime) -> list[Watch]:
    """What has come due first, then the newest. To be called in a transaction: it looks anew."""
    if shopper is None:
        return []
    owner = await hold_shopper(conn, shopper)
    await sweep_watches(conn, now=now, owner=owner)
    cursor = await conn.execute(
        f"SELECT {_COLUMNS} FROM watch WHERE shopper_key = %s ORDER BY due_at DESC NULLS LAST, made_at DESC, id",  # noqa: S608
        (owner,),
    )
    return [_watch(*row) async for row in cursor]


async def start_watch(
    conn: Connection,
    shopper: UUID,
    product_id: str,
    kind: str,
    *,
    now: datetime,
    below: Money | None = None,
    variant_id: str = "",
) -> Watch:
    """Watches `product_id`; a price until it is under `below`, where None until it is under what it is now. The same
    again begins anew.

    To be called in a transaction. Raises NotFound for what is not sold, BadRequest for what has come true already, what
    has no price to watch, and where there are too many.
    """
    owner = await hold_shopper(conn, shopper)
    row = await (
        await conn.execute(
            "SELECT p.title, min(o.price_minor), min(o.price_minor) FILTER (WHERE o.in_stock), min(o.currency),"
            " count(*) FILTER (WHERE %(variant)s = '' OR v.id = %(variant)s),"
            " (SELECT count(*) FROM watch WHERE shopper_key = %(owner)s)"
            " FROM product AS p JOIN variant AS v ON v.product_key = p.key"
            " LEFT JOIN offer_now AS o ON o.variant_key = v.key AND (%(variant)s = '' OR v.id = %(variant)s)"
            " WHERE p.id = %(product)s AND p.visible AND p.removed_at IS NULL GROUP BY p.key",
            {"product": product_id, "variant": variant_id, "owner": owner},
        )
    ).fetchone()
    if row is None or not row[4]:
        raise NotFound("No such product", value=product_id)
    title, lowest_minor, now_minor, currency, _, count = row
    if count >= MOST_WATCHES:
        raise BadRequest("There are too many watches", value=count, fix="End some first")
    if kind == "stock":
        if now_minor is not None:
            raise BadRequest(
                "It is in stock already", value=title, fix="Put it in the cart, or watch its price"
            )
        below = None
    else:
        if lowest_minor is None:
            raise BadRequest("It has no price to watch now", value=title, fix="Watch its stock")
        price = Money(lowest_minor if now_minor is None else now_minor, currency)
        below = below or price
        if below.currency != price.currency:
            raise BadRequest(
                "The limit is in another currency", value=below.currency, fix=f"It costs {price}"
            )
        if now_minor is not None and price < below:
            raise BadRequest("It costs less than that already", value=str(price), fix="Name a lower limit")
    made = await (
        await conn.execute(
            "INSERT INTO watch (shopper_key, product_id, variant_id, kind, title, below_minor, currency, made_at)"  # noqa: S608
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
            " ON CONFLICT (shopper_key, product_id, variant_id, kind) DO UPDATE SET below_minor = excluded.below_minor,"
            " currency = excluded.currency, title = excluded.title, made_at = excluded.made_at, due_at = NULL,"
            f" due_minor = NULL RETURNING {_COLUMNS}",
            (
                owner, product_id, variant_id, kind, title, below.amount_minor if below else None,
                below.currency if below else currency, now,
            ),
        )
    ).fetchone()  # fmt: skip
    assert made is not None, "it was written"
    return _watch(*made)


async def end_watch(conn: Connection, shopper: UUID, watch: UUID) -> Watch:
    """To be called in a transaction. Raises NotFound for one that is not of `shopper`."""
    owner = await hold_shopper(conn, shopper)
    row = await (
        await conn.execute(
            f"DELETE FROM watch WHERE id = %s AND shopper_key = %s RETURNING {_COLUMNS}",  # noqa: S608
            (watch, owner),
        )
    ).fetchone()
    if row is None:
        raise NotFound("There is no such watch", value=str(watch))
    return _watch(*row)


async def give_watches(conn: Connection, anonymous: UUID, shopper: UUID) -> None:
    """At sign-in; of two that watch the same the newer holds."""
    whose = {"before": anonymous, "after": shopper}
    await conn.execute(
        "DELETE FROM watch AS older USING watch AS newer"
        " WHERE older.shopper_key IN (%(before)s, %(after)s) AND newer.shopper_key IN (%(before)s, %(after)s)"
        " AND older.shopper_key <> newer.shopper_key AND older.product_id = newer.product_id"
        " AND older.variant_id = newer.variant_id AND older.kind = newer.kind"
        " AND (older.made_at, older.id) < (newer.made_at, newer.id)",
        whose,
    )
    await conn.execute("UPDATE watch SET shopper_key = %(after)s WHERE shopper_key = %(before)s", whose)


def _watch(
    id: UUID,
    product_id: str,
    variant_id: str,
    kind: str,
    title: str,
    below_minor: int | None,
    currency: str | None,
    made_at: datetime,
    due_at: datetime | None,
    due_minor: int | None,
) -> Watch:
    def money(amount: int | None) -> Money | None:
        return None if amount is None or currency is None else Money(amount, currency)

    return Watch(
        id, product_id, variant_id, kind, title, money(below_minor), made_at, due_at, money(due_minor)
    )
