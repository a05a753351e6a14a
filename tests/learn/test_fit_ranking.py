"""Learning weights from what was followed: signs, defaults where nothing speaks, and when it is not used."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from shown import Shown, lists_of

from persea.learn.curves import curve_of, ramps_of
from persea.learn.examination import Examination, power_law
from persea.learn.fit_ranking import FEWEST_CLICKS, fit_ranking, fit_weights
from persea.learn.shown_lists import LEARNT, feature_of, lists_in
from persea.ranking.weights import DEFAULTS, Curve, Weights
from persea.store.impressions import ShownCard, Versions
from persea.store.shown_results import ListResult, Result
from persea.values.shopping import ScorePart
from shopping.learning import BEFORE, TRUE, World, likeness, made_lists, ndcg

RATED = {"quality": 1.0}
ALIKE = Examination("none", (1.0,))


def alternately(preferred: dict[str, float], other: dict[str, float], times: int = 200) -> list[list[Shown]]:
    """Lists of two, of which the preferred is followed, above and below in turn."""
    above: list[Shown] = [(1, preferred, 1.0), (2, other, 0.0)]
    below: list[Shown] = [(1, other, 0.0), (2, preferred, 1.0)]
    return [above, below] * (times // 2)


def test_what_is_followed_weighs_more_and_nothing_weighs_against() -> None:
    """Better rated ones are followed: quality gains. Worse rated ones are: it falls to the least, never below 0."""
    relevance = np.random.default_rng(1).random(400)
    better, worse = (lists_of(*alternately(*of)) for of in ((RATED, {}), ({}, RATED)))
    wanted = fit_weights(replace(better, fixed=relevance), ALIKE, pull=0.001)
    assert wanted.quality > 2 * DEFAULTS.quality
    unwanted = fit_weights(replace(worse, fixed=relevance), ALIKE, pull=0.001)
    assert unwanted.quality == pytest.approx(0.05 * DEFAULTS.quality)
    assert wanted.interest == unwanted.interest == DEFAULTS.interest  # in no list


def test_a_part_that_lists_say_nothing_of_keeps_its_default() -> None:
    """As do relevance, diversity and merchandising, whatever the lists say."""
    lists = replace(made_lists(1, 2_000), features=made_lists(1, 2_000).features.copy())
    lists.features[:, LEARNT.index("freshness")] = 0.0
    found = fit_weights(lists, Examination("known", power_law(1.0, 8)), BEFORE, pull=0.1)
    for part in ("freshness", "relevance", "diversity", "merchandising"):
        assert found.weight_of(part) == BEFORE.weight_of(part)
    assert found.interest != BEFORE.interest
    strong = fit_weights(lists, Examination("known", power_law(1.0, 8)), BEFORE, pull=1_000.0)
    assert strong.interest == pytest.approx(BEFORE.interest, rel=0.05)


def test_corrected_clicks_come_nearer_to_what_shoppers_want() -> None:
    """Clicks as they are say what the old ranking put first; weighed by what places are looked at, they do not."""
    lists, world = made_lists(2, 6_000), World()
    spread = lists.features.std(axis=0)
    naive = fit_weights(lists, ALIKE, BEFORE, pull=0.001)
    corrected = fit_weights(lists, Examination("known", power_law(1.0, 8)), BEFORE, pull=0.001)
    assert likeness(corrected, world, spread) > likeness(naive, world, spread)
    assert ndcg(corrected, 2, world) > ndcg(naive, 2, world) > ndcg(BEFORE, 2, world)
    assert corrected.interest == pytest.approx(TRUE.interest, rel=0.25)
    assert corrected.availability == pytest.approx(TRUE.availability, rel=0.35)


def test_what_is_surely_better_is_used_and_what_is_not_is_not() -> None:
    """Where shoppers want something else; and where they want what the defaults say."""
    better = fit_ranking(made_lists(4, 4_000), defaults=BEFORE)
    assert better.is_better
    assert better.gain is not None
    assert better.gain.low > 0
    assert better.gain.lists == 1_200  # the last three tenths
    assert better.examination.by == "em"
    again = fit_ranking(made_lists(4, 4_000), defaults=BEFORE)
    assert again == better
    right = fit_ranking(made_lists(4, 4_000, World(true=BEFORE)), defaults=BEFORE)
    assert not right.is_better
    assert right.gain is not None


def test_too_few_clicks_say_nothing() -> None:
    """Nor do none, nor do lists of one."""
    few = made_lists(1, 100)
    assert few.clicks < FEWEST_CLICKS
    fitted = fit_ranking(few)
    assert (fitted.gain, fitted.weights, fitted.is_better) == (None, DEFAULTS, False)


# ---------------------------------------------------------------- curves


def test_ramps_add_up_to_the_feature() -> None:
    """With knots in the middle of each side of 0; of few values there is no bend."""
    values = np.concatenate((np.linspace(-1, -0.001, 300), np.zeros(50), np.linspace(0.001, 1, 300)))
    ramps = ramps_of(values, bent=True)
    assert ramps.knots == pytest.approx((-1, -0.5, 0, 0.5, 1), abs=0.01)
    assert ramps.columns(values).sum(axis=1) == pytest.approx(values)
    assert ramps_of(values[:100], bent=True).count == 1
    assert ramps_of(values, bent=False).columns(values)[:, 0].tolist() == values.tolist()


def test_slopes_become_a_weight_and_a_curve() -> None:
    """Slopes 4 up to 0.5 and 0 from there: 2 at the end, which is the weight, and full at the middle already."""
    ramps = ramps_of(np.linspace(0.001, 1, 400), bent=True)
    assert ramps.knots == pytest.approx((0, 0.5, 1), abs=0.01)
    weight, curve = curve_of(ramps, np.array([4.0, 0.0]))
    assert weight == pytest.approx(2, abs=0.01)
    assert curve is not None
    assert [value for _, value in curve.points] == pytest.approx([0, 1, 1])
    assert curve_of(ramps, np.zeros(2)) == (0.0, None)


def test_a_taste_that_levels_off_is_fitted_by_a_curve() -> None:
    """A little interest counts as much as a lot: the curve rises at once, and hardly from there."""
    rng = np.random.default_rng(1)
    lists = []
    for _ in range(1_500):
        one, other = (0.0 if rng.random() < 0.5 else float(rng.random()) for _ in range(2))
        worth = [min(value, 0.2) * 20 for value in (one, other)]
        first = rng.random() < 1 / (1 + np.exp(worth[1] - worth[0]))
        lists.append([(1, {"interest": one}, float(first)), (2, {"interest": other}, float(not first))])
    found = fit_weights(lists_of(*lists), ALIKE, pull=0.001, bent=True)
    curve = dict(found.curves)["interest"]
    assert curve.at(0.5) / curve.at(1.0) > 0.75  # of a straight line: 0.5


# ---------------------------------------------------------------- the log as arrays


def test_features_are_got_back_from_what_was_logged() -> None:
    """By the weight of the version, and along its curve; a part without a weight says nothing."""
    bent = Weights(
        quality=0.5, popularity=0.0, curves=(("quality", Curve(((0.0, 0.0), (0.5, 0.8), (1.0, 1.0)))),)
    )
    assert feature_of(bent, "interest", bent.interest / 2) == pytest.approx(0.5)
    for feature in (0.1, 0.5, 0.75):
        assert feature_of(bent, "quality", bent.amount("quality", feature)) == pytest.approx(feature)
    assert feature_of(bent, "popularity", 0.0) == feature_of(bent, "popularity", 0.3) == 0


async def test_lists_of_known_weights_become_arrays() -> None:
    """Of other versions, of one card, and of no score nothing is read; what was bought counts 4, in the cart 2."""
    anna, ben = uuid.uuid4(), uuid.uuid4()
    parts = (
        ScorePart("relevance", 0.8),
        ScorePart("interest", DEFAULTS.interest),
        ScorePart("diversity", -0.1),
    )

    def told(
        version: str, shopper: uuid.UUID, *results: tuple[bool, bool, bool], scored: bool = True
    ) -> ListResult:
        cards = tuple(
            Result(ShownCard(uuid.uuid4(), f"p{at}", at, parts if scored else (), at), *result)
            for at, result in enumerate(results, 1)
        )
        return ListResult(
            str(uuid.uuid4()), datetime.now(UTC), "find", shopper, Versions(None, version), "", cards
        )

    async def log() -> AsyncIterator[ListResult]:
        no = (False, False, False)
        yield told("default-1", anna, (True, False, False), no)
        yield told("gone-9", anna, no, no)
        yield told("default-1", anna, no)
        yield told("default-1", anna, no, no, scored=False)
        yield told("default-1", ben, (True, True, True), (True, True, False), no)

    lists = await lists_in(log(), {DEFAULTS.version: DEFAULTS})
    assert lists.starts.tolist() == [0, 2, 5]
    assert lists.shoppers.tolist() == [0, 1]
    assert lists.gain.tolist() == [1, 0, 4, 2, 0]
    assert lists.position.tolist() == [1, 2, 1, 2, 3]
    assert lists.fixed == pytest.approx([0.7] * 5)
    assert lists.score == pytest.approx([0.7 + DEFAULTS.interest] * 5)
    assert lists.features[0] == pytest.approx([1.0, 0, 0, 0, 0, 0])
    assert lists.between(1, 2).starts.tolist() == [0, 3]
