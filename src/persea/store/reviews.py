"""Reviews: written many at a time, read for a product, and made into the ratings that no feed states.

What it does not do: find out which product a review speaks of (references.py), or begin transactions.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg.rows import dict_row

from persea.store.database import Connection
from persea.values import Review

_READ = "SELECT r.id, p.id AS product_id, r.author, r.rating, r.title, r.body, r.written_at FROM review AS r JOIN product AS p ON p.key = r.product_key "


@dataclass(frozen=True, slots=True)
class Written:
    """How many of what was to be written were `new`, and how many were there and `changed`."""

    new: int
    changed: int


async def write_reviews(conn: Connection, reviews: Sequence[Review], keys: Mapping[str, int]) -> Written:
    """Writes `reviews` (no id twice), each of the product whose key `keys` holds, and renews ratings."""
    ids = [review.id for review in reviews]
    before: dict[str, int] = {
        id: key
        async for id, key in await conn.execute(
            "SELECT id, product_key FROM review WHERE id = ANY(%s)", (ids,)
        )
    }
    cursor = await conn.execute(
        """
        WITH changed AS MATERIALIZED (
            SELECT new.*
            FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::smallint[], %s::text[], %s::text[],
                        %s::timestamptz[])
                 AS new(id, product_key, author, rating, title, body, written_at)
            LEFT JOIN review AS old ON old.id = new.id
            WHERE old.id IS NULL
                  OR (old.product_key, old.author, old.rating, old.title, old.body, old.written_at)
                     IS DISTINCT FROM
                     (new.product_key, new.author, new.rating, new.title, new.body, new.written_at)
        )
        INSERT INTO review (id, product_key, author, rating, title, body, written_at, search)
        SELECT changed.*, setweight(to_tsvector(shop.language, title), 'A')
                          || setweight(to_tsvector(shop.language, body), 'D')
        FROM shop, changed
        ON CONFLICT (id) DO UPDATE SET
            product_key = excluded.product_key, author = excluded.author, rating = excluded.rating,
            title = excluded.title, body = excluded.body, written_at = excluded.written_at,
            search = excluded.search
        RETURNING id, product_key
        """,
        [
            ids,
            [keys[review.product_id] for review in reviews],
            [review.author for review in reviews],
            [review.rating for review in reviews],
            [review.title for review in reviews],
            [review.body for review in reviews],
            [review.written_at for review in reviews],
        ],
    )
    written: dict[str, int] = {id: key async for id, key in cursor}
    new = sum(id not in before for id in written)
    await refresh_ratings(conn, {*written.values(), *(before[id] for id in written if id in before)})
    return Written(new, len(written) - new)


async def refresh_ratings(conn: Connection, product_keys: Collection[int]) -> int:
    """Makes rating and count of those products, whose feed states none, what their reviews say; how many changed."""
    if not product_keys:
        return 0
    cursor = await conn.execute(
        """
        UPDATE product AS p SET rating = said.mean, rating_count = said.count
        FROM (SELECT asked.key, avg(r.rating)::real AS mean, count(r.rating)::integer AS count
              FROM unnest(%s::bigint[]) AS asked(key) LEFT JOIN review AS r ON r.product_key = asked.key
              GROUP BY asked.key) AS said
        WHERE p.key = said.key AND NOT p.rating_stated
              AND (p.rating, p.rating_count) IS DISTINCT FROM (said.mean, said.count)
        """,
        (list(product_keys),),
    )
    return cursor.rowcount


async def latest_reviews(conn: Connection, product_id: str, limit: int) -> list[Review]:
    """The newest reviews of a product, the newest first."""
    return await _read(
        conn,
        "WHERE p.id = %(product)s ORDER BY r.written_at DESC, r.key DESC LIMIT %(limit)s",
        {"product": product_id, "limit": limit},
    )


async def newest_reviews(conn: Connection, product_ids: Sequence[str], each: int) -> list[Review]:
    """The newest `each` written reviews of every product, those of one product together."""
    return await _read(
        conn,
        "JOIN LATERAL (SELECT key FROM review WHERE product_key = p.key AND body <> ''"
        " ORDER BY written_at DESC, key DESC LIMIT %(each)s) AS newest ON newest.key = r.key"
        " WHERE p.id = ANY(%(ids)s) ORDER BY p.key, r.written_at DESC, r.key DESC",
        {"ids": list(product_ids), "each": each},
    )


async def count_reviews(conn: Connection, product_id: str) -> int:
    row = await (
        await conn.execute(
            "SELECT count(*) FROM review JOIN product AS p ON p.key = review.product_key WHERE p.id = %s",
            (product_id,),
        )
    ).fetchone()
    assert row is not None, "count returns a row"
    return int(row[0])


async def search_reviews(conn: Connection, product_id: str, query: str, k: int) -> list[Review]:
    """Up to `k` reviews of a product that say any word of `query`, those that say most of it first."""
    return await _read(
        conn,
        "CROSS JOIN (SELECT replace(plainto_tsquery(language, %(query)s)::text, ' & ', ' | ')::tsquery"
        " AS words FROM shop) AS asked WHERE p.id = %(product)s AND r.search @@ asked.words"
        " ORDER BY ts_rank(r.search, asked.words, 1) DESC, r.written_at DESC, r.key DESC LIMIT %(k)s",
        {"product": product_id, "query": query, "k": k},
    )


async def _read(conn: Connection, which: str, params: dict[str, object]) -> list[Review]:
    async with conn.cursor(row_factory=dict_row) as cursor:
        rows: list[dict[str, Any]] = await (await cursor.execute((_READ + which).encode(), params)).fetchall()
    return [Review(**row) for row in rows]


async def mean_rating(conn: Connection) -> float | None:
    """Of all visible products that are rated, each once."""
    cursor = await conn.execute("SELECT avg(rating)::float8 FROM product WHERE visible AND rating_count > 0")
    row = await cursor.fetchone()
    return None if row is None or row[0] is None else float(row[0])
