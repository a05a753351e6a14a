"""What places are looked at: by swaps worked by hand, and by regression-EM on made-up shoppers."""

from __future__ import annotations

import numpy as np
import pytest
from shown import Shown, lists_of

from persea.learn.examination import (
    Examination,
    by_em,
    by_swaps,
    clicks_of_swaps,
    examination_of,
    power_law,
    swapped_clicks,
)
from shopping.learning import LOOKED, World, made_lists, steepness


def card(ranked: int, gain: float = 0.0) -> Shown:
    return (ranked, {}, gain)


def test_clicks_of_turned_neighbours_are_weighed_by_their_propensity() -> None:
    """A fifth of lists turned: a turned card counts 20 times, one with one neighbour that stands 1/0.95 times."""
    lists = lists_of(
        [card(1, 1), card(2, 1), card(3)],  # the first says nothing
        [card(1), card(3, 1), card(2)],  # turned: 3 stands above
        [card(1), card(3), card(2, 1)],  # turned: 2 stands below
        share=0.2,
    )
    assert clicks_of_swaps(lists).tolist() == [
        [0, 0],
        [pytest.approx(1 / 0.95 + 20), pytest.approx(20)],
        [0, 0],
    ]
    assert swapped_clicks(lists) == 2


def test_eta_is_worked_by_hand() -> None:
    """Three clicks above for two below, at places 2 and 3: (3/2)^eta = 3/2, so that eta is 1."""
    turned = [[card(1), card(3, 1), card(2)]] * 3 + [[card(1), card(3), card(2, 1)]] * 2
    found = by_swaps(lists_of(*turned, share=0.2))
    assert found.eta == pytest.approx(1, abs=1e-4)
    assert found.of_place == pytest.approx((1, 1 / 2, 1 / 3), abs=1e-4)
    assert found.at(np.array([1, 3, 9])) == pytest.approx([1, 1 / 3, 1 / 3], abs=1e-4)


def test_lists_that_were_not_tried_out_say_nothing_of_places() -> None:
    """All clicks on the first place may be due to what stands there."""
    lists = lists_of(*[[card(1), card(2, 1), card(3)]] * 5)
    assert clicks_of_swaps(lists).sum() == 0
    assert examination_of(lists).by == "em"


@pytest.mark.parametrize("eta", [0.5, 1.0, 1.5])
def test_both_find_how_fast_looking_fades(eta: float) -> None:
    """Of 6,000 made-up lists, by swaps and by regression-EM, to a fifth."""
    lists = made_lists(3, 6_000, World(looked=power_law(eta, 8), turned=0.4))
    assert by_swaps(lists).eta == pytest.approx(eta, abs=0.2)
    assert steepness(by_em(lists)) == pytest.approx(eta, abs=0.2)
    assert examination_of(lists).by == "em"  # too few of them to know better
    assert examination_of(lists, enough=100).by == "swaps"


def test_regression_em_finds_steps_too() -> None:
    """It takes places to follow nothing but that they fall."""
    looked = LOOKED["1 to .9 for three, then .25 to .15"]
    found = by_em(made_lists(3, 6_000, World(looked=looked)))
    assert found.of_place == pytest.approx(looked, abs=0.08)
    assert list(found.of_place) == sorted(found.of_place, reverse=True)


def test_without_a_click_places_are_alike() -> None:
    """There is nothing to weigh."""
    assert by_em(lists_of([card(1), card(2)])) == Examination("none", (1.0,))
