"""What came of what was shown: the impressions of persons, each with what its shopper did about it.

An event belongs to a card where its shopper is the one to whom it was shown, it names that answer, and it names that
card or the product on it. Impressions of nobody have no results: events without consent name no answer.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from psycopg import sql

from persea.store.database import Connection
from persea.store.impressions import ShownCard, Versions
from persea.values.shopping import ScorePart

_FETCHED_AT_ONCE = 2_000
CLICKS = ("view", "dwell", "like", "save", "add_to_cart", "purchase")
"""Kinds of events that say that a card was followed."""
_RESULTS = sql.SQL("""
WITH did AS MATERIALIZED (
    SELECT turn_id, shopper_key, impression_id, kind, product, variant FROM event
    WHERE turn_id IS NOT NULL AND shopper_key IS NOT NULL AND kind = ANY(%(clicks)s)
      AND at >= coalesce(%(since)s::timestamptz - interval '1 day', '-infinity')
), named AS MATERIALIZED (  -- each once, which spares a look-up for every event
    SELECT product, variant, told_product(product, variant) AS id FROM (SELECT DISTINCT product, variant FROM did) AS told
), came AS MATERIALIZED (
    SELECT i.id, bool_or(did.kind = 'add_to_cart') AS carted, bool_or(did.kind = 'purchase') AS bought
    FROM did JOIN named ON coalesce(did.product, '') = coalesce(named.product, '')
     AND coalesce(did.variant, '') = coalesce(named.variant, '')
    JOIN impression AS i ON i.turn_id = did.turn_id AND i.shopper_key = did.shopper_key
     AND (did.impression_id = i.id::text OR named.id = i.product)
    GROUP BY i.id
)
""")


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
    asked = {"since": since, "clicks": list(CLICKS)}
    followed = await conn.execute(_RESULTS + sql.SQL("SELECT id, carted, bought FROM came"), asked)
    came: dict[UUID, tuple[bool, bool]] = {id: (carted, bought) async for id, carted, bought in followed}
    cards: list[Result] = []
    head: tuple[str, datetime, str, UUID, Versions, str] | None = None
    async with conn.cursor("shown_results") as cursor:
        cursor.itersize = _FETCHED_AT_ONCE
        await cursor.execute(
            "SELECT id, turn_id, at, surface, shopper_key, interests_version, weights_version, prompt_version, product,"
            " position, parts, ranked, propensity FROM impression"
            " WHERE shopper_key IS NOT NULL AND at >= coalesce(%(since)s::timestamptz, '-infinity')"
            " ORDER BY at, turn_id, position",
            asked,
        )
        async for id, turn, at, surface, shopper, interests, weights, prompt, product, place, *rest in cursor:
            if head is not None and head[0] != turn:
                yield ListResult(*head, tuple(cards))
                cards = []
            head = (turn, at, surface, shopper, Versions(interests, weights), prompt)
            parts, ranked, propensity = rest
            card = ShownCard(id, product, place, _parts(parts), ranked, propensity)
            cards.append(Result(card, id in came, *came.get(id, (False, False))))
    if head is not None:
        yield ListResult(*head, tuple(cards))


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
        "{results}, every AS (SELECT {name} AS name, count(*) AS shown FROM impression AS i"
        " WHERE i.shopper_key IS NOT NULL AND i.at >= coalesce(%(since)s::timestamptz, '-infinity') GROUP BY 1),"
        " followed AS (SELECT {name} AS name, count(*) AS clicked, count(*) FILTER (WHERE carted) AS carted,"
        " count(*) FILTER (WHERE bought) AS bought FROM came JOIN impression AS i USING (id)"
        " WHERE i.at >= coalesce(%(since)s::timestamptz, '-infinity') GROUP BY 1)"
        " SELECT name, shown, coalesce(clicked, 0), coalesce(carted, 0), coalesce(bought, 0)"
        " FROM every LEFT JOIN followed USING (name) ORDER BY name"
    ).format(results=_RESULTS, name=_BY[by])
    cursor = await conn.execute(statement, {"since": since, "clicks": list(CLICKS)})
    return [Rate(name.strip(), *counts) async for name, *counts in cursor]
