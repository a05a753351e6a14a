"""How high a ranking puts what shoppers followed, from clicks on lists that another ranking made.

    value of a ranking = sum over followed cards of  u / log2(1 + its place)  over the sum of u

u is what the follow is worth over how probable it was that its place was looked at: the mean NDCG of followed cards, as if
every place had been looked at alike (inverse propensity scoring, with its weights normalised: Swaminathan and Joachims,
"The Self-Normalized Estimator for Counterfactual Learning", NIPS 2015). 1: each followed card would stand first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from persea.interests.arrays import Floats
from persea.learn.examination import Examination
from persea.learn.shown_lists import LEARNT, Ints, Lists
from persea.ranking.weights import Weights

_MOST_TIMES = 20.0  # no follow counts more often: a few from far below would decide all
_RESAMPLES = 1_000
_INTERVAL = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Gain:
    """What one ranking is worth over another on the same lists."""

    lists: int
    clicks: int
    value: float
    value_of_other: float
    low: float
    """Of the difference: 95 % of the resamples of shoppers lie between."""
    high: float

    @property
    def difference(self) -> float:
        return self.value - self.value_of_other


def weights_of_clicks(lists: Lists, examination: Examination) -> Floats:  # (n,)
    """0 where nobody followed."""
    return lists.gain * np.minimum(1 / examination.at(lists.position), _MOST_TIMES)


def scores_of(lists: Lists, weights: Weights) -> Floats:  # (n,)
    total = lists.fixed.copy()
    curves = dict(weights.curves)
    for at, part in enumerate(LEARNT):
        feature = lists.features[:, at]
        curve = curves.get(part)
        if curve is not None:
            xs, ys = zip(*curve.points, strict=True)
            feature = np.interp(feature, xs, ys)
        total += weights.weight_of(part) * feature
    return total


def places_of(lists: Lists, scores: Floats) -> Ints:  # (n,)
    """From 1, in each list; of equal scores as they were ranked."""
    order = np.lexsort((lists.ranked, -scores, lists.list_of))
    places = np.empty(len(scores), np.int64)
    places[order] = np.arange(len(scores)) - lists.starts[lists.list_of][order] + 1
    return places


def gain_over(lists: Lists, examination: Examination, weights: Weights, other: Weights) -> Gain:
    """Of `weights` over `other`; resampled by shopper, since what one does is of a kind."""
    worth = weights_of_clicks(lists, examination)
    by_shopper = lists.shoppers[lists.list_of]
    shoppers = int(by_shopper.max(initial=0)) + 1
    of_all = np.bincount(by_shopper, worth, minlength=shoppers)
    ours, theirs = (
        np.bincount(
            by_shopper, worth / np.log2(1 + places_of(lists, scores_of(lists, one))), minlength=shoppers
        )
        for one in (weights, other)
    )
    random = np.random.default_rng(7)
    differences = []
    for _ in range(_RESAMPLES):
        drawn = np.bincount(random.integers(shoppers, size=shoppers), minlength=shoppers)
        if weight := float(drawn @ of_all):
            differences.append(float(drawn @ (ours - theirs)) / weight)
    low, high = np.percentile(differences, _INTERVAL)
    total = float(of_all.sum())
    return Gain(
        lists.count,
        lists.clicks,
        float(ours.sum() / total),
        float(theirs.sum() / total),
        float(low),
        float(high),
    )
