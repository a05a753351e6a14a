"""Scores of rankings, with figures worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from relevance import difference, judged_only, ndcg, recall, reciprocal_rank, score

GRADES = {"a": 3.0, "b": 2.0, "c": 1.0, "d": 0.0}


@pytest.mark.parametrize(
    ("ranking", "exponential", "value"),
    [
        # Discounts 1, 1/log2(3) = .6309, 1/log2(4) = .5.
        # Ideal, 2^g - 1: 7 + 3 x .6309 + 1 x .5 = 9.3928; linear: 3 + 2 x .6309 + 1 x .5 = 4.7619
        (["a", "b", "c"], True, 1.0),
        (["a", "b", "c"], False, 1.0),
        (["c", "b", "a"], True, 0.6806),  # (1 + 1.8928 + 3.5) / 9.3928
        (["c", "b", "a"], False, 0.7900),  # (1 + 1.2619 + 1.5) / 4.7619
        (["x", "a"], True, 0.4702),  # .6309 x 7 = 4.4165; / 9.3928
        (["d", "x"], True, 0.0),
        ([], True, 0.0),
        (["x"] * 10 + ["a"], True, 0.0),  # the eleventh does not count
    ],
)
def test_ndcg(ranking: list[str], exponential: bool, value: float) -> None:
    """Gains are discounted by log2(rank + 1), cut at ten, and set in relation to the best possible order."""
    assert ndcg(ranking, GRADES, exponential=exponential) == pytest.approx(value, abs=1e-4)


def test_ideal_is_cut_at_ten() -> None:
    """With twenty equally good products, ten of them are a perfect first page."""
    grades = {f"p{n}": 1.0 for n in range(20)}
    assert ndcg([f"p{n}" for n in range(10)], grades, exponential=True) == pytest.approx(1.0)


def test_recall_and_reciprocal_rank() -> None:
    """Relevant is what has a grade above 0: a third of them found, the first of them at place two."""
    ranking = ["d", "b", "x"]
    assert recall(ranking, GRADES) == pytest.approx(1 / 3)
    assert reciprocal_rank(ranking, GRADES) == pytest.approx(1 / 2)
    assert reciprocal_rank(["x"], GRADES) == 0
    assert recall(["x"] * 100 + ["a"], GRADES) == 0


def test_judged_only() -> None:
    """What nobody judged is taken out of a ranking, what was judged as 0 stays."""
    assert judged_only(["x", "d", "y", "a"], GRADES) == ["d", "a"]


def test_scores_of_many() -> None:
    """Each query has its entry; one that found nothing is marked."""
    scores = score([["a", "b", "c"], []], [GRADES, GRADES])
    assert scores.ndcg.tolist() == [1.0, 0.0]
    assert scores.recall.tolist() == [1.0, 0.0]
    assert scores.empty.tolist() == [0.0, 1.0]


def test_large_grades_are_linear() -> None:
    """Where a grade is above 10, two to its power would count alone: the gain is the grade then."""
    scores = score([["b", "a"]], [{"a": 100.0, "b": 50.0}])
    assert scores.ndcg.tolist() == pytest.approx([(50 + 63.0930) / (100 + 31.5465)], abs=1e-4)
    assert scores.ndcg.tolist() == scores.ndcg_linear.tolist()


def test_difference() -> None:
    """The interval lies around the mean of the paired differences; without any spread it is a point."""
    ours, theirs = np.array([0.5, 0.7, 0.9]), np.array([0.4, 0.6, 0.8])
    same = difference(ours, theirs)
    assert (same.mean, same.low, same.high) == pytest.approx((0.1, 0.1, 0.1))
    # Half of 400 queries differ by 1: standard error .5 / sqrt(400) = .025, so .5 +- 1.96 x .025.
    spread = difference(np.array([1.0, 0.0] * 200), np.zeros(400))
    assert (spread.mean, spread.low, spread.high) == pytest.approx((0.5, 0.451, 0.549), abs=0.004)
