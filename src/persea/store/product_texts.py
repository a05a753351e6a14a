"""What products say of themselves in words, without prices and pictures: for telling which of many speak of a wish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from persea.store.database import Connection


@dataclass(frozen=True, slots=True)
class ProductText:
    id: str
    title: str
    brand: str
    category_path: tuple[str, ...]
    description: str
    attributes: tuple[tuple[str, tuple[str, ...]], ...]
    values: tuple[str, ...]
    """Of the options of its variants, and its tags."""


async def product_texts(conn: Connection, ids: Sequence[str]) -> list[ProductText]:
    """Of `ids`, in that order; unknown ids are left out."""
    cursor = await conn.execute(
        """
        SELECT p.id, p.title, coalesce(p.brand, ''), p.category_path, p.description, p.attributes,
               p.tags || ARRAY(SELECT DISTINCT pair ->> 1 FROM variant AS v, jsonb_array_elements(v.options) AS pair
                               WHERE v.product_key = p.key)
        FROM unnest(%(ids)s::text[]) WITH ORDINALITY AS wanted(id, place)
        JOIN product AS p ON p.id = wanted.id AND p.removed_at IS NULL
        ORDER BY wanted.place
        """,
        {"ids": list(ids)},
    )
    return [
        ProductText(
            id,
            title,
            brand,
            tuple(path),
            description,
            tuple((name, tuple(held)) for name, held in attributes),
            tuple(values),
        )
        async for id, title, brand, path, description, attributes, values in cursor
    ]
