"""The model, and what a shopper's live history scores with it.

    M_k[i, j]    what behaviour says about j after i: in sequence, in the same histories, by two steps; at most 100 a row
    x_i          the unit vector of i's attributes (content.py)
    score(u, j) = sum over u's events e = (product i, place r, weight w):
                        w (1 + r)^-h sum over k of M_k[i, j]  +  w c (1 + r)^-g x_i . x_j
                  + shown(u, j) + 1e-6 popularity share of j

r is 0 for the newest moment. A stated wish is an event of content alone, at r = 0. shown is what a recent post adds
(posts.py). Every term belongs to one event or post, so what made a score is known exactly (explain.py). Rows are in order of popularity; of equal scores the lower row
comes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from persea.interests.arrays import Floats, Ints, Offsets, Singles, places
from persea.interests.content import Content
from persea.interests.numbering import Numbering
from persea.interests.profile import Profile

POPULARITY_WEIGHT = 1e-6
BEHAVIOUR = ("sequence", "together", "two steps")
"""What M_k are, in the order of `InterestModel.parts`."""
_ONES = np.ones(len(BEHAVIOUR))


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
    kind_weights: Mapping[str, float] = field(default_factory=dict)
    """What an event weighs by the name of its kind, where the shop's own events told; else as history.py says."""
    _events: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_events", float(self.popularity.sum()))
        if self.parts.shape != (len(self.column), len(BEHAVIOUR)):
            raise ValueError(f"({len(self.column)}, {len(BEHAVIOUR)}) expected: {self.parts.shape}")
        if len(self.popularity) != len(self.products) or len(self.start) - 1 > len(self.products):
            raise ValueError(f"{len(self.products)} products: {len(self.popularity)}, {len(self.start) - 1}")

    def with_newcomers(self, attributes: Mapping[str, Sequence[str]]) -> InterestModel:
        """With products that came after the fit, found by their content alone; they replace those given before."""
        fitted = len(self.start) - 1
        new = {one: held for one, held in attributes.items() if not self._is_fitted(one)}
        return replace(
            self,
            products=Numbering((*self.products.ids[:fitted], *new)),
            popularity=np.concatenate((self.popularity[:fitted], np.zeros(len(new)))),
            content=self.content.with_newcomers(list(new.values())),
        )

    def _is_fitted(self, product: str) -> bool:
        row = self.products.row(product)
        return row is not None and row < len(self.start) - 1

    def popularity_share(self, rows: Ints) -> Floats:
        return self.popularity[rows] / max(self._events, 1.0)

    def amounts(self, profile: Profile) -> tuple[Ints, Floats]:
        """(rows, what is added to each) by all events, wishes and posts; a row stands there once for each addition."""
        trail = [
            (row, event.weight, r, event.attributes)
            for r, event in profile.newest_first()
            for row in (self.products.row(event.product),)
        ]
        row = np.array([-1 if one[0] is None else one[0] for one in trail], np.int32)
        weight = np.array([one[1] for one in trail], np.float64)
        place = np.array([one[2] for one in trail], np.float64)
        fitted = (row >= 0) & (row < len(self.start) - 1)
        at, owner = places(self.start, row[fitted])
        by_event = weight[fitted] * (1 + place[fitted]) ** -self.decay.behaviour
        behaved = (self.parts[at] @ _ONES) * by_event[owner]
        fading = self.content_weight * weight * (1 + place) ** -self.decay.content
        vectors = [self.content.vectors(row[row >= 0], fading[row >= 0])]
        for at_event in np.flatnonzero(row < 0):
            vectors.append(self._of_attributes(trail[at_event][3], fading[at_event]))
        for wish in profile.wishes:
            vectors.append(self._of_attributes(wish.attributes, self.content_weight * wish.weight))
        alike, alike_by = self.content.amounts(*_added(vectors))
        shown, shown_by = self._shown(profile)
        return np.concatenate((self.column[at], alike, shown)), np.concatenate((behaved, alike_by, shown_by))

    def content_of(self, product: str, attributes: Sequence[str]) -> tuple[Ints, Singles]:
        """x of a product, or of `attributes` where the product is not known."""
        row = self.products.row(product)
        return self.content.vector_of(attributes) if row is None else self.content.vector(row)

    def _shown(self, profile: Profile) -> tuple[Ints, Floats]:
        known = [(self.products.row(one.product), one.amount) for one in profile.shown]
        found = [(row, amount) for row, amount in known if row is not None]
        return np.array([row for row, _ in found], np.int32), np.array([by for _, by in found], np.float64)

    def _of_attributes(self, attributes: Sequence[str], weight: float) -> tuple[Ints, Floats]:
        held, x = self.content.vector_of(attributes)
        return held, x * np.float64(weight)


def _added(vectors: Sequence[tuple[Ints, Floats]]) -> tuple[Ints, Floats]:
    """The sum of sparse vectors, by ascending attribute."""
    held = np.concatenate([one[0] for one in vectors])
    attribute, at = np.unique(held, return_inverse=True)
    values = np.concatenate([one[1] for one in vectors])
    return attribute.astype(np.int32), np.bincount(at, values, len(attribute)).astype(np.float64)
