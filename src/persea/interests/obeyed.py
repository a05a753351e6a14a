"""What a person has decided about their interests (docs/profile.md), as lists obey it.

An event speaks of several interests at once. Where one of them was deleted since, or is muted, the event ranks nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from persea.interests.facets import Facet, facets_of
from persea.interests.history import WEIGHTS
from persea.interests.portrait import interest_id, is_forgotten
from persea.store.database import Connection
from persea.store.event_history import Happened
from persea.store.interest_decisions import EVERY, Decision, Stance, decisions_of, wishes_of
from persea.store.interest_facts import Deed, Thing, newest_deeds, things_named
from persea.values import Filters

_NAMED = (Facet.BRAND, Facet.CATEGORY, Facet.ATTRIBUTE)


async def owned(conn: Connection, shopper: UUID, happened: Sequence[Happened]) -> list[Happened]:
    """Those of the newest events of `shopper` that they have not disowned."""
    decisions = await decisions_of(conn, shopper)
    if not decisions or not happened:
        return list(happened)
    deeds = await newest_deeds(conn, shopper, tuple(WEIGHTS), limit=len(happened))
    things = await things_named(conn, {deed.product_id for deed in deeds if deed.product_id is not None})
    gone = await asyncio.to_thread(disowned, deeds, things, decisions)
    told = {(deed.at, deed.kind, deed.product_id) for deed in gone}
    return [one for one in happened if (one.at, one.kind, one.product_id) not in told]


def disowned(
    deeds: Sequence[Deed], things: Mapping[str, Thing], decisions: Mapping[str, Decision]
) -> list[Deed]:
    """Those that speak of an interest which was deleted since, or is muted."""
    every = decisions.get(EVERY)

    def is_disowned(deed: Deed) -> bool:
        about = (decisions.get(interest_id(facet, value)) for facet, value, *_ in facets_of(deed, things))
        return is_forgotten(deed, every) or any(
            decision is not None and (decision.muted or is_forgotten(deed, decision)) for decision in about
        )

    return [deed for deed in deeds if is_disowned(deed)]


async def wished(conn: Connection, shopper: UUID, filters: Filters) -> Filters:
    """`filters` with what the person never wants."""
    never = [
        wish.value.rpartition(": ")[2].rpartition(" > ")[2].lower()
        for wish in await wishes_of(conn, shopper)
        if wish.stance is Stance.NEVER and wish.facet in _NAMED
    ]
    return replace(filters, exclude_terms=(*filters.exclude_terms, *never)) if never else filters
