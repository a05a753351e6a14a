"""Finds products: full text and meaning fused, under hard filters, in one SQL statement.

    score = 0.7 * lexical / max + 0.3 * min-max dense

Lexical is ts_rank_cd over products that hold every word; only where these are fewer than 50 do products that
hold some of the words join, at half weight. Dense is the inner product of static text embeddings. Weights and
the AND-then-OR rule are measured choices, see docs/log.md.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from psycopg import sql

from persea.seams import QueryVector
from persea.store.database import Connection
from persea.store.records import Params, conditions, read_records
from persea.values import Filters, Order, Record

Embed = Callable[[str], Awaitable[QueryVector | None]]
"""What a request means; None where the embedding model does not answer, and full text answers alone."""

_CANDIDATES = 200  # of each kind; more changed nothing in the top 10
_ALL = 1_000_000  # "the cheapest" is so among all that hold every word, not among the best of them
_RELEVANT = 0.3  # share of the best score that an ordered list ("cheapest …") still admits

_ORDERS = {
    Order.CHEAPEST: "price ASC NULLS LAST",
    Order.PRICIEST: "price DESC NULLS LAST",
    Order.LIGHTEST: "weight_g ASC NULLS LAST",
    Order.HEAVIEST: "weight_g DESC NULLS LAST",
    Order.BEST_RATED: "CASE WHEN rating_count > 0 THEN rating END DESC NULLS LAST, rating_count DESC",
}

_RETRIEVE = """
WITH query AS (
    SELECT CASE
               -- the kind of thing asked for must stand in title, brand or category, not somewhere in a text
               WHEN %(goods)s <> '' THEN plainto_tsquery(language, %(text)s)
                   && regexp_replace(plainto_tsquery(language, %(goods)s)::text, '''([^'']+)''', '''\\1'':A', 'g')::tsquery
               -- and where no kind is known, some word in what names or describes it, not only in passing
               WHEN %(strict)s THEN plainto_tsquery(language, %(text)s)
                   && regexp_replace(replace(plainto_tsquery(language, %(text)s)::text, ' & ', ' | '),
                                     '''([^'']+)''', '''\\1'':AB', 'g')::tsquery
               ELSE plainto_tsquery(language, %(text)s)
           END AS every_word,
           nullif(replace(plainto_tsquery(language, %(text)s)::text, ' & ', ' | '), '')::tsquery AS some_word
    FROM shop LIMIT 1  -- it has one row; the planner guesses 800, and would read every offer for them
),
all_words AS (
    SELECT p.key, ts_rank_cd('{{0.1, 0.2, 0.4, 1.0}}', p.search, every_word, 4) AS rank, count(*) OVER () AS total
    FROM product AS p, query
    WHERE p.search @@ every_word AND {conditions}
    ORDER BY rank DESC, p.key LIMIT {exact}
),
some_words AS (
    SELECT p.key, ts_rank('{{0.1, 0.2, 0.4, 1.0}}', p.search, some_word, 1) AS rank
    FROM product AS p, query
    WHERE p.search @@ some_word AND NOT p.search @@ every_word
          AND (SELECT count(*) FROM all_words) < 50 AND {conditions}
    ORDER BY rank DESC, p.key LIMIT {candidates}
),
near AS (
    SELECT p.key, e.distance FROM (
        SELECT product_key, embedding::halfvec({dimension}) <#> %(vector)s::halfvec({dimension}) AS distance
        FROM product_embedding WHERE model_key = {model_key}
        ORDER BY distance LIMIT {near_limit}
    ) AS e JOIN product AS p ON p.key = e.product_key
    WHERE {conditions}
    ORDER BY e.distance LIMIT {candidates}
),
candidate AS (
    SELECT key, rank / nullif(max(rank) OVER (), 0) AS lexical, true AS every FROM all_words
    UNION ALL
    SELECT key, 0.5 * rank / nullif(max(rank) OVER (), 0), false FROM some_words
    UNION ALL
    SELECT key, 0, false FROM near
    WHERE key NOT IN (SELECT key FROM all_words UNION ALL SELECT key FROM some_words)
),
scored AS (
    SELECT c.key, c.every, coalesce(c.lexical, 0) AS lexical,
           -(e.embedding::halfvec({dimension}) <#> %(vector)s::halfvec({dimension})) AS likeness
    FROM candidate AS c
    LEFT JOIN product_embedding AS e ON e.product_key = c.key AND e.model_key = {model_key}
),
fused AS (
    SELECT key, every, lexical, likeness,
           0.7 * lexical + 0.3 * coalesce((likeness - min(likeness) OVER ())
                                          / nullif(max(likeness) OVER () - min(likeness) OVER (), 0), 0) AS score
    FROM scored
),
priced AS (
    SELECT p.id, f.score, f.every, f.lexical, f.likeness, p.weight_g, p.rating, p.rating_count, offers.price, offers.in_stock
    FROM fused AS f JOIN product AS p ON p.key = f.key
    CROSS JOIN LATERAL (SELECT min(price_minor) AS price, bool_or(in_stock) AS in_stock
                        FROM offer_now WHERE product_key = p.key) AS offers
)
SELECT id, score, every, lexical > 0, coalesce(likeness, 0), (SELECT coalesce(max(total), 0) FROM all_words)
FROM priced {relevant}
ORDER BY {order} LIMIT %(k)s
"""

_BROWSE = """
WITH priced AS (
    SELECT p.id, p.key, p.weight_g, p.rating, p.rating_count, count(*) OVER () AS matched,
           (coalesce(p.rating, 3.5) * p.rating_count + 35) / (p.rating_count + 10) / 5 AS score,
           offers.price, offers.in_stock
    FROM product AS p
    CROSS JOIN LATERAL (SELECT min(price_minor) AS price, bool_or(in_stock) AS in_stock
                        FROM offer_now WHERE product_key = p.key) AS offers
    WHERE {conditions}
)
SELECT id, score, true, true, 1, matched FROM priced ORDER BY {order} LIMIT %(k)s
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One product found, and how: all words of the request, some of them, or only by meaning."""

    record: Record
    every_word: bool
    some_word: bool
    likeness: float
    """Inner product of the normalised embeddings, -1 to 1."""


@dataclass(frozen=True, slots=True)
class Found:
    """`hits` best first; `matched` counts all products that hold every word and meet the filters."""

    hits: tuple[Hit, ...]
    matched: int


async def search(
    conn: Connection,
    text: str,
    filters: Filters,
    *,
    embed: Embed,
    k: int = 10,
    goods: str = "",
    order: Order | None = None,
    exact_first: bool = False,
) -> Found:
    """The `k` best products for `text` under `filters`; for an empty text, the best rated under `filters`.

    `goods` is the word of `text` that names the kind of thing; what is called something else holds no "every
    word". An `order` sorts what is relevant; without one, relevance does, what is in stock first among equals.
    `exact_first` puts what holds every word before what scores well without: for answers that speak of it.
    """
    params: Params = {"text": text, "goods": goods, "strict": exact_first, "k": k}
    where = conditions(filters, params)
    ordering = (
        sql.SQL(_ORDERS[order] + ", score DESC, id") if order else sql.SQL("score DESC, in_stock DESC, id")
    )
    if not text.strip():
        query = sql.SQL(_BROWSE).format(conditions=where, order=ordering)
    else:
        meaning = await embed(text)
        row, vector = None, [0.0]  # of no model: nothing is near then, and full text answers alone
        if meaning is not None:
            cursor = await conn.execute("SELECT key FROM embedding_model WHERE name = %s", (meaning.model,))
            row, vector = await cursor.fetchone(), meaning.vector.tolist()
        params["vector"] = "[" + ",".join(f"{value:.6g}" for value in vector) + "]"
        relevant = (
            f"WHERE (every AND %(goods)s <> '') OR score >= {_RELEVANT} * (SELECT max(score) FROM fused)"  # noqa: S608  (a constant of ours)
        )
        query = sql.SQL(_RETRIEVE).format(
            conditions=where,
            exact=sql.Literal(_ALL if order else _CANDIDATES),
            candidates=sql.Literal(_CANDIDATES),
            near_limit=sql.Literal(_CANDIDATES * 5),
            model_key=sql.Literal(row[0] if row else 0),
            dimension=sql.Literal(len(vector)),
            relevant=sql.SQL(relevant if order else ""),
            order=sql.SQL("every DESC, {}").format(ordering) if exact_first else ordering,
        )
    rows = await (await conn.execute(query, params)).fetchall()
    by_id = {row[0]: row for row in rows}
    hits = []
    for record in await read_records(conn, list(by_id), filters):
        _, score, every, some, likeness, _ = by_id[record.id]
        hits.append(
            Hit(replace(record, score=round(float(score), 6)), bool(every), bool(some), float(likeness))
        )
    return Found(tuple(hits), int(rows[0][5]) if rows else 0)


async def holds_every_word(conn: Connection, text: str) -> bool:
    """Whether some visible product holds every word of `text` (stop words aside)."""
    row = await (
        await conn.execute(
            "SELECT EXISTS (SELECT FROM product, shop, plainto_tsquery(language, %s) AS query"
            " WHERE visible AND numnode(query) > 0 AND search @@ query)",
            (text,),
        )
    ).fetchone()
    return bool(row and row[0])


async def products_named(conn: Connection, text: str) -> tuple[str, ...]:
    """The products whose whole titles stand in `text`, in its order; the longest title, and none within another."""
    rows = await (
        await conn.execute(
            "SELECT id, lower(title) FROM product WHERE visible AND length(title) > 6"
            " AND strpos(lower(%s), lower(title)) > 0 ORDER BY length(title) DESC, key LIMIT 20",
            (text,),
        )
    ).fetchall()
    rest, found = text.lower(), []
    for id, title in rows:
        at = rest.find(title)
        if at >= 0:
            rest = rest.replace(title, "\n" * len(title), 1)
            found.append((at, str(id)))
    return tuple(id for _, id in sorted(found))
