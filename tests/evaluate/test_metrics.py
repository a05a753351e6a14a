"""Metrics and splits, by hand."""

from __future__ import annotations

import math

import pytest

from persea.evaluate.metrics import measure_quality, ndcg, recall
from persea.evaluate.splits import leave_one_out, temporal
from persea.interests.events import EventTable


def test_recall_and_ndcg() -> None:
    """Ranks 1, 3, 6 and none of four: at 5, two are found, worth 1 and 1/log2(4)."""
    ranks = [1, 3, 6, None]
    assert recall(ranks, 5) == 0.5
    assert recall(ranks, 10) == 0.75
    assert ndcg(ranks, 5) == pytest.approx((1 + 0.5) / 4)
    assert ndcg(ranks, 10) == pytest.approx((1 + 0.5 + 1 / math.log2(7)) / 4)
    assert recall([], 5) == ndcg([], 5) == 0.0


def test_quality_of_lists() -> None:
    """Coverage counts what stands in any list: three of six."""
    found = measure_quality([["a", "b"], ["b", "c"]], ["b", "x"], 6)
    assert (found.shoppers, found.recall_10, found.coverage_10) == (2, 0.5, 0.5)
    assert found.ndcg_10 == pytest.approx(1 / math.log2(3) / 2)


def _events() -> EventTable:
    listed = {"u": "abcd", "v": "xy", "w": "abca"}
    pairs = [(shopper, product) for shopper, products in listed.items() for product in products]
    return EventTable.of([one[0] for one in pairs], [one[1] for one in pairs])


def _fitted_on(events: EventTable) -> dict[str, str]:
    found: dict[str, str] = {}
    for shopper, product in zip(events.shopper.tolist(), events.product.tolist(), strict=True):
        found[events.shoppers[shopper]] = found.get(events.shoppers[shopper], "") + events.products[product]
    return found


def test_strict_learns_nothing_of_the_last_two() -> None:
    """u is fitted on a and b, and asked for d after a, b, c. v has too few events to be asked about. w's last was
    seen before, and is counted apart."""
    split = leave_one_out(_events(), 2)
    assert _fitted_on(split.fit) == {"u": "ab", "v": "xy", "w": "ab"}
    (case,) = split.cases
    assert (case.shopper, case.target) == ("u", "d")
    assert [one.product for one in case.profile.events] == ["a", "b", "c"]
    assert (split.name, split.repeats) == ("strict", 1)


def test_refit_learns_the_second_last() -> None:
    """The same question after a fit on all but the last."""
    split = leave_one_out(_events(), 1)
    assert _fitted_on(split.fit) == {"u": "abc", "v": "xy", "w": "abc"}
    assert [case.target for case in split.cases] == ["d"]
    assert split.name == "refit"


def test_temporal_cuts_all_at_one_moment() -> None:
    """Fitted on what is earlier. The first new product after it is asked for, after all that came before it; what
    came at its very moment is not told; who is new after the cut is not asked about."""
    rows = [
        *(("u", "a", 1), ("u", "b", 2), ("u", "a", 95), ("u", "c", 96), ("u", "d", 97)),
        *(("v", "x", 3), ("v", "y", 98), ("v", "z", 98)),
        ("new", "a", 99),
        *(("w", p, t) for p, t in zip("klmnopq", range(10, 17), strict=True)),
    ]
    events = EventTable.of([r[0] for r in rows], [r[1] for r in rows], [float(r[2]) for r in rows])
    split = temporal(events, later_share=0.45)
    assert set(_fitted_on(split.fit)) == {"u", "v", "w"}
    assert _fitted_on(split.fit)["u"] == "ab"
    asked = {case.shopper: case for case in split.cases}
    assert {shopper: case.target for shopper, case in asked.items() if shopper != "w"} == {"u": "c", "v": "y"}
    assert [one.product for one in asked["u"].profile.events] == ["a", "b", "a"]
    assert [one.product for one in asked["v"].profile.events] == ["x"]


def test_without_times_there_is_no_moment_to_cut_at() -> None:
    """Said, rather than guessed from the order."""
    with pytest.raises(ValueError, match="without times"):
        temporal(_events())
