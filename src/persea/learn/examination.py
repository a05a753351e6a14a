"""How probable it is that somebody looks at the card at a place, against the first: what a click must be weighed by.

The position-based model (Richardson et al., WWW 2007): a card is followed where it is looked at, which depends on its place
alone, and suits, which depends on the card alone. Two ways to know the first:

- by swaps: where neighbours were turned at random (ranking/explore.py), clicks above and below are as the two places,
  whatever stands there (Joachims, Swaminathan and Schnabel, "Unbiased Learning-to-Rank with Biased Feedback", WSDM 2017).
  The first card is never turned, so the places are taken to follow 1/k^eta, and eta is what makes the swaps most probable.
- by regression-EM, without any (Wang et al., "Position Bias Estimation for Unbiased Learning to Rank in Personal Search",
  WSDM 2018): what suits is a logistic regression over the features, what is looked at a number for each place.

What it does not do: cascade and trust effects. That a card below is looked at less after a good one above is not in it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import expit

from persea.interests.arrays import Floats
from persea.learn.shown_lists import Ints, Lists
from persea.ranking.explore import swappable

ENOUGH_SWAPPED = 2_000
"""Clicks on cards that were turned: eta is then known to 0.1; with a hundred to 0.4, and regression-EM is nearer."""
_STEEPEST = 3.0  # of eta
_ROUNDS, _STEPS = 60, 2
_RIDGE = 1.0  # of the regression, in cards
_LEAST = 0.02  # no place is looked at less


@dataclass(frozen=True, slots=True)
class Examination:
    by: str
    """ "swaps", "em", or "none" where places are all alike."""
    of_place: tuple[float, ...]
    """The first is 1; a place beyond the last is as the last."""
    eta: float | None = None
    """Where they follow 1/k^eta."""

    def at(self, position: Ints) -> Floats:
        """For positions from 1."""
        known = np.asarray(self.of_place, dtype=np.float64)
        found: Floats = known[np.minimum(position, len(known)) - 1]
        return found


def examination_of(lists: Lists, *, enough: int = ENOUGH_SWAPPED) -> Examination:
    """By swaps where there are enough of them, else by regression-EM."""
    if swapped_clicks(lists) >= enough:
        return by_swaps(lists)
    return by_em(lists)


def swapped_clicks(lists: Lists) -> int:
    return int(np.count_nonzero((lists.gain > 0) & (lists.position != lists.ranked)))


def power_law(eta: float, places: int) -> tuple[float, ...]:
    return tuple(float(place**-eta) for place in range(1, places + 1))


# ---------------------------------------------------------------- by swaps


def clicks_of_swaps(lists: Lists) -> Floats:  # (places, 2)
    """For places k and k + 1 from 0: clicks above and below, each weighed by one over its propensity, of cards that could
    have stood at either."""
    places = int(lists.position.max(initial=1))
    clicks = np.zeros((places, 2))
    for first, last in zip(lists.starts[:-1], lists.starts[1:], strict=True):
        rows = slice(first, last)
        if not lists.gain[rows].any() or lists.propensity[rows].min() >= 1:
            continue
        pairs = _pairs(lists, rows)
        for row in range(first, last):
            if not lists.gain[row]:
                continue
            ranked, place = int(lists.ranked[row]) - 1, int(lists.position[row]) - 1
            for upper in (place - 1, place):
                if 0 <= upper < len(pairs) and pairs[upper] and ranked in (upper, upper + 1):
                    clicks[upper, place - upper] += 1 / lists.propensity[row]
    return clicks


def _pairs(lists: Lists, rows: slice) -> list[bool]:
    """Which neighbours, by score, could have been turned."""
    by_rank = np.argsort(lists.ranked[rows], kind="stable")
    could = lists.propensity[rows][by_rank] < 1  # the shop's pins and sponsors never are
    scores = lists.score[rows][by_rank]
    return swappable([float(score) if one else None for score, one in zip(scores, could, strict=True)])


def by_swaps(lists: Lists) -> Examination:
    clicks = clicks_of_swaps(lists)
    upper = np.arange(1, len(clicks) + 1, dtype=np.float64)

    def surprise(eta: float) -> float:
        below = 1 / (1 + ((upper + 1) / upper) ** eta)  # (k+1)^-eta / (k^-eta + (k+1)^-eta)
        return -float(np.sum(clicks[:, 0] * np.log1p(-below) + clicks[:, 1] * np.log(below)))

    found = minimize_scalar(surprise, bounds=(0.0, _STEEPEST), method="bounded", options={"xatol": 1e-6})
    eta = float(found.x)
    return Examination("swaps", power_law(eta, len(clicks)), eta)


# ---------------------------------------------------------------- by regression-EM


def by_em(lists: Lists) -> Examination:
    """Places never seen more than those above: what is found is made to fall (isotonic regression)."""
    place = lists.position - 1
    places = int(place.max(initial=0)) + 1
    shown = np.bincount(place, minlength=places).astype(np.float64)
    clicked = (lists.gain > 0).astype(np.float64)
    if not clicked.any():
        return Examination("none", (1.0,))
    looked = np.asarray(power_law(1.0, places))
    known = _standardised(np.column_stack((lists.features, lists.fixed)))
    coefficients = np.zeros(known.shape[1])
    suits = np.full(len(clicked), max(clicked.mean(), 1e-3))
    for _ in range(_ROUNDS):
        at = looked[place]
        not_clicked = 1 - at * suits
        seen = clicked + (1 - clicked) * at * (1 - suits) / not_clicked
        suited = clicked + (1 - clicked) * suits * (1 - at) / not_clicked
        looked = np.clip(np.bincount(place, seen, minlength=places) / np.maximum(shown, 1), 1e-4, 1 - 1e-6)
        coefficients = _regression(known, suited, coefficients)
        suits = np.clip(expit(known @ coefficients), 1e-6, 1 - 1e-6)
    falling = _falling(looked, shown)
    of_place = np.maximum(falling / falling[0], _LEAST)
    return Examination("em", tuple(float(one) for one in of_place))


def _standardised(columns: Floats) -> Floats:
    """With a column of ones before."""
    spread = columns.std(axis=0)
    scaled = (columns - columns.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    return np.column_stack((np.ones(len(columns)), scaled))


def _regression(columns: Floats, targets: Floats, coefficients: Floats) -> Floats:
    """A few steps of Newton's towards the logistic regression on `targets` between 0 and 1."""
    for _ in range(_STEPS):
        said = expit(columns @ coefficients)
        slope = columns.T @ (targets - said) - _RIDGE * coefficients
        curvature = (columns * (said * (1 - said))[:, None]).T @ columns + _RIDGE * np.eye(columns.shape[1])
        coefficients = coefficients + np.linalg.solve(curvature, slope)
    return coefficients


def _falling(values: Floats, weights: Floats) -> Floats:
    """The nearest that never rises: pool adjacent violators."""
    blocks: list[list[float]] = []  # mean, weight, length
    for value, weight in zip(values, weights, strict=True):
        blocks.append([float(value), float(weight), 1])
        while len(blocks) > 1 and blocks[-2][0] < blocks[-1][0]:
            mean, mass, length = blocks.pop()
            above = blocks[-1]
            total = above[1] + mass
            above[0] = (above[0] * above[1] + mean * mass) / total if total else above[0]
            above[1], above[2] = total, above[2] + length
    return np.concatenate([np.full(int(length), mean) for mean, _, length in blocks])
