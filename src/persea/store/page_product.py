"""Which product a shop's page is about, by what the page says of it."""

from __future__ import annotations

from collections.abc import Sequence

from persea.store.codes import code_key, products_coded
from persea.store.database import Connection
from persea.store.records import ids_of_links


async def product_told(conn: Connection, told: Sequence[str]) -> str | None:
    """The id of the visible product that the first of `told` names which names any: its id, SKU, GTIN or address."""
    if not told:
        return None
    cursor = await conn.execute("SELECT id FROM product WHERE id = ANY(%s::text[])", (list(told),))
    ids = {str(row[0]) async for row in cursor}
    coded = await products_coded(conn, {key for one in told if (key := code_key(one))})
    for one in told:
        if one in ids:
            return one
        if found := coded.get(code_key(one)):
            return found.id
    linked = await ids_of_links(conn, [one for one in told if "/" in one])
    return linked[0] if linked else None
