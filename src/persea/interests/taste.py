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

from persea.interests.arrays import Floats
from persea.interests.current import CurrentInterests
from persea.interests.explain import Explanation, explain
from persea.interests.history import History
from persea.interests.live import live_profile
from persea.interests.model import InterestModel
from persea.interests.profile import Profile
from persea.store.database import Database
from persea.store.event_history import Happened
from persea.store.events import EventKind
from persea.store.interest_facts import Thing, things_named
from persea.store.recommendable import done_with

_USUAL_FROM = 2  # purchases of a category; one is a chance


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

    def explained(self, product: str) -> Explanation:
        """The terms of what `amounts` says of `product`, and popularity's share."""
        return explain(self.model, self.profile, product)


def usual_prices(bought: Sequence[Thing]) -> dict[str, float]:
    """The median price by narrowest category (lower case), of two things and more."""
    paid: dict[str, list[int]] = {}
    for thing in bought:
        if thing.price is not None and thing.category_path:
            paid.setdefault(thing.category_path[-1].lower(), []).append(thing.price.amount_minor)
    return {name: float(median(prices)) for name, prices in paid.items() if len(prices) >= _USUAL_FROM}


class Tastes:
    def __init__(self, database: Database, current: CurrentInterests) -> None:
        self._database = database
        self._current = current

    async def of(self, shopper: UUID) -> Taste | None:
        """None where nothing is known of them. Raises ModelFileUnreadable."""
        _, model = await self._current.model()
        async with self._database.reading() as conn:
            live = await live_profile(conn, model, shopper, datetime.now(UTC))
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
