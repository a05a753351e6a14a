"""What a shopper's history says of the products that a request has found, for the ranking of it.

Only of a shopper who has agreed to personalisation; whoever calls has to see to that. Wishes are left out: a request
heeds them itself, and knows where it says otherwise. What it does not do: rank, or word a reason (told.py).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from statistics import median
from uuid import UUID

import numpy as np
import structlog

from persea.errors import ModelFileUnreadable
from persea.interests.arrays import Floats, Ints, Offsets, places
from persea.interests.current import CurrentInterests
from persea.interests.history import History
from persea.interests.live import live_profile
from persea.interests.model import InterestModel
from persea.interests.profile import Interaction, Profile, Shown
from persea.store.database import Database
from persea.store.event_history import Happened
from persea.store.events import EventKind
from persea.store.interest_decisions import Decision
from persea.store.interest_facts import Thing, things_named
from persea.store.recommendable import done_with

_log = structlog.get_logger("persea.interests")
_USUAL_FROM = 2  # purchases of a category; one is a chance
_NEWEST = (
    100  # events: the hundredth weighs a two-hundredth of the newest, and a shopper waits for them to be read
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one event adds to a product by what followed it, or by what the two have in common."""

    event: Interaction
    amount: float
    is_content: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Trail:
    """The terms of model.py's sum by event, in one array each: quick to ask for any product."""

    events: tuple[Interaction, ...]
    column: Ints
    behaved: Floats
    of_behaved: Offsets  # the event of each
    attribute: Ints
    shared: Floats
    of_shared: Offsets

    @classmethod
    def of(cls, model: InterestModel, profile: Profile) -> _Trail:
        known = [
            (at, event, r)
            for r, event in profile.newest_first()
            if (at := model.products.row(event.product)) is not None
        ]
        row = np.array([one[0] for one in known], np.int32)
        weight = np.array([one[1].weight for one in known], np.float64)
        r = np.array([one[2] for one in known], np.float64)
        fitted = np.flatnonzero(row < len(model.start) - 1)
        value, owner = places(model.start, row[fitted])
        by_event = (weight * (1 + r) ** -model.decay.behaviour)[fitted]
        fading = model.content_weight * weight * (1 + r) ** -model.decay.content
        vectors = [model.content.vector(int(one)) for one in row]
        counts = [len(held) for held, _ in vectors]
        of_shared = np.repeat(np.arange(len(vectors)), counts)
        values = np.concatenate([np.zeros(0), *(x for _, x in vectors)])
        return cls(
            tuple(event for _, event, _ in known),
            model.column[value],
            model.parts[value].sum(axis=1, dtype=np.float64) * by_event[owner],
            fitted[owner],
            np.concatenate([np.zeros(0, np.int32), *(held for held, _ in vectors)]),
            values * fading[of_shared],
            of_shared,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Taste:
    model: InterestModel
    history: History
    profile: Profile
    done: frozenset[str]
    """Bought, sent back, hidden or badly rated: history says nothing for having these once more."""
    usual_minor: Mapping[str, float]
    """What they usually pay, by the narrowest category, in minor units of the shop's currency."""
    _total: Floats  # (products,)

    @classmethod
    def of(
        cls,
        model: InterestModel,
        history: History,
        profile: Profile,
        done: Collection[str] = (),
        bought: Sequence[Thing] = (),
    ) -> Taste:
        total = np.bincount(*model.amounts(profile), len(model.products)).astype(np.float64)
        return cls(model, history, profile, frozenset(done), usual_prices(bought), total)

    def amounts(self, products: Collection[str]) -> dict[str, float]:
        """What history adds to each of `products`, on the model's scale; those for which it says nothing are left out."""
        found: dict[str, float] = {}
        for product in products:
            row = self.model.products.row(product)
            if row is not None and product not in self.done and self._total[row] > 0:
                found[product] = float(self._total[row])
        return found

    def spoken_for(self, products: Collection[str]) -> dict[str, list[Spoken]]:
        """The terms of what `amounts` says of each of `products`, by event, without what posts add; explain.py tells
        them of one product in more words."""
        trail = _Trail.of(self.model, self.profile)
        return {
            product: self._spoken(trail, row)
            for product in products
            if (row := self.model.products.row(product)) is not None
        }

    def _spoken(self, trail: _Trail, row: int) -> list[Spoken]:
        size = len(trail.events)
        here = trail.column == row
        behaved = np.bincount(trail.of_behaved[here], trail.behaved[here], size)
        held, x = self.model.content.looked_up(row)
        of_theirs = np.zeros(len(self.model.content.attributes))
        of_theirs[held] = x
        shared = np.bincount(trail.of_shared, trail.shared * of_theirs[trail.attribute], size)
        return [
            Spoken(trail.events[at], float(amounts[at]), amounts is shared)
            for amounts in (behaved, shared)
            for at in np.flatnonzero(amounts).tolist()
        ]

    def shown(self, product: str) -> Shown | None:
        """The post of somebody they follow that shows it."""
        return next((one for one in self.profile.shown if one.product == product), None)


def usual_prices(bought: Sequence[Thing]) -> dict[str, float]:
    """The median price by narrowest category (lower case), of two things and more."""
    paid: dict[str, list[int]] = {}
    for thing in bought:
        if thing.price is not None and thing.category_path:
            paid.setdefault(thing.category_path[-1].lower(), []).append(thing.price.amount_minor)
    return {name: float(median(prices)) for name, prices in paid.items() if len(prices) >= _USUAL_FROM}


class Tastes:
    """`supposed` is a decision that counts as if it were made."""

    def __init__(
        self, database: Database, current: CurrentInterests, supposed: Decision | None = None
    ) -> None:
        self._database = database
        self._current = current
        self._supposed = supposed

    def supposing(self, decision: Decision) -> Tastes:
        """What would be ranked by if `decision` were made."""
        return Tastes(self._database, self._current, decision)

    async def of(self, shopper: UUID) -> Taste | None:
        """None where nothing is known of them, or the model cannot be read: a search goes on without it."""
        try:
            _, model = await self._current.model()
        except ModelFileUnreadable as error:
            _log.warning("searches do without interests", error=str(error))
            return None
        async with self._database.reading() as conn:
            live = await live_profile(
                conn, model, shopper, datetime.now(UTC), newest=_NEWEST, supposed=self._supposed
            )
            shown = tuple(one for one in live.profile.shown if one.is_followed)
            if not live.profile.events and not shown:
                return None
            done = await done_with(conn, shopper)
            bought = await things_named(conn, _bought(live.happened))
        profile = replace(live.profile, shown=shown)
        return Taste.of(model, live.history, profile, done, list(bought.values()))

    @property
    def version_at_hand(self) -> int | None:
        return self._current.version_at_hand

    async def model_at_hand(self) -> InterestModel | None:
        """For how popular products are with everybody; None where it is not read yet."""
        return await self._current.at_hand()


def _bought(happened: Sequence[Happened]) -> set[str]:
    return {
        one.product_id for one in happened if one.kind is EventKind.PURCHASE and one.product_id is not None
    }
