"""Lists that were shown to shoppers, as arrays: what each part's feature was, where each card stood, what came of it.

A logged amount is weight x curve(feature) under the weights of its version; the feature is got back from it. What it
does not do: estimate or fit anything.
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from persea.interests.arrays import Floats
from persea.ranking.weights import (
    AVAILABILITY,
    FRESHNESS,
    INTEREST,
    POPULARITY,
    PRICE_FIT,
    QUALITY,
    Curve,
    Weights,
)
from persea.store.shown_results import ListResult, Result

Ints = NDArray[np.int64]
LEARNT = (INTEREST, PRICE_FIT, QUALITY, POPULARITY, FRESHNESS, AVAILABILITY)
"""Parts whose weight is learnt. Relevance keeps 1, and all is told against it; diversity and merchandising are the
shop's own choice."""
CLICK, CART, PURCHASE = 1.0, 2.0, 4.0
"""What a card is worth that was followed, put in the cart, bought: the most of them counts."""


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """n cards of m lists, list by list in the order of time, each in the order in which it was shown."""

    features: Floats  # (n, parts of LEARNT)
    fixed: Floats  # (n,) what the other parts add
    score: Floats  # (n,) as it was logged; not a number where none was
    position: Ints  # (n,) from 1
    ranked: Ints  # (n,) from 1
    propensity: Floats  # (n,)
    gain: Floats  # (n,) 0: not followed
    starts: Ints  # (m + 1,) where each list begins; the last is n
    shoppers: Ints  # (m,)

    @property
    def count(self) -> int:
        return len(self.starts) - 1

    @property
    def clicks(self) -> int:
        return int(np.count_nonzero(self.gain))

    @property
    def list_of(self) -> Ints:  # (n,)
        return np.repeat(np.arange(self.count), np.diff(self.starts))

    def between(self, first: int, last: int) -> Lists:
        """Lists `first` to `last`, without the last."""
        low, high = int(self.starts[first]), int(self.starts[last])
        return Lists(
            self.features[low:high], self.fixed[low:high], self.score[low:high], self.position[low:high],
            self.ranked[low:high], self.propensity[low:high], self.gain[low:high],
            self.starts[first : last + 1] - low, self.shoppers[first:last],
        )  # fmt: skip


MOST_LISTS = 50_000
"""The newest count: some 400,000 cards."""


async def lists_in(told: AsyncIterator[ListResult], weights_of: Mapping[str, Weights]) -> Lists:
    """Of `told`, in the order of time, those that a score of a known version ranked, and that have two cards or more."""
    kept: deque[tuple[Floats, UUID]] = deque(maxlen=MOST_LISTS)
    async for one in told:
        weights = weights_of.get(one.versions.weights)
        if weights is not None and len(one.results) > 1 and any(result.card.parts for result in one.results):
            kept.append((np.array([_row(result, weights) for result in one.results]), one.shopper))
    table = np.vstack([np.zeros((0, len(LEARNT) + 6)), *(rows for rows, _ in kept)])
    numbers: dict[UUID, int] = {}
    shoppers = [numbers.setdefault(shopper, len(numbers)) for _, shopper in kept]
    fixed, score, position, ranked, propensity, gain = table[:, len(LEARNT) :].T
    return Lists(
        features=table[:, : len(LEARNT)],
        fixed=fixed,
        score=score,
        position=position.astype(np.int64),
        ranked=ranked.astype(np.int64),
        propensity=propensity,
        gain=gain,
        starts=np.cumsum([0, *(len(rows) for rows, _ in kept)], dtype=np.int64),
        shoppers=np.array(shoppers, dtype=np.int64),
    )


def _row(result: Result, weights: Weights) -> list[float]:
    card = result.card
    amounts = {part.name: part.amount for part in card.parts}
    score = sum(amounts.values()) if amounts else float("nan")
    features = [feature_of(weights, part, amounts.pop(part, 0.0)) for part in LEARNT]
    fixed = sum(amounts.values())
    return [*features, fixed, score, card.position, card.ranked, card.propensity, _gain(result)]


def _gain(result: Result) -> float:
    return PURCHASE if result.bought else CART if result.carted else CLICK if result.clicked else 0.0


def feature_of(weights: Weights, part: str, amount: float) -> float:
    """The feature by which `part` added `amount`; 0 where it does not count in these weights."""
    weight = weights.weight_of(part)
    if not weight or not amount:
        return 0.0
    curve = dict(weights.curves).get(part)
    return amount / weight if curve is None else _before(curve, amount / weight)


def _before(curve: Curve, value: float) -> float:
    """Where the rising `curve` has `value`: of a level piece its beginning."""
    xs, ys = zip(*curve.points, strict=True)
    if value <= ys[0]:
        return float(xs[0])
    for (x0, y0), (x1, y1) in zip(curve.points, curve.points[1:], strict=False):
        if value <= y1:
            return float(x0 + (x1 - x0) * (value - y0) / (y1 - y0)) if y1 > y0 else float(x0)
    return float(xs[-1])
