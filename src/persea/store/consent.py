"""Consent to be known, taken back and given anew: whose events are joined to them, and which are let go.

An event that is let go of becomes one of nobody: kind, product, how many and the day are left, under an id that is
made from nothing. What it does not do: read what an event says of consent (interests/intake).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from persea.store.database import Connection
from persea.store.impressions import let_go_of_impressions
from persea.store.interest_decisions import hold_shopper


@dataclass(frozen=True, slots=True)
class ConsentState:
    withdrawn_at: datetime | None
    consented_at: datetime | None

    @property
    def joins(self) -> bool:
        """Whether what the shopper does now, under consent, is joined to them."""
        return self.withdrawn_at is None or (
            self.consented_at is not None and self.consented_at > self.withdrawn_at
        )


async def withdraw(conn: Connection, shopper: UUID, *, now: datetime) -> dict[str, int]:
    """Lets go of all events of `shopper`, and of those to come; how many, by kind. To be called in a transaction."""
    owner = await hold_shopper(conn, shopper)
    await conn.execute("UPDATE shopper SET withdrawn_at = %s WHERE key = %s", (now, owner))
    return await let_go(conn, owner)


async def consent_anew(conn: Connection, shopper: UUID, *, now: datetime) -> None:
    """What `shopper` does from `now` on may be joined again. To be called in a transaction."""
    owner = await hold_shopper(conn, shopper)
    await conn.execute(
        "UPDATE shopper SET consented_at = %s WHERE key = %s AND withdrawn_at IS NOT NULL"
        " AND coalesce(consented_at <= withdrawn_at, true)",
        (now, owner),
    )


async def consent_of(conn: Connection, shopper: UUID) -> ConsentState:
    row = await (
        await conn.execute("SELECT withdrawn_at, consented_at FROM shopper WHERE key = %s", (shopper,))
    ).fetchone()
    return ConsentState(None, None) if row is None else ConsentState(*row)


async def let_go(conn: Connection, shopper: UUID) -> dict[str, int]:
    """Makes nobody's what `shopper` did before they took their consent back, and since, until they gave it anew, and what
    was shown to them then; how many events, by kind."""
    await let_go_of_impressions(conn, shopper)
    cursor = await conn.execute(
        "WITH gone AS (UPDATE event AS e SET id = gen_random_uuid(), shopper_key = NULL,"
        " at = date_trunc('day', e.at), received_at = date_trunc('hour', e.received_at), subject = '', value = NULL,"
        " amount_minor = NULL, currency = NULL, order_id = NULL, turn_id = NULL, impression_id = NULL,"
        " purposes = array_remove(e.purposes, 'personalization')"
        " FROM shopper AS s WHERE s.key = %s AND e.shopper_key = s.key AND (e.at <= s.withdrawn_at OR"
        " (s.withdrawn_at IS NOT NULL AND NOT coalesce(s.consented_at > s.withdrawn_at AND e.at >= s.consented_at,"
        " false))) RETURNING e.kind) SELECT kind, count(*) FROM gone GROUP BY kind ORDER BY kind",
        (shopper,),
    )
    return {kind: count async for kind, count in cursor}


async def give_consent_on(conn: Connection, anonymous: UUID, shopper: UUID) -> None:
    """At sign-in: what either said last holds for both."""
    await conn.execute(
        "UPDATE shopper AS s SET withdrawn_at = both_.withdrawn_at, consented_at = both_.consented_at"
        " FROM (SELECT max(withdrawn_at) AS withdrawn_at, max(consented_at) AS consented_at FROM shopper"
        " WHERE key IN (%(before)s, %(after)s)) AS both_"
        " WHERE s.key IN (%(before)s, %(after)s) AND both_.withdrawn_at IS NOT NULL",
        {"before": anonymous, "after": shopper},
    )
