"""Turns an Intent into the records that answer it, and tells honestly how well they do.

Decides what to look for (comparatives become limits), and what to offer where nothing fits. Says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from persea.gather.covering import best_cover
from persea.gather.further import exhausted, further_along
from persea.gather.kindred import gather_kindred
from persea.gather.lexicon import Lexicon
from persea.gather.pool import pool_of
from persea.gather.ranked import IMPERSONAL, Ranking
from persea.gather.search import Embed, Found, Hit, search
from persea.gather.sizes import as_sizes
from persea.gather.telling import OF_OPINION, is_a_wish, ruled_out, unheard
from persea.gather.things import Thing, is_called, is_one, of_kind, speaks_of, thing_asked
from persea.gather.traits import traits_asked
from persea.gather.without import count_without
from persea.gather.worded import reword
from persea.gather.wording import Wording, with_choices
from persea.language.inflection import folded
from persea.language.plain import singular, words
from persea.language.stuffs import with_kinds
from persea.store.database import Connection
from persea.store.recommendable import showable
from persea.store.records import read_records
from persea.values import Filters, Gathered, Intent, Kind, Order, Outcome, Record

SHOWN = 6
_NO_FILTERS = Filters()
_FEW = 3
_SEVERAL = 3  # words; of two, one is too little to go by
_SAME = 0.7  # of a way to say what was asked for, that names as much as the word itself
_LOOKED_AT = 50  # of what speaks of a thing, to see whether any is one
_CLOSE = 0.45  # likeness from which a product that shares no word may still be offered as "close"


async def gather(
    conn: Connection,
    intent: Intent,
    *,
    embed: Embed,
    lexicon: Lexicon,
    ranking: Ranking | None = IMPERSONAL,
    advised: Sequence[str] = (),
) -> Gathered:
    """The records for `intent`. PICK, COMPARE and ASK are about what was shown; the rest is searched for, as is the
    kind of goods that an ASK without subjects speaks of. `advised` are products in the order in which the shop's
    recommendations have them, for what is like something, goes with it, or is too open a request."""
    if terms := intent.filters.exclude_terms:
        intent = replace(intent, filters=replace(intent.filters, exclude_terms=with_kinds(terms)))
    if intent.kind in (Kind.SIMILAR, Kind.GOES_WITH):
        return await gather_kindred(conn, intent, advised, embed=embed, lexicon=lexicon)
    if (intent.is_open and not intent.text) or _is_of_part(intent):
        return await _to_look_at(conn, intent, advised, embed, ranking)
    if intent.kind is Kind.ASK and not intent.subject_ids:
        return await _of_kind(conn, intent, embed, lexicon, ranking)
    if intent.kind in (Kind.PICK, Kind.COMPARE, Kind.ASK):
        offers = intent.filters if intent.asked else Filters()
        records = await read_records(conn, intent.subject_ids, offers)
        return Gathered(Outcome.EXACT if records else Outcome.NONE, tuple(records), len(records))
    wording = _of_errand(await reword(conn, intent.text, lexicon), intent.filters)
    wording = with_choices(wording, intent.choices)
    asked = traits_asked(wording, intent.goods, lexicon.traits, lexicon.locale)
    near: Gathered | None = None
    for filters, enough in asked.narrowed(intent.filters):
        narrowed = replace(intent, filters=filters)
        gathered = await _searched(conn, narrowed, asked.wording, embed, lexicon, ranking, advised)
        if gathered.outcome is Outcome.EXACT and len(gathered.records) >= enough:
            return gathered
        near = near or (gathered if gathered.records else None)
    plain = await _searched(conn, intent, wording, embed, lexicon, ranking, advised)
    given_up = plain.unheard if plain.outcome is Outcome.CLOSEST else ()
    if near and near.outcome is Outcome.RELAXED and given_up and OF_OPINION.issuperset(given_up):
        return plain
    # What is surely asked for is not given up for a limit, nor for a word that nothing has.
    return near if near and (asked.sure or plain.outcome is not Outcome.EXACT) else plain


async def _searched(
    conn: Connection,
    intent: Intent,
    wording: Wording,
    embed: Embed,
    lexicon: Lexicon,
    ranking: Ranking | None,
    advised: Sequence[str],
) -> Gathered:
    """What is found for FIND and MORE."""
    filters = intent.filters
    for relative in intent.relatives:
        compared = await read_records(conn, relative.than_ids, intent.filters)
        narrowed = further_along(relative, compared, filters)
        if narrowed is None:
            return Gathered(Outcome.UNKNOWN, tuple(compared), len(compared))
        filters = narrowed
    found = await _found(conn, intent, wording, filters, embed, ranking)
    exact = tuple(hit.record for hit in _to_give(found.hits, intent) if hit.every_word)
    thing = thing_asked(intent, wording) if intent.kind is Kind.FIND else None
    if thing and not any(is_one(record, thing) for record in exact):
        if not await _has(conn, thing, lexicon, embed):
            beside = tuple(record for record in exact if speaks_of(record, thing))
            if not beside:  # a red one, say: then what has the word without the colour
                near = (hit.record for hit in found.hits if hit.some_word)
                beside = tuple(record for record in near if speaks_of(record, thing))[:_FEW]
            if not beside and intent.goods:
                beside = tuple(of_kind(_closest(found.hits, wording, intent.goods), intent.goods)[:_FEW])
            return Gathered(Outcome.CLOSEST if beside else Outcome.NONE, beside, lacking=thing.said)
        exact = ()  # there are some, but none with all that was asked
    if intent.recipient and intent.goods and len(called := of_kind(exact, intent.goods)) >= _FEW:
        exact = tuple(called)  # a scarf to give is no bear in a scarf
    if thing:
        exact = tuple(sorted(exact, key=lambda record: not is_one(record, thing)))
    if exact:
        return Gathered(Outcome.EXACT, exact, found.matched)
    if intent.goods and intent.kind in (Kind.FIND, Kind.MORE):
        covering = await _covering(conn, wording, intent, lexicon)
        if covering is not None:
            if terms := ruled_out(wording):
                filters = replace(filters, exclude_terms=(*filters.exclude_terms, *terms))
            wording, left, having = covering
            intent = replace(intent, text=wording.said)
            found = await _found(conn, intent, wording, filters, embed, ranking, k=_LOOKED_AT)
            may = await showable(conn, having, filters)
            exact = tuple(hit.record for hit in _to_give(found.hits, intent) if hit.record.id in may)[:SHOWN]
            if exact:
                outcome = Outcome.CLOSEST if left else Outcome.EXACT
                return Gathered(outcome, exact, len(may), unheard=left, heard=wording.said)
    if intent.kind is Kind.MORE:
        return Gathered(Outcome.NONE)
    if intent.relatives:
        last = intent.relatives[-1]
        return exhausted(last.order, await read_records(conn, last.than_ids, intent.filters))
    is_gift = bool(_ERRAND.intersection(intent.text.split()))
    if is_gift and (filters.max_price or intent.goods):  # what they like is not had for that: what is
        instead = await _to_look_at(conn, replace(intent, text="", filters=filters), advised, embed, ranking)
        if instead.records:
            return replace(
                instead,
                outcome=Outcome.CLOSEST,
                unheard=tuple(word for word in intent.text.split() if word not in _ERRAND),
            )
    if within := await _within_price(conn, intent, wording, filters, embed, ranking, lexicon):
        return within
    relaxed = await _relaxed(conn, intent, wording, embed, thing)
    if relaxed is not None:
        return relaxed
    close = () if intent.goods else _held_half(found.hits, intent.text)
    close = close or _closest(found.hits, wording, intent.goods)
    if intent.goods:
        close = tuple(of_kind(close, intent.goods)) or _otherwise_called(found.hits, wording)[:_FEW]
    if close := close[:SHOWN]:
        return Gathered(Outcome.CLOSEST, close, unheard=unheard(wording, close))
    if intent.is_open:  # of what it is to do with, what comes nearest in meaning
        nearest = tuple(hit.record for hit in sorted(found.hits, key=lambda hit: -hit.likeness))[:SHOWN]
        if nearest:
            return Gathered(Outcome.CLOSEST, nearest, unheard=unheard(wording, nearest))
        return await _to_look_at(conn, replace(intent, text=""), advised, embed, ranking)
    without = await count_without(conn, wording, filters, goods=intent.goods)
    return Gathered(Outcome.NONE, in_the_way=next((one.wish for one in without if one.is_word), ""))


async def _within_price(
    conn: Connection,
    intent: Intent,
    wording: Wording,
    filters: Filters,
    embed: Embed,
    ranking: Ranking | None,
    lexicon: Lexicon,
) -> Gathered | None:
    """What there is for that money without words of opinion, such as "soft": these are given up before a price is."""
    if not intent.goods or not (filters.max_price or filters.min_price):
        return None
    covering = await _covering(conn, wording, intent, lexicon, filters)
    if covering is None:
        return None
    rest, _, having = covering
    kept = {place[0].text for place in rest.places}
    left = tuple(place[0].text for place in wording.places if place[0].text not in kept)
    if not OF_OPINION.issuperset(left):
        return None
    heard = replace(intent, text=rest.said)
    found = await _found(conn, heard, rest, filters, embed, ranking, k=_LOOKED_AT)
    may = await showable(conn, having, filters)
    exact = tuple(hit.record for hit in found.hits if hit.record.id in may)[:SHOWN]
    return Gathered(Outcome.CLOSEST, exact, len(may), unheard=left, heard=rest.said) if exact else None


async def _covering(
    conn: Connection, wording: Wording, intent: Intent, lexicon: Lexicon, filters: Filters | None = None
) -> tuple[Wording, tuple[str, ...], tuple[str, ...]] | None:
    """`wording` without what no product of the kind has together with the rest of it, what of that was a wish, and the
    products that have what is left; None where all of it stays, or nothing."""
    without_prices = replace(_NO_FILTERS, exclude_terms=intent.filters.exclude_terms)
    products = await pool_of(conn, wording, intent.goods, filters or without_prices)
    if not products:
        return None
    cover = best_cover(wording, products, goods=intent.goods)
    if len(cover.heard) == len(wording.places) or not cover.heard:
        return None
    kept = [wording.places[nth] for nth in cover.heard]
    said = " ".join(place[0].text for place in kept)
    flags = {word for flag in intent.filters.flags for word in words(flag)}
    left = tuple(
        place[0].text
        for nth in cover.left
        if (place := wording.places[nth])[0].text in flags
        or is_a_wish(place[0].text, intent.goods, wording.said, lexicon)
    )
    return Wording(said, said, tuple(kept)), left, cover.products


async def _to_look_at(
    conn: Connection, intent: Intent, advised: Sequence[str], embed: Embed, ranking: Ranking | None
) -> Gathered:
    """One of a kind each, of what is advised, else of what is best rated."""
    records = await read_records(conn, advised, intent.filters)
    if len(records) < SHOWN:
        found = await search(
            conn, Wording("", "", ()), intent.filters, embed=embed, k=_LOOKED_AT, ranking=ranking
        )
        records = [*records, *(hit.record for hit in found.hits)]
    first: dict[str, Record] = {}
    for record in records:
        first.setdefault(record.category_path[-1] if record.category_path else record.id, record)
    kinds = list(first.values())
    shown = tuple(dict.fromkeys((*kinds, *records) if len(kinds) < _FEW else kinds))[
        : SHOWN if len(kinds) > 2 else _FEW
    ]
    return Gathered(Outcome.EXACT, shown, len(shown)) if shown else Gathered(Outcome.NONE)


async def _found(
    conn: Connection,
    intent: Intent,
    wording: Wording,
    filters: Filters,
    embed: Embed,
    ranking: Ranking | None,
    *,
    k: int = SHOWN,
) -> Found:
    """What is found for `wording` word by word; else with a word of it read as a size; else what comes near, without
    what the request rules out unsaid."""

    async def searched(wording: Wording, filters: Filters) -> Found:
        return await search(
            conn,
            wording,
            filters,
            embed=embed,
            k=k,
            goods=intent.goods,
            order=intent.order,
            exact_first=True,
            sizes=intent.sizes,
            likes=intent.likes,
            ranking=ranking,
        )

    found = await searched(wording, filters)
    if any(hit.every_word for hit in found.hits):
        return found
    for rest, sized in as_sizes(wording, filters):
        fitting = await searched(rest, sized)
        if any(hit.every_word for hit in fitting.hits):
            return fitting
    if terms := ruled_out(wording):
        return await searched(wording, replace(filters, exclude_terms=(*filters.exclude_terms, *terms)))
    return found


async def _has(conn: Connection, thing: Thing, lexicon: Lexicon, embed: Embed) -> bool:
    """Whether the shop has such a thing at all, whatever else was asked of it."""
    wording = await reword(conn, thing.said, lexicon)
    found = await search(conn, wording, Filters(), embed=embed, k=_LOOKED_AT, exact_first=True)
    return any(is_one(hit.record, thing) for hit in found.hits if hit.every_word)


async def sells(conn: Connection, intent: Intent, *, embed: Embed, lexicon: Lexicon) -> bool:
    """Whether the shop has the kind of goods that the question `intent` speaks of."""
    return bool((await _of_kind(conn, intent, embed, lexicon, None)).records)


async def _of_kind(
    conn: Connection, intent: Intent, embed: Embed, lexicon: Lexicon, ranking: Ranking | None
) -> Gathered:
    wording = await reword(conn, intent.text, lexicon)
    found = await search(
        conn,
        wording,
        intent.filters,
        embed=embed,
        k=SHOWN,
        goods=intent.goods,
        exact_first=True,
        ranking=ranking,
    )
    records = tuple(hit.record for hit in found.hits if hit.every_word)
    return Gathered(Outcome.EXACT, records, found.matched) if records else Gathered(Outcome.NONE)


_ERRAND = frozenset("gift gifts present presents geschenk geschenke regalo regalos cadeau cadeaux".split())
_FOR_WHOM: frozenset[str] = frozenset(
    "lover lovers fan fans enthusiast mother father mom mum dad parents grandma grandpa grandmother grandfather"
    " grandparents uncle aunt niece nephew cousin colleague coworker boss teacher neighbour neighbor lady man woman".split()
)


_CHILD = frozenset(
    "girl girls boy boys child children kid kids baby toddler son daughter grandson granddaughter".split()
)


def _of_errand(wording: Wording, filters: Filters) -> Wording:
    """Few products call themselves gifts: what a gift is for is looked for, where anything else is said of it."""
    said = {place[0].text for place in wording.places}
    if not said & _ERRAND:
        return wording
    little = _ERRAND | _FOR_WHOM | (_CHILD if filters.age_months is not None else frozenset())
    telling = tuple(place for place in wording.places if place[0].text not in little)
    if not telling and filters.age_months is not None:
        return Wording(wording.said, "", ())  # all that suits the child
    return replace(wording, places=telling) if telling else wording


def _is_of_part(intent: Intent) -> bool:
    """Whether all that is known of what is to be given is which part of the shop it may be of."""
    of_list = intent.kind in (Kind.FIND, Kind.MORE) and not intent.relatives and not intent.order
    return of_list and bool(intent.filters.categories) and set(intent.text.split()) <= _ERRAND


def _to_give(hits: Sequence[Hit], intent: Intent) -> tuple[Hit, ...]:
    """What is in stock first, where something is looked for to be given: it is to be had in time."""
    if intent.order or not (_ERRAND.intersection(intent.text.split()) or intent.filters.age_months):
        return tuple(hits)
    return tuple(sorted(hits, key=lambda hit: not hit.record.in_stock))


# What to give up first when nothing fits: the shop can say "the nearest costs …".
_GIVE_UP = (
    ("max_price", "min_price"),
    ("in_stock",),
    ("on_sale",),
    ("options",),
    ("min_rating",),
    ("max_weight_g",),
    ("people",),
    ("age_months",),
)


async def _relaxed(
    conn: Connection, intent: Intent, wording: Wording, embed: Embed, thing: Thing | None
) -> Gathered | None:
    """What there is when one condition is given up; must-nots and brands are never given up."""
    for names in _GIVE_UP:
        dropped = tuple(name for name in names if getattr(intent.filters, name) != getattr(Filters(), name))
        if not dropped:
            continue
        filters = replace(intent.filters, **{name: getattr(Filters(), name) for name in dropped})
        order = None
        if "max_price" in dropped:
            order = Order.CHEAPEST
        elif "min_price" in dropped:
            order = Order.PRICIEST
        found: Found = await search(
            conn,
            wording,
            filters,
            embed=embed,
            k=20 if len(dropped) == 2 else 3,
            goods=intent.goods,
            order=order,
            exact_first=True,
        )
        held = (hit.record for hit in found.hits if hit.every_word)
        records = tuple(record for record in held if thing is None or is_one(record, thing))
        if records and "min_price" in dropped and "max_price" in dropped:
            records = tuple(sorted(records, key=lambda record: _off(record, intent.filters)))
        if records:
            return Gathered(Outcome.RELAXED, records[:3], found.matched, dropped)
    return None


def _otherwise_called(hits: Sequence[Hit], wording: Wording) -> tuple[Record, ...]:
    """Those that are what another word of the request names: puzzles, of a "jigsaw with cats"."""
    ways = [way.text for place in wording.places for way in place if way.weight >= _SAME and not way.as_value]
    return tuple(hit.record for hit in hits if any(is_called(hit.record, way) for way in ways))


def _off(record: Record, filters: Filters) -> int:
    """How far, in minor units, a price lies outside the range that was asked for."""
    assert filters.min_price is not None
    assert filters.max_price is not None
    price = record.price.amount_minor if record.price else 0
    return max(filters.min_price.amount_minor - price, price - filters.max_price.amount_minor, 0)


def _held_half(hits: Sequence[Hit], text: str) -> tuple[Record, ...]:
    """Where what it is was not named, only what it is for: what speaks of half of that at least, in several words."""
    wanted = {folded(word) for word in words(text) if not word.isdigit()} - _ERRAND
    if len(wanted) < _SEVERAL:
        return ()
    near = [hit.record for hit in hits if 2 * len(wanted & _told(hit.record)) >= len(wanted)]
    return tuple(near[:_FEW])


def _told(record: Record) -> frozenset[str]:
    values = (value for _, held in (*record.options, *record.attributes) for value in held)
    said = (record.title, record.description, *record.category_path, *values)
    return frozenset(folded(word) for part in said for word in words(part))


def _closest(hits: Sequence[Hit], wording: Wording, goods: str) -> tuple[Record, ...]:
    """What is of the kind asked for by name, else what comes near in meaning; a shared word in passing ("a
    saddle-brown bag" for a saddle) is neither."""
    ways = (way for place in wording.places for way in place if way.weight >= _SAME and not way.as_value)
    said = (goods,) if goods else (wording.said, *(way.text for way in ways))
    wanted = {singular(word) for text in said for word in words(text) if len(word) > 1}
    named = [
        hit.record
        for hit in hits
        if wanted
        & {singular(word) for part in (hit.record.title, *hit.record.category_path) for word in words(part)}
    ]
    return tuple(named or [hit.record for hit in hits if hit.likeness >= _CLOSE][:_FEW])
