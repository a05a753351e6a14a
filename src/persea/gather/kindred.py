"""What is like a product, and what goes with one: records in the order of the shop's recommendations, under the conditions
that the request adds.

    intent + advised ids -> Gathered, `beside` the products it started from

Where nothing is advised, as nobody has bought or looked at anything yet, the nearest by their texts stand in, and the
outcome says that they only come close. What it does not do: rank by what shoppers do (interests/recommend.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from psycopg import sql

from persea.gather.further import exhausted, further_along
from persea.gather.lexicon import Lexicon
from persea.gather.search import Embed, search
from persea.gather.telling import unheard
from persea.gather.things import names_kind
from persea.gather.traits import says_most, traits_asked, used_with
from persea.gather.worded import reword
from persea.gather.wording import Way, Wording, with_choices
from persea.language.colours import COLOURS
from persea.language.inflection import folded
from persea.language.plain import words
from persea.language.things import thing_named
from persea.store.database import Connection
from persea.store.recommendable import showable
from persea.store.records import Params, conditions, read_records
from persea.values import Filters, Gathered, Intent, Kind, Outcome, Record

_SHOWN = 6
_LOOKED_AT = 48
_OF_A_KIND = 2  # at most, of what goes with a product: socks and gloves rather than six socks
_SEEDS = 3
_FEW = 4  # that only come near by their texts
_BEHIND = re.compile(r"\s(?:with|for|in|of|from|by|and)\s.*$|[,(:|].*$", re.IGNORECASE)


async def gather_kindred(
    conn: Connection, intent: Intent, advised: Sequence[str], *, embed: Embed, lexicon: Lexicon
) -> Gathered:
    """Records for SIMILAR and GOES_WITH of `intent.subject_ids`; `advised` as the recommendations order them."""
    seeds = tuple(await read_records(conn, intent.subject_ids[:_SEEDS]))
    if not seeds:
        return Gathered(Outcome.NONE)
    ids = tuple(seed.id for seed in seeds)
    filters = replace(intent.filters, exclude_ids=tuple(dict.fromkeys((*intent.filters.exclude_ids, *ids))))
    for relative in intent.relatives:
        compared = await read_records(conn, relative.than_ids) if relative.than_ids else seeds
        narrowed = further_along(relative, compared, filters)
        if narrowed is None:
            return Gathered(Outcome.UNKNOWN, beside=seeds)
        filters = narrowed
    if intent.text:
        return await _worded(conn, intent, seeds, filters, advised, embed, lexicon)
    if intent.kind is Kind.GOES_WITH:
        advised = [*advised, *await _shown_beside(conn, ids)]
    records = await _kin(conn, intent.kind, seeds, filters, advised)
    is_near = False
    if not records:
        near = await _nearest(conn, ids[0], filters)
        records, is_near = await _kin(conn, intent.kind, seeds, filters, near), True
        if intent.kind is Kind.GOES_WITH:
            records = [one for one in records if not _same_noun(one, seeds[0])][:_FEW]
    if not records and intent.relatives:
        return replace(exhausted(intent.relatives[-1].order, seeds), beside=seeds)
    if not records:
        return Gathered(Outcome.NONE, beside=seeds)
    outcome = Outcome.CLOSEST if is_near and intent.kind is Kind.GOES_WITH else Outcome.EXACT
    return Gathered(outcome, tuple(records[:_SHOWN]), len(records), beside=seeds)


async def _worded(
    conn: Connection,
    intent: Intent,
    seeds: tuple[Record, ...],
    filters: Filters,
    advised: Sequence[str],
    embed: Embed,
    lexicon: Lexicon,
) -> Gathered:
    """Of what holds the words of the request: what is advised first, then what has most in common with the seed."""
    wording = with_choices(await reword(conn, intent.text, lexicon), intent.choices)
    like = _shelf_noun(seeds[0]) if intent.kind is Kind.SIMILAR else ""
    asked = traits_asked(wording, intent.goods or like, lexicon.traits, lexicon.locale)
    wording, worded = _beyond(wording, seeds[0], intent), _beyond(asked.wording, seeds[0], intent)
    if intent.kind is Kind.GOES_WITH and intent.goods:
        said = " ".join((_kind(seeds[0]), seeds[0].title))
        if use := used_with(intent.goods, said, lexicon.traits, lexicon.locale):
            wanted = replace(filters, traits=(*filters.traits, *asked.sure, use), categories=asked.shelves)
            gathered = await _of_words(conn, intent, seeds, wanted, advised, embed, worded)
            if gathered.outcome is Outcome.EXACT:
                return gathered
    for narrowed, enough in asked.narrowed(filters):
        gathered = await _of_words(conn, intent, seeds, narrowed, advised, embed, worded)
        if gathered.outcome is Outcome.EXACT and len(gathered.records) >= enough:
            return gathered
    return await _of_words(conn, intent, seeds, filters, advised, embed, wording)


def _beyond(wording: Wording, seed: Record, intent: Intent) -> Wording:
    """`wording` without what only calls the product by its name, of what is to be like it."""
    if intent.kind is not Kind.SIMILAR:
        return wording
    told = {
        folded(word) for name, held in seed.attributes for value in (name, *held) for word in words(value)
    }
    own = {folded(word) for word in words(seed.title)} - told - {folded(word) for word in words(intent.goods)}
    kept = tuple(
        place for place in wording.places if not {folded(word) for word in words(place[0].text)} <= own
    )
    return replace(wording, places=kept) if kept else wording


def _shelf_noun(seed: Record) -> str:
    return words(_kind(seed))[-1] if words(_kind(seed)) else ""


async def _of_words(
    conn: Connection,
    intent: Intent,
    seeds: tuple[Record, ...],
    filters: Filters,
    advised: Sequence[str],
    embed: Embed,
    wording: Wording,
) -> Gathered:
    if not intent.goods and not thing_named(intent.text):
        return await _sifted(conn, intent, seeds, filters, advised, wording)
    found = await search(
        conn,
        wording,
        filters,
        embed=embed,
        k=_LOOKED_AT,
        goods=intent.goods,
        order=intent.order,
        exact_first=True,
    )
    held = [hit.record for hit in found.hits if hit.every_word]
    if intent.kind is Kind.SIMILAR and not intent.goods:
        held = _like(held, seeds[0])
    held = _of_its_shelf(held, intent.goods)
    if not held and intent.goods and len(wording.places) > 1:
        kind = Wording(intent.goods, intent.goods, ((Way(intent.goods),),))
        found = await search(
            conn, kind, filters, embed=embed, k=_LOOKED_AT, goods=intent.goods, exact_first=True
        )
        of_it = _of_its_shelf([hit.record for hit in found.hits if hit.every_word], intent.goods)
        if intent.kind is Kind.GOES_WITH:
            of_it = [one for one in of_it if not _same_noun(one, seeds[0])]
        if of_it:
            near = sorted(of_it, key=lambda one: -says_most(wording, one))[:_SHOWN]
            missing = unheard(wording, near)
            return Gathered(Outcome.CLOSEST, tuple(near), len(of_it), unheard=missing, beside=seeds)
    if not held:
        kin = await _kin(conn, intent.kind, seeds, filters, advised)
        kin = kin or await _kin(conn, intent.kind, seeds, filters, await _nearest(conn, seeds[0].id, filters))
        missing = unheard(wording, kin[:_SHOWN]) or (intent.text,)
        outcome = Outcome.CLOSEST if kin else Outcome.NONE
        return Gathered(outcome, tuple(kin[:_SHOWN]), len(kin), unheard=missing, beside=seeds)
    if intent.order is None:
        places = {id: place for place, id in enumerate(advised)}
        told = _traits(seeds[0])
        held.sort(key=lambda one: (places.get(one.id, len(places)), -len(told & _traits(one))))
    return Gathered(Outcome.EXACT, tuple(held[:_SHOWN]), len(held), beside=seeds)


def _of_its_shelf(records: Sequence[Record], goods: str) -> list[Record]:
    """Those whose narrowest category says `goods`, else those called so: teas, and no teapots from the shelf of tea."""
    wanted = {folded(word) for word in words(goods)}
    shelved = [one for one in records if wanted and wanted <= {folded(word) for word in words(_kind(one))}]
    called = [one for one in records if names_kind(one.title, one.category_path[-1:], goods)]
    return shelved or called or list(records)


async def _sifted(
    conn: Connection,
    intent: Intent,
    seeds: tuple[Record, ...],
    filters: Filters,
    advised: Sequence[str],
    wording: Wording,
) -> Gathered:
    """Of the kin those that hold most of the words which any of them holds; what none holds is told where it is a trait."""
    kin = await _kin(conn, intent.kind, seeds, filters, advised)
    if intent.kind is Kind.SIMILAR or not kin:
        near = await _kin(conn, intent.kind, seeds, filters, await _nearest(conn, seeds[0].id, filters))
        known = {record.id for record in kin}
        kin = [*kin, *(record for record in near if record.id not in known)]
    if not kin and intent.relatives:
        return replace(exhausted(intent.relatives[-1].order, seeds), beside=seeds)
    if not kin:
        return Gathered(Outcome.NONE, beside=seeds)
    held = [
        sum(not unheard(replace(wording, places=(place,)), [one]) for place in wording.places) for one in kin
    ]
    most = max(held)
    chosen = tuple(one for one, count in zip(kin, held, strict=True) if count == most)
    missing = tuple(one for one in unheard(wording, kin) if one in COLOURS or one in intent.filters.flags)
    outcome = Outcome.CLOSEST if missing else Outcome.EXACT
    return Gathered(outcome, chosen[:_SHOWN], len(chosen), unheard=missing, beside=seeds)


async def _kin(
    conn: Connection, kind: Kind, seeds: Sequence[Record], filters: Filters, ids: Sequence[str]
) -> list[Record]:
    """Those of `ids` that may be shown under `filters`, in their order: of what is like the seed its own kind alone where
    there is any, of what goes with it no more of its kind, and of each other kind a few."""
    may = await showable(conn, list(ids), filters)
    records = await read_records(conn, [id for id in dict.fromkeys(ids) if id in may], filters)
    if kind is Kind.SIMILAR:
        return _like(records, seeds[0])
    kinds = {_kind(seed) for seed in seeds}
    counted: Counter[str] = Counter()
    chosen = []
    for record in records:
        counted[_kind(record)] += 1
        if _kind(record) not in kinds and counted[_kind(record)] <= _OF_A_KIND:
            chosen.append(record)
    return chosen


def _like(records: Sequence[Record], seed: Record) -> list[Record]:
    """Those of its narrowest category; where there is none, those of the one above it."""
    for depth in range(len(seed.category_path), max(len(seed.category_path) - 2, 0), -1):
        path = seed.category_path[:depth]
        if same := [record for record in records if record.category_path[:depth] == path]:
            return same
    return list(records) if not seed.category_path else []


def _kind(record: Record) -> str:
    return record.category_path[-1].lower() if record.category_path else ""


def _traits(record: Record) -> set[str]:
    """What two products may have in common: colour, material, maker, use."""
    values = [value for _, held in (*record.options, *record.attributes) for value in held]
    said = (record.brand or "", *values, *record.category_path[:-1])
    return {folded(word) for part in said for word in words(part) if not word.isdigit() and len(word) > 2}


def _same_noun(one: Record, other: Record) -> bool:
    """Whether titles or categories call both by one name: two jackets do not go together."""
    return not _nouns(one).isdisjoint(_nouns(other))


def _nouns(record: Record) -> set[str]:
    heads = (record.title, *record.category_path[-1:])
    return {folded(told[-1]) for head in heads if (told := words(_BEHIND.sub("", head)))}


async def _shown_beside(conn: Connection, ids: Sequence[str]) -> list[str]:
    """What posts show together with products `ids`, the most often first."""
    cursor = await conn.execute(
        """
        SELECT other.id FROM product AS p
        JOIN post_product AS at ON at.product_key = p.key
        JOIN post_product AS beside ON beside.post_key = at.post_key AND beside.product_key <> p.key
        JOIN product AS other ON other.key = beside.product_key
        WHERE p.id = ANY(%s) GROUP BY other.id ORDER BY count(*) DESC, other.id LIMIT %s
        """,
        (list(ids), _LOOKED_AT),
    )
    return [str(row[0]) async for row in cursor]


async def _nearest(conn: Connection, id: str, filters: Filters) -> list[str]:
    """The nearest to product `id` by their texts, as the shop's embedding model measures them."""
    params: Params = {"seed": id, "many": _LOOKED_AT}
    query = sql.SQL(
        """
        WITH seed AS MATERIALIZED (
            SELECT e.embedding, e.model_key FROM product_embedding AS e JOIN product AS p ON p.key = e.product_key
            JOIN embedding_model AS m ON m.key = e.model_key AND m.active WHERE p.id = %(seed)s
        )
        SELECT p.id FROM seed JOIN product_embedding AS e ON e.model_key = seed.model_key
        JOIN product AS p ON p.key = e.product_key
        WHERE {} ORDER BY (e.embedding <#> seed.embedding) + 0 LIMIT %(many)s
        """
    ).format(conditions(filters, params))
    return [str(row[0]) async for row in await conn.execute(query, params)]
