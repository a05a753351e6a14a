"""What the shop wants of its lists, as its file says it: text, kept and given back word for word."""

from __future__ import annotations

from collections.abc import Collection

from persea.store.database import Connection

MOST_HIDDEN = 10_000


async def load_placement(conn: Connection) -> str:
    """Empty where the shop has no rules."""
    row = await (await conn.execute("SELECT placement FROM shop")).fetchone()
    assert row is not None, "the first migration writes it"
    return str(row[0])


async def products_of(
    conn: Connection,
    *,
    ids: Collection[str] = (),
    brands: Collection[str] = (),
    categories: Collection[str] = (),
    tags: Collection[str] = (),
) -> frozenset[str]:
    """The products that have one of these, at most MOST_HIDDEN; all but the ids in lower case."""
    cursor = await conn.execute(
        """
        SELECT id FROM product
        WHERE id = ANY(%(ids)s) OR lower(brand) = ANY(%(brands)s)
              OR EXISTS (SELECT FROM unnest(category_path) AS one WHERE lower(one) = ANY(%(categories)s))
              OR EXISTS (SELECT FROM unnest(tags) AS one WHERE lower(one) = ANY(%(tags)s))
        ORDER BY key LIMIT %(most)s
        """,
        {
            "ids": list(ids),
            "brands": list(brands),
            "categories": list(categories),
            "tags": list(tags),
            "most": MOST_HIDDEN,
        },
    )
    return frozenset([str(id) async for (id,) in cursor])


async def set_placement(conn: Connection, text: str) -> None:
    """Replaces it; the next turn follows."""
    await conn.execute("UPDATE shop SET placement = %s", (text,))
