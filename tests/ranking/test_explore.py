"""Neighbours that change places: which may, how often, and that the told probability is the true one."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from persea.ranking.explore import Turned, propensity, swappable, tried_out

FALLING = [5.0, 4.0, 3.0, 2.0]


def test_the_first_stays_and_so_does_what_no_score_put_there() -> None:
    """Neither the first with the second, nor what has no score, nor where the order is not that of the scores."""
    assert swappable(FALLING) == [False, True, True]
    assert swappable([5.0, 4.0, None, 2.0, 1.0]) == [False, False, False, True]
    assert swappable([5.0, 3.0, 4.0, 2.0]) == [False, False, True]
    assert swappable([1.0]) == swappable([]) == []


def test_the_propensity_is_worked_by_hand() -> None:
    """Of 20 % of the lists: a given pair is cut in half of them, and turned in half of those, 5 % in all."""
    pairs = swappable(FALLING)
    assert propensity(pairs, 0, 0, 0.2) == 1
    assert propensity(pairs, 1, 1, 0.2) == pytest.approx(0.95)  # one neighbour
    assert propensity(pairs, 2, 2, 0.2) == pytest.approx(0.90)  # two
    assert propensity(pairs, 3, 3, 0.2) == pytest.approx(0.95)
    assert propensity(pairs, 1, 2, 0.2) == propensity(pairs, 2, 1, 0.2) == pytest.approx(0.05)


def test_places_come_as_often_as_they_say() -> None:
    """Over 40,000 lists every place of every card has the frequency that was told with it, to half a percent."""
    seen: Counter[tuple[int, int]] = Counter()
    told: dict[tuple[int, int], float] = {}
    random = Random(1)
    for _ in range(40_000):
        placed = tried_out(FALLING, 0.4, random)
        assert sorted(one.ranked for one in placed) == [1, 2, 3, 4]
        for place, one in enumerate(placed, 1):
            seen[one.ranked, place] += 1
            told[one.ranked, place] = one.propensity
    assert set(told) == {(1, 1), (2, 2), (2, 3), (3, 2), (3, 3), (3, 4), (4, 3), (4, 4)}
    for where, probability in told.items():
        assert seen[where] / 40_000 == pytest.approx(probability, abs=0.005)


def test_without_a_share_nothing_moves() -> None:
    """Each stands where its score puts it, with certainty; so it does in a list of one or of none."""
    assert tried_out(FALLING, 0.0, Random(1)) == [Turned(place, 1.0) for place in (1, 2, 3, 4)]
    assert tried_out([1.0], 0.5, Random(1)) == [Turned(1, 1.0)]
    assert tried_out([], 0.5, Random(1)) == []
