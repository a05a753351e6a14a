"""Finds products by what is printed on them: SKU, GTIN, or the shop's own id, however its signs are typed; the address of
its page.

Only exact codes are found; what looks like one is for who calls to say.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from persea.store.database import Connection
from persea.store.records import ids_of_links


@dataclass(frozen=True, slots=True)
class CodedProduct:
    id: str
    title: str
    options: tuple[str, ...]
    """Values of the one variant that has the code; empty where it is the product's."""


def code_key(code: str) -> str:
    """`code` as codes are compared: letters and digits, lower case. The database has the same function."""
    return "".join(sign for sign in code if sign.isalnum()).lower()


async def products_coded(conn: Connection, keys: Collection[str]) -> dict[str, CodedProduct]:
    """By key (see `code_key`), the visible product that it is a code of; none where several products share it."""
    cursor = await conn.execute(
        """
        SELECT given.key, p.id, p.title,
               CASE WHEN count(*) = 1
                    THEN ARRAY(SELECT pair->>1 FROM jsonb_array_elements((jsonb_agg(found.options)->0)) AS pair)
                    ELSE '{}' END
        FROM unnest(%s::text[]) AS given(key),
             LATERAL (SELECT key AS product_key, '[]'::jsonb AS options FROM product WHERE code_key(id) = given.key
                      UNION
                      SELECT product_key, options FROM variant WHERE code_key(sku) = given.key
                      UNION
                      SELECT product_key, options FROM variant
                      WHERE ltrim(code_key(gtin), '0') = ltrim(given.key, '0')) AS found
        JOIN product AS p ON p.key = found.product_key
        WHERE p.visible GROUP BY given.key, p.key
        """,
        (list(keys),),
    )
    found: dict[str, list[CodedProduct]] = {}
    async for key, id, title, options in cursor:
        found.setdefault(key, []).append(CodedProduct(id, title, tuple(options)))
    return {key: products[0] for key, products in found.items() if len(products) == 1}


async def product_at(conn: Connection, address: str) -> str | None:
    """The visible product whose page of this shop `address` is, as a QR code may hold it: with or without "www.", what follows
    "?" or "#", or a last slash. Nothing is fetched.

    A page on another host is none of ours, whatever its path. Where the feed names no addresses, or names them without a host,
    nobody knows the shop's host, and the path has to do.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc or "\0" in address:
        return None
    host = parts.netloc.lower().removeprefix("www.")
    path = parts.path.rstrip("/")
    forms = [
        f"{scheme}://{www}{host}{kept}"
        for scheme in ("https", "http")
        for www in ("", "www.")
        for kept in (path, f"{path}/", *((f"{parts.path}?{parts.query}",) if parts.query else ()))
    ]
    rows = await (
        await conn.execute("SELECT id FROM product WHERE url = ANY(%s) AND visible LIMIT 2", (forms,))
    ).fetchall()
    if rows:
        return str(rows[0][0]) if len(rows) == 1 else None
    knows_host = "SELECT 1 FROM product WHERE url IS NOT NULL AND url LIKE 'http%' AND visible LIMIT 1"
    if await (await conn.execute(knows_host)).fetchone():
        return None
    found = await ids_of_links(conn, [f"https://{host}{path}"])
    shown = await (
        await conn.execute("SELECT id FROM product WHERE id = ANY(%s) AND visible", (found,))
    ).fetchall()
    return str(shown[0][0]) if len(shown) == 1 else None
