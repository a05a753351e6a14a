"""Lists of products for a shopper, or beside a product: what the model ranks, less what may not be shown.

Every list is in the model's order, and exact: where filters leave too few, more are ranked until there are enough or
no more. What it does not do: decide who may ask for whose.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import UUID

from persea.interests.current import CurrentInterests, Trend
from persea.interests.explain import POPULARITY, POST, TREND, Contribution, Explanation, added_up, explain
from persea.interests.history import History
from persea.interests.live import live_profile
from persea.interests.model import POPULARITY_WEIGHT, InterestModel
from persea.interests.obeyed import wanted, wished
from persea.interests.posts import recent_showings, shown_in_trends
from persea.interests.profile import Profile, Shown, Wish
from persea.interests.rank import Ranked, rank
from persea.store.database import Connection, Database
from persea.store.interest_decisions import Decision
from persea.store.recommendable import bought_again, done_with, showable, traits_of
from persea.values import Filters

Hidden = Callable[[], Awaitable[Sequence[str]]]

FOR_YOU, TRENDING, BUY_AGAIN = "for-you", "trending", "buy-again"
SIMILAR, GOES_WITH = "similar", "goes-with"
_MORE = 8  # times as many are ranked where filters have left too few
_AT_FIRST = 4


@dataclass(frozen=True, slots=True)
class Recommended:
    product: str
    score: float
    explanation: Explanation | None = None
    """None where nobody asked for it, or the score is no sum: what is bought again."""


@dataclass(frozen=True, slots=True)
class Recommendations:
    kind: str
    """What the list is: of a shopper of whom nothing is known TRENDING, whatever was asked for."""
    version: int | None
    """Of the model; None where none is fitted."""
    items: tuple[Recommended, ...]
    history: History = field(default_factory=lambda: History.of(()))


class Recommender:
    """`hidden` tells which products no list may show at this moment; `supposed` is a decision that counts as if it were made."""

    def __init__(
        self,
        database: Database,
        current: CurrentInterests,
        hidden: Hidden | None = None,
        supposed: Decision | None = None,
    ) -> None:
        self._database = database
        self._current = current
        self._hidden = hidden
        self._supposed = supposed

    def supposing(self, decision: Decision) -> Recommender:
        """What would be recommended if `decision` were made."""
        return Recommender(self._database, self._current, self._hidden, decision)

    async def _allowed(self, filters: Filters) -> Filters:
        """`filters` without what the shop hides."""
        hidden = () if self._hidden is None else await self._hidden()
        return replace(filters, exclude_ids=(*filters.exclude_ids, *hidden)) if hidden else filters

    async def for_you(
        self, shopper: UUID | None, count: int, filters: Filters, *, explained: bool
    ) -> Recommendations:
        """By what `shopper` did up to this moment, and whom they follow. What they had to do with is left out."""
        if shopper is None:
            return await self.trending(None, count, filters)
        filters = await self._allowed(filters)
        version, model = await self._current.model()
        async with self._database.reading() as conn:
            live = await live_profile(conn, model, shopper, datetime.now(UTC), supposed=self._supposed)
            profile = replace(live.profile, wishes=await wanted(conn, shopper))
        if not (profile.events or profile.wishes or any(one.is_followed for one in profile.shown)):
            return await self.trending(shopper, count, filters)
        async with self._database.reading() as conn:
            filters = await wished(conn, shopper, filters)
            # What counts no more, muted or deleted, was seen all the same.
            without = await done_with(conn, shopper) | {
                one.product_id for one in live.happened if one.product_id
            }
            ranked = await _shown(conn, model, profile, count, filters, without)
        items = await asyncio.to_thread(_explained, model, profile, ranked) if explained else _plain(ranked)
        return Recommendations(FOR_YOU, version, items, live.history)

    async def trending(self, shopper: UUID | None, count: int, filters: Filters) -> Recommendations:
        """What the last days' events were about and recent posts show, then what is popular."""
        filters = await self._allowed(filters)
        version, model = await self._current.model()
        trend, now = await self._current.trend(), datetime.now(UTC)
        async with self._database.reading() as conn:
            shown = shown_in_trends(await recent_showings(conn, now), trend[0].amount if trend else 0.0, now)
            without = set() if shopper is None else await done_with(conn, shopper)
            filters = filters if shopper is None else await wished(conn, shopper, filters)
            reasons = _trending(trend, shown)
            wanted = [
                Ranked(one.product, one.score) for one in reasons.values() if one.product not in without
            ]
            items = await _first_showable(conn, wanted, count, filters)
            if len(items) < count:
                left_out = without | {one.product for one in items}
                items += await _shown(conn, model, Profile(), count - len(items), filters, left_out)
        return Recommendations(TRENDING, version, tuple(_of_everybody(one, reasons) for one in items))

    async def buy_again(self, shopper: UUID | None, count: int, filters: Filters) -> Recommendations:
        """What `shopper` bought on several days; the score is on how many."""
        filters = await self._allowed(filters)
        if shopper is None:
            return Recommendations(BUY_AGAIN, None, ())
        async with self._database.reading() as conn:
            repeated = [Ranked(id, float(days)) for id, days in await bought_again(conn, shopper)]
            items = await _first_showable(conn, repeated, count, filters)
        return Recommendations(BUY_AGAIN, None, _plain(items))

    async def similar(
        self, product: str, shopper: UUID | None, count: int, filters: Filters
    ) -> Recommendations | None:
        """What has most in common with `product`, less what `shopper` never wants; None where there is no such product."""
        filters = await self._allowed(filters)
        version, model = await self._current.model()
        async with self._database.reading() as conn:
            traits = await traits_of(conn, product)
            if traits is None:
                return None
            filters = filters if shopper is None else await wished(conn, shopper, filters)
            wish = Profile(wishes=(Wish(traits),))
            ranked = await _shown(conn, model, wish, count, filters, {product})
        return Recommendations(SIMILAR, version, _plain(_above_popularity(ranked)))

    async def goes_with(
        self, product: str, shopper: UUID | None, count: int, filters: Filters
    ) -> Recommendations | None:
        """What shoppers turned to after `product`, by behaviour alone, less what `shopper` never wants; None where there is
        no such product."""
        filters = await self._allowed(filters)
        version, model = await self._current.model()
        behaviour = replace(model, content_weight=0.0)
        async with self._database.reading() as conn:
            if await traits_of(conn, product) is None:
                return None
            filters = filters if shopper is None else await wished(conn, shopper, filters)
            after = Profile.in_order((product,))
            ranked = await _shown(conn, behaviour, after, count, filters, {product})
        return Recommendations(GOES_WITH, version, _plain(_above_popularity(ranked)))


async def _shown(
    conn: Connection,
    model: InterestModel,
    profile: Profile,
    count: int,
    filters: Filters,
    without: Collection[str],
) -> list[Ranked]:
    """The best `count` that may be shown."""
    asked = count * _AT_FIRST
    while True:
        ranked = await asyncio.to_thread(rank, model, profile, asked, without=without)
        found = await _first_showable(conn, ranked, count, filters)
        if len(found) == count or len(ranked) < asked:
            return found
        asked *= _MORE


async def _first_showable(
    conn: Connection, ranked: Sequence[Ranked], count: int, filters: Filters
) -> list[Ranked]:
    may = await showable(conn, [one.product for one in ranked], filters)
    return [one for one in ranked if one.product in may][:count]


def _trending(trend: Sequence[Trend], shown: Sequence[Shown]) -> dict[str, Explanation]:
    """The best first; of equal ones in their own order."""
    parts = {one.product: [Contribution(TREND, one.amount)] for one in trend}
    for one in shown:
        parts.setdefault(one.product, []).append(Contribution(POST, one.amount, one))
    summed = [added_up(product, of_it) for product, of_it in parts.items()]
    return {one.product: one for one in sorted(summed, key=lambda one: -one.score)}


def _of_everybody(one: Ranked, reasons: Mapping[str, Explanation]) -> Recommended:
    """What no event or post speaks for is there for its popularity."""
    popular = added_up(one.product, [Contribution(POPULARITY, one.score)])
    return Recommended(one.product, one.score, reasons.get(one.product, popular))


def _above_popularity(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Without what only popularity speaks for."""
    return [one for one in ranked if one.score > POPULARITY_WEIGHT]


def _plain(ranked: Sequence[Ranked]) -> tuple[Recommended, ...]:
    return tuple(Recommended(one.product, one.score) for one in ranked)


def _explained(model: InterestModel, profile: Profile, ranked: Sequence[Ranked]) -> tuple[Recommended, ...]:
    return tuple(Recommended(one.product, one.score, explain(model, profile, one.product)) for one in ranked)
