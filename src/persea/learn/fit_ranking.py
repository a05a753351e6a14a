"""Learns what each part of a score is worth from what shoppers did with the lists that they were shown.

    score of a card   s = fixed + sum over parts of  w_p f_p(feature)            fixed: relevance, diversity, merchandising
    minimise          sum over followed i, others j of its list   u_i log(1 + exp(-t (s_i - s_j)))  +  l sum sd_p^2 (t w_p - t d_p)^2
    u_i               what i is worth (follow 1, cart 2, purchase 4) / how probable it is that its place is looked at

Pairs within a list, each followed card weighed by the inverse of its propensity: "Unbiased Learning-to-Rank with Biased
Feedback" (Joachims, Swaminathan and Schnabel, WSDM 2017), with the logistic loss of RankNet in the place of the hinge. t is
how sharply shoppers tell scores apart, and is fitted along. No weight is below 0: a better rating never counts against a
product. d are the defaults: where lists say little of a part, it keeps its default. f is the feature itself, or where that
is surely better a rising curve of few straight lines.

Lists are cut by time: the earlier ones fit, and their last part chooses l and whether curves are used. The later ones
decide: the weights are used only where they put followed cards surely higher than the defaults there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from persea.interests.arrays import Floats
from persea.learn.curves import Ramps, curve_of, ramps_of, unbent
from persea.learn.examination import Examination, examination_of
from persea.learn.shown_lists import LEARNT, Ints, Lists
from persea.learn.worth import Gain, gain_over, scores_of, weights_of_clicks
from persea.ranking.weights import DEFAULTS, Curve, Weights

FEWEST_CLICKS = 300  # in all lists
_FITTED, _CHOSEN = 0.7, 0.8  # shares of the lists that fit; of these, that fit while the rest chooses
_PULLS = (0.001, 0.01, 0.1, 1.0)  # towards the defaults: the l of the formula
_LEAST_GAIN = 0.005
_LEAST_OF_DEFAULT = 0.05  # of a default: with no weight at all a part is in no log, and could never come back
_MOST_WEIGHT = 5.0
_LEAST_SHARPNESS = 1e-3

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class FittedRanking:
    weights: Weights
    """What was found; to be used where `is_better`."""
    examination: Examination
    lists: int
    clicks: int
    gain: Gain | None
    """Over the defaults, on later lists; None where there were too few clicks to fit anything."""

    @property
    def is_better(self) -> bool:
        """Surely, and by something: that near the defaults lies what is as good as they are, is no reason to leave them."""
        gain = self.gain
        return gain is not None and gain.low > 0 and gain.difference >= _LEAST_GAIN * gain.value_of_other


def fit_ranking(
    lists: Lists, *, defaults: Weights = DEFAULTS, progress: Progress = lambda doing, share: None
) -> FittedRanking:
    """Fits, and holds what was found against `defaults` on later lists. The same lists give the same weights."""
    nothing = FittedRanking(defaults, Examination("none", (1.0,)), lists.count, lists.clicks, None)
    if lists.clicks < FEWEST_CLICKS:
        return nothing
    cut = int(lists.count * _FITTED)
    earlier, later = lists.between(0, cut), lists.between(cut, lists.count)
    if not earlier.clicks or not later.clicks:
        return nothing
    progress("estimating what places are looked at", 0.0)
    examination = examination_of(earlier)
    progress("choosing how far from the defaults", 0.2)
    pull, is_bent = _chosen(earlier, examination, defaults)
    progress("fitting", 0.7)
    weights = fit_weights(earlier, examination, defaults, pull=pull, bent=is_bent)
    progress("holding it against the defaults on later lists", 0.9)
    gain = gain_over(later, examination, weights, defaults)
    return replace(nothing, weights=weights, examination=examination, gain=gain)


def _chosen(lists: Lists, examination: Examination, defaults: Weights) -> tuple[float, bool]:
    """The pull, and whether curves are used: where they lower the loss by more than its standard error."""
    cut = int(lists.count * _CHOSEN)
    first, rest = lists.between(0, cut), lists.between(cut, lists.count)
    losses: dict[tuple[float, bool], Floats] = {}
    for is_bent in (False, True):
        for pull in _PULLS:
            weights, sharpness = _fitted(first, examination, defaults, pull, is_bent)
            losses[pull, is_bent] = _losses(rest, examination, weights, sharpness)
    straight = min(_PULLS, key=lambda pull: (float(losses[pull, False].sum()), -pull))
    bent = min(_PULLS, key=lambda pull: (float(losses[pull, True].sum()), -pull))
    spared = losses[straight, False] - losses[bent, True]
    if len(spared) > 1 and spared.sum() > np.sqrt(len(spared)) * spared.std(ddof=1):
        return bent, True
    return straight, False


def fit_weights(
    lists: Lists, examination: Examination, defaults: Weights = DEFAULTS, *, pull: float, bent: bool = False
) -> Weights:
    return _fitted(lists, examination, defaults, pull, bent)[0]


# ---------------------------------------------------------------- the fit itself


def _fitted(
    lists: Lists, examination: Examination, defaults: Weights, pull: float, is_bent: bool
) -> tuple[Weights, float]:
    """The weights, and how sharply shoppers tell scores apart."""
    ramps = [ramps_of(lists.features[:, at], bent=is_bent) for at in range(len(LEARNT))]
    columns = np.column_stack([one.columns(lists.features[:, at]) for at, one in enumerate(ramps)])
    of_part = np.concatenate([np.full(one.count, at) for at, one in enumerate(ramps)])
    usual = np.array([defaults.weight_of(part) for part in LEARNT])[of_part]
    upper, lower, worth = _pairs(lists, examination)
    spread = np.array([columns[:, at].std() for at in range(columns.shape[1])])
    apart, apart_fixed = columns[upper] - columns[lower], lists.fixed[upper] - lists.fixed[lower]
    total = worth.sum() or 1.0

    def loss(values: Floats) -> tuple[float, Floats]:
        slopes, sharpness = values[:-1], values[-1]
        margins = apart @ slopes + sharpness * apart_fixed
        off = spread * (slopes - sharpness * usual)
        drawn = -worth * expit(-margins) / total
        value = float(worth @ np.logaddexp(0.0, -margins)) / total + pull * float(off @ off)
        towards = 2 * pull * spread * off
        gradient = np.concatenate((apart.T @ drawn + towards, [apart_fixed @ drawn - float(towards @ usual)]))
        return value, gradient

    begun = np.concatenate((usual * 5.0, [5.0]))
    bounds = [(0.0, None)] * len(usual) + [(_LEAST_SHARPNESS, None)]
    found = minimize(loss, begun, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500})
    sharpness = float(found.x[-1])
    slopes = np.where(spread > 0, found.x[:-1] / sharpness, usual)  # of the others lists say nothing
    return _as_weights(ramps, slopes, of_part, defaults), sharpness


def _as_weights(ramps: Sequence[Ramps], slopes: Floats, of_part: Ints, defaults: Weights) -> Weights:
    told: dict[str, float] = {}
    curves: list[tuple[str, Curve]] = []
    for at, part in enumerate(LEARNT):
        own, usual = slopes[of_part == at], defaults.weight_of(part)
        weight, curve = curve_of(ramps[at], own) if len(own) > 1 else unbent(float(own[0]))
        told[part] = min(max(weight, _LEAST_OF_DEFAULT * usual), _MOST_WEIGHT)
        if curve is not None:
            curves.append((part, curve))
    return replace(defaults, version="fitted", curves=tuple(curves), **told)


def _pairs(lists: Lists, examination: Examination) -> tuple[Ints, Ints, Floats]:
    """Of each followed card and each other of its list: the rows of both, and what the pair is worth."""
    worth = weights_of_clicks(lists, examination)
    begins, ends = lists.starts[lists.list_of], lists.starts[lists.list_of + 1]
    followed = np.flatnonzero(lists.gain)
    counts = (ends - begins)[followed]
    upper = np.repeat(followed, counts)
    before = np.concatenate(([0], np.cumsum(counts)[:-1]))
    lower = np.arange(len(upper)) - np.repeat(before, counts) + np.repeat(begins[followed], counts)
    is_other = upper != lower
    kept: Ints = upper[is_other].astype(np.int64)
    return kept, lower[is_other], worth[kept]


def _losses(lists: Lists, examination: Examination, weights: Weights, sharpness: float) -> Floats:
    """Of each list, by which pairs of it are told apart wrongly."""
    scores = sharpness * scores_of(lists, weights)
    upper, lower, worth = _pairs(lists, examination)
    each = worth * np.logaddexp(0.0, -(scores[upper] - scores[lower]))
    return np.bincount(lists.list_of[upper], each, minlength=lists.count).astype(np.float64)
