"""Posts and the products they show: written many at a time, read for a product or for all.

What it does not do: find out which products a post names (references.py), or begin transactions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg.rows import dict_row

from persea.store.database import Connection
from persea.store.reviews import Written
from persea.values import Post


@dataclass(frozen=True, slots=True)
class Showing:
    """That a post shows a product."""

    product: str
    post: str
    author: str
    title: str
    at: datetime
    """When the post was published."""


async def write_posts(
    conn: Connection, posts: Sequence[Post], keys: Mapping[str, int], *, source: str
) -> Written:
    """Writes `posts` (no id twice) with the products they show, whose keys `keys` holds, in that order."""
    ids = [post.id for post in posts]
    shown = {post.id: [keys[product_id] for product_id in post.product_ids] for post in posts}
    before: dict[str, list[int]] = {
        id: product_keys
        async for id, product_keys in await conn.execute(
            "SELECT id, ARRAY(SELECT product_key FROM post_product WHERE post_key = post.key ORDER BY position)"
            " FROM post WHERE id = ANY(%s)",
            (ids,),
        )
    }
    cursor = await conn.execute(
        """
        INSERT INTO post (id, author, title, body, url, image_url, published_at, source, search)
        SELECT new.*, %s, setweight(to_tsvector(shop.language, new.title), 'A')
                          || setweight(to_tsvector(shop.language, new.body), 'D')
        FROM shop, unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::timestamptz[])
             AS new(id, author, title, body, url, image_url, published_at)
        ON CONFLICT (id) DO UPDATE SET
            author = excluded.author, title = excluded.title, body = excluded.body, url = excluded.url,
            image_url = excluded.image_url, published_at = excluded.published_at, source = excluded.source,
            search = excluded.search
        WHERE (post.author, post.title, post.body, post.url, post.image_url, post.published_at)
              IS DISTINCT FROM
              (excluded.author, excluded.title, excluded.body, excluded.url, excluded.image_url,
               excluded.published_at)
        RETURNING id
        """,
        [
            source,
            ids,
            [post.author for post in posts],
            [post.title for post in posts],
            [post.body for post in posts],
            [post.url for post in posts],
            [post.image_url for post in posts],
            [post.published_at for post in posts],
        ],
    )
    written = {id async for (id,) in cursor}
    reshown = [id for id in ids if before.get(id, []) != shown[id]]
    await _write_shown(conn, {id: shown[id] for id in reshown})
    new = len(ids) - len(before)
    return Written(new, len(written | set(reshown)) - new)


async def _write_shown(conn: Connection, shown: Mapping[str, Sequence[int]]) -> None:
    await conn.execute(
        "DELETE FROM post_product USING post WHERE post.key = post_product.post_key AND post.id = ANY(%s)",
        (list(shown),),
    )
    rows = [(id, key, place) for id, keys in shown.items() for place, key in enumerate(keys)]
    await conn.execute(
        "INSERT INTO post_product (post_key, product_key, position)"
        " SELECT post.key, shown.product_key, shown.position"
        " FROM unnest(%s::text[], %s::bigint[], %s::integer[]) AS shown(id, product_key, position)"
        " JOIN post ON post.id = shown.id",
        [[row[column] for row in rows] for column in range(3)],
    )


_READ = """
    SELECT post.id, author, title, body, url, image_url, published_at,
           ARRAY(SELECT p.id FROM post_product AS shown JOIN product AS p ON p.key = shown.product_key
                 WHERE shown.post_key = post.key AND p.visible ORDER BY shown.position) AS product_ids
    FROM post
"""


async def latest_posts(conn: Connection, limit: int, *, product_id: str | None = None) -> list[Post]:
    """The newest posts, the newest first, with the visible products they show; of one product where it is named."""
    return await _read(
        conn,
        """
        WHERE %(product)s::text IS NULL OR EXISTS (
            SELECT FROM post_product AS shown JOIN product AS p ON p.key = shown.product_key
            WHERE shown.post_key = post.key AND p.id = %(product)s)
        ORDER BY published_at DESC, key DESC LIMIT %(limit)s
        """,
        {"product": product_id, "limit": limit},
    )


async def search_posts(conn: Connection, query: str, k: int) -> list[Post]:
    """Up to `k` posts that say any word of `query`, those that say most of it first."""
    return await _read(
        conn,
        """
        CROSS JOIN (SELECT replace(plainto_tsquery(language, %(query)s)::text, ' & ', ' | ')::tsquery AS said FROM shop) AS asked
        WHERE post.search @@ asked.said
        ORDER BY ts_rank(post.search, asked.said, 1) DESC, published_at DESC, key DESC LIMIT %(k)s
        """,
        {"query": query, "k": k},
    )


async def posts_showing(conn: Connection, product_ids: Sequence[str], k: int) -> list[Post]:
    """Up to `k` posts that show any of the products, those that show most of them first, then the newest."""
    return await _read(
        conn,
        """
        JOIN (SELECT shown.post_key, count(*) AS shared FROM post_product AS shown
              JOIN product AS p ON p.key = shown.product_key WHERE p.id = ANY(%(ids)s) AND p.visible
              GROUP BY shown.post_key) AS of_these ON of_these.post_key = post.key
        ORDER BY of_these.shared DESC, published_at DESC, key DESC LIMIT %(k)s
        """,
        {"ids": list(product_ids), "k": k},
    )


async def _read(conn: Connection, which: str, params: dict[str, object]) -> list[Post]:
    async with conn.cursor(row_factory=dict_row) as cursor:
        rows: list[dict[str, Any]] = await (await cursor.execute((_READ + which).encode(), params)).fetchall()
    return [Post(**(row | {"product_ids": tuple(row["product_ids"])})) for row in rows]


async def showings(conn: Connection, *, since: datetime, until: datetime, posts: int) -> list[Showing]:
    """The visible products of the newest `posts` that were published between, the newest post first."""
    cursor = await conn.execute(
        "SELECT p.id, post.id, post.author, post.title, post.published_at FROM ("
        " SELECT * FROM post WHERE published_at BETWEEN %s AND %s ORDER BY published_at DESC, key DESC LIMIT %s"
        ") AS post JOIN post_product AS shown ON shown.post_key = post.key"
        " JOIN product AS p ON p.key = shown.product_key"
        " WHERE p.visible ORDER BY post.published_at DESC, post.key DESC, shown.position",
        (since, until, posts),
    )
    return [Showing(*row) async for row in cursor]
