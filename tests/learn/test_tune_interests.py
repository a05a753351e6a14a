"""Settings for one shop, chosen on its own later events."""

from __future__ import annotations

import numpy as np
import pytest

from persea.interests.events import EventTable
from persea.interests.model import InterestModel
from persea.interests.profile import Profile
from persea.interests.rank import rank
from persea.learn.fit_interests import FitSettings, fit_interests
from persea.learn.tune_interests import FEWEST_SHOPPERS, Tuned, changes, tune_interests


def _by_the_first(shoppers: int) -> EventTable:
    """What a shopper ends with follows from what they began with; four products of no meaning lie between, and half
    of the shoppers looked at one more. All walk at the same time."""
    rng = np.random.default_rng(4)
    rows = []
    for shopper in range(shoppers):
        first = int(rng.integers(0, 30))
        *between, after = map(str, rng.choice(300, 5, replace=False).tolist())
        listed = [f"x{first}", *between, f"y{first}", after][: 6 + shopper % 2]
        rows += [(str(shopper), one, at + shopper / 1e6) for at, one in enumerate(listed)]
    return EventTable.of([one[0] for one in rows], [one[1] for one in rows], [one[2] for one in rows])


def _liking(shoppers: int, liked_by_lot: bool) -> EventTable:
    """Views go through one of forty rows of ten products; after each view something is liked: by lot, or the product
    itself."""
    rng = np.random.default_rng(11)
    rows: list[tuple[str, str, float, float, str]] = []
    for shopper in range(shoppers):
        row = int(rng.integers(0, 40))
        for at, place in enumerate(rng.permutation(10)[:6].tolist()):
            viewed = f"v{row}-{place}"
            liked = f"v{rng.integers(0, 40)}-{rng.integers(0, 10)}" if liked_by_lot else viewed
            moment = at + shopper / 1e6
            rows += [
                (str(shopper), viewed, moment, 1.0, "view"),
                (str(shopper), liked, moment + 0.5, 0.5, "like"),
            ]
    columns = zip(*rows, strict=True)
    return EventTable.of(*(list(column) for column in columns))


@pytest.fixture(scope="module")
def noisy() -> EventTable:
    return _liking(500, liked_by_lot=True)


@pytest.fixture(scope="module")
def tuned(noisy: EventTable) -> Tuned:
    return tune_interests(noisy)


def test_a_kind_of_events_that_says_nothing_is_turned_down(tuned: Tuned) -> None:
    """Likes by lot come to weigh less than their half, views do not, and the shoppers who did not choose agree."""
    weights = dict(tuned.settings.kind_weights)
    assert 0 < weights["like"] <= 0.1
    assert weights.get("view", 1.0) >= 1.0
    assert tuned.ndcg_10 > 1.02 * tuned.ndcg_10_of_defaults > 0
    assert tuned.shoppers > 100
    assert changes(tuned.settings)["like"] == weights["like"]


def test_the_model_weighs_a_history_as_it_was_tuned(noisy: EventTable, tuned: Tuned) -> None:
    """The weights are in the model, and its popularity holds them."""
    model: InterestModel = fit_interests(noisy, settings=tuned.settings)
    assert model.kind_weights == dict(tuned.settings.kind_weights)
    likes = noisy.weighed(model.kind_weights)
    assert model.popularity.sum() == pytest.approx(float(likes.weight.sum()))
    assert len(rank(model, Profile.in_order(("v1-1",)), 5)) == 5


def test_the_same_events_give_the_same_settings(noisy: EventTable, tuned: Tuned) -> None:
    """Nothing is drawn by lot, and no clock ends the search."""
    assert tune_interests(noisy) == tuned


def test_a_kind_that_says_what_others_say_keeps_its_weight() -> None:
    """Likes of what is viewed are no noise."""
    found = tune_interests(_liking(400, liked_by_lot=False))
    assert dict(found.settings.kind_weights).get("like", 0.5) >= 0.5


def test_a_shop_whose_shoppers_remember_fades_less() -> None:
    """With shoppers enough, it is found out that older events count, and told what that gains."""
    found = tune_interests(_by_the_first(1_000))
    assert found.settings != FitSettings()
    assert found.ndcg_10 > found.ndcg_10_of_defaults
    assert set(changes(found.settings)) <= {"backward", "content", "behaviour_decay", "content_decay"}


def test_little_evidence_changes_nothing() -> None:
    """No events, few shoppers with later ones, or no times, are no reason to leave the defaults."""
    without_times = EventTable.of(["u"] * 3, ["a", "b", "c"])
    for events in (EventTable.of([], []), _by_the_first(FEWEST_SHOPPERS // 2), without_times):
        assert tune_interests(events) == Tuned(FitSettings(), 0)


def test_noise_alone_changes_nothing() -> None:
    """Where nothing can be foretold, what looked better to those who chose is refused by the others."""
    rng = np.random.default_rng(2)
    names = [str(one) for one in rng.integers(0, 200, 4_000)]
    times = [float(at) for at in range(4_000)]
    kinds = [("view", "like")[one] for one in rng.integers(0, 2, 4_000)]
    events = EventTable.of([str(at % 500) for at in range(4_000)], names, times, None, kinds)
    assert tune_interests(events).settings == FitSettings()


def test_progress_goes_to_the_end() -> None:
    """Each fit is told, and the shares ascend."""
    told: list[tuple[str, float]] = []
    tune_interests(_by_the_first(400), progress=lambda doing, share: told.append((doing, share)))
    assert [one for one, _ in told[:2]] == ["fitting with the defaults", "fitting with backward 0"]
    assert told[-1][1] == 1.0
    assert [share for _, share in told] == sorted(share for _, share in told)
