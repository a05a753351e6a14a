"""How high a ranking puts what was followed: worked by hand."""

from __future__ import annotations

from dataclasses import replace
from math import log2

import numpy as np
import pytest
from shown import lists_of

from persea.learn.examination import Examination
from persea.learn.worth import gain_over, places_of, scores_of, weights_of_clicks
from persea.ranking.weights import DEFAULTS, Curve

HALVED = Examination("known", (1.0, 0.5, 0.25))
BY_RATING = replace(DEFAULTS, interest=0.0, quality=1.0)
BY_INTEREST = replace(DEFAULTS, interest=1.0, quality=0.0)
LISTS = lists_of(
    [(1, {"interest": 1.0}, 0), (2, {"quality": 0.5}, 0), (3, {"quality": 1.0}, 2)],
    [(1, {"quality": 0.5}, 1), (2, {}, 0)],
)


def test_a_click_counts_by_what_it_is_worth_and_how_rarely_its_place_is_looked_at() -> None:
    """A cart (2) at a place that one in four looks at counts 8; no more than 20 times anything is worth."""
    assert weights_of_clicks(LISTS, HALVED).tolist() == [0, 0, 8, 1, 0]
    rare = Examination("known", (1.0, 0.5, 0.01))
    assert weights_of_clicks(LISTS, rare).tolist() == [0, 0, 40, 1, 0]


def test_places_follow_scores_in_each_list() -> None:
    """Equal ones stand as they were ranked."""
    assert scores_of(LISTS, BY_RATING).tolist() == [0, 0.5, 1, 0.5, 0]
    assert places_of(LISTS, scores_of(LISTS, BY_RATING)).tolist() == [3, 2, 1, 1, 2]
    assert places_of(LISTS, np.zeros(5)).tolist() == [1, 2, 3, 1, 2]


def test_scores_go_along_curves() -> None:
    """As ranking/weights.py reads them, level beyond their ends."""
    bent = replace(BY_RATING, quality=2.0, curves=(("quality", Curve(((0.0, 0.0), (0.5, 0.4)))),))
    assert scores_of(LISTS, bent) == pytest.approx([0, 0.8, 0.8, 0.8, 0])


def test_the_gain_is_worked_by_hand() -> None:
    """By rating both followed cards stand first: 1. By interest the third stays third (log2 4 = 2), the other first."""
    gain = gain_over(LISTS, HALVED, BY_RATING, BY_INTEREST)
    assert (gain.lists, gain.clicks, gain.value) == (2, 2, 1.0)
    assert gain.value_of_other == pytest.approx((8 / log2(4) + 1) / 9)
    assert gain.difference == pytest.approx(4 / 9)
    assert gain.low == pytest.approx(0)  # where only the second shopper is drawn
    assert gain.high == pytest.approx(0.5)  # where only the first is
    assert gain_over(LISTS, HALVED, BY_RATING, BY_RATING).difference == 0
