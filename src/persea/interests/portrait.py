"""The glass box: what a shopper seems interested in, for long and at this moment, with the events behind each.

    events, products, the person's decisions -> Portrait

    weight of an interest = sum over its events of  kind x share x 2^(-age / half-life)

Pure, but for `portrait_of`, which reads what it needs and is what ranks and answers obey. It is made anew each time and
never kept. What it does not do: predict the next product (interests/model.py), or conclude anything about the person
(interests/sensitive.py), or say
what a product is about (interests/facets.py). docs/profile.md describes it.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from uuid import UUID

from persea.interests.facets import About, Facet, facets_of
from persea.store.database import Connection
from persea.store.events import EventKind
from persea.store.interest_decisions import (
    EVERY,
    Decision,
    Stance,
    StatedWish,
    decisions_of,
    wishes_of,
)
from persea.store.interest_facts import Deed, Thing, newest_deeds, things_named

_KIND_WEIGHTS = {
    EventKind.VIEW: 1.0,
    EventKind.DWELL: 0.5,  # of a minute or more; less of it for less
    EventKind.CHAT_MENTION: 1.0,
    EventKind.LIKE: 2.0,
    EventKind.SAVE: 2.0,
    EventKind.ADD_TO_CART: 3.0,
    EventKind.REMOVE_FROM_CART: -2.0,
    EventKind.PURCHASE: 5.0,
    EventKind.RETURN: -4.0,
    EventKind.FOLLOW: 4.0,
    EventKind.HIDE: -4.0,
    EventKind.RATING: 1.0,  # for each star above three; below, against it
}
"""How much a fresh event says. Chosen so that they can be read, not fitted: the model has weights of its own."""
_FULL_DWELL_S = 60.0
_MIDDLING_STARS = 3.0
_TAKEN_BACK = (EventKind.LIKE, EventKind.SAVE, EventKind.FOLLOW)
_FAINT = 10  # half-lives; what is older says less than a thousandth, and is left out
_MOST_DEEDS = 200


class Horizon(StrEnum):
    LONG = "long"
    SESSION = "session"


HALF_LIVES = {Horizon.LONG: timedelta(days=60), Horizon.SESSION: timedelta(minutes=30)}


@dataclass(frozen=True, slots=True)
class Reason:
    """An event, and what it adds to an interest."""

    event: UUID
    at: datetime
    kind: EventKind
    product_id: str | None
    contribution: float
    title: str = ""
    """Of the product; empty where the shop has it no more."""


@dataclass(frozen=True, slots=True)
class Interest:
    id: str
    facet: Facet
    value: str
    label: str
    """As it is shown: the title of a product, else the value."""
    half_life: timedelta
    events: tuple[Reason, ...] = ()
    """The newest first."""
    decision: Decision | None = None
    overruled_by: StatedWish | None = None
    """A wish of the person that says never."""

    @property
    def inferred(self) -> float:
        """The sum of what its events add."""
        return sum(reason.contribution for reason in self.events)

    @property
    def weight(self) -> float:
        """What was inferred, as the person has corrected it. Below zero: it speaks against it."""
        if self.decision is None:
            return self.inferred
        fixed = self.decision.fixed
        return self.inferred * self.decision.factor if fixed is None else fixed

    @property
    def is_muted(self) -> bool:
        return self.decision is not None and self.decision.muted

    @property
    def counts(self) -> bool:
        return not self.is_muted and self.overruled_by is None and self.weight != 0


@dataclass(frozen=True, slots=True)
class Portrait:
    as_of: datetime
    stated: tuple[StatedWish, ...] = ()
    """First in rank: what was said goes before all that was inferred."""
    session: tuple[Interest, ...] = ()
    long: tuple[Interest, ...] = ()
    """With what was muted or corrected, even where no event is left."""

    def of(self, horizon: Horizon) -> tuple[Interest, ...]:
        return self.session if horizon is Horizon.SESSION else self.long

    def counting(self, horizon: Horizon) -> list[Interest]:
        """What ranks and answers may use, the weightiest first."""
        return [interest for interest in self.of(horizon) if interest.counts]

    def find(self, id: str) -> Interest | None:
        """The interest of that id, the long-term one before this session's."""
        return next((one for one in (*self.long, *self.session) if one.id == id), None)


@lru_cache(20_000)
def interest_id(facet: Facet, value: str) -> str:
    """The same for ever, in both horizons, however the value is cased."""
    return hashlib.blake2b(f"{facet.value}\0{value.casefold()}".encode(), digest_size=8).hexdigest()


# ---------------------------------------------------------------- from events to interests


@dataclass(slots=True)
class _Gathered:
    facet: Facet
    value: str
    label: str
    reasons: list[Reason] = field(default_factory=list)


def portrait(
    deeds: Sequence[Deed],
    things: Mapping[str, Thing],
    *,
    now: datetime,
    decisions: Mapping[str, Decision] | None = None,
    stated: Sequence[StatedWish] = (),
) -> Portrait:
    """`deeds` the newest first; what is not in `things` makes no interest."""
    decided = decisions or {}
    spoken = [(deed, said, tuple(facets_of(deed, things))) for deed, said in _said(deeds)]
    found = {
        horizon: _interests(spoken, things, horizon, now, decided, stated) for horizon in (Horizon.SESSION, Horizon.LONG)
    }  # fmt: skip
    return Portrait(now, tuple(stated), found[Horizon.SESSION], found[Horizon.LONG])


def _interests(
    spoken: Sequence[tuple[Deed, float, Sequence[About]]],
    things: Mapping[str, Thing],
    horizon: Horizon,
    now: datetime,
    decisions: Mapping[str, Decision],
    stated: Sequence[StatedWish],
) -> tuple[Interest, ...]:
    half_life = HALF_LIVES[horizon]
    every = decisions.get(EVERY)
    gathered: dict[str, _Gathered] = {}
    for deed, said, about in spoken:
        age = max(now - deed.at, timedelta(0))
        if age > _FAINT * half_life or is_forgotten(deed, every):
            continue
        fresh = said * 2 ** -(age / half_life)
        for facet, value, label, share in about:
            id = interest_id(facet, value)
            if not is_forgotten(deed, decisions.get(id)):
                entry = gathered.setdefault(id, _Gathered(facet, value, label))
                thing = things.get(deed.product_id or "")
                entry.reasons.append(
                    Reason(
                        deed.id,
                        deed.at,
                        deed.kind,
                        deed.product_id,
                        fresh * share,
                        thing.title if thing else "",
                    )
                )
    if horizon is Horizon.LONG:
        _add_decided(gathered, decisions, things)
    found = [
        Interest(
            id, one.facet, one.value, one.label, half_life, tuple(one.reasons), decisions.get(id),
            _against(one.facet, one.value, stated),
        )
        for id, one in gathered.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (not one.counts, -one.weight, one.facet, one.value)))


def _said(deeds: Sequence[Deed]) -> Iterator[tuple[Deed, float]]:
    """Each event with what it says when it is fresh, without what was taken back later."""
    taken_back: set[tuple[EventKind, str | None, str]] = set()
    for deed in deeds:
        about = (deed.kind, deed.product_id, deed.subject)
        if deed.kind in _TAKEN_BACK and deed.value == 0:
            taken_back.add(about)
        elif about not in taken_back:
            said = _says(deed)
            if said:
                yield deed, said


def _says(deed: Deed) -> float:
    weight = _KIND_WEIGHTS.get(deed.kind, 0.0)
    if deed.kind is EventKind.DWELL:
        return weight * min(max(deed.value or 0.0, 0.0) / _FULL_DWELL_S, 1.0)
    if deed.kind is EventKind.RATING:
        return weight * ((_MIDDLING_STARS if deed.value is None else deed.value) - _MIDDLING_STARS)
    return weight


def is_forgotten(deed: Deed, decision: Decision | None) -> bool:
    """A clock that runs ahead makes nothing outlast its deletion, and what comes in late from before makes nothing new."""
    return (
        decision is not None
        and decision.forgotten_at is not None
        and min(deed.at, deed.received_at) <= decision.forgotten_at
    )


def _add_decided(
    gathered: dict[str, _Gathered], decisions: Mapping[str, Decision], things: Mapping[str, Thing]
) -> None:
    """What was muted or given a weight stays in sight when its events have gone, so that it can be undone."""
    for id, decision in decisions.items():
        if id != EVERY and id not in gathered and (decision.muted or decision.fixed is not None):
            thing = things.get(decision.value) if decision.facet == Facet.PRODUCT else None
            label = decision.value if thing is None else thing.title
            gathered[id] = _Gathered(Facet(decision.facet), decision.value, label)


def _against(facet: Facet, value: str, stated: Sequence[StatedWish]) -> StatedWish | None:
    """The wish that says never to this. "leather" speaks of "Material: leather", "Boots" of "Outdoor > Boots"."""
    if not stated:
        return None
    whole = value.casefold()
    parts = {
        Facet.ATTRIBUTE: {whole, whole.rpartition(": ")[2]},
        Facet.SIZE: {whole, whole.rpartition(": ")[2]},
        Facet.CATEGORY: {whole, *whole.split(" > ")},
    }.get(facet, {whole})
    for wish in stated:
        if wish.stance is Stance.NEVER and wish.facet == facet and wish.value.casefold() in parts:
            return wish
    return None


# ---------------------------------------------------------------- read, as it is at this moment


async def portrait_of(conn: Connection, shopper: UUID, *, now: datetime) -> Portrait:
    """What is known of `shopper`, as they have decided: what ranks and answers obey."""
    decisions = await decisions_of(conn, shopper)
    deeds = await newest_deeds(conn, shopper, tuple(_KIND_WEIGHTS), limit=_MOST_DEEDS)
    ids = {deed.product_id for deed in deeds if deed.product_id is not None}
    ids |= {one.value for one in decisions.values() if one.facet == Facet.PRODUCT}
    things = await things_named(conn, ids)
    stated = await wishes_of(conn, shopper)
    return await asyncio.to_thread(portrait, deeds, things, now=now, decisions=decisions, stated=stated)
