"""Writes products: many at a time, a few statements for all of them. Reading is done in records.py.

A product is rewritten only where its content hash differs; offers are narrow and written every time, because
their as-of time moves. Price history is kept by the database's own trigger. What it does not do: decide what
may come in, or begin transactions.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from persea.store.database import Connection
from persea.store.embeddings import EmbeddingModel
from persea.store.reviews import refresh_ratings
from persea.store.terms import forget_all_terms, forget_terms, write_terms
from persea.values import Product

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
DEMO_SOURCE = "demo"
"""What the demo shop's own rows came from."""
_LAYOUT = 1  # grows when the columns made from a product change, so that the next import rewrites all


@dataclass(frozen=True, slots=True)
class Stored:
    key: int
    content_hash: bytes
    embedded: bool
    """The asked model has a vector for it."""
    seen: bool
    """The asked reading of a feed has found it already."""


def content_hash(product: Product) -> bytes:
    """16 bytes of everything a feed says of `product` but its offers."""
    content = [
        _LAYOUT, product.id, product.title, product.description, product.brand, product.category_path,
        product.tags, product.url, product.attributes, product.image_urls, product.rating,
        product.rating_count, product.weight_g, product.visible,
        [(v.id, v.title, v.sku, v.gtin, v.options, v.image_url, v.weight_g) for v in product.variants],
    ]  # fmt: skip
    return hashlib.blake2b(_json(content).encode(), digest_size=16).digest()


async def lock_catalog(conn: Connection) -> None:
    """One writer at a time until the transaction ends; readers go on."""
    await conn.execute("SELECT FROM shop FOR NO KEY UPDATE")


async def stored_products(
    conn: Connection, ids: Sequence[str], model: EmbeddingModel, run_key: int
) -> dict[str, Stored]:
    """Those of `ids` that exist, as the embedding `model` and the import run know them."""
    cursor = await conn.execute(
        "SELECT p.id, p.key, p.content_hash, e.product_key IS NOT NULL, s.product_key IS NOT NULL"
        " FROM product AS p"
        " LEFT JOIN product_embedding AS e ON e.product_key = p.key AND e.model_key = %s"
        " LEFT JOIN product_seen AS s ON s.product_key = p.key AND s.run_key = %s"
        " WHERE p.id = ANY(%s)",
        (model.key, run_key, list(ids)),
    )
    return {
        id: Stored(key, bytes(digest), embedded, seen) async for id, key, digest, embedded, seen in cursor
    }


async def count_products(conn: Connection) -> int:
    row = await (await conn.execute("SELECT count(*) FROM product")).fetchone()
    assert row is not None, "count returns a row"
    return int(row[0])


async def write_products(conn: Connection, products: Sequence[Product], *, source: str) -> dict[str, int]:
    """Writes `products` (no id twice) with their variants and media, but without offers; their keys by id."""
    if not products:
        return {}
    rows = [
        (
            product.id,
            product.title,
            product.description,
            product.brand,
            _json(product.category_path),
            _json(list(dict.fromkeys(step.lower() for step in product.category_path))),
            _json(product.tags),
            product.url,
            _json(product.attributes),
            product.rating,
            product.rating_count,
            product.weight_g,
            product.visible,
            content_hash(product),
        )
        for product in products
    ]
    await forget_terms(conn, [product.id for product in products])
    await conn.execute(
        "INSERT INTO category (names) SELECT DISTINCT ARRAY(SELECT jsonb_array_elements_text(names))"
        " FROM unnest(%s::jsonb[]) AS given(names) ON CONFLICT DO NOTHING",
        ([row[5] for row in rows],),
    )
    cursor = await conn.execute(
        """
        INSERT INTO product (id, title, description, brand, category_path, categories, tags, url, attributes,
                             rating, rating_count, rating_stated, weight_g, visible, content_hash, source)
        SELECT id, title, description, brand,
               path, ARRAY(SELECT jsonb_array_elements_text(categories)), tag_list,
               url, attributes, rating, rating_count, rating IS NOT NULL, weight_g, visible, content_hash, %s
        FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::jsonb[], %s::jsonb[], %s::jsonb[],
                    %s::text[], %s::jsonb[], %s::real[], %s::integer[], %s::real[], %s::boolean[],
                    %s::bytea[])
             AS new(id, title, description, brand, category_path, categories, tags, url, attributes, rating,
                    rating_count, weight_g, visible, content_hash),
             LATERAL (SELECT ARRAY(SELECT jsonb_array_elements_text(category_path)) AS path,
                             ARRAY(SELECT jsonb_array_elements_text(tags)) AS tag_list) AS lists
        ON CONFLICT (id) DO UPDATE SET
            title = excluded.title, description = excluded.description, brand = excluded.brand,
            category_path = excluded.category_path, categories = excluded.categories, tags = excluded.tags,
            url = excluded.url, attributes = excluded.attributes, rating = excluded.rating,
            rating_count = excluded.rating_count, rating_stated = excluded.rating_stated,
            weight_g = excluded.weight_g, visible = excluded.visible,
            content_hash = excluded.content_hash, source = excluded.source,
            updated_at = now(), removed_at = NULL
        RETURNING id, key
        """,
        [source, *_columns(rows)],
    )
    keys: dict[str, int] = dict(await cursor.fetchall())
    await conn.execute(
        "UPDATE offer SET category_key = c.key FROM product AS p JOIN category AS c ON c.names = p.categories"
        " WHERE p.key = ANY(%s) AND offer.product_key = p.key AND offer.category_key <> c.key",
        (list(keys.values()),),
    )
    await _write_variants(conn, keys, products)
    await write_terms(conn, list(keys.values()))
    await _write_media(conn, keys, products)
    await refresh_ratings(conn, [keys[product.id] for product in products if product.rating is None])
    return keys


async def _write_variants(conn: Connection, keys: Mapping[str, int], products: Sequence[Product]) -> None:
    rows = [
        (
            keys[product.id],
            variant.id,
            variant.title,
            variant.sku,
            variant.gtin,
            _json(variant.options),
            variant.image_url,
            variant.weight_g,
            position,
        )
        for product in products
        for position, variant in enumerate(product.variants)
    ]
    product_keys, ids, *_ = columns = _columns(rows)
    await conn.execute(
        "DELETE FROM variant USING unnest(%s::bigint[]) AS written(product_key)"
        " WHERE variant.product_key = written.product_key AND (variant.product_key, variant.id) NOT IN"
        " (SELECT product_key, id FROM unnest(%s::bigint[], %s::text[]) AS kept(product_key, id))",
        (list(keys.values()), product_keys, ids),
    )
    await conn.execute(
        "INSERT INTO variant"
        " (product_key, id, title, sku, gtin, options, image_url, weight_g, position)"
        " SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[], %s::jsonb[],"
        " %s::text[], %s::real[], %s::integer[])"
        " ON CONFLICT (product_key, id) DO UPDATE SET title = excluded.title, sku = excluded.sku,"
        " gtin = excluded.gtin, options = excluded.options, image_url = excluded.image_url,"
        " weight_g = excluded.weight_g, position = excluded.position",
        columns,
    )
    await conn.execute(
        "INSERT INTO option_word SELECT DISTINCT unnest(option_words) FROM variant WHERE product_key = ANY(%s)"
        " ON CONFLICT DO NOTHING",
        (list(keys.values()),),
    )


async def _write_media(conn: Connection, keys: Mapping[str, int], products: Sequence[Product]) -> None:
    await conn.execute("DELETE FROM media WHERE product_key = ANY(%s)", (list(keys.values()),))
    rows = [
        (keys[product.id], url, position)
        for product in products
        for position, url in enumerate(product.image_urls)
    ]
    if rows:
        await conn.execute(
            "INSERT INTO media (product_key, url, position)"
            " SELECT * FROM unnest(%s::bigint[], %s::text[], %s::integer[])",
            _columns(rows),
        )


async def lock_offers(conn: Connection, product_keys: Collection[int]) -> None:
    """Until the transaction ends nobody else changes the offers of these products.

    To be called before anything that ends or changes some of them: all who write offers lock them in the order
    of their variants' keys, so that none waits for another in a circle.
    """
    await conn.execute(
        "SELECT FROM offer WHERE product_key = ANY(%s) ORDER BY variant_key FOR UPDATE", (list(product_keys),)
    )


async def write_offers(
    conn: Connection, keys: Mapping[str, int], products: Sequence[Product], *, as_of: datetime
) -> set[str]:
    """Writes the offers of stored products; the ids of those where more than an as-of time has changed.

    An offer that is known as of a later moment stays: another way of telling prices was quicker than this feed.
    `as_of` is that of what has no offer (any more), which states no time itself.
    """
    rows = [
        (
            keys[product.id],
            variant.id,
            offer.price.currency,
            offer.price.amount_minor,
            None if offer.sale_price is None else offer.sale_price.amount_minor,
            offer.sale_starts_at,
            offer.sale_ends_at,
            offer.stock,
            offer.in_stock,
            offer.as_of,
        )
        for product in products
        for variant in product.variants
        if (offer := variant.offer) is not None
    ]
    changed: set[int] = set()
    ended = [
        (keys[product.id], variant.id)
        for product in products
        for variant in product.variants
        if variant.offer is None
    ]
    if ended:
        cursor = await conn.execute(
            "DELETE FROM offer USING variant AS v, unnest(%s::bigint[], %s::text[]) AS ended(product_key, id)"
            " WHERE v.product_key = ended.product_key AND v.id = ended.id AND offer.variant_key = v.key"
            " AND offer.as_of <= %s RETURNING offer.product_key",
            [*_columns(ended), as_of],
        )
        changed.update([key async for (key,) in cursor])
    if rows:
        # `old` is read as it was before the statement, as all parts of one statement are.
        cursor = await conn.execute(
            """
            WITH new AS MATERIALIZED (
                SELECT v.key AS variant_key, c.key AS category_key, given.*
                FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::bigint[], %s::bigint[],
                            %s::timestamptz[], %s::timestamptz[], %s::integer[], %s::boolean[],
                            %s::timestamptz[])
                     AS given(product_key, variant_id, currency, price_minor, sale_price_minor,
                              sale_starts_at, sale_ends_at, stock, in_stock, as_of)
                JOIN variant AS v ON v.product_key = given.product_key AND v.id = given.variant_id
                JOIN product AS p ON p.key = given.product_key JOIN category AS c ON c.names = p.categories
                ORDER BY v.key  -- all who write offers lock them in this order
            ), written AS (
                INSERT INTO offer (variant_key, product_key, category_key, currency, price_minor, sale_price_minor,
                                   sale_starts_at, sale_ends_at, stock, in_stock, as_of)
                SELECT variant_key, product_key, category_key, currency, price_minor, sale_price_minor,
                       sale_starts_at, sale_ends_at, stock, in_stock, as_of
                FROM new
                ON CONFLICT (variant_key) DO UPDATE SET
                    currency = excluded.currency, price_minor = excluded.price_minor,
                    sale_price_minor = excluded.sale_price_minor, sale_starts_at = excluded.sale_starts_at,
                    sale_ends_at = excluded.sale_ends_at, stock = excluded.stock,
                    in_stock = excluded.in_stock, as_of = excluded.as_of
                WHERE offer.as_of <= excluded.as_of
            )
            SELECT DISTINCT new.product_key
            FROM new LEFT JOIN offer AS old ON old.variant_key = new.variant_key
            WHERE (old.as_of IS NULL OR old.as_of <= new.as_of) AND
                  (old.currency::text, old.price_minor, old.sale_price_minor, old.sale_starts_at,
                   old.sale_ends_at, old.stock, old.in_stock)
                  IS DISTINCT FROM
                  (new.currency, new.price_minor, new.sale_price_minor, new.sale_starts_at,
                   new.sale_ends_at, new.stock, new.in_stock)
            """,
            _columns(rows),
        )
        changed.update([key async for (key,) in cursor])
    return {product.id for product in products if keys[product.id] in changed}


async def expect_many(conn: Connection) -> None:
    """The text index takes new products to a list at first, with a sixth of the log, until `settle_index`."""
    await conn.execute("ALTER INDEX product_search SET (fastupdate = on)")


async def settle_index(conn: Connection) -> None:
    """Ends `expect_many`: the list is sorted in, and from now on every product at once."""
    await conn.execute("ALTER INDEX product_search SET (fastupdate = off)")
    await conn.execute("SELECT gin_clean_pending_list('product_search')")


async def grow_version(conn: Connection) -> None:
    """Tells caches that the catalogue is no longer what they saw."""
    await conn.execute("UPDATE shop SET catalog_version = catalog_version + 1")


async def clear_catalog(conn: Connection) -> None:
    """Removes every product, with its offers, price history, media, reviews and vectors, and what the demo
    shop posted and knew.

    Cards in past conversations stay as they were shown.
    """
    await conn.execute("SET LOCAL statement_timeout = 0")
    await forget_all_terms(conn)
    await conn.execute("DELETE FROM product")
    await conn.execute("DELETE FROM post WHERE source = %s", (DEMO_SOURCE,))
    await conn.execute("DELETE FROM knowledge WHERE source = %s", (DEMO_SOURCE,))
    await grow_version(conn)


def _json(value: object) -> str:
    return _ENCODER.encode(value)


def _columns(rows: Sequence[tuple[object, ...]]) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)]
