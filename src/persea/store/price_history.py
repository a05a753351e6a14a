"""What a variant has cost, as the shop told it: one point for each change, the oldest first. Only reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from persea.store.database import Connection
from persea.values import Money

_MOST_POINTS = 1_000  # the newest


@dataclass(frozen=True, slots=True)
class PricePoint:
    """From `at` on, until the next."""

    at: datetime
    price: Money
    """The regular price."""
    sale_price: Money | None = None
    sale_starts_at: datetime | None = None
    sale_ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PriceHistory:
    product_id: str
    title: str
    variant_id: str
    options: tuple[tuple[str, str], ...]
    points: tuple[PricePoint, ...]


async def price_history(
    conn: Connection, product_id: str, variant_id: str | None = None
) -> PriceHistory | None:
    """Of the variant, or of the one whose price the product shows: of those in stock the cheapest. None where the shop
    sells no such thing, or not so."""
    row = await (
        await conn.execute(
            "SELECT p.title, v.key, v.id, v.options FROM product AS p JOIN variant AS v ON v.product_key = p.key"
            " LEFT JOIN offer_now AS o ON o.variant_key = v.key"
            " WHERE p.id = %(product)s AND p.visible AND p.removed_at IS NULL"
            " AND (%(variant)s::text IS NULL OR v.id = %(variant)s)"
            " ORDER BY coalesce(o.in_stock, false) DESC, o.price_minor NULLS LAST, v.position LIMIT 1",
            {"product": product_id, "variant": variant_id},
        )
    ).fetchone()
    if row is None:
        return None
    title, key, variant, options = row
    cursor = await conn.execute(
        "SELECT * FROM (SELECT seen_at, currency, price_minor, sale_price_minor, sale_starts_at, sale_ends_at"
        " FROM price_history WHERE variant_key = %s ORDER BY seen_at DESC LIMIT %s) AS newest ORDER BY seen_at",
        (key, _MOST_POINTS),
    )
    points = [
        PricePoint(at, Money(price, currency), None if sale is None else Money(sale, currency), starts, ends)
        async for at, currency, price, sale, starts, ends in cursor
    ]
    return PriceHistory(
        product_id, title, variant, tuple((name, value) for name, value in options), tuple(points)
    )
