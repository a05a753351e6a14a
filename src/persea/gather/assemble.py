"""Builds sets: for each piece what the shop has, then the best that all together cost no more than they may.

What is shown meets every wish. Pieces that nobody named are left out where they cannot be had; where what was named
cannot be had within the wishes, nothing is shown, and each single wish is tried without (loosen.py).
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from persea.gather.choose import Apart, Choosable, Chosen, choose
from persea.gather.department import meant, within
from persea.gather.lexicon import Lexicon
from persea.gather.pieces import Candidate, Conditions, Offered, offered
from persea.gather.search import Embed
from persea.gather.worth import quality, worths
from persea.language.colours import COLOURS
from persea.language.plain import words
from persea.store.database import Connection
from persea.values import PieceWanted, Record, SetWanted, Turned

_CHEAPER_PERCENT = 85  # of the first set, at most
_DEARER_PERCENT = 160  # a better one, where nothing limits it
_FEWEST = 2  # pieces that an occasion is left with where the sum is small
_LACKED = 4.0  # what a piece of an occasion is worth beside how good it is
_NONE = "\0none "  # the start of no product's id
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Assembly:
    """One set: for each of the offers the candidate that was taken."""

    candidates: tuple[Candidate, ...]
    cost: int
    proven: bool
    is_cheaper: bool = False
    is_better: bool = False


@dataclass(frozen=True, slots=True)
class Assembled:
    offers: tuple[Offered, ...]
    """Of the pieces that the sets have, in their order."""
    sets: tuple[Assembly, ...] = ()
    unsold: tuple[PieceWanted, ...] = ()
    """What the shop has nothing of."""
    left_out: tuple[PieceWanted, ...] = ()
    """Of an occasion: for which the money does not reach."""
    unmet: tuple[PieceWanted, ...] = ()
    """Of which nothing meets the wishes."""
    before: int | None = None
    """What the set before costs now, where a cheaper one was asked for."""


def conditions_of(wanted: SetWanted, currency: str) -> Conditions:
    return Conditions(wanted.filters, wanted.sizes, wanted.colour, currency)


async def offers_for(
    conn: Connection, wanted: SetWanted, conditions: Conditions, *, embed: Embed, lexicon: Lexicon
) -> tuple[Offered, ...]:
    """What there is for each piece of `wanted`."""
    offers = [await offered(conn, piece, conditions, embed=embed, lexicon=lexicon) for piece in wanted.pieces]
    for place, path in enumerate(meant(offers)):
        if path:
            piece = wanted.pieces[place]
            there = replace(piece, filters=replace(piece.filters, categories=path[-1:]))
            found = await offered(conn, there, conditions, embed=embed, lexicon=lexicon)
            offers[place] = within(replace(found, wanted=piece), path)
    return tuple(offers)


async def assemble(
    conn: Connection,
    wanted: SetWanted,
    currency: str,
    *,
    embed: Embed,
    lexicon: Lexicon,
    likes: Sequence[str] = (),
) -> Assembled:
    """The sets for `wanted`, the best first; none where no set meets every wish."""
    every = await offers_for(conn, wanted, conditions_of(wanted, currency), embed=embed, lexicon=lexicon)
    unsold = tuple(one.wanted for one in every if not one.has_kind)
    sold = [one for one in every if one.has_kind]
    unmet = tuple(one.wanted for one in sold if not one.candidates)
    offers = [one for one in sold if one.candidates]
    if not offers or any(one.named for one in unmet):
        return Assembled(tuple(offers), unsold=unsold, unmet=unmet)
    shown, offers = _swapped(offers, wanted)
    keep = [id if one.wanted.kept else None for id, one in zip(shown, offers, strict=True)]
    most, before = _most(offers, shown, wanted)
    places = await asyncio.to_thread(_affordable, tuple(offers), wanted, most, likes, keep)
    if places is None:
        return Assembled(tuple(offers), (), unsold, unmet=unmet, before=before)
    left_out = [one.wanted for place, one in enumerate(offers) if place not in places]
    offers, keep, shown = _only(offers, places), _only(keep, places), _only(shown, places)
    sets = await asyncio.to_thread(_sets, offers, wanted, most, likes, keep, shown)
    sets = sets[:1] if wanted.asks_total else sets
    return Assembled(tuple(offers), sets, unsold, tuple(left_out), unmet, before)


def _only(values: Sequence[_T], places: Sequence[int]) -> list[_T]:
    return [values[place] for place in places]


def _affordable(
    offers: Sequence[Offered],
    wanted: SetWanted,
    most: int | None,
    likes: Sequence[str],
    keep: Sequence[str | None],
) -> list[int] | None:
    """The places of the pieces for which the money reaches: of what nobody named, as many as it does, the most needed first.
    None where it does not reach for what was named, or for two."""
    optional = [place for place, one in enumerate(offers) if not one.wanted.named and not one.wanted.other]
    if most is None or not optional:
        return list(range(len(offers)))
    pieces = worths(offers, order=wanted.order, likes=likes, keep=keep)
    for place in optional:
        pieces[place].append(Choosable(f"{_NONE}{place}", 0, -_LACKED * (1 - place / (4 * len(offers)))))
    found = choose(pieces, most=most)
    if found is None:
        return None
    taken = [
        place
        for place, (piece, pick) in enumerate(zip(pieces, found.picks, strict=True))
        if not piece[pick].product_id.startswith(_NONE)
    ]
    return taken if len(taken) >= min(_FEWEST, len(offers)) else None


def _swapped(offers: Sequence[Offered], wanted: SetWanted) -> tuple[list[str | None], list[Offered]]:
    """For each piece the product that was shown for it; and the offers without what must not come again, where there
    is anything else."""
    shown: list[str | None] = []
    rest = []
    for one in offers:
        ids = {candidate.record.id for candidate in one.candidates}
        shown.append(next((id for id in wanted.shown if id in ids and id not in shown), None))
        if one.wanted.other:
            # Of each set the product that it had for this piece: what else was shown beside it may well be wanted.
            first = {next((id for id in cards if id in ids), "") for cards in wanted.shown_before}
            seen = first | {shown[-1]}
            others = tuple(candidate for candidate in one.candidates if candidate.record.id not in seen)
            one = replace(one, candidates=others or one.candidates)
        rest.append(one)
    return shown, rest


def _most(
    offers: Sequence[Offered], shown: Sequence[str | None], wanted: SetWanted
) -> tuple[int | None, int | None]:
    """What the set may cost; and what the one before costs, where a cheaper one is wanted."""
    most = wanted.budget.amount_minor if wanted.budget else None
    if wanted.turned is not Turned.CHEAPER:
        return most, None
    costs = [
        candidate.cost
        for one, id in zip(offers, shown, strict=True)
        for candidate in one.candidates
        if candidate.record.id == id
    ]
    if len(costs) < len(offers):
        return most, None
    before = sum(costs)
    return (before - 1 if most is None else min(most, before - 1)), before


def _sets(
    offers: Sequence[Offered],
    wanted: SetWanted,
    most: int | None,
    likes: Sequence[str],
    keep: Sequence[str | None],
    shown: Sequence[str | None],
) -> tuple[Assembly, ...]:
    is_better = wanted.turned is Turned.BETTER
    pieces = worths(offers, order=wanted.order, likes=likes, keep=keep, better=is_better)
    apart = _apart_from(pieces, shown) if is_better else ()
    first = best(offers, pieces, most, wanted.same, apart)
    if first is None:
        return ()
    sets = [_assembly(offers, first)]
    half = -(-len(offers) // 2)
    cheaper = best(offers, pieces, first.cost * _CHEAPER_PERCENT // 100, wanted.same)
    if cheaper is not None and wanted.turned is not Turned.CHEAPER:
        sets.append(replace(_assembly(offers, cheaper), is_cheaper=True))
    if any(keep):
        return tuple(sets)
    reach = first.cost * _DEARER_PERCENT // 100
    rated = worths(offers, order=wanted.order, likes=likes, better=True)
    seen = [Apart(one.picks, half) for one in (first, cheaper) if one is not None]
    better = best(offers, rated, reach if most is None else most, wanted.same, seen)
    if better is not None:
        found = _assembly(offers, better)
        sets.append(replace(found, is_better=_quality(found) > _quality(sets[0])))
    return tuple(sets)


def _quality(assembly: Assembly) -> float:
    return sum(quality(candidate.record) for candidate in assembly.candidates)


def _apart_from(pieces: Sequence[Sequence[Choosable]], shown: Sequence[str | None]) -> tuple[Apart, ...]:
    picks = []
    for candidates, id in zip(pieces, shown, strict=True):
        place = next((at for at, one in enumerate(candidates) if one.product_id == id), None)
        if place is None:
            return ()
        picks.append(place)
    return (Apart(tuple(picks)),)


def best(
    offers: Sequence[Offered],
    pieces: Sequence[Sequence[Choosable]],
    most: int | None,
    same: str = "",
    apart: Sequence[Apart] = (),
    *,
    cheapest: bool = False,
) -> Chosen | None:
    """The best set; with `same` ("brand", "colour") of those that have it in common, whatever it is."""
    if not same:
        return choose(pieces, most=most, apart=apart, cheapest=cheapest)
    of_pieces = [[_in_common(candidate.record, same) for candidate in one.candidates] for one in offers]
    shared = set.intersection(*(set().union(*values) for values in of_pieces)) if of_pieces else set()
    found = []
    for value in sorted(shared):
        kept = [[place for place, values in enumerate(piece) if value in values] for piece in of_pieces]
        fewer = [[piece[place] for place in places] for piece, places in zip(pieces, kept, strict=True)]
        among = [
            Apart(
                tuple(_place(places, pick) for places, pick in zip(kept, one.picks, strict=True)), one.pieces
            )
            for one in apart
        ]
        chosen = choose(
            fewer, most=most, apart=[one for one in among if -1 not in one.picks], cheapest=cheapest
        )
        if chosen is not None:
            picks = tuple(places[pick] for places, pick in zip(kept, chosen.picks, strict=True))
            found.append(replace(chosen, picks=picks))
    return max(found, key=lambda one: -one.cost if cheapest else one.utility, default=None)


def _place(places: Sequence[int], pick: int) -> int:
    return places.index(pick) if pick in places else -1


def _in_common(record: Record, same: str) -> frozenset[str]:
    if same == "brand":
        return frozenset((record.brand.lower(),)) if record.brand else frozenset()
    values = (value for name, held in (*record.options, *record.attributes) for value in held)
    return frozenset(word for value in values for word in words(value.lower()) if word in COLOURS)


def _assembly(offers: Sequence[Offered], chosen: Chosen) -> Assembly:
    taken = tuple(one.candidates[pick] for one, pick in zip(offers, chosen.picks, strict=True))
    sure = chosen.proven and all(one.cheapest_known for one in offers)
    return Assembly(taken, chosen.cost, sure)
