"""Settings for one shop."""

from __future__ import annotations

import numpy as np

from persea.interests.events import EventTable
from persea.learn.fit_interests import FitSettings
from persea.learn.tune_interests import tune_interests


def _by_the_first(shoppers: int) -> EventTable:
    """What a shopper ends with follows from what they began with; four products of no meaning lie between, and half
    of the shoppers looked at one more."""
    rng = np.random.default_rng(4)
    pairs = []
    for shopper in range(shoppers):
        first = int(rng.integers(0, 30))
        *between, after = map(str, rng.choice(300, 5, replace=False).tolist())
        listed = [f"x{first}", *between, f"y{first}", after][: 6 + shopper % 2]
        pairs += [(str(shopper), one) for one in listed]
    return EventTable.of([one[0] for one in pairs], [one[1] for one in pairs])


def test_a_shop_whose_shoppers_remember_fades_less() -> None:
    """With shoppers enough, it is found out that older events count, and told what that gains."""
    tuned = tune_interests(_by_the_first(600))
    assert tuned.settings != FitSettings()
    assert tuned.ndcg_10 > tuned.ndcg_10_of_defaults
    assert tuned.shoppers == 600


def test_little_evidence_changes_nothing() -> None:
    """No events, or a few, are no reason to leave the defaults."""
    assert tune_interests(EventTable.of([], [])).settings == FitSettings()
    assert tune_interests(_by_the_first(4)).settings == FitSettings()


def test_progress_goes_to_the_end() -> None:
    """Four fits, then done."""
    told: list[tuple[str, float]] = []
    tune_interests(EventTable.of(["u"] * 3, ["a", "b", "c"]), progress=lambda d, s: told.append((d, s)))
    assert len(told) == 5
    assert told[-1] == ("done", 1.0)
