"""Where no set meets every wish: which single one to give up, and what the set then costs. Each is computed, none guessed.

Tried one at a time: the sum, each must-not, the size, the colour, a price or rating of the pieces, what is out of stock,
and each piece.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace

from persea.gather.assemble import Assembled, best, conditions_of, offers_for
from persea.gather.lexicon import Lexicon
from persea.gather.pieces import Conditions, Offered
from persea.gather.search import Embed
from persea.gather.worth import worths
from persea.language.colours import COLOURS
from persea.language.plain import words
from persea.store.database import Connection
from persea.values import SetWanted

_MOST = 4  # that are told


@dataclass(frozen=True, slots=True)
class Loosened:
    """Without this wish there is a set, and the best costs so much."""

    wish: str
    """budget, not, size, colour, price, rating, sale, stock, piece, same, brand"""
    value: str
    """The must-not, the size, the piece."""
    cost: int


async def loosened(
    conn: Connection, wanted: SetWanted, found: Assembled, currency: str, *, embed: Embed, lexicon: Lexicon
) -> tuple[Loosened, ...]:
    """The wishes without any one of which there is a set."""
    dropped = (*found.unsold, *(one for one in found.unmet if not one.named))
    wanted = replace(wanted, pieces=tuple(one for one in wanted.pieces if one not in dropped))
    most = wanted.budget.amount_minor if wanted.budget else None
    told: list[Loosened] = []
    if not any(one.named for one in found.unmet) and most is not None:
        cost = await _cost(found.offers, wanted, None, cheapest=True)
        told += [Loosened("budget", "", cost)] if cost is not None else []
    for wish, value, changed, conditions in _without_one(wanted, currency):
        offers = await offers_for(conn, changed, conditions, embed=embed, lexicon=lexicon)
        if (cost := await _cost(offers, changed, most)) is not None:
            told.append(Loosened(wish, value, cost))
    named = [one for one in wanted.pieces if one.named]
    if len(wanted.pieces) > 1:
        for piece in named:
            rest = tuple(one for one in found.offers if one.wanted != piece)
            if any(one != piece for one in found.unmet) or not rest:
                continue
            if (cost := await _cost(rest, wanted, most)) is not None:
                told.append(Loosened("piece", piece.said, cost))
    return tuple(told[:_MOST])


def _without_one(wanted: SetWanted, currency: str) -> Iterator[tuple[str, str, SetWanted, Conditions]]:
    plain = conditions_of(wanted, currency)

    def put(wish: str, value: str, changed: SetWanted) -> tuple[str, str, SetWanted, Conditions]:
        return wish, value, changed, conditions_of(changed, currency)

    def of_pieces(**changes: object) -> SetWanted:
        return replace(
            wanted,
            filters=replace(wanted.filters, **changes),  # type: ignore[arg-type]
            pieces=tuple(
                replace(one, filters=replace(one.filters, **changes))  # type: ignore[arg-type]
                for one in wanted.pieces
            ),
        )

    terms = dict.fromkeys(
        term
        for one in (wanted.filters, *(piece.filters for piece in wanted.pieces))
        for term in one.exclude_terms
    )
    for term in terms:
        yield put("not", term, _without_term(wanted, term))
    sizes = dict.fromkeys(
        (*wanted.sizes, *(size for piece in wanted.pieces for size in piece.filters.options))
    )
    for size in sizes:
        pieces = tuple(
            replace(
                one, filters=replace(one.filters, options=tuple(s for s in one.filters.options if s != size))
            )
            for one in wanted.pieces
        )
        yield put(
            "size", size[1], replace(wanted, pieces=pieces, sizes=tuple(s for s in wanted.sizes if s != size))
        )
    if wanted.colour:
        yield put("colour", wanted.colour, replace(wanted, colour=""))
    for piece in wanted.pieces:
        if said := [word for text, _ in piece.ways for word in words(text) if word in COLOURS]:
            ways = tuple(
                (" ".join(word for word in words(text) if word not in COLOURS), goods)
                for text, goods in piece.ways
            )
            pieces = tuple(replace(one, ways=ways) if one == piece else one for one in wanted.pieces)
            yield put("colour", said[0], replace(wanted, pieces=pieces))
    brands = dict.fromkeys(
        brand for one in (wanted.filters, *(piece.filters for piece in wanted.pieces)) for brand in one.brands
    )
    if brands:
        yield put("brand", next(iter(brands)), of_pieces(brands=()))
    if wanted.same:
        yield put("same", wanted.same, replace(wanted, same=""))
    if any(one.filters.max_price for one in wanted.pieces):
        yield put("price", "", of_pieces(max_price=None))
    if any(one.min_rating for one in (wanted.filters, *(piece.filters for piece in wanted.pieces))):
        yield put("rating", "", of_pieces(min_rating=None))
    if any(one.on_sale for one in (wanted.filters, *(piece.filters for piece in wanted.pieces))):
        yield put("sale", "", of_pieces(on_sale=False))
    yield "stock", "", of_pieces(in_stock=False), replace(plain, in_stock=False)


def _without_term(wanted: SetWanted, term: str) -> SetWanted:
    def rest(terms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in terms if one != term)

    return replace(
        wanted,
        filters=replace(wanted.filters, exclude_terms=rest(wanted.filters.exclude_terms)),
        pieces=tuple(
            replace(one, filters=replace(one.filters, exclude_terms=rest(one.filters.exclude_terms)))
            for one in wanted.pieces
        ),
    )


async def _cost(
    offers: tuple[Offered, ...], wanted: SetWanted, most: int | None, *, cheapest: bool = False
) -> int | None:
    if any(not one.candidates for one in offers) or not offers:
        return None
    pieces = worths(offers, order=wanted.order)
    found = await asyncio.to_thread(best, offers, pieces, most, wanted.same, cheapest=cheapest)
    return None if found is None else found.cost
