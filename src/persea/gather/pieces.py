"""What the shop has for one piece of a set: the products that are worth the most, and the cheapest, each with the variant
whose price counts.

Hard conditions hold of every candidate: what is asked of it, that so many of one variant are in stock, that it is
called what was asked for. The true cheapest that meets them is always among them (`cheapest_known`): it is looked for
by price, and not by relevance. What it does not do: choose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from psycopg import sql

from persea.gather.called import Called, called_so, is_called, named_itself, titled
from persea.gather.demand import Demand, demand_of, heard_of, states_all
from persea.gather.fitting import Fits, comes_in
from persea.gather.lexical import Asked, ask
from persea.gather.lexicon import Lexicon
from persea.gather.pool import pool_of
from persea.gather.search import Embed, search
from persea.gather.size_pages import called_here
from persea.gather.worded import reword
from persea.language.numbers import spelled_number
from persea.language.plain import words
from persea.language.stuffs import with_kinds
from persea.store.database import Connection
from persea.store.records import (
    Params,
    Wishes,
    all_of,
    offer_parts,
    product_parts,
    read_records,
    wish_conditions,
)
from persea.values import Filters, Money, PieceWanted, Record

_LOOKED_AT = 60
_CHEAPEST = 20
_PAGE, _PAGES, _READ = 400, 12, 40  # of what is looked through by price, and read at a time
_SEVERAL = 3
_ENOUGH = 8  # candidates of a piece that nobody named
_ONLY_FILED = 0.7  # of the relevance of what is not called so itself, but lies in a category that is
_FURTHER_WAY = 0.8  # of the relevance by the way before it
_UNKNOWN = 1 << 62  # what costs as much as nothing can be had for
_OF_SOME = re.compile(
    r"\b(?:set|pack|box|lot|juego|pack|conjunto) (?:of|for|de) (?P<of>\d{1,2}|[a-z]+)\b|\b(?P<er>\d{1,2})er[- ](?:set|pack)\b|\b(?P<pair>pair)$",
    re.IGNORECASE,
)
_PIECES = re.compile(r"^(?:pieces|set of|pack size|quantity|stück|stückzahl|teile|piezas|pièces|unidades)$")
_NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product that may be taken for a piece: so many of this variant, at this price each."""

    record: Record
    variant_id: str
    price: Money
    count: int
    relevance: float
    """0 to 1, of the best for this piece."""
    options: tuple[tuple[str, str], ...] = ()
    """Of the variant."""

    @property
    def cost(self) -> int:
        return self.price.amount_minor * self.count


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is for a piece. `way` is how it was looked for: not as asked where the shop calls nothing so."""

    wanted: PieceWanted
    candidates: tuple[Candidate, ...] = ()
    way: str = ""
    size: tuple[str, str] | None = None
    """The size that holds of it, as the shop marks it."""
    size_said: str = ""
    """Where the shop's size guide calls it otherwise: the size as it was said."""
    has_kind: bool = True
    """Whether the shop has such things at all, whatever was asked of them."""
    cheapest_known: bool = True


@dataclass(frozen=True, slots=True)
class Conditions:
    """What holds of every piece beside its own conditions."""

    filters: Filters = _NO_FILTERS
    sizes: tuple[tuple[str, str], ...] = ()
    colour: str = ""
    currency: str = "USD"
    in_stock: bool = True


async def offered(
    conn: Connection, wanted: PieceWanted, conditions: Conditions, *, embed: Embed, lexicon: Lexicon
) -> Offered:
    """What there is for `wanted`: of what somebody named, by the first way by which the shop has something; of what only
    belongs to an occasion, by as many ways as it takes to have a choice."""
    merged = Offered(wanted, has_kind=False)
    ways = list(wanted.ways)
    for place, (text, goods) in enumerate(ways):
        if conditions.colour and conditions.colour not in words(text):
            text = f"{conditions.colour} {text}"
        found = await _by_way(conn, wanted, text, goods, conditions, embed, lexicon)
        if place < wanted.implied and not states_all(
            await reword(conn, text, lexicon), goods, [one.record for one in found.candidates]
        ):
            continue  # nobody said so, and nothing says to be so
        merged = _merged(merged, found, _FURTHER_WAY**place)
        if len(merged.candidates) >= (1 if wanted.named else _ENOUGH):
            break
        if (
            place == wanted.implied
            and wanted.named
            and (heard := await _heard(conn, wanted, conditions, lexicon))
        ):
            ways.insert(place + 1, heard)
    if merged.has_kind:
        return merged
    kinds = dict.fromkeys(goods for _, goods in wanted.ways)
    return replace(merged, has_kind=any([await _sells(conn, kind, lexicon) for kind in kinds]))


async def _heard(
    conn: Connection, wanted: PieceWanted, conditions: Conditions, lexicon: Lexicon
) -> tuple[str, str] | None:
    """The first way to call it, without what no product of the kind states; None where that would give up what must not be
    given up: the words of its last way."""
    text, goods = wanted.ways[wanted.implied]
    excluded = together(wanted.filters, conditions.filters).exclude_terms
    wording = await reword(conn, text, lexicon)
    heard = heard_of(wording, goods, await pool_of(conn, wording, goods, Filters(exclude_terms=excluded)))
    kept = set(words(heard))
    return (heard, goods) if heard and set(words(wanted.ways[-1][0])) <= kept else None


def _merged(one: Offered, other: Offered, factor: float) -> Offered:
    known = {candidate.record.id for candidate in one.candidates}
    new = tuple(
        replace(candidate, relevance=candidate.relevance * factor)
        for candidate in other.candidates
        if candidate.record.id not in known
    )
    has_any = bool(one.candidates)
    return replace(
        one,
        candidates=(*one.candidates, *new),
        way=one.way if has_any else other.way,
        size=one.size if has_any else other.size,
        size_said=one.size_said if has_any else other.size_said,
        has_kind=one.has_kind or other.has_kind,
        cheapest_known=one.cheapest_known and other.cheapest_known,
    )


async def _by_way(
    conn: Connection,
    wanted: PieceWanted,
    text: str,
    goods: str,
    conditions: Conditions,
    embed: Embed,
    lexicon: Lexicon,
) -> Offered:
    wording = await reword(conn, text, lexicon)
    names = called_so(wording, goods, lexicon.locale)

    async def called(filters: Filters) -> list[Record]:
        found = await search(
            conn, wording, filters, embed=embed, k=_LOOKED_AT, goods=goods, exact_first=True, counting=False
        )
        return [
            hit.record
            for hit in found.hits
            if hit.every_word and is_called(hit.record.title, hit.record.category_path, names)
        ]

    filters = together(wanted.filters, conditions.filters)
    records = await called(filters)
    has_kind = bool(records)
    size, size_said = await _size(conn, records, (*wanted.filters.options, *conditions.sizes))
    if size is not None:
        filters = replace(filters, options=(size,))
        records = await called(filters)
    own = named_itself(goods, lexicon.locale)
    if (
        wanted.named
        and len(said_so := [one for one in records if is_called(one.title, one.category_path, own)])
        >= _SEVERAL
    ):
        names, records = own, said_so  # of what goes by the very word there is a choice
    demand = demand_of(wording, goods, records) if wanted.named else Demand()
    records = [record for record in records if demand.met_by(record)]
    best = max((record.score for record in records), default=0.0)
    scores = {
        record.id: (record.score / best if best > 0 else 1.0)
        * (1.0 if titled(record.title, names) else _ONLY_FILED)
        for record in records
    }
    asked = await ask(conn, wording, goods=goods, strict=True)
    known = {record.id: record for record in records}
    candidates = await _priced(conn, known, scores, asked.wishes, filters, conditions, wanted.quantity)
    costs = dict.fromkeys(known, _UNKNOWN) | {one.record.id: one.cost for one in candidates}
    by_price = _ByPrice(conn, asked, filters, conditions, names, wanted.quantity, demand)
    lowest = 0.5 * min(scores.values(), default=1.0)
    candidates += [replace(one, relevance=lowest) for one in await by_price.cheapest(costs)]
    return Offered(
        wanted,
        tuple(candidates),
        text,
        size,
        size_said,
        has_kind=has_kind or bool(candidates) or await _has(conn, asked, names),
        cheapest_known=by_price.is_sure,
    )


async def _size(
    conn: Connection, records: Sequence[Record], sizes: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str] | None, str]:
    """The one of `sizes` that holds of `records`, as the shop marks it; and what it was said as, where that differs."""
    for name, value in sizes:
        fits = comes_in(records, value)
        if fits is Fits.OTHERWISE_MARKED and (here := await called_here(conn, value)):
            return (name, here), value
        if fits is not Fits.NO:
            return (name, value), ""
    return None, ""


def together(one: Filters, other: Filters) -> Filters:
    """What meets both. A must-not is one of its kinds too, as everywhere: no wool is no lambswool."""
    most = [limit for limit in (one.max_price, other.max_price) if limit]
    return replace(
        one,
        max_price=min(most) if most else None,
        brands=one.brands or other.brands,
        in_stock=one.in_stock or other.in_stock,
        on_sale=one.on_sale or other.on_sale,
        min_rating=max(one.min_rating or 0.0, other.min_rating or 0.0) or None,
        flags=tuple(dict.fromkeys((*one.flags, *other.flags))),
        exclude_terms=with_kinds((*one.exclude_terms, *other.exclude_terms)),
        exclude_ids=tuple(dict.fromkeys((*one.exclude_ids, *other.exclude_ids))),
        options=(),
    )


def count_for(record: Record, quantity: int) -> int:
    """How many to take for `quantity` pieces: two boxes of four are eight mugs."""
    return -(-quantity // _units(record)) if quantity > 1 else quantity


def _units(record: Record) -> int:
    told = _OF_SOME.search(record.title)
    if told is not None:
        said = told["of"] or told["er"] or "2"
        value = int(said) if said.isdigit() else spelled_number(said)
        if value:
            return max(int(value), 1)
    for name, values in record.attributes:
        if _PIECES.match(name.lower()) and len(values) == 1 and values[0].isdigit():
            return max(int(values[0]), 1)
    return 1


# ---------------------------------------------------------------- what it costs

_OFFER = """
SELECT p.id, best.id, best.price_minor, best.list_price_minor, best.stock, best.options, best.as_of
FROM unnest(%(ids)s::text[], %(counts)s::integer[]) WITH ORDINALITY AS wanted(id, count, place)
JOIN product AS p ON p.id = wanted.id
CROSS JOIN LATERAL (
    SELECT v.id, o.price_minor, o.list_price_minor, o.stock, v.options, o.as_of
    FROM offer_now AS o JOIN variant AS v ON v.key = o.variant_key
    WHERE o.product_key = p.key AND o.currency = %(currency)s AND {buyable} AND {offered}
          AND {wished} = (SELECT coalesce(max({wished_all}), 0) FROM variant AS v WHERE v.product_key = p.key)
    ORDER BY o.price_minor, v.position LIMIT 1
) AS best
ORDER BY wanted.place
"""
_BUYABLE = "o.in_stock AND (o.stock IS NULL OR o.stock >= wanted.count)"


async def _priced(
    conn: Connection,
    records: Mapping[str, Record],
    scores: Mapping[str, float],
    wishes: Wishes,
    filters: Filters,
    conditions: Conditions,
    quantity: int,
) -> list[Candidate]:
    """Those of `records` of which enough can be bought, at the price of the variant that is meant."""
    if not records:
        return []
    counts = {id: count_for(record, quantity) for id, record in records.items()}
    params: Params = {
        "ids": list(counts),
        "counts": list(counts.values()),
        "currency": conditions.currency,
    }
    held = [sql.SQL("({})::integer").format(part) for part in wish_conditions(wishes, params)]
    wished = sql.SQL("({})").format(sql.SQL(" + ").join(held)) if held else sql.SQL("0")
    query = sql.SQL(_OFFER).format(
        buyable=sql.SQL(_BUYABLE if conditions.in_stock else "true"),
        offered=all_of(offer_parts(filters, params).values()),
        wished=wished,
        wished_all=wished,
    )
    rows = await (await conn.execute(query, params)).fetchall()
    found = []
    for id, variant_id, price, list_price, stock, options, as_of in rows:
        record, now = records[id], Money(int(price), conditions.currency)
        shown = replace(
            record,
            price=now,
            list_price=None if list_price is None else Money(int(list_price), conditions.currency),
            highest_price=None,
            in_stock=record.in_stock or conditions.in_stock,
            as_of=as_of,
            stock=stock if stock is not None else record.stock,
        )
        pairs = tuple((str(name), str(value)) for name, value in options)
        found.append(Candidate(shown, str(variant_id), now, counts[id], scores.get(id, 0.0), pairs))
    return found


_BY_PRICE = """
SELECT p.id, p.title, p.category_path, least.price_minor
FROM product_terms AS t JOIN product AS p ON p.key = t.product_key
CROSS JOIN LATERAL (
    SELECT min(o.price_minor) AS price_minor FROM offer_now AS o JOIN variant AS v ON v.key = o.variant_key
    WHERE o.product_key = p.key AND o.currency = %(currency)s AND {buyable} AND {offered}
) AS least
WHERE t.search @@ %(every)s::tsquery AND {conditions} AND least.price_minor IS NOT NULL
ORDER BY least.price_minor, p.key LIMIT %(page)s OFFSET %(from)s
"""


@dataclass(slots=True)
class _ByPrice:
    """Walks all that meets the conditions from the cheapest on, until nothing cheaper can follow.

    No product costs less than its cheapest variant: once as many as are needed of the next one's would cost more than
    the best that was found, that one is the cheapest.
    """

    conn: Connection
    asked: Asked
    filters: Filters
    conditions: Conditions
    names: Called
    quantity: int
    demand: Demand
    is_sure: bool = True

    async def cheapest(self, known: Mapping[str, int]) -> list[Candidate]:
        """The cheapest beside `known`, products with what they cost."""
        if self.asked.every is None:
            return []
        found: list[Candidate] = []
        lowest = min(known.values(), default=None)
        for page in range(_PAGES):
            rows = await self._page(page * _PAGE)
            called = [row for row in rows if is_called(row[1], row[2], self.names)]
            for start in range(0, len(called), _READ):
                read = called[start : start + _READ]
                found += await self._read([id for id, *_ in read if id not in known])
                costs = [one.cost for one in found] + ([] if lowest is None else [lowest])
                lowest = min(costs, default=None)
                if lowest is not None and lowest <= read[-1][3]:
                    return _first(found)
            if len(rows) < _PAGE or (lowest is not None and lowest <= rows[-1][3]):
                return _first(found)
        self.is_sure = False
        return _first(found)

    async def _page(self, start: int) -> list[tuple[str, str, list[str], int]]:
        params: Params = {
            "every": self.asked.every,
            "currency": self.conditions.currency,
            "page": _PAGE,
            "from": start,
        }
        query = sql.SQL(_BY_PRICE).format(
            buyable=sql.SQL("o.in_stock" if self.conditions.in_stock else "true"),
            offered=all_of(offer_parts(self.filters, params).values()),
            conditions=all_of(product_parts(self.filters, params).values()),
        )
        rows = await (await self.conn.execute(query, params)).fetchall()
        return [(str(id), str(title), list(path), int(price)) for id, title, path, price in rows]

    async def _read(self, ids: Sequence[str]) -> list[Candidate]:
        read = await read_records(self.conn, ids, self.filters, self.asked.wishes)
        records = {one.id: one for one in read if self.demand.met_by(one)}
        return await _priced(
            self.conn, records, {}, self.asked.wishes, self.filters, self.conditions, self.quantity
        )


def _first(found: list[Candidate]) -> list[Candidate]:
    return sorted(found, key=lambda one: (one.cost, one.record.id))[:_CHEAPEST]


async def _sells(conn: Connection, goods: str, lexicon: Lexicon) -> bool:
    wording = await reword(conn, goods, lexicon)
    asked = await ask(conn, wording, goods=goods, strict=True)
    return await _has(conn, asked, called_so(wording, goods, lexicon.locale))


async def _has(conn: Connection, asked: Asked, names: Called) -> bool:
    """Whether the shop has such things at all, whatever else was asked of them."""
    if asked.every is None:
        return False
    rows = await (
        await conn.execute(
            "SELECT p.title, p.category_path FROM product_terms AS t JOIN product AS p ON p.key = t.product_key"
            " WHERE t.search @@ %s::tsquery AND t.visible LIMIT %s",
            (asked.every, _PAGE),
        )
    ).fetchall()
    return any(is_called(title, path, names) for title, path in rows)
