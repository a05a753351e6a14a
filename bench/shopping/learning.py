"""Whether the weights of a score can be learnt back from clicks: made-up shoppers whose true preferences are known.

    script/bench learning                     ten seeds, 10,000 lists each
    script/bench learning --seeds N --lists N --json

A request finds 40 products with made-up features; the default weights rank them, and the best eight are shown. In a
fifth of the lists neighbours are turned, as the shop does where it is told to. A shopper looks at place k with probability 1/k^eta
(and once by steps that follow no power), and follows what they look at the more probably the better it truly suits: by other weights than the defaults, and by
something that no feature tells. Some clicks are slips. Learnt is

- without correction: each click counts alike;
- by regression-EM, from the clicks alone;
- by swaps, from the turned neighbours;
- as if the probabilities were known.

Told are, over the seeds with 95 % intervals: how near the learnt weights come to the true ones (correlation over the parts, each
by how much it moves a list), and the NDCG of the first eight of new requests by true suitability. Then, how often the fit decides
to use what it learnt: where the defaults are wrong, and where they are right. No shop and no person is in this:
it shows that the estimators do what they should under their own assumptions, and nothing of what a shop gains.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from random import Random

import numpy as np
from numpy.typing import NDArray

from persea.learn.examination import Examination, by_em, by_swaps, power_law
from persea.learn.fit_ranking import fit_ranking, fit_weights
from persea.learn.shown_lists import LEARNT, Lists
from persea.ranking.explore import tried_out
from persea.ranking.weights import Weights

Floats = NDArray[np.float64]
BEFORE = Weights(
    "before", interest=0.15, price_fit=0.04, quality=0.03, popularity=0.03, freshness=0.01, availability=0.03
)
"""By what the lists are ranked that are learnt from: near the defaults of the shop, and fixed, so that figures stay comparable."""
TRUE = replace(
    BEFORE, version="true", interest=0.30, price_fit=0.20, quality=0.12, popularity=0.0, freshness=0.06,
    availability=0.25,
)  # fmt: skip
"""What the made-up shoppers want."""
POOL, SHOWN = 40, 8
_SHARPNESS, _SUITS_FROM = 9.0, 1.0  # of a score
_UNSEEN = 0.05  # the spread of what no feature tells
_SLIP = 0.02
_PULL = 0.001


LOOKED = {
    **{f"1/k^{eta:g}": power_law(eta, SHOWN) for eta in (0.5, 1.0, 1.5)},
    "1 to .9 for three, then .25 to .15": (1.0, 0.95, 0.9, 0.25, 0.22, 0.2, 0.17, 0.15),
}
"""As the third row of a screen that shows one: the places do not follow a power, which swaps take them to."""


@dataclass(frozen=True, slots=True)
class World:
    """How shoppers behave."""

    true: Weights = TRUE
    looked: tuple[float, ...] = power_law(1.0, SHOWN)
    """The probability with which a place is looked at."""
    turned: float = 0.2
    """The share of lists with turned neighbours."""


# ---------------------------------------------------------------- made-up lists


def pools(random: np.random.Generator, count: int) -> tuple[Floats, Floats]:
    """(features (count, POOL, parts), relevance (count, POOL))."""
    shape = (count, POOL)
    relevance = random.beta(4, 3, shape)
    interest = np.where(random.random(shape) < 0.6, 0.0, random.random(shape))
    price_fit = np.exp(-np.abs(random.normal(0, 0.8, shape)) / np.log(2))
    quality = np.clip(random.normal(0, 0.35, shape), -1, 1)
    # What is popular is also what is found: the trap for whoever takes clicks as they are.
    popularity = np.clip(0.6 * relevance + random.normal(0.1, 0.2, shape), 0, 1)
    freshness = np.where(random.random(shape) < 0.8, 0.0, random.random(shape))
    availability = -(random.random(shape) < 0.12).astype(np.float64)
    return np.stack([interest, price_fit, quality, popularity, freshness, availability], axis=-1), relevance


def score(features: Floats, relevance: Floats, weights: Weights) -> Floats:
    return relevance + features @ np.array([weights.weight_of(part) for part in LEARNT])


def suits(features: Floats, relevance: Floats, world: World, unseen: Floats) -> Floats:
    """The probability that one who looks at it follows it, slips aside."""
    wanted = score(features, relevance, world.true) + unseen
    return 1 / (1 + np.exp(-_SHARPNESS * (wanted - _SUITS_FROM - 0.1)))


def made_lists(seed: int, count: int, world: World = World()) -> Lists:
    """What a log would hold of `count` requests, a shopper to every three."""
    random = np.random.default_rng(seed)
    features, relevance = pools(random, count)
    ranked = np.argsort(-score(features, relevance, BEFORE), axis=1, kind="stable")[:, :SHOWN]
    features = np.take_along_axis(features, ranked[:, :, None], axis=1)
    relevance = np.take_along_axis(relevance, ranked, axis=1)
    scores = score(features, relevance, BEFORE)
    dice = Random(seed)
    placed = [tried_out([float(one) for one in row], world.turned, dice) for row in scores]
    by_place = np.array([[one.ranked - 1 for one in row] for row in placed])
    features = np.take_along_axis(features, by_place[:, :, None], axis=1)
    relevance = np.take_along_axis(relevance, by_place, axis=1)
    unseen = random.normal(0, _UNSEEN, relevance.shape)
    looked = random.random(relevance.shape) < np.array(world.looked)
    follows = random.random(relevance.shape) < _SLIP + (1 - _SLIP) * suits(features, relevance, world, unseen)
    return Lists(
        features=features.reshape(-1, len(LEARNT)),
        fixed=relevance.ravel(),
        score=np.take_along_axis(scores, by_place, axis=1).ravel(),
        position=np.tile(np.arange(1, SHOWN + 1), count),
        ranked=by_place.ravel() + 1,
        propensity=np.array([one.propensity for row in placed for one in row]),
        gain=(looked & follows).astype(np.float64).ravel(),
        starts=np.arange(count + 1) * SHOWN,
        shoppers=np.arange(count) // 3,
    )


# ---------------------------------------------------------------- how good what was learnt is


def likeness(weights: Weights, world: World, spread: Floats) -> float:
    """The correlation of the learnt with the true weights over the parts, each times how far it moves a list."""
    ours, true = (
        spread * np.array([one.weight_of(part) for part in LEARNT]) for one in (weights, world.true)
    )
    return float(np.corrcoef(ours, true)[0, 1])


def ndcg(weights: Weights, seed: int, world: World, count: int = 2_000) -> float:
    """Of the first SHOWN of new requests, by how probably each suits."""
    random = np.random.default_rng(seed + 1_000_000)
    features, relevance = pools(random, count)
    gains = suits(features, relevance, world, random.normal(0, _UNSEEN, relevance.shape))
    discounts = 1 / np.log2(np.arange(2, SHOWN + 2))
    order = np.argsort(-score(features, relevance, weights), axis=1, kind="stable")[:, :SHOWN]
    got = np.take_along_axis(gains, order, axis=1) @ discounts
    best = -np.sort(-gains, axis=1)[:, :SHOWN] @ discounts
    return float(np.mean(got / best))


@dataclass(frozen=True, slots=True)
class Way:
    name: str
    eta: float | None
    likeness: float
    ndcg: float


def ways_of(seed: int, count: int, world: World) -> list[Way]:
    lists = made_lists(seed, count, world)
    spread = lists.features.std(axis=0)
    alike = Examination("none", (1.0,))
    known = Examination("known", world.looked)
    examined = {"uncorrected": alike, "regression-EM": by_em(lists), "swaps": by_swaps(lists), "known": known}
    found = [Way("defaults", None, likeness(BEFORE, world, spread), ndcg(BEFORE, seed, world))]
    for name, examination in examined.items():
        weights = fit_weights(lists, examination, BEFORE, pull=_PULL)
        steep = None if examination is alike else steepness(examination)
        found.append(Way(name, steep, likeness(weights, world, spread), ndcg(weights, seed, world)))
    found.append(Way("true weights", None, 1.0, ndcg(world.true, seed, world)))
    return found


def steepness(examination: Examination) -> float:
    """The eta that lies nearest to what was estimated, by least squares of the logarithms."""
    x = np.log(np.arange(1, len(examination.of_place) + 1))
    return float(-(x @ np.log(examination.of_place)) / (x @ x))


@dataclass(frozen=True, slots=True)
class Summary:
    name: str
    eta: float | None
    likeness: float
    likeness_within: float
    ndcg: float
    ndcg_within: float
    over_defaults: float
    over_defaults_within: float


def summary(of_seeds: Sequence[Sequence[Way]]) -> list[Summary]:
    found = []
    defaults = np.array([ways[0].ndcg for ways in of_seeds])
    for ways in zip(*of_seeds, strict=True):
        etas = [one.eta for one in ways if one.eta is not None]
        alike, gained = [one.likeness for one in ways], np.array([one.ndcg for one in ways])
        found.append(
            Summary(
                ways[0].name, float(np.mean(etas)) if etas else None, *_within(alike), *_within(gained),
                *_within(gained - defaults),
            )
        )  # fmt: skip
    return found


def _within(values: Sequence[float] | Floats) -> tuple[float, float]:
    """(mean, half of its 95 % interval, by Student's t)."""
    from scipy.stats import t

    many = np.asarray(values)
    half = (
        float(t.ppf(0.975, len(many) - 1) * many.std(ddof=1) / np.sqrt(len(many))) if len(many) > 1 else 0.0
    )
    return float(many.mean()), half


@dataclass(frozen=True, slots=True)
class Decisions:
    """How often what was learnt is used, of so many fits."""

    fits: int
    used: int
    mean_gain: float
    """NDCG on new requests over the defaults, of what is in use then."""


def decisions(seeds: int, count: int, world: World) -> Decisions:
    used, gains = 0, []
    for seed in range(seeds):
        fitted = fit_ranking(made_lists(seed + 500, count, world), defaults=BEFORE)
        in_use = fitted.weights if fitted.is_better else BEFORE
        used += fitted.is_better
        gains.append(ndcg(in_use, seed, world) - ndcg(BEFORE, seed, world))
    return Decisions(seeds, used, float(np.mean(gains)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Whether the weights of a score can be learnt back from clicks."
    )
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--lists", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    told: dict[str, object] = {}
    for name, looked in LOOKED.items():
        world = World(looked=looked)
        rows = summary([ways_of(seed, given.lists, world) for seed in range(given.seeds)])
        told[name] = [asdict(one) for one in rows]
        if not given.json:
            print(f"\nPlaces are looked at with {name}; {given.lists:,} lists, {given.seeds} seeds")
            print(f"{'':16}{'eta':>6}{'correlation':>18}{'NDCG':>18}{'over the defaults':>22}")
            for one in rows:
                steep = "" if one.eta is None else f"{one.eta:.2f}"
                print(
                    f"{one.name:16}{steep:>6}{one.likeness:>10.3f} ± {one.likeness_within:.3f}"
                    f"{one.ndcg:>10.4f} ± {one.ndcg_within:.4f}{one.over_defaults:>+13.4f} ± {one.over_defaults_within:.4f}"
                )
    for name, world in (("defaults wrong", World()), ("defaults right", World(true=BEFORE))):
        for count in (1_000, 4_000):
            made = decisions(2 * given.seeds, count, world)
            told[f"{name}, {count:,} lists"] = asdict(made)
            if not given.json:
                print(
                    f"{name}, {count:,} lists: used in {made.used} of {made.fits} fits, NDCG {made.mean_gain:+.4f}"
                )
    if given.json:
        print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
