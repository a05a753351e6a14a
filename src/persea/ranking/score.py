"""The score of a product among others, with what each part adds to it, and the list that follows.

    score = sum over parts of weight(part) x feature(part)

| part | feature | range |
|---|---|---|
| relevance | the search's own score: words and meaning fused | 0 to 1 |
| interest | half the share of the most in the pool that the shopper's history says for it; 1 for what they said they prefer; times closeness | 0 to 1 |
| price_fit | how near to what they usually pay, or to the middle of the range they named | 0 to 1 |
| quality | stars over the shop's mean, the fewer ratings the nearer to it | -1 to 1 |
| popularity | log(1 + events) of all shoppers over the most in the pool | 0 to 1 |
| freshness | 0.5^(days in the shop / 14), nothing after 60 | 0 to 1 |
| availability | -1 where it is out of stock | -1 to 0 |
| diversity | minus how like it is to what stands above | -1 to 0 |
| merchandising | what the shop itself says | -1 to 1 |

Closeness is (relevance / best relevance in the pool)^4: history decides among what answers a request about equally
well, and lifts nothing that answers it badly. Without relevance it is 1.

A part whose feature is 0 or unknown is absent. `every word` hits go before the others, whatever the scores.

Quality is a Bayesian average, (count x rating + m x mean) / (count + m) with m = 10, the number of ratings that the
shop's mean counts as (https://en.wikipedia.org/wiki/Bayesian_average, as used by IMDb's top list). The list is chosen
one after the other, as maximal marginal relevance does (Carbonell and Goldstein, SIGIR 1998), so that likeness to what
stands above is known when its turn comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum, log, log1p

from persea.ranking.weights import (
    AVAILABILITY,
    DIVERSITY,
    FRESHNESS,
    INTEREST,
    MERCHANDISING,
    POPULARITY,
    PRICE_FIT,
    QUALITY,
    RELEVANCE,
    Weights,
)
from persea.values.shopping import Scored, ScorePart

_RATINGS_OF_MEAN = 10  # as many ratings does the shop's mean count as
_HALF_LIFE_DAYS, _NEW_FOR_DAYS = 14.0, 60.0
_LEAST_INTEREST = (
    0.4  # half of what a product just like the one viewed last is worth: less is not stretched to 1
)
_CLOSE = 4
_INFERRED = 0.5  # of what a preference counts that was said in so many words
_ALIKE_FROM = 0.7  # share of the words of two titles that is in both
_OF_ONE_BRAND = 3  # go without a loss


@dataclass(frozen=True, slots=True)
class Candidate:
    """One product of a pool, as far as a score depends on it. None and "" where it is not known."""

    id: str
    every_word: bool = True
    """Whether it has all that was asked for; such go first."""
    relevance: float | None = None
    """0 to 1; None where nothing was asked for that could be met more or less."""
    interest: float = 0.0
    """What the shopper's history adds, on the scale of the interest model; 0 and more."""
    likes: bool = False
    """Whether it is what the shopper has said they prefer."""
    price_minor: int | None = None
    usual_minor: float | None = None
    """What the shopper usually pays for such goods, or the middle of the range asked for."""
    usual_is_theirs: bool = True
    rating: float | None = None
    rating_count: int = 0
    events: float = 0.0
    """How much all shoppers had to do with it."""
    age_days: float | None = None
    in_stock: bool | None = None
    """None where it has no offer that could be."""
    words: frozenset[str] = frozenset()
    """Of its title."""
    brand: str = ""
    merchandising: float = 0.0
    """-1 to 1."""
    merchandising_why: str = ""


@dataclass(frozen=True, slots=True)
class Pool:
    """What a feature is measured against."""

    mean_rating: float | None = None
    """Of all rated products of the shop; without it no product is above or below."""
    brands_asked: frozenset[str] = frozenset()
    """Lower case: many of these are what was asked for."""


def rank(candidates: Sequence[Candidate], weights: Weights, count: int, pool: Pool = Pool()) -> list[Scored]:
    """The best `count`, best first; of equal ones the earlier in `candidates`."""
    most = _Most(
        max((one.relevance or 0.0 for one in candidates), default=0.0),
        max([_LEAST_INTEREST, *(one.interest for one in candidates)]),
        max((one.events for one in candidates), default=0.0),
    )
    brands = {one.brand.lower() for one in candidates}
    watched = frozenset() if len(brands) < 2 else brands - pool.brands_asked - {""}
    waiting = [(one, _parts(one, weights, most, pool.mean_rating)) for one in candidates]
    alone = {one.id: fsum(part.amount for part in parts) for one, parts in waiting}
    chosen: list[Scored] = []
    shown: list[Candidate] = []
    likest: dict[str, float] = {}
    of_brand: Counter[str] = Counter()

    def unlike(one: Candidate) -> float:
        crowded = one.brand.lower() in watched and of_brand[one.brand.lower()] >= _OF_ONE_BRAND
        return -max(likest.get(one.id, 0.0), float(crowded))

    while waiting and len(chosen) < count:
        scores = [
            (one.every_word, alone[one.id] + weights.amount(DIVERSITY, unlike(one))) for one, _ in waiting
        ]
        at = max(range(len(waiting)), key=lambda nth: (scores[nth], -nth))
        one, parts = waiting.pop(at)
        if feature := unlike(one):
            crowded = likest.get(one.id, 0.0) < -feature
            why = "others of its brand stand above" if crowded else "much like one above"
            parts.append(ScorePart(DIVERSITY, weights.amount(DIVERSITY, feature), why))
        chosen.append(Scored(one.id, fsum(part.amount for part in parts), tuple(parts)))
        shown.append(one)
        of_brand[one.brand.lower()] += 1
        for other, _ in waiting:
            likest[other.id] = max(likest.get(other.id, 0.0), _alike(one.words, other.words))
    return chosen


@dataclass(frozen=True, slots=True)
class _Most:
    """Of a pool."""

    relevance: float
    interest: float
    events: float


def _parts(one: Candidate, weights: Weights, most: _Most, mean: float | None) -> list[ScorePart]:
    """All but diversity, which depends on what stands above."""
    close = 1.0 if one.relevance is None or not most.relevance else (one.relevance / most.relevance) ** _CLOSE
    history = 1.0 if one.likes else _INFERRED * one.interest / most.interest
    features: list[tuple[str, float, str]] = [
        (RELEVANCE, one.relevance or 0.0, ""),
        (INTEREST, history * close, "what you prefer" if one.likes else ""),
        (PRICE_FIT, price_fit(one.price_minor, one.usual_minor), _near(one)),
        (QUALITY, quality(one.rating, one.rating_count, mean), _rated(one)),
        (POPULARITY, log1p(one.events) / log1p(most.events) if one.events > 0 else 0.0, "often looked at"),
        (FRESHNESS, freshness(one.age_days), "new in the shop"),
        (AVAILABILITY, -1.0 if one.in_stock is False else 0.0, "out of stock"),
        (MERCHANDISING, max(-1.0, min(1.0, one.merchandising)), one.merchandising_why),
    ]
    return [
        ScorePart(part, amount, why)
        for part, feature, why in features
        if feature and (amount := weights.amount(part, feature))
    ]


def _near(one: Candidate) -> str:
    return "near what you usually pay" if one.usual_is_theirs else "near the price you named"


def _rated(one: Candidate) -> str:
    return f"rated {one.rating:.1f} of 5 by {one.rating_count:,}" if one.rating is not None else ""


# ---------------------------------------------------------------- features


def quality(rating: float | None, count: int, mean: float | None) -> float:
    """Stars above or below the shop's `mean` after shrinking, a star and more being 1."""
    if rating is None or count <= 0 or mean is None:
        return 0.0
    shrunk = (count * rating + _RATINGS_OF_MEAN * mean) / (count + _RATINGS_OF_MEAN)
    return max(-1.0, min(1.0, shrunk - mean))


def price_fit(price_minor: int | None, usual_minor: float | None) -> float:
    """1 at the usual price, 0.37 at half and at twice of it (by the logarithm, as prices are felt)."""
    if not price_minor or not usual_minor or price_minor <= 0 or usual_minor <= 0:
        return 0.0
    return exp(-abs(log(price_minor / usual_minor)) / log(2))


def freshness(age_days: float | None) -> float:
    if age_days is None or age_days > _NEW_FOR_DAYS:
        return 0.0
    return float(0.5 ** (max(age_days, 0.0) / _HALF_LIFE_DAYS))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """0 where no more than seven tenths of the words of both titles are shared, 1 where all are (Jaccard, stretched)."""
    both = len(one & other)
    if not both:
        return 0.0
    return max(0.0, (both / len(one | other) - _ALIKE_FROM) / (1 - _ALIKE_FROM))
