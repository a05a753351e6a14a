"""From what was told to what is kept: whose it may be, what is left of it without consent, and by what it is known.

    told + who is asking + consent -> an Event, or a Rejection

Only who may speak for others (the shop's own servers and files) may name a shopper or a device; a page speaks for its
visitor. Without consent to personalisation an event loses everything but its kind, its product and its day.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from persea.interests.intake.shown import harmless_id
from persea.interests.intake.told import Ignored, Item, Known, Told
from persea.store.events import NOBODY, Event, Purpose, Who
from persea.store.rejected_events import Rejection
from persea.values import Money, currency_exponent


@dataclass(frozen=True, slots=True)
class Teller:
    """Who is telling."""

    speaks_for_others: bool
    """A server of the shop, or a file of its own."""
    namespace: str
    """Ids of events are one's own: what a page sends cannot take the place of what the shop's server says."""
    shopper: UUID | None = None
    user_id: str | None = None
    """The shop's id of `shopper`, where a token says it."""
    consent: frozenset[Purpose] = frozenset()
    """For events that say nothing of it."""
    refuses: bool = False
    """The browser says that its person wants none of it (Global Privacy Control)."""


@dataclass(frozen=True, slots=True)
class House:
    """What is the shop's: its currency (ISO 4217), and how long events are kept."""

    currency: str
    kept: timedelta
    received_at: datetime


@dataclass(slots=True)
class Settled:
    events: list[Event] = field(default_factory=list)
    known: list[Who] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    ignored: int = 0
    too_old: int = 0


def settle(items: Iterable[Item], teller: Teller, house: House) -> Settled:
    settled, alike = Settled(), Counter[bytes]()
    for item in items:
        if isinstance(item, Rejection):
            settled.rejected.append(item)
        elif isinstance(item, Ignored):
            settled.ignored += 1
        elif (refusal := _refused(item, teller)) is not None:
            settled.rejected.append(refusal)
        elif isinstance(item, Known):
            if teller.speaks_for_others and _joins(_purposes(item.purposes, teller)):
                settled.known.append(Who(item.user_id, item.device_id))
            else:
                settled.ignored += 1
        elif item.at < house.received_at - house.kept:
            settled.too_old += 1
        else:
            settled.events.append(_event(item, teller, house, alike))
    return settled


def _refused(item: Told | Known, teller: Teller) -> Rejection | None:
    """A page may name its own shopper, and no other."""
    if teller.speaks_for_others or item.user_id is None or item.user_id == teller.user_id:
        return None
    reason = "names a shopper: only a server key may, or a shopper token its own"
    id = item.id if isinstance(item, Told) else None
    return Rejection(item.place, "the shopper", "", reason, harmless_id(id))


def _purposes(said: frozenset[Purpose] | None, teller: Teller) -> frozenset[Purpose]:
    purposes = teller.consent if said is None else said
    return purposes - {Purpose.PERSONALIZATION, Purpose.MARKETING} if teller.refuses else purposes


def _joins(purposes: frozenset[Purpose]) -> bool:
    return Purpose.PERSONALIZATION in purposes


def _event(told: Told, teller: Teller, house: House, alike: Counter[bytes]) -> Event:
    purposes = _purposes(told.purposes, teller)
    who = NOBODY
    if _joins(purposes):
        who = (
            Who(told.user_id, told.device_id, teller.shopper)
            if teller.speaks_for_others
            else Who(shopper=teller.shopper)
        )
    id, twin = _ids(told, who, teller, alike)
    event = Event(
        id=id,
        at=told.at,
        kind=told.kind,
        who=who,
        purposes=tuple(sorted(purposes)),
        product=told.product,
        variant=told.variant,
        subject=told.subject,
        value=told.value,
        quantity=told.quantity,
        amount=_money(told.amount, told.currency or house.currency),
        order_id=told.order_id,
        turn_id=told.turn_id,
        impression_id=told.impression_id,
        twin=twin,
        # What says its own consent is another event when it says another; a page's ids are no names of its visitors'.
        is_twin=twin is not None and told.id is None and told.purposes is None and teller.speaks_for_others,
    )
    return event.counted() if who.is_nobody else event


def _money(amount: Decimal | None, currency: str) -> Money | None:
    """Rounded to the currency's smallest coin: the prices of analytics are often floats."""
    if amount is None:
        return None
    return Money(int(amount.scaleb(currency_exponent(currency)).to_integral_value(ROUND_HALF_UP)), currency)


def _ids(told: Told, who: Who, teller: Teller, alike: Counter[bytes]) -> tuple[UUID, UUID | None]:
    """By what it is known, and by what it would be under another consent where that is another.

    By its sender's id, or else by all that it says. Of one that belongs to nobody, that holds nothing of who it
    was; so those that are alike are told apart by how many came before in the same batch.
    """
    if told.id is not None:
        nobodys = UUID(bytes=_digest([teller.namespace, "", "id", told.id, told.part]))
        if teller.speaks_for_others or who.is_nobody:
            return nobodys, None
        return UUID(bytes=_digest([teller.namespace, who.shopper, "id", told.id, told.part])), nobodys
    names: list[object] = [
        teller.namespace,
        "said",
        told.kind,
        told.said_at or told.at.isoformat(),
        told.part,
        told.product,
    ]
    names += [told.variant, told.value, told.quantity, told.amount, told.subject, told.order_id]
    digest = _digest(names)
    alike[digest] += 1
    nobodys = UUID(bytes=_digest([*names, "nobody", alike[digest]]))
    theirs = Who(told.user_id, told.device_id, teller.shopper) if who.is_nobody else who
    persons = UUID(bytes=_digest([*names, theirs.user_id, theirs.device_id, theirs.shopper]))
    if who.is_nobody:
        return nobodys, None if theirs.is_nobody else persons
    return persons, nobodys


def _digest(names: list[object]) -> bytes:
    """Each name with its length before it, so that no two lists look alike."""
    texts = ["" if name is None else str(name) for name in names]
    joined = "".join(f"{len(text)}:{text}" for text in texts)
    return hashlib.sha256(joined.encode()).digest()[:16]
