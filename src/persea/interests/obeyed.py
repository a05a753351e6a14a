"""What a person has decided about their interests (docs/profile.md), as lists obey it.

An event speaks of several interests at once. Where one of them was deleted since, or is muted, the event ranks nothing;
where one was given another weight, the event weighs as many times more or less.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from math import prod
from uuid import UUID

from persea.interests.facets import Facet, facets_of
from persea.interests.history import WEIGHTS
from persea.interests.portrait import Portrait, interest_id, is_forgotten, portrait_of
from persea.interests.profile import Wish
from persea.store.database import Connection
from persea.store.event_history import Happened
from persea.store.interest_decisions import EVERY, Decision, Stance, decisions_supposed, wishes_in_use
from persea.store.interest_facts import Deed, Thing, newest_deeds, things_named
from persea.store.recommendable import traits_of
from persea.values import Filters

_NAMED = (Facet.BRAND, Facet.CATEGORY, Facet.ATTRIBUTE)
_MOST_TIMES = 16.0  # as far as one interest can be corrected upwards


async def corrections(
    conn: Connection,
    shopper: UUID,
    happened: Sequence[Happened],
    *,
    now: datetime,
    supposed: Decision | None = None,
) -> list[float]:
    """For each of the newest events of `shopper`, how many times it weighs as they have decided; 0: they disowned it.
    `supposed` counts as if it were decided."""
    decisions = await decisions_supposed(conn, shopper, supposed)
    if not decisions or not happened:
        return [1.0] * len(happened)
    deeds = await newest_deeds(conn, shopper, tuple(WEIGHTS), limit=len(happened))
    things = await things_named(conn, {deed.product_id for deed in deeds if deed.product_id is not None})
    is_fixed = any(decision.fixed is not None for decision in decisions.values())
    seen = await portrait_of(conn, shopper, now=now) if is_fixed else Portrait(now)
    found = await asyncio.to_thread(corrected, deeds, things, decisions, seen)
    times = {(deed.at, deed.kind, deed.product_id): one for deed, one in zip(deeds, found, strict=True)}
    return [times.get((one.at, one.kind, one.product_id), 1.0) for one in happened]


def corrected(
    deeds: Sequence[Deed], things: Mapping[str, Thing], decisions: Mapping[str, Decision], seen: Portrait
) -> list[float]:
    """How many times each counts: the product of how far what it speaks of was corrected. `seen` tells what was inferred."""
    every = decisions.get(EVERY)

    def times(deed: Deed) -> float:
        ids = {interest_id(facet, value) for facet, value, *_ in facets_of(deed, things)}
        about = [decisions[id] for id in ids if id in decisions]
        gone = any(decision.muted or is_forgotten(deed, decision) for decision in about)
        if gone or is_forgotten(deed, every):
            return 0.0
        return min(prod(_times(decision, seen) for decision in about), _MOST_TIMES)

    return [times(deed) for deed in deeds]


def _times(decision: Decision, seen: Portrait) -> float:
    """The corrected weight as a multiple of what was inferred."""
    if decision.fixed is None:
        return decision.factor
    found = seen.find(decision.interest)
    inferred = 0.0 if found is None else found.inferred
    # Of what speaks against an interest no multiple speaks for it: the event counts as it is.
    return min(decision.fixed / inferred, _MOST_TIMES) if inferred > 0 else float(decision.fixed > 0)


async def wished(conn: Connection, shopper: UUID, filters: Filters) -> Filters:
    """`filters` with what the person never wants."""
    never = [wish for wish in await wishes_in_use(conn, shopper) if wish.stance is Stance.NEVER]
    if not never:
        return filters
    terms = [_last_name(wish.value) for wish in never if wish.facet in _NAMED]
    ids = [wish.value for wish in never if wish.facet == Facet.PRODUCT]
    return replace(
        filters,
        exclude_terms=(*filters.exclude_terms, *terms),
        exclude_ids=(*filters.exclude_ids, *ids),
    )


async def wanted(conn: Connection, shopper: UUID) -> tuple[Wish, ...]:
    """What the person always wants, as what products have in common; a price or a size is none of that."""
    always = [wish for wish in await wishes_in_use(conn, shopper) if wish.stance is Stance.ALWAYS]
    found: list[Wish] = []
    for wish in always:
        if wish.facet == Facet.PRODUCT:
            traits = await traits_of(conn, wish.value) or ()
        else:
            traits = tuple(_trait(wish.facet, wish.value))
        if traits:
            found.append(Wish(traits, said=wish.said or wish.value))
    return tuple(found)


def _trait(facet: str, value: str) -> Iterator[str]:
    """As `traits_of_products` writes it."""
    lower = value.lower()
    if facet == Facet.BRAND:
        yield f"brand:{lower}"
    elif facet == Facet.CATEGORY:
        yield f"category:{_last_name(value)}"
    elif facet == Facet.ATTRIBUTE and ": " in value:
        name, _, held = lower.partition(": ")
        yield f"{name}:{held}"


def _last_name(value: str) -> str:
    """ "boots" of "Outdoor > Boots", "leather" of "Material: leather"."""
    return value.rpartition(": ")[2].rpartition(" > ")[2].lower()
