"""The model, and what a shopper's live history scores with it.

    M_k[i, j]    what behaviour says about j after i: in sequence, in the same histories, by two steps; at most 100 a row
    x_i          the unit vector of i's attributes (content.py)
    score(u, j) = sum over u's events e = (product i, place r, weight w):
                        w (1 + r)^-h sum over k of M_k[i, j]  +  w c (1 + r)^-g x_i . x_j
                  + 1e-6 popularity share of j

r is 0 for the newest moment. A stated wish is an event of content alone, at r = 0. Every term belongs to one event,
so what made a score is known exactly (explain.py). Rows are in order of popularity; of equal scores the lower row
comes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from persea.interests.arrays import Floats, Ints, Offsets, Singles, places
from persea.interests.content import Content
from persea.interests.numbering import Numbering
from persea.interests.profile import Interaction, Profile

POPULARITY_WEIGHT = 1e-6
BEHAVIOUR = ("sequence", "together", "two steps")
"""What M_k are, in the order of `InterestModel.parts`."""


@dataclass(frozen=True, slots=True)
class Decay:
    """How fast older events fade: (1 + r)^-behaviour, (1 + r)^-content."""

    behaviour: float
    content: float


@dataclass(frozen=True, slots=True, eq=False)
class InterestModel:
    products: Numbering
    start: Offsets  # (fitted products + 1,)
    column: Ints  # (values,)
    parts: Singles  # (values, 3) M_k[i, j], weighted
    popularity: Floats  # (products,) weight of its events, not ascending
    content: Content
    content_weight: float
    decay: Decay

    def __post_init__(self) -> None:
        if self.parts.shape != (len(self.column), len(BEHAVIOUR)):
            raise ValueError(f"({len(self.column)}, {len(BEHAVIOUR)}) expected: {self.parts.shape}")
        if len(self.popularity) != len(self.products) or len(self.start) - 1 > len(self.products):
            raise ValueError(f"{len(self.products)} products: {len(self.popularity)}, {len(self.start) - 1}")

    def with_newcomers(self, attributes: Mapping[str, Sequence[str]]) -> InterestModel:
        """With products that came after the fit, found by their content alone; they replace those given before."""
        fitted = len(self.start) - 1
        new = {one: held for one, held in attributes.items() if (self.products.row(one) or 0) >= fitted}
        new |= {one: held for one, held in attributes.items() if one not in self.products}
        return replace(
            self,
            products=Numbering((*self.products.ids[:fitted], *new)),
            popularity=np.concatenate((self.popularity[:fitted], np.zeros(len(new)))),
            content=self.content.with_newcomers(list(new.values())),
        )

    def popularity_share(self, rows: Ints) -> Floats:
        return self.popularity[rows] / max(float(self.popularity.sum()), 1.0)

    def amounts(self, profile: Profile) -> tuple[Ints, Floats]:
        """(rows, what is added to each) by all events and wishes; a row stands there once for each addition."""
        events = [
            (row, event.weight, r)
            for r, event in profile.newest_first()
            if (row := self.products.row(event.product)) is not None
        ]
        fitted = [one for one in events if one[0] < len(self.start) - 1]
        by_behaviour = np.array([weight * (1 + r) ** -self.decay.behaviour for _, weight, r in fitted])
        at, owner = places(self.start, np.array([row for row, _, _ in fitted], np.int32))
        behaved = self.parts[at].sum(1, dtype=np.float64) * by_behaviour[owner] if len(at) else np.zeros(0)
        attribute, weight = self.wanted(profile)
        alike, alike_by = self.content.amounts(attribute, weight)
        return np.concatenate((self.column[at], alike)), np.concatenate((behaved, alike_by))

    def wanted(self, profile: Profile) -> tuple[Ints, Floats]:
        """The weighted attributes of a profile: c sum of w (1 + r)^-g x."""
        vectors = [(self.content_of(event.product, event.attributes), w) for event, w in self._fading(profile)]
        vectors += [(self.content.vector_of(wish.attributes), self._wish(wish.weight)) for wish in profile.wishes]
        if not vectors:
            return np.zeros(0, np.int32), np.zeros(0)
        attribute, at = np.unique(np.concatenate([held for (held, _), _ in vectors]), return_inverse=True)
        value = np.concatenate([x * np.float64(w) for (_, x), w in vectors])
        return attribute, np.bincount(at, value, len(attribute))

    def content_of(self, product: str, attributes: Sequence[str]) -> tuple[Ints, Singles]:
        """x of a product, or of `attributes` where the product is not known."""
        row = self.products.row(product)
        return self.content.vector_of(attributes) if row is None else self.content.vector(row)

    def _fading(self, profile: Profile) -> list[tuple[Interaction, float]]:
        return [
            (event, self.content_weight * event.weight * (1 + r) ** -self.decay.content)
            for r, event in profile.newest_first()
        ]

    def _wish(self, weight: float) -> float:
        return self.content_weight * weight
