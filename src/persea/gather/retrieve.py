"""The one statement that finds products: full text and meaning fused, under hard filters.

    score = 0.7 * BM25F / max + 0.3 * min-max dense

Candidates are the best by BM25F of those that hold every word; only where these are fewer than 50, of those that
hold some; and the nearest by meaning. All of them are then scored both ways. Where few products meet the filters
they are all compared by meaning; where many do, the HNSW index is walked until enough of them are found. Weights
and limits are measured choices, see docs/log.md. What it does not do: read what is shown of a product.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from weakref import WeakKeyDictionary

from psycopg import sql
from psycopg.rows import TupleRow

from persea.gather.lexical import Asked
from persea.store.database import Connection
from persea.store.records import (
    Params,
    category_keys,
    conditions,
    row_conditions,
    shown_first,
    wish_conditions,
)
from persea.values import Filters, Order

_CANDIDATES = 100  # by words; more changed nothing in the top 10
_NEAREST = 60  # by meaning; each costs a good step through the index where a filter lets few pass
_ALL = 1_000_000  # "the cheapest" is so among all that hold every word, not among the best of them
_RELEVANT = 0.3  # share of the best score that an ordered list ("cheapest …") still admits
_FEW = (
    15_000  # products whose vectors are compared one by one in less time than the index takes to find enough
)
# A guess decides how the nearest are looked for, and nothing of what is found: it need not be of this moment.
_GUESS_HOLDS_S, _MOST_GUESSES = 60.0, 200
_GUESSED: WeakKeyDictionary[Connection, dict[Filters, tuple[float, int]]] = WeakKeyDictionary()
_LACKING = (
    0.6  # what is left of the score of a product that has not in stock together what it has of the wishes
)
_LEAST_SPREAD = 0.6
"""Of the inner products from the nearest in meaning to the farthest: among goods of one kind alone less than that is not
stretched, or how they are called would outweigh what somebody likes."""

_ORDERS = {
    Order.CHEAPEST: "price ASC NULLS LAST",
    Order.PRICIEST: "price DESC NULLS LAST",
    Order.LIGHTEST: "weight_g ASC NULLS LAST",
    Order.HEAVIEST: "weight_g DESC NULLS LAST",
    Order.BEST_RATED: "CASE WHEN rating_count > 0 THEN rating END DESC NULLS LAST, rating_count DESC",
}

_RETRIEVE = """
WITH matching AS MATERIALIZED (
    SELECT t.product_key, coalesce({bm25}, ts_rank_cd(t.search, %(every)s::tsquery, 4)) AS lexical
    FROM product_terms AS t WHERE t.search @@ %(every)s::tsquery AND {of_matching}
),
every_word AS MATERIALIZED ({every_word}),
counted AS MATERIALIZED (SELECT count(*) AS matched FROM {counted}),
some_word AS MATERIALIZED (
    SELECT product_key, lexical
    FROM (SELECT t.product_key, coalesce({bm25}, 0.1) AS lexical
          FROM product_terms AS t
          WHERE t.search @@ %(some)s::tsquery AND t.product_key NOT IN (SELECT product_key FROM matching)
                AND (SELECT matched FROM counted) < 50 AND {of_row}
          ORDER BY lexical DESC, product_key) AS t
    WHERE {if_others} LIMIT {candidates}
),
near AS MATERIALIZED ({near}),
candidate AS (
    SELECT product_key, lexical, true AS every FROM every_word
    UNION ALL
    SELECT product_key, lexical, false FROM some_word
    UNION ALL
    SELECT near.product_key, coalesce({bm25}, 0), near.product_key IN (SELECT product_key FROM matching)
    FROM near LEFT JOIN product_terms AS t ON t.product_key = near.product_key
    WHERE near.product_key NOT IN (SELECT product_key FROM every_word UNION ALL SELECT product_key FROM some_word)
),
scored AS (
    SELECT c.product_key, c.every, c.lexical, {likeness} AS likeness
    FROM candidate AS c
    LEFT JOIN product_embedding AS e ON e.product_key = c.product_key AND e.model_key = {model_key}
),
fused AS MATERIALIZED (
    SELECT f.product_key, f.every, f.lexical, f.likeness,
           {factor} * (0.7 * coalesce(lexical / nullif(max(lexical) OVER (), 0), 0)
                       + 0.3 * coalesce((likeness - min(likeness) OVER ())
                                        / greatest(max(likeness) OVER () - min(likeness) OVER (), {least_spread}), 0)) AS score
    FROM scored AS f {wished}
),
best AS (SELECT * FROM fused {best}),
priced AS (
    SELECT p.id, best.score, best.every, best.lexical, best.likeness, p.weight_g, p.rating, p.rating_count,
           shown.price, shown.in_stock{facts}
    FROM best JOIN product AS p ON p.key = best.product_key {shown}
)
SELECT id, score, every, lexical > 0, coalesce(likeness, 0), (SELECT matched FROM counted),
       (SELECT count(*) FROM near){told}
FROM priced ORDER BY {order} LIMIT %(k)s
"""

_BEST_OF_ALL = (
    "SELECT product_key, lexical FROM matching ORDER BY lexical DESC, product_key LIMIT {candidates}"
)
# Offers are looked at from the best on, and no further than there are enough.
_BEST_FIRST = """
SELECT product_key, lexical
FROM (SELECT product_key, lexical FROM matching ORDER BY lexical DESC, product_key) AS t
WHERE {if_others} LIMIT {candidates}
"""

_SHOWN = """
LEFT JOIN LATERAL (
    SELECT o.price_minor AS price, o.in_stock
    FROM offer_now AS o JOIN variant AS v ON v.key = o.variant_key
    WHERE o.product_key = p.key ORDER BY {first} LIMIT 1
) AS shown ON true
"""

# An addition keeps the planner from the index: all that meet the filters are compared.
_NEAR_OF_FEW = """
    SELECT e.product_key FROM product_embedding AS e
    WHERE e.model_key = {model_key} AND {conditions}
    ORDER BY {inner} + 0 LIMIT {candidates}
"""
# A value made by a query keeps it from joining first: the index is walked, and each product asked.
_NEAR_OF_MANY = """
    SELECT e.product_key FROM product_embedding AS e
    WHERE e.model_key = {model_key} AND (SELECT {conditions})
    ORDER BY {inner} LIMIT {candidates}
"""

# A product that has red and 42, but not a red 42 in stock, lacks something that others have.
_WISHED = """
CROSS JOIN LATERAL (
    SELECT {offered} > coalesce(max({held}) FILTER (WHERE o.in_stock), 0) AS lacking
    FROM variant AS v LEFT JOIN offer AS o ON o.variant_key = v.key WHERE v.product_key = f.product_key
) AS wished
"""

_BROWSE = """
WITH priced AS (
    SELECT p.id, p.key, p.weight_g, p.rating, p.rating_count, count(*) OVER () AS matched,
           (coalesce(p.rating, 3.5) * p.rating_count + 35) / (p.rating_count + 10) / 5 AS score,
           shown.price, shown.in_stock{facts}
    FROM product AS p {shown}
    WHERE {conditions}
)
SELECT id, score, true, true, 1, matched, 0{told} FROM priced ORDER BY {order} LIMIT %(k)s
"""

# What a ranking weighs of each product beside its score (gather/ranked.py): what is short, and no record.
_FACTS = sql.SQL(
    ", p.title, p.brand, p.category_path, p.tags, (now()::date - p.created_at::date)::float8 AS age_days"
)
_TOLD = sql.SQL(", title, brand, category_path, tags, price, in_stock, rating, rating_count, age_days")
_NOTHING = sql.SQL("")


@dataclass(frozen=True, slots=True)
class Facts:
    title: str
    brand: str | None
    categories: Sequence[str]
    """From the widest to the narrowest."""
    tags: Sequence[str]
    price_minor: int | None
    in_stock: bool | None
    rating: float | None
    rating_count: int
    age_days: float

    @property
    def category(self) -> str | None:
        """The narrowest."""
        return self.categories[-1] if self.categories else None


@dataclass(frozen=True, slots=True)
class Found:
    """One product, and how it was found."""

    id: str
    score: float
    every_word: bool
    some_word: bool
    likeness: float
    facts: Facts | None = None
    """Where they were asked for."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    found: tuple[Found, ...]
    matched: int


async def retrieve(
    conn: Connection,
    asked: Asked,
    vector: Sequence[float],
    filters: Filters,
    *,
    k: int,
    order: Order | None,
    all_named: bool,
    exact_first: bool,
    counting: bool,
    facts: bool = False,
) -> Retrieved:
    """The `k` best, with `facts` where a ranking goes on from here. An `order` sorts what is relevant: with `all_named`, all that hold every word. Without `counting`
    those that hold every word are told as far as they were looked at."""
    keys = await category_keys(conn, filters)
    few = asked.model_key is None or await _few_meet(conn, filters, keys, asked.documents)
    how = (asked, vector, filters, keys, k, order, all_named, exact_first, counting, facts)
    rows = await _rows(conn, *how, few=few)
    if not few and (not rows or rows[0][6] < _NEAREST):
        # The estimate was too high: the walk through the index has ended before it found enough.
        rows = await _rows(conn, *how, few=True)
    return _retrieved(rows)


async def browse(
    conn: Connection, filters: Filters, *, k: int, order: Order | None, facts: bool = False
) -> Retrieved:
    """The `k` best rated, or first in `order`, of all that meet `filters`."""
    params: Params = {"k": k}
    query = sql.SQL(_BROWSE).format(
        conditions=conditions(filters, params),
        shown=sql.SQL(_SHOWN).format(first=shown_first(filters, (), params)),
        order=_ordering(order),
        facts=_FACTS if facts else _NOTHING,
        told=_TOLD if facts else _NOTHING,
    )
    return _retrieved(await (await conn.execute(query, params)).fetchall())


def _retrieved(rows: Sequence[TupleRow]) -> Retrieved:
    return Retrieved(
        tuple(
            Found(
                str(id),
                float(score),
                bool(every),
                bool(some),
                float(likeness),
                Facts(*told) if told else None,
            )
            for id, score, every, some, likeness, _, _, *told in rows
        ),
        int(rows[0][5]) if rows else 0,
    )


async def _few_meet(conn: Connection, filters: Filters, keys: Sequence[int] | None, documents: int) -> bool:
    """Whether so few products meet `filters`, as the planner guesses, that all are compared."""
    if documents <= _FEW:
        return True
    if filters == Filters():
        return False
    known = _GUESSED.setdefault(conn, {})
    guessed_at, guess = known.get(filters, (-_GUESS_HOLDS_S, 0))
    if monotonic() - guessed_at >= _GUESS_HOLDS_S:
        if len(known) >= _MOST_GUESSES:
            known.clear()
        guess = await _guess(conn, filters, keys)
        known[filters] = (monotonic(), guess)
    return guess <= _FEW


async def _guess(conn: Connection, filters: Filters, keys: Sequence[int] | None) -> int:
    """How many products meet `filters`, as the planner guesses."""
    params: Params = {}
    query = sql.SQL("EXPLAIN (FORMAT JSON) SELECT FROM product_terms AS t WHERE {}").format(
        row_conditions("t", filters, params, keys, by_price=True).all
    )
    row = await (await conn.execute(query, params)).fetchone()
    assert row is not None, "EXPLAIN returns its plan"
    plan = json.loads(row[0]) if isinstance(row[0], str) else row[0]
    return int(plan[0]["Plan"]["Plan Rows"])


async def _rows(
    conn: Connection,
    asked: Asked,
    vector: Sequence[float],
    filters: Filters,
    keys: Sequence[int] | None,
    k: int,
    order: Order | None,
    all_named: bool,
    exact_first: bool,
    counting: bool,
    facts: bool,
    *,
    few: bool,
) -> list[TupleRow]:
    params: Params = {"every": asked.every, "some": asked.some, "k": k}
    params["vector"] = "[" + ",".join(f"{value:.6g}" for value in vector) + "]"
    of_row = row_conditions("t", filters, params, keys)
    of_vectors = row_conditions("e", filters, params, keys, by_price=few)
    if_others = sql.SQL("(SELECT {})").format(of_row.others or sql.SQL("true"))
    all_matter = counting or order is not None
    model_key = sql.Literal(asked.model_key or 0)
    inner = sql.SQL("(e.embedding::halfvec({0}) <#> %(vector)s::halfvec({0}))").format(
        sql.Literal(len(vector))
    )
    ordering = _ordering(order)
    query = sql.SQL(_RETRIEVE).format(
        bm25=_bm25(asked, params),
        of_matching=of_row.all if all_matter else of_row.own,
        every_word=sql.SQL(_BEST_OF_ALL if all_matter else _BEST_FIRST).format(
            if_others=if_others, candidates=sql.Literal(_ALL if order else _CANDIDATES)
        ),
        counted=sql.SQL("matching" if all_matter else "every_word"),
        of_row=of_row.own,
        if_others=if_others,
        candidates=sql.Literal(_CANDIDATES),
        near=sql.SQL(_NEAR_OF_FEW if few else _NEAR_OF_MANY).format(
            model_key=model_key, conditions=of_vectors.all, inner=inner, candidates=sql.Literal(_NEAREST)
        ),
        model_key=model_key,
        likeness=sql.SQL("-{}").format(inner),
        least_spread=sql.Literal(_LEAST_SPREAD),
        **_wished(asked, params),
        best=_best(order, all_named, exact_first),
        shown=sql.SQL(_SHOWN).format(first=shown_first(filters, asked.wishes, params)),
        order=sql.SQL("every DESC, {}").format(ordering) if exact_first else ordering,
        facts=_FACTS if facts else _NOTHING,
        told=_TOLD if facts else _NOTHING,
    )
    return await (await conn.execute(query, params)).fetchall()


def _best(order: Order | None, all_named: bool, exact_first: bool) -> sql.Composable:
    """Those among which the order decides: all that are relevant, or, without one, as many as are asked for and
    what is alike with the last of them."""
    if order is None:
        first = sql.SQL("every DESC, " if exact_first else "")
        return sql.SQL("ORDER BY {}score DESC FETCH FIRST %(k)s ROWS WITH TIES").format(first)
    named = sql.SQL("every OR " if all_named else "")
    return sql.SQL("WHERE {}score >= {} * (SELECT max(score) FROM fused)").format(
        named, sql.Literal(_RELEVANT)
    )


def _ordering(order: Order | None) -> sql.SQL:
    return sql.SQL(_ORDERS[order] + ", score DESC, id") if order else sql.SQL("score DESC, in_stock DESC, id")


def _bm25(asked: Asked, params: Params) -> sql.Composable:
    """The score by the impacts `t`, null where a product has none yet; binds into `params`."""
    places = []
    for place, ways in enumerate(asked.vectors):
        names = [f"impact{place}_{nth}" for nth in range(len(ways))]
        params |= dict(zip(names, ways, strict=True))
        products = [sql.SQL(f"-(t.impacts <#> %({name})s::sparsevec)") for name in names]
        places.append(
            products[0]
            if len(products) == 1
            else sql.SQL("greatest({})").format(sql.SQL(", ").join(products))
        )
    return sql.SQL(" + ").join(places) if places else sql.SQL("0")


def _wished(asked: Asked, params: Params) -> dict[str, sql.Composable]:
    """What follows from the wishes for options: a factor of the score, and where it is from."""
    if not asked.wishes:
        return {"factor": sql.SQL("1"), "wished": sql.SQL("")}
    held = [sql.SQL("({})::integer").format(part) for part in wish_conditions(asked.wishes, params)]
    wished = sql.SQL(_WISHED).format(
        offered=sql.SQL(" + ").join(sql.SQL("max({})").format(part) for part in held),
        held=sql.SQL(" + ").join(held),
    )
    return {"factor": sql.SQL(f"CASE WHEN wished.lacking THEN {_LACKING} ELSE 1 END"), "wished": wished}
