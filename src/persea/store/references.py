"""Which products a review or a post speaks of: the shop's id, an SKU or a GTIN, found in the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from persea.store.database import Connection

_GTIN_LENGTHS = (8, 12, 13, 14)


@dataclass(frozen=True, slots=True)
class Reference:
    """How a row names a product; `kind` is the row's own field."""

    kind: Literal["product_id", "sku", "gtin"]
    value: str


@dataclass(frozen=True, slots=True)
class ProductFound:
    key: int
    id: str


async def find_products(
    conn: Connection, references: Iterable[Reference]
) -> dict[Reference, list[ProductFound]]:
    """The products of each reference that names any: one, or several that share an SKU or a GTIN.

    One that was removed is found by its id only: its SKU and GTIN may be another product's by now.
    """
    asked: dict[tuple[str, str], set[Reference]] = {}
    for reference in references:
        for value in _written(reference):
            asked.setdefault((reference.kind, value), set()).add(reference)
    values = {
        kind: [value for asked_kind, value in asked if asked_kind == kind]
        for kind in ("product_id", "sku", "gtin")
    }
    cursor = await conn.execute(
        "SELECT 'product_id', id, key, id FROM product WHERE id = ANY(%(product_id)s)"
        " UNION SELECT 'sku', v.sku, p.key, p.id FROM variant AS v JOIN product AS p ON p.key = v.product_key"
        " WHERE v.sku = ANY(%(sku)s) AND p.removed_at IS NULL"
        " UNION SELECT 'gtin', v.gtin, p.key, p.id FROM variant AS v JOIN product AS p ON p.key = v.product_key"
        " WHERE v.gtin = ANY(%(gtin)s) AND p.removed_at IS NULL ORDER BY 3",
        values,
    )
    found: dict[Reference, list[ProductFound]] = {}
    async for kind, value, key, id in cursor:
        for reference in asked[kind, value]:
            products = found.setdefault(reference, [])
            if ProductFound(key, id) not in products:
                products.append(ProductFound(key, id))
    return found


def _written(reference: Reference) -> tuple[str, ...]:
    """A GTIN is the same with zeros in front, and with blanks or hyphens between its digits."""
    if reference.kind != "gtin":
        return (reference.value,)
    digits = re.sub(r"[\s-]", "", reference.value).lstrip("0")
    return tuple(digits.zfill(length) for length in _GTIN_LENGTHS if 0 < len(digits) <= length)
