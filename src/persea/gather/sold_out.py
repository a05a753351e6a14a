"""Finds the sold-out product that somebody describes: "tell me when the copper kettle is back" speaks of one that is gone."""

from __future__ import annotations

from persea.store.database import Connection
from persea.values import Taken


async def sold_out_called(conn: Connection, said: str) -> Taken | None:
    """The one sold-out product whose texts hold every word of `said`; None where it is none, or several."""
    rows = await (
        await conn.execute(
            """
            SELECT p.id, p.title
            FROM product AS p JOIN product_terms AS t ON t.product_key = p.key,
                 (SELECT plainto_tsquery(language, %s) AS query FROM shop LIMIT 1) AS named
            WHERE p.visible AND p.removed_at IS NULL AND numnode(named.query) > 0 AND t.search @@ named.query
              AND NOT EXISTS (SELECT FROM offer_now AS o WHERE o.product_key = p.key AND o.in_stock)
            ORDER BY p.key LIMIT 2
            """,
            (said,),
        )
    ).fetchall()
    return Taken(said, rows[0][0], rows[0][1]) if len(rows) == 1 else None
