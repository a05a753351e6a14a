"""The score of a ranking: its parts, their ranges, and the list that follows. Expected numbers are worked by hand."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

import pytest

from persea.ranking.score import Candidate, Pool, freshness, price_fit, quality, rank
from persea.ranking.weights import (
    AVAILABILITY,
    DEFAULTS,
    DIVERSITY,
    FRESHNESS,
    INTEREST,
    MERCHANDISING,
    PARTS,
    POPULARITY,
    PRICE_FIT,
    QUALITY,
    RELEVANCE,
    Weights,
)
from persea.values.shopping import Scored

ONE = Weights(**dict.fromkeys(PARTS, 1.0))  # type: ignore[arg-type]  # every part weighs 1
POOL = Pool(mean_rating=4.0)


def amounts(scored: Scored) -> dict[str, float]:
    return {part.name: part.amount for part in scored.parts}


def ids(scored: list[Scored]) -> list[str]:
    return [one.product_id for one in scored]


def test_every_part_adds_its_weight_times_its_feature() -> None:
    """With all features known the parts are those worked by hand, and the score is their sum."""
    one = Candidate(
        "a", relevance=0.5, interest=0.2, price_minor=2000, usual_minor=1000, rating=5.0, rating_count=10,
        events=3, age_days=14, in_stock=False, merchandising=0.25,
    )  # fmt: skip
    other = Candidate("b", relevance=0.1, interest=0.8, events=15)
    first, second = rank([one, other], ONE, 2, POOL)
    assert amounts(second if second.product_id == "a" else first) == pytest.approx(
        {
            RELEVANCE: 0.5,
            INTEREST: 0.125,  # half of its share of the most in the pool
            PRICE_FIT: math.exp(-1),  # twice the usual price
            QUALITY: 0.5,  # ten ratings of 5 and ten of the mean 4: 4.5
            POPULARITY: 0.5,  # log 4 / log 16
            FRESHNESS: 0.5,  # one half-life
            AVAILABILITY: -1.0,
            MERCHANDISING: 0.25,
        }
    )
    assert amounts(second if second.product_id == "b" else first) == pytest.approx(
        {RELEVANCE: 0.1, INTEREST: 0.5 * 0.2**4, POPULARITY: 1.0}  # a fifth as relevant as the other
    )


def test_what_is_not_known_is_no_part() -> None:
    """Of a product of which only its relevance is known, relevance is all there is."""
    (only,) = rank([Candidate("a", relevance=0.7)], DEFAULTS, 6)
    assert [part.name for part in only.parts] == [RELEVANCE]
    assert only.score == 0.7


@pytest.mark.parametrize("seed", range(20))
def test_the_parts_add_up_to_the_score(seed: int) -> None:
    """Of random pools under random weights, to 1e-9, and no score rises within the hits of one kind."""
    rng = Random(seed)
    weights = replace(ONE, **{part: rng.uniform(0, 2) for part in PARTS})
    words = ["red", "wool", "hat", "warm", "cap"]
    pool = [
        Candidate(
            str(nth), every_word=rng.random() < 0.5, relevance=rng.random(), interest=rng.choice([0.0, rng.random()]),
            likes=rng.random() < 0.1, price_minor=rng.randrange(1, 9999), usual_minor=rng.choice([None, 500.0]),
            rating=rng.uniform(1, 5), rating_count=rng.randrange(50), events=rng.randrange(9), age_days=rng.uniform(0, 99),
            in_stock=rng.choice([None, True, False]), words=frozenset(rng.sample(words, 3)), brand=rng.choice("ABC"),
            merchandising=rng.uniform(-2, 2),
        )
        for nth in range(40)
    ]  # fmt: skip
    listed = rank(pool, weights, 12, POOL)
    for one in listed:
        assert one.score == pytest.approx(math.fsum(part.amount for part in one.parts), abs=1e-9)
        assert [part.name for part in one.parts] == sorted(
            amounts(one), key=[*PARTS[:7], MERCHANDISING, DIVERSITY].index
        )
    every = {one.id: one.every_word for one in pool}
    firsts = [every[one.product_id] for one in listed]
    assert firsts == sorted(firsts, reverse=True)


@pytest.mark.parametrize(
    ("part", "better", "worse"),
    [
        (RELEVANCE, {"relevance": 0.9}, {"relevance": 0.8}),
        (INTEREST, {"interest": 0.3}, {"interest": 0.1}),
        (INTEREST, {"likes": True}, {"interest": 0.1}),
        (PRICE_FIT, {"price_minor": 1000, "usual_minor": 900}, {"price_minor": 4000, "usual_minor": 900}),
        (QUALITY, {"rating": 4.8, "rating_count": 90}, {"rating": 3.1, "rating_count": 90}),
        (QUALITY, {"rating": 4.8, "rating_count": 90}, {"rating": 5.0, "rating_count": 1}),
        (POPULARITY, {"events": 9}, {"events": 2}),
        (FRESHNESS, {"age_days": 1}, {"age_days": 30}),
        (AVAILABILITY, {"in_stock": True}, {"in_stock": False}),
        (MERCHANDISING, {"merchandising": 0.5}, {"merchandising": -0.5}),
    ],
)
def test_more_of_a_feature_goes_first(part: str, better: dict[str, float], worse: dict[str, float]) -> None:
    """By the defaults each part alone decides between equals, in the direction that its name says."""
    listed = rank([Candidate("worse", **worse), Candidate("better", **better)], DEFAULTS, 2, POOL)  # type: ignore[arg-type]
    assert ids(listed) == ["better", "worse"]
    none = replace(DEFAULTS, **{part: 0.0})
    if part not in (QUALITY,):
        assert ids(rank([Candidate("worse", **worse), Candidate("better", **better)], none, 2, POOL)) == [
            "worse",
            "better",
        ]  # type: ignore[arg-type]


def test_what_has_every_word_goes_first_whatever_speaks_for_others() -> None:
    """A product without a word of the request passes none that has them all."""
    pool = [Candidate("partly", False, relevance=1.0, interest=9.0), Candidate("all", relevance=0.1)]
    assert ids(rank(pool, DEFAULTS, 2)) == ["all", "partly"]


def test_the_fourth_of_a_brand_makes_room() -> None:
    """Three of a brand stand as they are; the fourth goes below another brand that is nearly as relevant, unless the
    brand was asked for."""
    pool = [Candidate(f"a{nth}", relevance=0.5 - nth / 1000, brand="Acme") for nth in range(5)]
    pool.append(Candidate("other", relevance=0.47, brand="Zenith"))
    assert ids(rank(pool, DEFAULTS, 6)) == ["a0", "a1", "a2", "other", "a3", "a4"]
    asked = Pool(brands_asked=frozenset({"acme"}))
    assert ids(rank(pool, DEFAULTS, 6, asked)) == ["a0", "a1", "a2", "a3", "a4", "other"]


def test_the_twin_of_what_stands_above_makes_room() -> None:
    """A title of the same words loses the whole weight of diversity; one that shares half of them loses nothing."""
    twin, half = frozenset({"red", "hat"}), frozenset({"red", "scarf"})
    pool = [
        Candidate("first", relevance=0.50, words=twin),
        Candidate("twin", relevance=0.49, words=twin),
        Candidate("half", relevance=0.48, words=half),
    ]
    listed = rank(pool, DEFAULTS, 3)
    assert ids(listed) == ["first", "half", "twin"]
    assert amounts(listed[2])[DIVERSITY] == pytest.approx(-DEFAULTS.diversity)
    assert DIVERSITY not in amounts(listed[1])


def test_weak_history_is_not_stretched() -> None:
    """What history says hardly anything for gets hardly anything, even where it is the most in the pool."""
    (faint,) = rank([Candidate("a", interest=0.04)], ONE, 1)
    assert amounts(faint) == pytest.approx({INTEREST: 0.05})


def test_features_stay_in_their_ranges() -> None:
    """Quality within -1 and 1, price fit and freshness within 0 and 1; nothing known is 0."""
    assert quality(5.0, 10_000, 1.0) == 1.0
    assert quality(1.0, 10_000, 5.0) == -1.0
    assert quality(4.0, 10, None) == quality(None, 0, 4.0) == 0.0
    assert price_fit(900, 900.0) == 1.0
    assert price_fit(1800, 900.0) == pytest.approx(price_fit(450, 900.0))
    assert price_fit(None, 900.0) == price_fit(900, None) == price_fit(0, 900.0) == 0.0
    assert freshness(0) == 1.0
    assert freshness(61) == freshness(None) == 0.0
