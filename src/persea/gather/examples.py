"""Requests to begin with, made from the shop's own catalogue, so that each of them leads somewhere."""

from __future__ import annotations

from persea.store.database import Connection
from persea.values import Money, currency_exponent

_COUNT = 4


async def example_requests(conn: Connection, currency: str) -> tuple[str, ...]:
    """Up to four requests over the shop's largest categories, with limits that some products meet."""
    rows = await (
        await conn.execute(
            """
            SELECT p.category_path[array_upper(p.category_path, 1)] AS category,
                   percentile_disc(0.6) WITHIN GROUP (ORDER BY o.price_minor) AS price_minor,
                   count(DISTINCT p.key) AS products
            FROM product AS p JOIN offer_now AS o ON o.product_key = p.key
            WHERE p.visible AND o.in_stock AND cardinality(p.category_path) > 0
            GROUP BY 1 HAVING count(DISTINCT p.key) >= 2 ORDER BY products DESC, category LIMIT %s
            """,
            (_COUNT,),
        )
    ).fetchall()
    return tuple(
        _phrase(place, str(category).lower(), Money(_rounded_up(price, currency), currency))
        for place, (category, price, _) in enumerate(rows)
    )


def _phrase(place: int, category: str, price: Money) -> str:
    shown = str(price).removesuffix(".00")
    return (
        f"{category} under {shown}",
        f"the best rated {category}",
        f"{category} in stock, up to {shown}",
        f"cheap {category}",
    )[place % 4]


def _rounded_up(price_minor: int, currency: str) -> int:
    """To the next ten whole units of `currency`."""
    ten: int = 10 * 10 ** currency_exponent(currency)
    return -(-price_minor // ten) * ten
