"""Counts what matches a request by category, brand, price, option, rating, stock and sale, in one statement.

Over all that holds every word, not over what is shown of it. Each facet is counted under the other filters and
not under its own, so that it says what there would be if another of its values were chosen. Conditions on offers
are met by one variant together, as in a search.
"""

from __future__ import annotations

from dataclasses import dataclass

from psycopg import sql

from persea.gather.lexical import ask
from persea.gather.wording import Wording
from persea.store.database import Connection
from persea.store.records import Params, all_of, offer_parts, product_parts
from persea.values import Filters, Money

_VALUES = 10  # of each facet; those with the most products
_OPTIONS = 6
_BANDS = (0.2, 0.4, 0.6, 0.8)  # quantiles where price bands meet, rounded to two figures
_RATINGS = (4.5, 4.0, 3.0)


@dataclass(frozen=True, slots=True)
class Count:
    value: str
    """As the shop writes it."""
    count: int
    """Of products."""


@dataclass(frozen=True, slots=True)
class Band:
    """Prices from `low` to `high`, both included; None: without an end there."""

    low: Money | None
    high: Money | None
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The most frequent values of each, most first; of bands, cheapest first. A product with several variants is
    in several bands and options."""

    categories: tuple[Count, ...] = ()
    brands: tuple[Count, ...] = ()
    prices: tuple[Band, ...] = ()
    options: tuple[tuple[str, tuple[Count, ...]], ...] = ()
    ratings: tuple[tuple[float, int], ...] = ()
    """(at least, products)"""
    in_stock: int = 0
    on_sale: int = 0


_COUNT = """
WITH matching AS MATERIALIZED (
    SELECT p.key, p.brand, p.category_path, p.rating, p.attributes,
           coalesce({categories}, false) AS categories_ok, coalesce({brands}, false) AS brands_ok,
           coalesce({min_rating}, false) AS rating_ok
    FROM product AS p JOIN product_terms AS t ON t.product_key = p.key
    WHERE {text} AND {others}
          AND coalesce({categories}, false)::integer + coalesce({brands}, false)::integer
              + coalesce({min_rating}, false)::integer >= 2
),
offered AS MATERIALIZED (
    SELECT p.key, categories_ok AND brands_ok AND rating_ok AS product_ok, v.options, o.price_minor,
           o.currency = %(shop_currency)s AS in_currency, o.in_stock, o.list_price_minor IS NOT NULL AS on_sale,
           ({price}) AS price_ok, ({in_stock}) AS stock_ok, ({on_sale}) AS sale_ok,
           ARRAY[{options}]::boolean[] AS options_ok
    FROM matching AS p JOIN offer_now AS o ON o.product_key = p.key JOIN variant AS v ON v.key = o.variant_key
),
meeting AS (
    SELECT m.* FROM matching AS m
    WHERE {no_offer_conditions} OR m.key IN (
        SELECT key FROM offered WHERE price_ok AND stock_ok AND sale_ok AND true = ALL(options_ok))
),
edges AS (
    SELECT DISTINCT round(price, 1 - floor(log(greatest(price, 1)))::integer)::bigint AS edge
    FROM (SELECT unnest(percentile_disc(%(quantiles)s::float8[]) WITHIN GROUP (ORDER BY price_minor))::numeric AS price
          FROM offered WHERE product_ok AND in_currency AND stock_ok AND sale_ok AND true = ALL(options_ok)) AS cut
    WHERE price IS NOT NULL
),
bands AS (
    SELECT lag(edge) OVER (ORDER BY edge) + 1 AS low, edge AS high FROM edges
    UNION ALL
    SELECT max(edge) + 1, NULL FROM edges HAVING count(*) > 0
),
option_counts AS (
    SELECT lower(pair->>0) AS option, min(pair->>0) AS name, min(pair->>1) AS value, count(DISTINCT key) AS count
    FROM offered, jsonb_array_elements(options) AS pair
    WHERE product_ok AND price_ok AND stock_ok AND sale_ok AND {other_options}
    GROUP BY lower(pair->>0), lower(pair->>1)
),
ranked_options AS (
    SELECT *, row_number() OVER (PARTITION BY option ORDER BY count DESC, value) AS place, sum(count) OVER (PARTITION BY option) AS total
    FROM option_counts
)
(SELECT 'category' AS facet, NULL AS name, min(step) AS value, NULL::bigint AS low, NULL::bigint AS high,
        count(DISTINCT key) AS count
 FROM meeting, unnest(category_path) AS step WHERE brands_ok AND rating_ok
 GROUP BY lower(step) ORDER BY count DESC, value LIMIT {values})
UNION ALL
(SELECT 'brand', NULL, min(brand), NULL, NULL, count(*) AS count
 FROM meeting WHERE categories_ok AND rating_ok AND brand IS NOT NULL
 GROUP BY lower(brand) ORDER BY count DESC, 3 LIMIT {values})
UNION ALL
(SELECT 'rating', NULL, least::text, NULL, NULL, count(key)
 FROM unnest(%(ratings)s::real[]) AS least
 LEFT JOIN meeting ON rating >= least AND categories_ok AND brands_ok
 GROUP BY least ORDER BY least DESC)
UNION ALL
(SELECT 'price', NULL, NULL, low, high, count(DISTINCT key)
 FROM bands LEFT JOIN offered ON product_ok AND in_currency AND stock_ok AND sale_ok AND true = ALL(options_ok)
      AND price_minor >= coalesce(low, 0) AND (high IS NULL OR price_minor <= high)
 GROUP BY low, high ORDER BY low NULLS FIRST)
UNION ALL
(SELECT 'in_stock', NULL, NULL, NULL, NULL, count(DISTINCT key)
 FROM offered WHERE product_ok AND price_ok AND sale_ok AND true = ALL(options_ok) AND in_stock)
UNION ALL
(SELECT 'on_sale', NULL, NULL, NULL, NULL, count(DISTINCT key)
 FROM offered WHERE product_ok AND price_ok AND stock_ok AND true = ALL(options_ok) AND on_sale)
UNION ALL
(SELECT 'option', name, value, NULL, NULL, count
 FROM (SELECT min(name) OVER (PARTITION BY option) AS name, value, count, place, total, option,
              dense_rank() OVER (ORDER BY total DESC, option) AS nth FROM ranked_options) AS chosen
 WHERE place <= {values} AND nth <= {option_names} ORDER BY nth, place)
"""


async def count_facets(
    conn: Connection,
    wording: Wording,
    filters: Filters,
    *,
    currency: str,
    goods: str = "",
    strict: bool = False,
) -> Facets:
    """Of all that match, as `search` would find them; price bands in `currency`."""
    params: Params = {
        "shop_currency": currency,
        "quantiles": list(_BANDS),
        "ratings": list(_RATINGS),
    }
    text = sql.SQL("true")
    if wording.meant.strip():
        params["every"] = (await ask(conn, wording, goods=goods, strict=strict)).every
        text = sql.SQL("t.search @@ %(every)s::tsquery")
    of_products, of_offers = product_parts(filters, params), offer_parts(filters, params)
    true = sql.SQL("true")
    own = {name: of_products.pop(name, true) for name in ("categories", "brands", "min_rating")}
    options = [part for name, part in of_offers.items() if name.startswith("option")]
    query = sql.SQL(_COUNT).format(
        **own,
        text=text,
        others=all_of(of_products.values()),
        **{name: of_offers.get(name, true) for name in ("price", "in_stock", "on_sale")},
        options=sql.SQL(", ").join(options),
        no_offer_conditions=sql.Literal(not of_offers),
        other_options=all_of(
            sql.SQL(f"(options_ok[{index + 1}] OR strpos(lower(pair->>0), %(option{index})s) > 0)")
            for index in range(len(options))
        ),
        values=sql.Literal(_VALUES),
        option_names=sql.Literal(_OPTIONS),
    )
    cursor = await conn.execute(query, params)
    categories, brands, prices, ratings = [], [], [], []
    of_options: dict[str, list[Count]] = {}
    single = {"in_stock": 0, "on_sale": 0}
    async for facet, name, value, low, high, count in cursor:
        if facet == "category":
            categories.append(Count(value, count))
        elif facet == "brand":
            brands.append(Count(value, count))
        elif facet == "rating":
            ratings.append((float(value), int(count)))
        elif facet == "price":
            prices.append(Band(_money(low, currency), _money(high, currency), count))
        elif facet == "option":
            of_options.setdefault(name, []).append(Count(value, count))
        else:
            single[facet] = count
    return Facets(
        tuple(categories),
        tuple(brands),
        tuple(prices),
        tuple((name, tuple(counts)) for name, counts in of_options.items()),
        tuple(ratings),
        **single,
    )


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)
