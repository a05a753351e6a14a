"""What an occasion takes that no table knows, as far as the shop itself tells: kinds of goods by its own categories.

    score = posts + .7 words + .5 orders,    each from 0 to 1

posts: the share of the shop's and creators' posts on it that show such a thing (a post is a set that somebody made);
words: the share of the category's products whose records speak of it; orders: how often such things were bought in one
order with what speaks of it. Bounded: the newest posts and events alone. What it does not do: know occasions by itself.
"""

from __future__ import annotations

import re

from persea.store.database import Connection
from persea.values import Filters, PieceWanted

_MOST = 5  # pieces
_FEWEST = 2
_LEAST = 0.15  # of the score
_OF_WORDS, _OF_ORDERS = 0.7, 0.5
_FEW = 2  # products of a category that must speak of it
_CONJUNCT = re.compile(r"\s(?:and|und|y|et)\s|&|,")

_TOLD = """
WITH asked AS (SELECT plainto_tsquery(language, %(occasion)s) AS query FROM shop LIMIT 1),
speaking AS MATERIALIZED (
    SELECT t.product_key, t.category_key FROM product_terms AS t, asked
    WHERE t.visible AND t.search @@ asked.query LIMIT 5000
),
posts AS MATERIALIZED (
    SELECT p.key FROM (SELECT * FROM post ORDER BY published_at DESC LIMIT 2000) AS p, asked, shop
    WHERE to_tsvector(shop.language, p.title || ' ' || p.body) @@ asked.query
),
of_posts AS (
    SELECT t.category_key, count(DISTINCT shown.post_key)::float / (SELECT count(*) FROM posts) AS share
    FROM posts JOIN post_product AS shown ON shown.post_key = posts.key
    JOIN product_terms AS t ON t.product_key = shown.product_key WHERE t.visible GROUP BY 1
),
of_words AS (
    SELECT s.category_key, count(*)::float
           / (SELECT count(*) FROM product_terms AS t WHERE t.category_key = s.category_key AND t.visible) AS share
    FROM speaking AS s GROUP BY 1 HAVING count(*) >= %(few)s
),
bought AS MATERIALIZED (
    SELECT e.order_id, t.product_key, t.category_key
    FROM (SELECT kind, order_id, product FROM event ORDER BY at DESC LIMIT 100000) AS e
    JOIN product AS p ON p.id = e.product JOIN product_terms AS t ON t.product_key = p.key
    WHERE e.kind = 'purchase' AND e.order_id IS NOT NULL AND t.visible
),
with_it AS MATERIALIZED (
    SELECT DISTINCT order_id FROM bought WHERE product_key IN (SELECT product_key FROM speaking)
),
of_orders AS (
    SELECT b.category_key, count(DISTINCT b.order_id)::float / nullif((SELECT count(*) FROM with_it), 0) AS share
    FROM bought AS b JOIN with_it USING (order_id) GROUP BY 1
)
SELECT c.names[array_upper(c.names, 1)], coalesce(o.share, 0), coalesce(w.share, 0), coalesce(b.share, 0)
FROM category AS c
LEFT JOIN of_posts AS o ON o.category_key = c.key
LEFT JOIN of_words AS w ON w.category_key = c.key
LEFT JOIN of_orders AS b ON b.category_key = c.key
WHERE (o.share IS NOT NULL OR w.share IS NOT NULL) AND cardinality(c.names) > 0
"""


async def pieces_of(conn: Connection, occasion: str) -> tuple[PieceWanted, ...]:
    """The kinds of goods that go with `occasion` in this shop, the likeliest first; none where it tells of fewer than two."""
    rows = await (await conn.execute(_TOLD, {"occasion": occasion, "few": _FEW})).fetchall()
    scored = [
        (float(posts) + _OF_WORDS * float(said) + _OF_ORDERS * float(orders), str(name))
        for name, posts, said, orders in rows
    ]
    best = sorted((one for one in scored if one[0] >= _LEAST), key=lambda one: (-one[0], one[1]))[:_MOST]
    return tuple(_piece(occasion, name) for _, name in best) if len(best) >= _FEWEST else ()


def _piece(occasion: str, category: str) -> PieceWanted:
    kind = _CONJUNCT.split(category)[0].strip()
    ways = ((f"{occasion} {kind}", kind), (kind, kind))
    return PieceWanted(kind, ways, filters=Filters(categories=(category,)), named=False)
