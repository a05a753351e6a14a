"""What shoppers did, as it is kept: each event once, with the person it belongs to, or with nobody.

A batch is one transaction: when it has been committed, all of it is in. What it does not do: read formats, or
decide what may be joined to a person (interests/intake).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from persea.store.database import Connection, Database
from persea.store.shoppers import merge
from persea.values import Money

MOST_NAMED = 5  # of the products that are not in the catalogue
_PRUNED_AT_ONCE = 10_000  # rows of one transaction: nobody waits for long
_JOINING = 0x6A6F696E  # "join": devices are given to shoppers by one transaction at a time


class EventKind(StrEnum):
    SEARCH = "search"
    IMPRESSION = "impression"
    """Shown in a list; the value is its place there, from 1."""
    VIEW = "view"
    DWELL = "dwell"
    """Looked at for so many seconds: the value."""
    LIKE = "like"
    SAVE = "save"
    ADD_TO_CART = "add_to_cart"
    REMOVE_FROM_CART = "remove_from_cart"
    PURCHASE = "purchase"
    RETURN = "return"
    FOLLOW = "follow"
    """A brand, creator or category: the subject."""
    HIDE = "hide"
    RATING = "rating"
    """The value is 1 to 5 stars."""
    CHAT_MENTION = "chat_mention"


class Purpose(StrEnum):
    """What a person has agreed that events may be used for."""

    ANALYTICS = "analytics"
    PERSONALIZATION = "personalization"
    MARKETING = "marketing"


@dataclass(frozen=True, slots=True)
class Who:
    """Whom an event names. The shop's own id goes before the device, and that before who is asking."""

    user_id: str | None = None
    device_id: str | None = None
    shopper: UUID | None = None
    """Who is asking, where that is a person."""

    @property
    def is_nobody(self) -> bool:
        return self.user_id is None and self.device_id is None and self.shopper is None


NOBODY = Who()


@dataclass(frozen=True, slots=True)
class Event:
    id: UUID
    at: datetime
    kind: EventKind
    who: Who
    purposes: tuple[Purpose, ...] = ()
    product: str | None = None
    """The shop's id of it, as it was told."""
    variant: str | None = None
    """An SKU or a variant's id."""
    subject: str = ""
    value: float | None = None
    quantity: int | None = None
    amount: Money | None = None
    order_id: str | None = None
    turn_id: str | None = None
    impression_id: str | None = None
    twin: UUID | None = None
    """By what the same event is known without its person, or, of one of nobody, with them; None: by the same id."""
    is_twin: bool = False
    """Where it is in under that id, it is the same event, told under another consent."""

    def counted(self) -> Event:
        """What may be left of it without a person: kind, product, how many, and the day."""
        day = datetime.combine(self.at.astimezone(UTC).date(), time(), UTC)
        is_nobody = self.who.is_nobody
        return Event(
            id=self.id if is_nobody or self.twin is None else self.twin,
            at=day,
            kind=self.kind,
            who=NOBODY,
            purposes=self.purposes,
            product=self.product,
            variant=self.variant,
            quantity=self.quantity,
            twin=self.twin if is_nobody else None,
            is_twin=self.is_twin and is_nobody,
        )


@dataclass(frozen=True, slots=True)
class Kept:
    joined: int = 0
    """New ones that belong to a person."""
    upgraded: int = 0
    """Counted before, and a person's from now on."""
    counted: int = 0
    """New ones that belong to nobody."""
    duplicates: int = 0
    withdrawn: int = 0
    """Of before their person took back the consent: left out."""
    unknown: int = 0
    """New ones about products that the catalogue does not hold."""
    unknown_products: tuple[str, ...] = ()
    """The first few of these, as they were told."""


async def keep_events(
    conn: Connection,
    events: Sequence[Event],
    *,
    received_at: datetime,
    known: Iterable[Who] = (),
    source: str | None = None,
) -> Kept:
    """Writes what is new of `events`; `known` are persons of whom a user id and a device are told together, `source`
    is who tells.

    An event that was only counted, and is told again with its person, is theirs from now on. To be called in a
    transaction.
    """
    people = await _people(conn, {event.who for event in events} | set(known))
    whose = [one for event in events if (one := _whose(event, people.get(event.who))) is not None]
    taken, there = await _twins(conn, whose)
    rows: dict[UUID, tuple[Event, UUID | None]] = {}
    for event, shopper in whose:
        if not (shopper is None and event.twin in there) and (event.id not in rows or shopper is not None):
            rows[event.id] = (event, shopper)
    written = await _write(conn, [rows[id] for id in sorted(rows)], received_at, source) if rows else {}
    fates = Counter(
        "counted" if shopper is None
        else "upgraded" if not written[id].is_new or event.twin in taken
        else "joined"
        for id, (event, shopper) in rows.items() if id in written
    )  # fmt: skip
    unknown = [one.unknown_product for one in written.values() if one.unknown_product is not None]
    return Kept(
        **fates,
        duplicates=len(whose) - len(written),
        withdrawn=len(events) - len(whose),
        unknown=len(unknown),
        unknown_products=tuple(dict.fromkeys(unknown))[:MOST_NAMED],
    )


@dataclass(frozen=True, slots=True)
class _Written:
    is_new: bool
    """False: it was there, of nobody."""
    unknown_product: str | None


async def _write(
    conn: Connection, rows: Sequence[tuple[Event, UUID | None]], received_at: datetime, source: str | None
) -> dict[UUID, _Written]:
    """Those that were not in, or only without their person, by id. Of one of nobody the hour in which it came is kept."""
    columns = [list(column) for column in zip(*(_row(*row) for row in rows), strict=True)]
    cursor = await conn.execute(
        # Each product that was told is looked up once: millions of events are about thousands of products.
        "WITH told AS (SELECT * FROM unnest(%s::uuid[], %s::timestamptz[], %s::text[],"
        " %s::uuid[], %s::text[], %s::text[], %s::text[], %s::real[], %s::integer[], %s::bigint[], %s::text[],"
        " %s::text[], %s::text[], %s::text[], %s::text[]) AS t (id, at, kind, shopper, product, variant, subject,"
        " value, quantity, amount, currency, order_id, turn, impression, purposes)),"
        " unknown AS MATERIALIZED (SELECT product, variant FROM (SELECT DISTINCT product, variant FROM told"
        " WHERE product IS NOT NULL OR variant IS NOT NULL) AS named WHERE told_product(product, variant) IS NULL)"
        " INSERT INTO event (id, at, kind, shopper_key, product, variant, subject, value, quantity, amount_minor,"
        " currency, order_id, turn_id, impression_id, purposes, source, received_at)"
        " SELECT id, at, kind, shopper, product, variant, subject, value, quantity, amount, currency, order_id,"
        " turn, impression, string_to_array(purposes, ' '), %s, CASE WHEN shopper IS NULL"
        " THEN date_trunc('hour', %s::timestamptz) ELSE %s::timestamptz END"
        " FROM told"
        " ON CONFLICT (id) DO UPDATE SET at = excluded.at, shopper_key = excluded.shopper_key,"
        " subject = excluded.subject, value = excluded.value, amount_minor = excluded.amount_minor,"
        " currency = excluded.currency, order_id = excluded.order_id, turn_id = excluded.turn_id,"
        " impression_id = excluded.impression_id, purposes = excluded.purposes, source = excluded.source,"
        " received_at = excluded.received_at"
        " WHERE event.shopper_key IS NULL AND excluded.shopper_key IS NOT NULL"
        # An untouched row has no xmax; one that was there has that of this very change.
        " RETURNING id, xmax = 0, CASE WHEN (coalesce(product, ''), coalesce(variant, '')) IN"
        " (SELECT coalesce(product, ''), coalesce(variant, '') FROM unknown) THEN coalesce(product, variant) END",
        (*columns, source, received_at, received_at),
    )
    return {id: _Written(is_new, product) for id, is_new, product in await cursor.fetchall()}


async def _twins(
    conn: Connection, whose: Sequence[tuple[Event, UUID | None]]
) -> tuple[set[UUID | None], set[UUID | None]]:
    """Those of nobody that are taken away, since they are told again with their person; and those of persons that
    are told again without."""
    told = [(event.twin, shopper) for event, shopper in whose if event.is_twin and event.twin is not None]
    with_person = sorted({twin for twin, shopper in told if shopper is not None})
    without = sorted({twin for twin, shopper in told if shopper is None})
    taken: set[UUID | None] = set()
    there: set[UUID | None] = set()
    if with_person:
        cursor = await conn.execute(
            "DELETE FROM event WHERE id IN (SELECT id FROM event WHERE id = ANY(%s) AND shopper_key IS NULL"
            " ORDER BY id FOR UPDATE) RETURNING id",
            (with_person,),
        )
        taken = {id async for (id,) in cursor}
    if without:
        cursor = await conn.execute(
            "SELECT id FROM event WHERE id = ANY(%s) AND shopper_key IS NOT NULL", (without,)
        )
        there = {id async for (id,) in cursor}
    return taken, there


def _row(event: Event, shopper: UUID | None) -> tuple[object, ...]:
    amount = event.amount
    return (
        event.id, event.at, event.kind.value, shopper, event.product, event.variant, event.subject, event.value,
        event.quantity, amount.amount_minor if amount else None, amount.currency if amount else None,
        event.order_id, event.turn_id, event.impression_id, " ".join(event.purposes),
    )  # fmt: skip


# ---------------------------------------------------------------- whose they are


@dataclass(frozen=True, slots=True)
class _Person:
    shopper: UUID
    withdrawn_at: datetime | None
    """When they took back their consent to be known, for the last time."""
    consented_at: datetime | None
    """When they gave it anew."""


def _whose(event: Event, person: _Person | None) -> tuple[Event, UUID | None] | None:
    """The event as it may be kept, and its shopper; None where nothing of it may: it was let go of, or would have been."""
    if event.who.is_nobody:
        return event, None
    if person is None:  # erased in this moment
        return event.counted(), None
    if person.withdrawn_at is None:
        return event, person.shopper
    if event.at <= person.withdrawn_at:
        return None
    if person.consented_at is None or not person.withdrawn_at < person.consented_at <= event.at:
        return event.counted(), None
    return event, person.shopper


async def _people(conn: Connection, named: set[Who]) -> dict[Who, _Person]:
    """The shoppers that are meant, made where they are new. Their rows are held, so that nobody is given to another
    in between (see shoppers.merge)."""
    users = await _users(conn, sorted({who.user_id for who in named if who.user_id}))
    hashes = {who.device_id: _hashed(who.device_id) for who in named if who.device_id}
    devices = await _devices(conn, sorted(hashes.values()))
    owners = {
        hashes[who.device_id]: users[who.user_id]
        for who in named
        if who.device_id and who.user_id is not None
    }
    strangers = {device: owner for device, owner in owners.items() if devices[device] != owner}
    if strangers:
        await _join(conn, {device: (devices[device], owner) for device, owner in strangers.items()})
        devices |= strangers
    found: dict[Who, UUID] = {}
    for who in named:
        if who.user_id is not None:
            found[who] = users[who.user_id]
        elif who.device_id is not None:
            found[who] = devices[hashes[who.device_id]]
        elif who.shopper is not None:
            found[who] = who.shopper
    return await _held(conn, found)


async def _held(conn: Connection, found: dict[Who, UUID]) -> dict[Who, _Person]:
    if not found:
        return {}
    cursor = await conn.execute(
        "SELECT key, coalesce(merged_into, key), withdrawn_at, consented_at FROM shopper WHERE key = ANY(%s)"
        " ORDER BY key FOR SHARE",
        (sorted(set(found.values())),),
    )
    now = {key: _Person(*rest) async for key, *rest in cursor}
    return {who: now[shopper] for who, shopper in found.items() if shopper in now}


async def _users(conn: Connection, ids: list[str]) -> dict[str, UUID]:
    if not ids:
        return {}
    look = "SELECT external_id, key FROM shopper WHERE external_id = ANY(%s)"
    known: dict[str, UUID] = dict(await (await conn.execute(look, (ids,))).fetchall())
    missing = [id for id in ids if id not in known]
    if missing:
        await conn.execute(
            "INSERT INTO shopper (external_id) SELECT unnest(%s::text[]) ON CONFLICT (external_id) DO NOTHING",
            (missing,),
        )
        known |= dict(await (await conn.execute(look, (missing,))).fetchall())
    return known


def _hashed(device_id: str) -> bytes:
    return hashlib.sha256(device_id.encode()).digest()


async def _devices(conn: Connection, hashes: list[bytes]) -> dict[bytes, UUID]:
    if not hashes:
        return {}
    look = (
        "WITH seen AS (UPDATE device SET seen_at = now() WHERE id_hash = ANY(%(ids)s)"
        " AND seen_at < now() - interval '1 day')"
        " SELECT id_hash, shopper_key FROM device WHERE id_hash = ANY(%(ids)s)"
    )
    known: dict[bytes, UUID] = dict(await (await conn.execute(look, {"ids": hashes})).fetchall())
    missing = [id_hash for id_hash in hashes if id_hash not in known]
    if not missing:
        return known
    fresh = [uuid4() for _ in missing]
    await conn.execute("INSERT INTO shopper (key) SELECT unnest(%s::uuid[])", (fresh,))
    await conn.execute(
        "INSERT INTO device (id_hash, shopper_key) SELECT * FROM unnest(%s::bytea[], %s::uuid[])"
        " ON CONFLICT (id_hash) DO NOTHING",
        (missing, fresh),
    )
    known |= dict(await (await conn.execute(look, {"ids": missing})).fetchall())
    lost = set(fresh) - set(known.values())  # another was quicker with the device
    if lost:
        await conn.execute("DELETE FROM shopper WHERE key = ANY(%s)", (list(lost),))
    return known


async def _join(conn: Connection, strangers: dict[bytes, tuple[UUID, UUID]]) -> None:
    """Each device is its last owner's from now on. What it did while nobody had said who they are goes along; what
    it did for another shopper stays theirs."""
    await conn.execute("SELECT pg_advisory_xact_lock(%s, hashtext(current_schema()))", (_JOINING,))
    for _, (before, owner) in sorted(strangers.items(), key=lambda entry: entry[1]):
        await merge(conn, before, owner)
    devices, owners = list(strangers), [owner for _, owner in strangers.values()]
    await conn.execute(
        "UPDATE device SET shopper_key = owner FROM unnest(%s::bytea[], %s::uuid[]) AS told (id, owner)"
        " WHERE id_hash = told.id",
        (devices, owners),
    )


# ---------------------------------------------------------------- how long they are kept


async def forget_old_events(database: Database, *, older_than: timedelta) -> int:
    """Deletes what happened longer ago, and whoever is known by it alone; how many events."""
    gone = 0
    while True:
        async with database.connection() as conn:
            cursor = await conn.execute(
                "DELETE FROM event WHERE id IN (SELECT id FROM event WHERE at < now() - %s::interval ORDER BY at LIMIT %s)",
                (older_than, _PRUNED_AT_ONCE),
            )
            gone += cursor.rowcount
        if cursor.rowcount < _PRUNED_AT_ONCE:
            break
    async with database.connection() as conn:
        await conn.execute(
            "WITH old AS (DELETE FROM device WHERE seen_at < now() - %s::interval RETURNING shopper_key)"
            " DELETE FROM shopper AS s USING old WHERE s.key = old.shopper_key AND s.external_id IS NULL"
            " AND NOT EXISTS (SELECT FROM event WHERE shopper_key = s.key)"
            " AND NOT EXISTS (SELECT FROM conversation WHERE shopper_key = s.key)"
            " AND NOT EXISTS (SELECT FROM session WHERE shopper_key = s.key)",
            (older_than,),
        )
    return gone
