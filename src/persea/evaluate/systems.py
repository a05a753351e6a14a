"""What is compared, all behind one form: `fit` takes events and attributes and gives a function that fills lists.

Whatever has been seen is left out of a list. `implicit` (MIT) belongs to the benchmarks' own requirements.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from persea.interests.events import EventTable
from persea.interests.model import InterestModel
from persea.interests.profile import Profile
from persea.interests.rank import rank

Attributes = Mapping[str, Sequence[str]]
FitModel = Callable[[EventTable, Attributes], InterestModel]
FillLists = Callable[[Sequence[Profile], int], list[list[str]]]


class System(Protocol):
    @property
    def name(self) -> str: ...

    def fit(self, events: EventTable, attributes: Attributes) -> FillLists: ...


@dataclass(frozen=True, slots=True)
class Persea:
    """The model as a shop runs it, with one call of `rank` for each shopper."""

    fit_model: FitModel
    name: str = "Persea"

    def fit(self, events: EventTable, attributes: Attributes) -> FillLists:
        model = self.fit_model(events, attributes)
        return lambda profiles, count: [
            [one.product for one in rank(model, profile, count)] for profile in profiles
        ]


@dataclass(frozen=True, slots=True)
class PerseaIdsOnly:
    """The same without attributes."""

    fit_model: FitModel
    name: str = "Persea, ids only"

    def fit(self, events: EventTable, attributes: Attributes) -> FillLists:
        return Persea(self.fit_model).fit(events, {})


@dataclass(frozen=True, slots=True)
class Popularity:
    name: str = "popularity"

    def fit(self, events: EventTable, attributes: Attributes) -> FillLists:
        popular = _popular(events)
        return lambda profiles, count: [_filled([], popular, one, count) for one in profiles]


@dataclass(frozen=True, slots=True)
class LastTransitions:
    """What most often came right after the last product; then what is popular."""

    name: str = "last item's transitions"

    def fit(self, events: EventTable, attributes: Attributes) -> FillLists:
        follows: dict[str, Counter[str]] = {}
        for at in np.flatnonzero(events.shopper[1:] == events.shopper[:-1]).tolist():
            here, there = (events.products[int(events.product[one])] for one in (at, at + 1))
            follows.setdefault(here, Counter())[there] += 1
        popular = _popular(events)
        place = {product: at for at, product in enumerate(popular)}
        ordered = {
            product: sorted(after, key=lambda one: (-after[one], place[one]))
            for product, after in follows.items()
        }
        return lambda profiles, count: [
            _filled(ordered.get(_last(one), []), popular, one, count) for one in profiles
        ]


@dataclass(frozen=True, slots=True)
class Implicit:
    """A model of `implicit`, by the names of its module and class, on one thread."""

    name: str
    module: str
    model: str
    options: Mapping[str, int]

    def fit(self, events: EventTable, attributes: Attributes) -> FillLists:
        from scipy.sparse import csr_matrix

        made = getattr(importlib.import_module(self.module), self.model)(num_threads=1, **self.options)
        shape = (len(events.shoppers), len(events.products))
        made.fit(csr_matrix((events.weight, (events.shopper, events.product)), shape), show_progress=False)
        number = {product: at for at, product in enumerate(events.products)}
        asks = {"recalculate_user": True} if self.module.endswith("als") else {}

        def fill(profiles: Sequence[Profile], count: int) -> list[list[str]]:
            pairs = [
                (at, number[event.product], event.weight)
                for at, one in enumerate(profiles)
                for event in one.events
            ]
            who, what, weight = (np.array(column) for column in zip(*pairs, strict=True))
            seen = csr_matrix((weight.astype(np.float32), (who, what)), (len(profiles), shape[1]))
            ids, _ = made.recommend(
                np.arange(len(profiles)), seen, N=count, filter_already_liked_items=True, **asks
            )
            return [[events.products[one] for one in row if one >= 0] for row in ids.tolist()]

        return fill


def rivals() -> tuple[list[System], list[str]]:
    """What Persea is compared with, and the names of those that are not installed."""
    simple: list[System] = [Popularity(), LastTransitions()]
    neighbours = "implicit.nearest_neighbours"
    als = {"factors": 64, "random_state": 1}
    theirs: list[System] = [
        Implicit("item-kNN (implicit, cosine, K 100)", neighbours, "CosineRecommender", {"K": 100}),
        Implicit("implicit BM25 (K 20, its default)", neighbours, "BM25Recommender", {"K": 20}),
        Implicit("implicit BM25 (K 100)", neighbours, "BM25Recommender", {"K": 100}),
        Implicit("implicit ALS (64 factors)", "implicit.als", "AlternatingLeastSquares", als),
    ]
    if importlib.util.find_spec("implicit") is None:
        return simple, [one.name for one in theirs]
    return [*simple, *theirs], []


def _popular(events: EventTable) -> list[str]:
    weight = np.bincount(events.product, events.weight, len(events.products))
    return [events.products[at] for at in np.argsort(-weight, kind="stable").tolist() if weight[at] > 0]


def _last(profile: Profile) -> str:
    newest = profile.newest_first()
    return newest[0][1].product if newest else ""


def _filled(first: Sequence[str], popular: Sequence[str], profile: Profile, count: int) -> list[str]:
    seen = {event.product for event in profile.events}
    listed = [one for one in first if one not in seen][:count]
    for one in popular:
        if len(listed) >= count:
            break
        if one not in seen and one not in listed:
            listed.append(one)
    return listed
