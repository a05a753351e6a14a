"""What recommendations read of the shop: what products are like, which may be shown, and what a shopper is done with."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from psycopg import sql

from persea.store.database import Connection
from persea.store.records import Params, conditions
from persea.values import Filters

# A word for each thing that products may have in common; what the shop writes apart in case is the same.
_TRAITS = """
    SELECT p.id, array_remove(
        ARRAY['brand:' || lower(p.brand)]
        || ARRAY(SELECT 'category:' || one FROM unnest(p.categories) AS one)
        || ARRAY(SELECT 'tag:' || lower(one) FROM unnest(p.tags) AS one)
        || ARRAY(SELECT lower(pair->>0) || ':' || lower(one)
                 FROM jsonb_array_elements(p.attributes) AS pair, jsonb_array_elements_text(pair->1) AS one), NULL)
    FROM product AS p
"""


async def traits_of_products(conn: Connection, *, but: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """Attributes ("brand:karrimor") of all visible products `but` these, the oldest product first."""
    cursor = await conn.execute(
        _TRAITS + " WHERE p.visible AND NOT EXISTS (SELECT FROM unnest(%s::text[]) AS known(id)"
        " WHERE known.id = p.id) ORDER BY p.key",
        (list(but),),
    )
    return {id: tuple(traits) async for id, traits in cursor}


async def traits_of(conn: Connection, product_id: str) -> tuple[str, ...] | None:
    """Of one product that may be shown; None where there is none."""
    cursor = await conn.execute(_TRAITS + " WHERE p.visible AND p.id = %s", (product_id,))
    row = await cursor.fetchone()
    return None if row is None else tuple(row[1])


async def showable(conn: Connection, ids: Sequence[str], filters: Filters) -> set[str]:
    """Which of `ids` may be shown and meet `filters`."""
    params: Params = {"ids": list(ids)}
    query = sql.SQL("SELECT p.id FROM product AS p WHERE p.id = ANY(%(ids)s) AND {}").format(
        conditions(filters, params)
    )
    return {id async for (id,) in await conn.execute(query, params)}


async def done_with(conn: Connection, shopper: UUID) -> set[str]:
    """What `shopper` has bought, sent back, hidden or given few stars, however long ago."""
    cursor = await conn.execute(
        "SELECT told_product(product, variant) FROM (SELECT DISTINCT product, variant FROM event"
        " WHERE shopper_key = %s AND (kind IN ('purchase', 'return', 'hide') OR kind = 'rating' AND value < 3)) AS told",
        (shopper,),
    )
    return {id async for (id,) in cursor if id is not None}


async def bought_again(conn: Connection, shopper: UUID) -> list[tuple[str, int]]:
    """What `shopper` bought on two days or more, and on how many; the most often bought first, then the newest."""
    cursor = await conn.execute(
        "SELECT told_product(product, variant) AS id, count(DISTINCT (at AT TIME ZONE 'UTC')::date) AS days"
        " FROM event WHERE shopper_key = %s AND kind = 'purchase' GROUP BY 1"
        " HAVING count(DISTINCT (at AT TIME ZONE 'UTC')::date) > 1 ORDER BY days DESC, max(at) DESC, 1",
        (shopper,),
    )
    return [(id, int(days)) async for id, days in cursor if id is not None]


async def shopper_of_id(conn: Connection, external_id: str) -> UUID | None:
    """Of the shop's own id; none is made."""
    cursor = await conn.execute("SELECT key FROM shopper WHERE external_id = %s", (external_id,))
    row = await cursor.fetchone()
    return None if row is None else row[0]
