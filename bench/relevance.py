"""Scores rankings against judgements. Pure; grades are numbers from 0, "relevant" is a grade above 0.

NDCG as in Järvelin and Kekäläinen (2002) with the discount log2(rank + 1), once with the gain 2^grade - 1
(Burges et al. 2005) and once with the grade itself. Products that nobody judged count as 0. In a judged-only
ranking they are left out before (condensed lists, Sakai 2007).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CUT = 10
DEPTH = 100
_RESAMPLES = 10_000
_NUMBERS_AT_ONCE = 2_000_000  # 16 MB of them
_EXPONENTIAL_UP_TO = 10  # 2^grade of larger grades would make the best product all that counts


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one system, an entry for each query, (queries,)."""

    ndcg: NDArray[np.float64]
    """NDCG@10, gain 2^grade - 1: the headline. Linear where a grade is above 10."""
    ndcg_linear: NDArray[np.float64]
    recall: NDArray[np.float64]
    """Share of the relevant products among the first 100."""
    reciprocal_rank: NDArray[np.float64]
    """1 / rank of the first relevant product; 0 where none is among the first 100."""
    empty: NDArray[np.float64]
    """1 where nothing was found."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The mean of a paired difference over queries, with its 95 % bootstrap interval (percentiles)."""

    mean: float
    low: float
    high: float


def score(rankings: Sequence[Sequence[str]], grades: Sequence[Mapping[str, float]]) -> Scores:
    """`rankings` are product ids, best first, one ranking for each query of `grades`."""
    highest = max((grade for given in grades for grade in given.values()), default=0)
    exponential = highest <= _EXPONENTIAL_UP_TO
    rows = [
        (
            ndcg(ranking, given, exponential=exponential),
            ndcg(ranking, given, exponential=False),
            recall(ranking, given),
            reciprocal_rank(ranking, given),
            float(not ranking),
        )
        for ranking, given in zip(rankings, grades, strict=True)
    ]
    return Scores(*np.array(rows, dtype=np.float64).reshape(-1, 5).T)


def judged_only(ranking: Sequence[str], given: Mapping[str, float]) -> list[str]:
    return [id for id in ranking if id in given]


def ndcg(ranking: Sequence[str], given: Mapping[str, float], *, exponential: bool) -> float:
    """Of the first 10."""

    def gain(grade: float) -> float:
        return float(2**grade - 1) if exponential else grade

    def discounted(grades: Sequence[float]) -> float:
        return sum(gain(grade) / np.log2(rank + 1) for rank, grade in enumerate(grades[:CUT], start=1))

    best = discounted(sorted(given.values(), reverse=True))
    return discounted([given.get(id, 0) for id in ranking]) / best if best else 0.0


def recall(ranking: Sequence[str], given: Mapping[str, float]) -> float:
    relevant = {id for id, grade in given.items() if grade > 0}
    return len(relevant & set(ranking[:DEPTH])) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranking: Sequence[str], given: Mapping[str, float]) -> float:
    return next((1 / rank for rank, id in enumerate(ranking[:DEPTH], 1) if given.get(id, 0) > 0), 0.0)


def difference(ours: NDArray[np.float64], theirs: NDArray[np.float64], *, seed: int = 1) -> Difference:
    """Of two systems' scores for the same queries; the resamples are drawn from the queries."""
    each = ours - theirs  # (queries,)
    random = np.random.default_rng(seed)
    at_once = max(1, _NUMBERS_AT_ONCE // len(each))
    means = np.concatenate(
        [
            each[random.integers(len(each), size=(min(at_once, _RESAMPLES - done), len(each)))].mean(axis=1)
            for done in range(0, _RESAMPLES, at_once)
        ]
    )  # (resamples,)
    low, high = np.percentile(means, (2.5, 97.5))
    return Difference(float(each.mean()), float(low), float(high))
