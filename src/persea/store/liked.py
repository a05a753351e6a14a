"""Which products are what somebody has said they prefer."""

from __future__ import annotations

from collections.abc import Sequence

from persea.store.database import Connection


async def products_liked(conn: Connection, ids: Sequence[str], likes: Sequence[str]) -> set[str]:
    """Of `ids`, those whose brand, or a value or word of whose attributes and options, is one of `likes` (lower case)."""
    cursor = await conn.execute(
        """
        SELECT p.id FROM product AS p
        WHERE p.id = ANY(%(ids)s) AND (
            lower(p.brand) = ANY(%(likes)s)
            OR EXISTS (SELECT FROM jsonb_array_elements(p.attributes) AS pair, jsonb_array_elements_text(pair->1) AS one
                       WHERE lower(one) = ANY(%(likes)s)
                          OR regexp_split_to_array(lower(one), '[^[:alnum:]]+') && %(likes)s::text[])
            OR EXISTS (SELECT FROM variant AS v, jsonb_array_elements(v.options) AS pair
                       WHERE v.product_key = p.key AND (lower(pair->>1) = ANY(%(likes)s)
                          OR regexp_split_to_array(lower(pair->>1), '[^[:alnum:]]+') && %(likes)s::text[])))
        """,
        {"ids": list(ids), "likes": list(likes)},
    )
    return {id async for (id,) in cursor}
