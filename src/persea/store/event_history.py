"""Events read back: the newest of one shopper, all of them in the order of time, and counts by day.

Which product was told is looked up when it is read, so that one which came to the catalogue later is found.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from persea.store.database import Connection
from persea.store.events import EventKind

_FETCHED_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Happened:
    at: datetime
    kind: EventKind
    product_id: str | None
    """The shop's; None where the event is about no product, or about one that is not in the catalogue."""
    value: float | None
    subject: str


@dataclass(frozen=True, slots=True)
class PersonsEvent:
    shopper: UUID
    happened: Happened


@dataclass(frozen=True, slots=True)
class DayCount:
    day: date
    kind: EventKind
    product_id: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Sale:
    """A purchase that an answer led to."""

    at: datetime
    order_id: str | None
    product_id: str | None
    turn_id: str
    impression_id: str | None
    amount_minor: int | None
    currency: str | None


async def newest_history(
    conn: Connection, shopper: UUID, *, limit: int = 200, kinds: Collection[EventKind] = tuple(EventKind)
) -> list[Happened]:
    """What `shopper` did last of these kinds, the newest first."""
    cursor = await conn.execute(
        "SELECT at, kind, told_product(product, variant), value, subject FROM ("
        " SELECT * FROM event WHERE shopper_key = %s AND kind = ANY(%s) ORDER BY at DESC LIMIT %s) AS newest"
        " ORDER BY at DESC, id",
        (shopper, [kind.value for kind in kinds], limit),
    )
    return [
        Happened(at, EventKind(kind), product, value, subject)
        async for at, kind, product, value, subject in cursor
    ]


async def persons_events(conn: Connection, *, since: datetime | None = None) -> AsyncIterator[PersonsEvent]:
    """All events that belong to a person, in the order of time; few of them are in memory at once.

    To be read in a transaction.
    """
    products = await _products_told(conn, since)
    async with conn.cursor("events_in_order") as cursor:
        cursor.itersize = _FETCHED_AT_ONCE
        await cursor.execute(
            "SELECT shopper_key, at, kind, product, variant, value, subject FROM event"
            " WHERE shopper_key IS NOT NULL AND at >= coalesce(%s::timestamptz, '-infinity') ORDER BY at, id",
            (since,),
        )
        async for shopper, at, kind, product, variant, value, subject in cursor:
            found = products.get((product, variant))
            yield PersonsEvent(shopper, Happened(at, EventKind(kind), found, value, subject))


async def _products_told(
    conn: Connection, since: datetime | None
) -> dict[tuple[str | None, str | None], str | None]:
    """Each once, which spares millions of look-ups."""
    cursor = await conn.execute(
        "SELECT product, variant, told_product(product, variant) FROM (SELECT DISTINCT product, variant FROM event"
        " WHERE shopper_key IS NOT NULL AND at >= coalesce(%s::timestamptz, '-infinity')) AS told",
        (since,),
    )
    return {(product, variant): id async for product, variant, id in cursor}


async def count_by_day(conn: Connection, *, since: date) -> list[DayCount]:
    """Of everybody, with and without consent."""
    cursor = await conn.execute(
        "SELECT day, kind, told_product(product, variant) AS id, sum(times) FROM ("
        " SELECT (at AT TIME ZONE 'UTC')::date AS day, kind, product, variant, count(*) AS times FROM event"
        " WHERE at >= %s GROUP BY 1, 2, 3, 4) AS told GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        (since,),
    )
    return [DayCount(day, EventKind(kind), product, int(times)) async for day, kind, product, times in cursor]


async def sales_of_turns(conn: Connection, turn_ids: Sequence[str]) -> list[Sale]:
    cursor = await conn.execute(
        "SELECT at, order_id, told_product(product, variant), turn_id, impression_id, amount_minor, currency"
        " FROM event WHERE turn_id = ANY(%s) AND kind = 'purchase' ORDER BY at, id",
        (list(turn_ids),),
    )
    return [Sale(*row) async for row in cursor]
