"""What came of what was shown: the impressions of persons, each with what its shopper did about it.

An event belongs to a card where its shopper is the one to whom it was shown, it names that answer, and it names that
card or the product on it. Impressions of nobody have no results: events without consent name no answer.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from psycopg import sql

from persea.store.database import Connection
from persea.store.impressions import ShownCard, Versions
from persea.values.shopping import ScorePart

_FETCHED_AT_ONCE = 2_000
CLICKS = ("view", "dwell", "like", "save", "add_to_cart", "purchase")
"""Kinds of events that say that a card was followed."""
_RESULTS = sql.SQL(
    "LEFT JOIN LATERAL (SELECT true AS clicked, bool_or(e.kind = 'add_to_cart') AS carted,"
    " bool_or(e.kind = 'purchase') AS bought FROM event AS e WHERE e.turn_id = i.turn_id"
    " AND e.shopper_key = i.shopper_key AND e.kind = ANY(%(clicks)s)"
    " AND (e.impression_id = i.id::text OR told_product(e.product, e.variant) = i.product)"
    " HAVING count(*) > 0) AS r ON true"
)


@dataclass(frozen=True, slots=True)
class ShownWhy:
    """A card as it was logged."""

    impression: UUID
    turn_id: str
    at: datetime
    surface: str
    card: ShownCard
    versions: Versions
    prompt_version: str


@dataclass(frozen=True, slots=True)
class Result:
    card: ShownCard
    clicked: bool
    carted: bool
    bought: bool


@dataclass(frozen=True, slots=True)
class ListResult:
    """The cards of one answer that was shown to a person."""

    turn_id: str
    at: datetime
    surface: str
    shopper: UUID
    versions: Versions
    prompt_version: str
    results: tuple[Result, ...]
    """In the order in which they stood."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Of what bears `name` (a place, a version): how often it was shown to persons, and what came of it."""

    name: str
    shown: int
    clicked: int
    carted: int
    bought: int


@dataclass(frozen=True, slots=True)
class Totals:
    of_persons: int
    of_nobody: int
    lists: int
    """Of persons."""
    tried: int
    """Cards that stand elsewhere than their score puts them."""
    first_at: datetime | None
    last_at: datetime | None


async def why_shown(
    conn: Connection, turn_id: str, product: str, *, shopper: UUID | None = None
) -> ShownWhy | None:
    """The card of `product` in that answer; of `shopper` alone, where one is named."""
    row = await (
        await conn.execute(
            "SELECT id, turn_id, at, surface, product, position, ranked, propensity, parts, interests_version,"
            " weights_version, prompt_version FROM impression WHERE turn_id = %(turn)s AND product = %(product)s"
            " AND shopper_key IS NOT NULL AND (%(shopper)s::uuid IS NULL OR shopper_key ="
            " (SELECT coalesce(merged_into, key) FROM shopper WHERE key = %(shopper)s)) ORDER BY position LIMIT 1",
            {"turn": turn_id, "product": product, "shopper": shopper},
        )
    ).fetchone()
    if row is None:
        return None
    id, turn, at, surface, product, position, ranked, propensity, parts, interests, weights, prompt = row
    card = ShownCard(id, product, position, _parts(parts), ranked, propensity)
    return ShownWhy(id, turn, at, surface, card, Versions(interests, weights), prompt)


async def list_results(conn: Connection, *, since: datetime | None = None) -> AsyncIterator[ListResult]:
    """Every list of a person, in the order of time; few of them are in memory at once. To be read in a transaction."""
    statement = sql.SQL(
        "SELECT i.id, i.turn_id, i.at, i.surface, i.shopper_key, i.product, i.position, i.ranked, i.propensity,"
        " i.parts, i.interests_version, i.weights_version, i.prompt_version, coalesce(r.clicked, false),"
        " coalesce(r.carted, false), coalesce(r.bought, false) FROM impression AS i {}"
        " WHERE i.shopper_key IS NOT NULL AND i.at >= coalesce(%(since)s::timestamptz, '-infinity')"
        " ORDER BY i.at, i.turn_id, i.position"
    ).format(_RESULTS)
    grown: ListResult | None = None
    async with conn.cursor("shown_results") as cursor:
        cursor.itersize = _FETCHED_AT_ONCE
        await cursor.execute(statement, {"since": since, "clicks": list(CLICKS)})
        async for (
            id,
            turn,
            at,
            surface,
            shopper,
            product,
            position,
            ranked,
            propensity,
            parts,
            *rest,
        ) in cursor:
            interests, weights, prompt, clicked, carted, bought = rest
            card = ShownCard(id, product, position, _parts(parts), ranked, propensity)
            result = Result(card, clicked, carted, bought)
            if grown is not None and grown.turn_id == turn:
                grown = replace(grown, results=(*grown.results, result))
                continue
            if grown is not None:
                yield grown
            versions = Versions(interests, weights)
            grown = ListResult(turn, at, surface, shopper, versions, prompt, (result,))
    if grown is not None:
        yield grown


def _parts(stored: list[list[str | float]]) -> tuple[ScorePart, ...]:
    return tuple(
        ScorePart(str(name), float(amount), str(why[0]) if why else "") for name, amount, *why in stored
    )


async def totals(conn: Connection) -> Totals:
    row = await (
        await conn.execute(
            "SELECT count(*) FILTER (WHERE shopper_key IS NOT NULL), count(*) FILTER (WHERE shopper_key IS NULL),"
            " count(DISTINCT turn_id) FILTER (WHERE shopper_key IS NOT NULL),"
            " count(*) FILTER (WHERE position <> ranked), min(at), max(at) FROM impression"
        )
    ).fetchone()
    assert row is not None, "count returns a row"
    return Totals(*row)


_BY = {
    "position": sql.SQL("lpad(i.position::text, 3)"),
    "surface": sql.SQL("i.surface"),
    "interests": sql.SQL("coalesce(i.interests_version::text, 'none')"),
    "weights": sql.SQL("coalesce(nullif(i.weights_version, ''), 'none')"),
    "prompt": sql.SQL("coalesce(nullif(i.prompt_version, ''), 'composed')"),
}
BY = tuple(_BY)
"""By what rates can be told."""


async def rates(conn: Connection, by: str, *, since: datetime | None = None) -> list[Rate]:
    """Of impressions of persons, one for each value of `by`, which is one of BY."""
    statement = sql.SQL(
        "SELECT {} AS name, count(*), count(r.clicked), count(*) FILTER (WHERE r.carted),"
        " count(*) FILTER (WHERE r.bought) FROM impression AS i {}"
        " WHERE i.shopper_key IS NOT NULL AND i.at >= coalesce(%(since)s::timestamptz, '-infinity')"
        " GROUP BY 1 ORDER BY 1"
    ).format(_BY[by], _RESULTS)
    cursor = await conn.execute(statement, {"since": since, "clicks": list(CLICKS)})
    return [Rate(name.strip(), *counts) async for name, *counts in cursor]
