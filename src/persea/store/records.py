"""Reads evidence out of the catalogue: records of products with the offer that fits a request.

Only reads. Every statement is literal SQL with bound values; `offer_parts` and `product_parts` are the two
places where a filter becomes SQL, for search and for evidence alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from ctypes import c_float
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlencode, urlsplit

from psycopg import sql
from psycopg.rows import dict_row

from persea.store.ages import FOR_AGE, age_values
from persea.store.capacity import FOR_PEOPLE, people_title
from persea.store.database import Connection
from persea.store.denied import DENIED, NONE, denial
from persea.store.traits import trait_held
from persea.store.vocabulary import NO
from persea.values import Filters, Money, Offer, Record, Variant

Params = dict[str, object]
_PRODUCT_PATH = re.compile(r"^/products/([^/?]+)(?:\?|$)")


# German joins words: whoever wants no Baumwolle wants no Baumwollfrottee either.
_WITHOUT = f"""
NOT (EXISTS (SELECT FROM product_terms AS said
              WHERE said.product_key = p.key AND said.search @@ plainto_tsquery((SELECT language FROM shop), %(not)s))
     AND NOT {DENIED}
     OR (%(not_prefix)s::text IS NOT NULL AND (SELECT language FROM shop) = 'german'::regconfig
         AND EXISTS (SELECT FROM product_terms AS said WHERE said.product_key = p.key
                     AND said.search @@ to_tsquery('german', %(not_prefix)s)))
     OR (numnode(plainto_tsquery((SELECT language FROM shop), %(not)s)) = 0
         AND to_tsvector('simple', concat_ws(' ', p.title, p.brand, array_to_string(p.category_path, ' '),
                                             array_to_string(p.tags, ' '), p.attributes::text))
             @@ plainto_tsquery('simple', %(not)s)))
"""  # noqa: S608  (constants)


# The price now is between the limits. The first half of each line is what the indexes of offers know.
_PRICED = """(
    o.sale_minor IS NULL AND o.regular_minor BETWEEN %(min_price)s::bigint AND %(max_price)s::bigint
    OR o.sale_minor IS NOT NULL AND least(o.regular_minor, o.sale_minor) <= %(max_price)s::bigint
       AND o.price_minor BETWEEN %(min_price)s::bigint AND %(max_price)s::bigint
) AND o.currency = ALL(%(currencies)s)"""
_JOINED_FROM = 5  # letters; shorter ones begin too many other words
_MOST = (1 << 63) - 1  # minor units, of what a column holds


def offer_parts(filters: Filters, params: Params) -> dict[str, sql.Composable]:
    """What an offer `o` of a product `p` must meet, as SQL, by what it is about; binds into `params`.

    Speaks of its variant `v` only for options, which are "option" and their place among them.
    """
    parts: dict[str, sql.Composable] = {}
    if filters.min_price is not None or filters.max_price is not None:
        lowest, highest = filters.min_price, filters.max_price
        parts["price"] = sql.SQL(_PRICED)
        params["min_price"] = 0 if lowest is None else min(lowest.amount_minor, _MOST)
        params["max_price"] = _MOST if highest is None else min(highest.amount_minor, _MOST)
        params["currencies"] = sorted({limit.currency for limit in (lowest, highest) if limit is not None})
    if filters.in_stock:
        parts["in_stock"] = sql.SQL("o.in_stock")
    if filters.on_sale:
        parts["on_sale"] = sql.SQL("o.list_price_minor IS NOT NULL")
    for index, (name, value) in enumerate(filters.options):
        # "42" meets "42", "EU 42" and "42 / 8.5", in any option whose name speaks of it ("Shoe size").
        parts[f"option{index}"] = sql.SQL(
            "(EXISTS (SELECT FROM jsonb_array_elements(v.options) AS pair"  # noqa: S608  (numbers)
            f" WHERE strpos(lower(pair->>0), %(option{index})s) > 0 AND (lower(pair->>1) = %(value{index})s"
            f" OR %(value{index})s = ANY(regexp_split_to_array(lower(pair->>1), '[^[:alnum:].]+'))))"
            # a variant for any size has no such option; the product's attributes name the sizes
            " OR EXISTS (SELECT FROM jsonb_array_elements(p.attributes) AS pair, jsonb_array_elements_text(pair->1) AS one"
            f" WHERE strpos(lower(pair->>0), %(option{index})s) > 0 AND lower(one) = %(value{index})s"
            " AND NOT EXISTS (SELECT FROM jsonb_array_elements(v.options) AS own"
            f" WHERE strpos(lower(own->>0), %(option{index})s) > 0)))"
        )
        params |= {f"option{index}": name, f"value{index}": value}
    return parts


Wishes = tuple[tuple[tuple[str, ...], ...], ...]
"""What a request says of a variant ("42", "red"): places of it, each with the ways to say it, each in words."""


def wish_conditions(wishes: Wishes, params: Params) -> list[sql.Composable]:
    """For each place of `wishes`, whether a variant `v` is of an option value that it names; binds into `params`."""
    parts: list[sql.Composable] = []
    for place, ways in enumerate(wishes):
        names = [f"wish{place}_{nth}" for nth in range(len(ways))]
        parts.append(
            sql.SQL("({})").format(
                sql.SQL(" OR ").join(sql.SQL(f"v.option_words @> %({name})s::text[]") for name in names)
            )
        )
        params |= {name: list(way) for name, way in zip(names, ways, strict=True)}
    return parts


def shown_first(filters: Filters, wishes: Wishes, params: Params) -> sql.Composable:
    """The order of a product's offers `o`, with their variants `v`: what fits, what was wished for, in stock, cheap."""
    wished = [sql.SQL("({})::integer").format(part) for part in wish_conditions(wishes, params)]
    # An ORDER BY takes no constant, so that what is always so stands before.
    return sql.SQL(
        "(o.variant_key IS NOT NULL AND {}) DESC, {}o.in_stock DESC, o.price_minor, v.position"
    ).format(
        all_of(offer_parts(filters, params).values()),
        sql.SQL("{} DESC, ").format(sql.SQL(" + ").join(wished)) if wished else sql.SQL(""),
    )


def _chosen(filters: Filters, wishes: Wishes, params: Params) -> sql.Composable:
    """Whether the variant `v` of an offer `o` is one that was asked for, and not just any of the product's."""
    options = [part for name, part in offer_parts(filters, params).items() if name.startswith("option")]
    parts = [*options, *wish_conditions(wishes, params)]
    return sql.SQL("({})").format(sql.SQL(" OR ").join(parts) if parts else sql.SQL("false"))


def _as_real(value: float) -> float:
    """`value` as a column of type real holds it: without this, 4.1 there is less than 4.1."""
    return c_float(value).value


def all_of(parts: Iterable[sql.Composable]) -> sql.Composable:
    return sql.SQL(" AND ").join(list(parts) or [sql.SQL("true")])


async def category_keys(conn: Connection, filters: Filters) -> list[int] | None:
    """What rows beside a product say of the categories asked for; None where `filters` ask for none."""
    if not filters.categories:
        return None
    lower = [category.lower() for category in filters.categories]
    rows = await (
        await conn.execute("SELECT key FROM category WHERE names && %s::text[] ORDER BY key", (lower,))
    ).fetchall()
    return [int(key) for (key,) in rows]


def conditions(filters: Filters, params: Params) -> sql.Composable:
    """What a product `p` must meet, as SQL; binds into `params`. Hidden products never meet it."""
    parts = list(product_parts(filters, params).values())
    if of_offers := offer_parts(filters, params):
        parts.append(_offered(of_offers, filters, sql.Identifier("p", "key")))
    return all_of(parts)


@dataclass(frozen=True, slots=True)
class RowConditions:
    """What a product must meet, as SQL, by its narrow row: of product_terms or product_embedding."""

    own: sql.Composable
    """What the row tells itself."""
    others: sql.Composable | None
    """What its offers or its product must be looked at for; dearer by far."""

    @property
    def all(self) -> sql.Composable:
        return self.own if self.others is None else all_of((self.own, self.others))


def row_conditions(
    row: str, filters: Filters, params: Params, keys: Sequence[int] | None, *, by_price: bool = False
) -> RowConditions:
    """As `conditions`, of a row called `row`. `keys` are those of `category_keys`. With `by_price` a price and a
    category are left to the index of offers that finds what meets both."""
    of_products, of_offers = product_parts(filters, params), offer_parts(filters, params)
    key = sql.Identifier(row, "product_key")
    del of_products["visible"]
    own: list[sql.Composable] = [sql.Identifier(row, "visible")]
    others: list[sql.Composable] = []
    if keys is not None:
        del of_products["categories"]
        params["category_keys"] = list(keys)
        by_offer = by_price and "price" in of_offers
        part = sql.SQL("{}.category_key = ANY(%(category_keys)s::integer[])").format(
            sql.Identifier("o" if by_offer else row)
        )
        if by_offer:
            of_offers["category"] = part
        else:
            own.append(part)
    if of_offers and filters.options:  # which a product's attributes may name
        of_products["options"] = _offered(of_offers, filters, key)
    elif of_offers:
        others.append(_offered(of_offers, filters, key))
    if of_products:
        others.append(
            sql.SQL("EXISTS (SELECT FROM product AS p WHERE p.key = {} AND {})").format(
                key, all_of(of_products.values())
            )
        )
    return RowConditions(all_of(own), all_of(others) if others else None)


def _offered(
    of_offers: Mapping[str, sql.Composable], filters: Filters, key: sql.Composable
) -> sql.Composable:
    variant = "JOIN variant AS v ON v.key = o.variant_key " if filters.options else ""
    return sql.SQL("EXISTS (SELECT FROM offer_now AS o {}WHERE o.product_key = {} AND {})").format(
        sql.SQL(variant), key, all_of(of_offers.values())
    )


def product_parts(filters: Filters, params: Params) -> dict[str, sql.Composable]:
    """What a product `p` must meet beside its offers, as SQL, by the name of the filter; binds into `params`."""
    parts: dict[str, sql.Composable] = {"visible": sql.SQL("p.visible")}

    def add(name: str, text: str, **values: object) -> None:
        parts[name] = sql.SQL(text)
        params.update(values)

    if filters.categories:
        lower = [category.lower() for category in filters.categories]
        add("categories", "p.categories && %(categories)s::text[]", categories=lower)
    if filters.brands:
        lower = [brand.lower() for brand in filters.brands]
        add("brands", "lower(p.brand) = ANY(%(brands)s)", brands=lower)
    if filters.exclude_ids:
        add("exclude_ids", "p.id <> ALL(%(exclude_ids)s)", exclude_ids=list(filters.exclude_ids))
    if filters.min_rating is not None:
        add("min_rating", "p.rating >= %(min_rating)s", min_rating=_as_real(filters.min_rating))
    if filters.max_weight_g is not None:
        add("max_weight_g", "p.weight_g < %(max_weight)s", max_weight=_as_real(filters.max_weight_g))
    if filters.min_weight_g is not None:
        add("min_weight_g", "p.weight_g > %(min_weight)s", min_weight=_as_real(filters.min_weight_g))
    if filters.people is not None:
        add("people", FOR_PEOPLE, people=filters.people, people_title=people_title(filters.people))
    if filters.age_months is not None:
        add("age", FOR_AGE, **age_values(filters.age_months))
    for index, term in enumerate(filters.exclude_terms):
        # Everything the record says; but of words that full text leaves out ("down") only what names things.
        begins = f"{term}:*" if len(term) >= _JOINED_FROM and term.isalpha() else None
        text = _WITHOUT
        for name in ("not", "not_prefix", "denial"):
            text = text.replace(f"%({name})s", f"%({name}{index})s")
        bound = {f"not{index}": term, f"not_prefix{index}": begins, f"denial{index}": denial(term)}
        add(f"not{index}", text, none=NONE, **bound)
    if filters.flags:
        add(
            "flags",
            "NOT EXISTS (SELECT FROM jsonb_array_elements(p.attributes) AS pair"
            " WHERE lower(pair->>0) = ANY(%(flags)s) AND lower(pair->1->>0) = ANY(%(no)s))",
            flags=list(filters.flags),
            no=list(NO),
        )
    for index, trait in enumerate(filters.traits):
        text, bound_names = trait_held(trait, index)
        add(f"trait{index}", text, **bound_names)
    return parts


async def read_records(
    conn: Connection, ids: Sequence[str], filters: Filters = Filters(), wishes: Wishes = ()
) -> list[Record]:
    """The records of `ids`, in that order; unknown ids are left out.

    The offer shown is one that fits `filters` where there is one, and of these one that has most of `wishes`; in
    stock first, then the cheapest.
    """
    params: Params = {"ids": list(ids)}
    query = sql.SQL(
        """
        SELECT p.id, p.title, p.url, p.brand, p.category_path, p.description, p.attributes, p.rating,
               p.rating_count, p.weight_g, picture.url AS image_url, best.*, all_variants.*
        FROM unnest(%(ids)s::text[]) WITH ORDINALITY AS wanted(id, place)
        JOIN product AS p ON p.id = wanted.id AND p.removed_at IS NULL
        LEFT JOIN LATERAL (
            SELECT o.price_minor, o.list_price_minor, o.currency, o.in_stock, o.as_of,
                   coalesce(o.as_of < now() - (SELECT offers_fresh_for FROM shop), false) AS stale,
                   v.image_url AS variant_image_url, v.options AS variant_options,
                   v.weight_g AS variant_weight_g, {chosen} AS chosen
            FROM offer_now AS o JOIN variant AS v ON v.key = o.variant_key
            WHERE o.product_key = p.key
            ORDER BY {first}
            LIMIT 1
        ) AS best ON true
        LEFT JOIN LATERAL (
            SELECT url FROM media WHERE media.product_key = p.key ORDER BY position LIMIT 1
        ) AS picture ON true
        CROSS JOIN LATERAL (
            SELECT max(o.price_minor) AS highest_minor,
                   CASE WHEN bool_and(o.stock IS NOT NULL) THEN sum(o.stock)::integer END AS stock,
                   coalesce(jsonb_agg(v.options ORDER BY v.position), '[]') AS option_rows,
                   coalesce(jsonb_agg(coalesce(o.in_stock, false) ORDER BY v.position), '[]') AS stock_rows
            FROM variant AS v LEFT JOIN offer_now AS o ON o.variant_key = v.key
            WHERE v.product_key = p.key
        ) AS all_variants
        ORDER BY wanted.place
        """
    ).format(first=shown_first(filters, wishes, params), chosen=_chosen(filters, wishes, params))
    async with conn.cursor(row_factory=dict_row) as cursor:
        rows = await (await cursor.execute(query, params)).fetchall()
    return [_record(row) for row in rows]


def _record(row: dict[str, Any]) -> Record:
    currency = row["currency"]

    def money(amount: int | None) -> Money | None:
        return None if amount is None or currency is None else Money(amount, currency)

    price, highest = money(row["price_minor"]), money(row["highest_minor"])
    options: dict[str, dict[str, None]] = {}
    for pairs in row["option_rows"]:
        for name, value in pairs:
            options.setdefault(name, {})[value] = None
    return Record(
        id=row["id"],
        title=row["title"],
        url=row["url"] or product_path(row["id"], row["variant_options"] if row["chosen"] else ()),
        price=price,
        list_price=money(row["list_price_minor"]),
        in_stock=bool(row["in_stock"]),
        as_of=row["as_of"],
        stale=bool(row["stale"]),
        stock=row["stock"],
        highest_price=highest if highest != price else None,
        brand=row["brand"],
        category_path=tuple(row["category_path"]),
        description=row["description"],
        attributes=tuple((name, tuple(values)) for name, values in row["attributes"]),
        options=tuple((name, tuple(values)) for name, values in options.items()),
        variants=tuple(
            (tuple(value.lower() for _, value in pairs), in_stock)
            for pairs, in_stock in zip(row["option_rows"], row["stock_rows"], strict=True)
            if pairs
        ),
        image_url=(row["chosen"] and row["variant_image_url"])
        or row["image_url"]
        or row["variant_image_url"],
        rating=None if row["rating"] is None else round(row["rating"], 2),
        rating_count=row["rating_count"],
        weight_g=(row["chosen"] and row["variant_weight_g"]) or row["weight_g"],
    )


async def read_variants(conn: Connection, product_id: str) -> list[Variant]:
    """The variants of one product, in the shop's order, with the price a shopper pays now."""
    async with conn.cursor(row_factory=dict_row) as cursor:
        rows = await (
            await cursor.execute(
                """
                SELECT v.id, v.title, v.sku, v.gtin, v.options, v.image_url, v.weight_g, o.currency, o.as_of,
                       o.price_minor, o.list_price_minor, o.stock, o.in_stock
                FROM product AS p JOIN variant AS v ON v.product_key = p.key
                LEFT JOIN offer_now AS o ON o.variant_key = v.key
                WHERE p.id = %s ORDER BY v.position, v.key
                """,
                (product_id,),
            )
        ).fetchall()
    return [_variant(row) for row in rows]


def _variant(row: dict[str, Any]) -> Variant:
    offer = None
    if row["price_minor"] is not None:
        now = Money(row["price_minor"], row["currency"])
        listed = row["list_price_minor"]
        offer = Offer(
            price=now if listed is None else Money(listed, row["currency"]),
            sale_price=None if listed is None else now,
            as_of=row["as_of"],
            stock=row["stock"],
            in_stock=row["in_stock"],
        )
    return Variant(
        id=row["id"],
        offer=offer,
        title=row["title"],
        sku=row["sku"],
        gtin=row["gtin"],
        options=tuple((name, value) for name, value in row["options"]),
        image_url=row["image_url"],
        weight_g=row["weight_g"],
    )


async def read_pictures(conn: Connection, product_id: str) -> list[str]:
    """Addresses of the product's pictures, in the shop's order."""
    rows = await (
        await conn.execute(
            "SELECT m.url FROM media AS m JOIN product AS p ON p.key = m.product_key WHERE p.id = %s ORDER BY m.position",
            (product_id,),
        )
    ).fetchall()
    return [str(row[0]) for row in rows]


def product_path(product_id: str, options: Iterable[tuple[str, str]] = ()) -> str:
    """This server's own page of a product, for shops whose feed names no address; with `options` chosen there."""
    chosen = urlencode([(name, value) for name, value in options])
    return f"/products/{quote(product_id, safe='')}" + (f"#{chosen}" if chosen else "")


def _path(link: str) -> str:
    """What follows the host in `link`, which anybody may have written; empty where it is no address."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


async def ids_of_links(conn: Connection, links: Sequence[str]) -> list[str]:
    """The products that `links` lead to, in order, each once: the shop's own addresses, whole or as the path
    that a feed may give instead, or our own pages."""
    paths = {link: _path(link) for link in links}
    own = {
        link: unquote(match[1])
        for link, path in paths.items()
        if "%00" not in path and (match := _PRODUCT_PATH.match(path))
    }
    rows = await (
        await conn.execute(
            "SELECT url, id FROM product WHERE url = ANY(%s) UNION SELECT NULL, id FROM product WHERE id = ANY(%s)",
            ([*paths, *paths.values()], list(own.values())),
        )
    ).fetchall()
    by_url = {url: product_id for url, product_id in rows if url is not None}
    known = {product_id for url, product_id in rows if url is None}
    found = [
        by_url.get(link) or by_url.get(path) or (own[link] if own.get(link) in known else None)
        for link, path in paths.items()
    ]
    return list(dict.fromkeys(product_id for product_id in found if product_id))


async def count_products(conn: Connection) -> int:
    row = await (await conn.execute("SELECT count(*) FROM product WHERE visible")).fetchone()
    return int(row[0]) if row else 0
