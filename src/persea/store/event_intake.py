"""What came in of events, for the shop's owner: how many, of what, from whom, and when the last one.

Of events that belong to nobody the hour is known in which they came, so that both times begin at a full hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from persea.store.database import Connection

_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Inflow:
    """Of one kind of event from one source; None: from before that was kept."""

    source: str | None
    kind: str
    joined: int
    counted: int
    last_hour: int
    last_day: int
    latest_at: datetime


@dataclass(frozen=True, slots=True)
class RejectedInflow:
    """Of the newest thousand that are kept."""

    source: str
    count: int
    last_day: int
    latest_at: datetime


@dataclass(frozen=True, slots=True)
class UnknownProduct:
    product: str
    events: int


@dataclass(frozen=True, slots=True)
class Intake:
    hour_since: datetime
    day_since: datetime
    inflows: tuple[Inflow, ...]
    rejected: tuple[RejectedInflow, ...]
    unknown_events: int
    unknown_products: tuple[UnknownProduct, ...]
    """The most frequent."""


async def intake_of(conn: Connection, *, now: datetime) -> Intake:
    """Reads all events once. `now` is by our clock."""
    since = await (
        await conn.execute(
            "SELECT date_trunc('hour', %(now)s - interval '1 hour'), date_trunc('hour', %(now)s - interval '1 day')",
            {"now": now},
        )
    ).fetchone()
    assert since is not None, "it returns its row"
    hour, day = since
    inflows = await conn.execute(
        "SELECT source, kind, count(shopper_key), count(*) - count(shopper_key),"
        " count(*) FILTER (WHERE received_at >= %s), count(*) FILTER (WHERE received_at >= %s), max(received_at)"
        " FROM event GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2",
        (hour, day),
    )
    rejected = await conn.execute(
        "SELECT split_part(source, ' ', 1), count(*), count(*) FILTER (WHERE at >= %s), max(at) FROM event_rejected"
        " GROUP BY 1 ORDER BY 1",
        (day,),
    )
    unknown = await (
        await conn.execute(
            "WITH told AS (SELECT product, variant, count(*) AS times FROM event"
            " WHERE product IS NOT NULL OR variant IS NOT NULL GROUP BY 1, 2)"
            " SELECT coalesce(product, variant), sum(times)::bigint, sum(sum(times)) OVER ()::bigint FROM told"
            " WHERE told_product(product, variant) IS NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %s",
            (_MOST_NAMED,),
        )
    ).fetchall()
    return Intake(
        hour_since=hour,
        day_since=day,
        inflows=tuple([Inflow(*row) async for row in inflows]),
        rejected=tuple([RejectedInflow(*row) async for row in rejected]),
        unknown_events=int(unknown[0][2]) if unknown else 0,
        unknown_products=tuple(UnknownProduct(name, times) for name, times, _ in unknown),
    )
