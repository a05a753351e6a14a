"""What people decide about their interests, and what they say they want: kept for a shopper, and given on at sign-in.

A shopper's row is held while something is changed, so that nothing is lost to another change or a sign-in at the same
moment. What it does not do: know which interests there are (interests/portrait.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from persea.errors import BadRequest, NotFound
from persea.store.database import Connection
from persea.store.notes import SWITCH_ON, SWITCHED_OFF, is_remembering
from persea.store.offered import close_offer, close_offers, wish_offered

EVERY = "*"
"""In the place of an interest's id: all of them."""
_MOST_WISHES = 500  # of one shopper


class Stance(StrEnum):
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person has made of one interest."""

    interest: str
    facet: str
    value: str
    muted: bool = False
    factor: float = 1.0
    """What the inferred weight is multiplied by."""
    fixed: float | None = None
    """Stands in the place of the inferred weight."""
    forgotten_at: datetime | None = None
    """Events until then make this interest no more."""


@dataclass(frozen=True, slots=True)
class StatedWish:
    id: UUID
    facet: str
    value: str
    stance: Stance
    said: str
    """In the person's own words."""
    source: str
    stated_at: datetime
    turn_id: UUID | None = None
    """Of the conversation in which it was said."""


# ---------------------------------------------------------------- decisions


async def decisions_of(conn: Connection, shopper: UUID) -> dict[str, Decision]:
    """By the interest's id."""
    cursor = await conn.execute(
        "SELECT interest, facet, value, muted, factor, fixed, forgotten_at FROM interest_decision"
        " WHERE shopper_key = %s",
        (shopper,),
    )
    return {row[0]: Decision(*row) async for row in cursor}


async def decisions_supposed(
    conn: Connection, shopper: UUID, supposed: Decision | None
) -> dict[str, Decision]:
    """Those that hold, with `supposed` in the place of what was decided about its interest."""
    decisions = await decisions_of(conn, shopper)
    return decisions if supposed is None else {**decisions, supposed.interest: supposed}


async def decide(conn: Connection, shopper: UUID, decision: Decision, *, now: datetime) -> None:
    """Puts `decision` in the place of what was decided before; what was forgotten stays so. To be called in a transaction."""
    owner = await hold_shopper(conn, shopper)
    await conn.execute(
        "INSERT INTO interest_decision (shopper_key, interest, facet, value, muted, factor, fixed, forgotten_at,"
        " decided_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (shopper_key, interest) DO UPDATE SET muted = excluded.muted, factor = excluded.factor,"
        " fixed = excluded.fixed, forgotten_at = greatest(interest_decision.forgotten_at, excluded.forgotten_at),"
        " decided_at = excluded.decided_at",
        (
            owner, decision.interest, decision.facet, decision.value, decision.muted, decision.factor,
            decision.fixed, decision.forgotten_at, now,
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Forgotten:
    decisions: int
    wishes: int
    events_kept: int
    purchases_kept: int


async def forget_everything(conn: Connection, shopper: UUID, *, now: datetime) -> Forgotten:
    """What was inferred until `now`, decided and stated; the events stay. To be called in a transaction."""
    owner = await hold_shopper(conn, shopper)
    decisions = await conn.execute(
        "DELETE FROM interest_decision WHERE shopper_key = %s AND interest <> %s RETURNING 1", (owner, EVERY)
    )
    wishes = await conn.execute("DELETE FROM stated_wish WHERE shopper_key = %s", (owner,))
    await close_offers(conn, owner)
    await decide(conn, owner, Decision(EVERY, EVERY, "", forgotten_at=now), now=now)
    row = await (
        await conn.execute(
            "SELECT count(*), count(*) FILTER (WHERE kind = 'purchase') FROM event WHERE shopper_key = %s",
            (owner,),
        )
    ).fetchone()
    assert row is not None, "count returns a row"
    return Forgotten(decisions.rowcount, wishes.rowcount, *row)


# ---------------------------------------------------------------- wishes


async def wishes_of(conn: Connection, shopper: UUID) -> list[StatedWish]:
    """The newest first."""
    cursor = await conn.execute(
        "SELECT id, facet, value, stance, said, source, stated_at, turn_id FROM stated_wish WHERE shopper_key = %s"
        " ORDER BY stated_at DESC, id",
        (shopper,),
    )
    return [
        StatedWish(id, facet, value, Stance(stance), said, source, at, turn)
        async for id, facet, value, stance, said, source, at, turn in cursor
    ]


async def wishes_in_use(conn: Connection, shopper: UUID) -> list[StatedWish]:
    """The newest first; none while the shopper has remembering switched off."""
    return await wishes_of(conn, shopper) if await is_remembering(conn, shopper) else []


async def state_wish(
    conn: Connection, shopper: UUID, facet: str, value: str, stance: Stance, *, said: str, source: str, now: datetime,
    turn: UUID | None = None,
) -> StatedWish:  # fmt: skip
    """What is said again of the same thing takes the place of what was said before. To be called in a transaction.

    Raises BadRequest where there are too many, and where remembering is switched off.
    """
    owner = await hold_shopper(conn, shopper)
    if not await is_remembering(conn, owner):
        raise BadRequest(SWITCHED_OFF, fix=SWITCH_ON)
    row = await (
        await conn.execute("SELECT count(*) FROM stated_wish WHERE shopper_key = %s", (owner,))
    ).fetchone()
    assert row is not None, "count returns a row"
    if row[0] >= _MOST_WISHES:
        raise BadRequest("There are too many wishes", value=row[0], fix="Delete some first")
    made = await (
        await conn.execute(
            "INSERT INTO stated_wish (shopper_key, facet, value, stance, said, source, stated_at, turn_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (shopper_key, facet, lower(value)) DO UPDATE SET"
            " value = excluded.value, stance = excluded.stance, said = excluded.said, source = excluded.source,"
            " stated_at = excluded.stated_at, turn_id = excluded.turn_id RETURNING id",
            (owner, facet, value, stance.value, said, source, now, turn),
        )
    ).fetchone()
    assert made is not None, "it was written"
    await close_offer(conn, owner, wish_offered(facet, value))
    return StatedWish(made[0], facet, value, stance, said, source, now, turn)


async def take_back_wish(conn: Connection, shopper: UUID, wish: UUID) -> None:
    """Raises NotFound for one that is not of `shopper`."""
    row = await (
        await conn.execute(
            "DELETE FROM stated_wish WHERE id = %s AND shopper_key = %s RETURNING facet, value",
            (wish, shopper),
        )
    ).fetchone()
    if row is None:
        raise NotFound("There is no such wish", value=str(wish))
    await close_offer(conn, shopper, wish_offered(*row))


# ---------------------------------------------------------------- whose they are


async def hold_shopper(conn: Connection, shopper: UUID) -> UUID:
    """Whom `shopper` has turned out to be. Until the transaction ends nobody else decides for them, or signs them in."""
    row = await (
        await conn.execute(
            "SELECT coalesce(merged_into, key) FROM shopper WHERE key = %s FOR NO KEY UPDATE", (shopper,)
        )
    ).fetchone()
    if row is None:
        raise NotFound("There is no such shopper")
    return UUID(str(row[0]))


async def give_decisions(conn: Connection, anonymous: UUID, shopper: UUID) -> None:
    """At sign-in. Of two decisions or wishes about the same the newer holds; what either forgot stays forgotten."""
    whose = {"before": anonymous, "after": shopper}
    await conn.execute(
        "INSERT INTO interest_decision AS known (shopper_key, interest, facet, value, muted, factor, fixed,"
        " forgotten_at, decided_at)"
        " SELECT %(after)s, interest, facet, value, muted, factor, fixed, forgotten_at, decided_at"
        " FROM interest_decision WHERE shopper_key = %(before)s"
        " ON CONFLICT (shopper_key, interest) DO UPDATE SET"
        " muted = CASE WHEN excluded.decided_at > known.decided_at THEN excluded.muted ELSE known.muted END,"
        " factor = CASE WHEN excluded.decided_at > known.decided_at THEN excluded.factor ELSE known.factor END,"
        " fixed = CASE WHEN excluded.decided_at > known.decided_at THEN excluded.fixed ELSE known.fixed END,"
        " forgotten_at = greatest(known.forgotten_at, excluded.forgotten_at),"
        " decided_at = greatest(known.decided_at, excluded.decided_at)",
        whose,
    )
    await conn.execute("DELETE FROM interest_decision WHERE shopper_key = %(before)s", whose)
    await conn.execute(
        "DELETE FROM stated_wish AS older USING stated_wish AS newer"
        " WHERE older.shopper_key IN (%(before)s, %(after)s) AND newer.shopper_key IN (%(before)s, %(after)s)"
        " AND older.shopper_key <> newer.shopper_key AND older.facet = newer.facet"
        " AND lower(older.value) = lower(newer.value)"
        " AND (older.stated_at, older.id) < (newer.stated_at, newer.id)",
        whose,
    )
    await conn.execute("UPDATE stated_wish SET shopper_key = %(after)s WHERE shopper_key = %(before)s", whose)
