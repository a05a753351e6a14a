"""The products that a shopper is likeliest to want next, best first.

Two knobs, both off by default; docs/interests.md tells what they cost. `less_popular` p divides each score by
(1 + popularity)^p. `diversity` d from 0 to 1 chooses one after the other by (1 - d) score / best score
- d (largest cosine with what is chosen already): maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from persea.interests.arrays import Floats, Ints
from persea.interests.model import POPULARITY_WEIGHT, InterestModel
from persea.interests.profile import Profile

_DIVERSE_OF = 5  # times as many as wanted are looked at for a diverse list


@dataclass(frozen=True, slots=True)
class Ranked:
    product: str
    score: float


def rank(
    model: InterestModel,
    profile: Profile,
    count: int,
    *,
    among: Collection[str] | None = None,
    without: Collection[str] | None = None,
    less_popular: float = 0.0,
    diversity: float = 0.0,
) -> list[Ranked]:
    """The best `count` products, of `among` where given (a category, say: for a new shopper its most popular).

    `without` is left out; None leaves out what the shopper has had to do with.
    """
    if without is None:
        without = {event.product for event in profile.events}
    left_out = np.array(model.products.rows(without), np.int32)
    allowed = None if among is None else np.array(sorted(model.products.rows(set(among))), np.int32)
    wanted = count * _DIVERSE_OF if diversity else count
    rows, scores = _candidates(model, profile, wanted, allowed, left_out)
    if less_popular:
        scores = scores * (1 + model.popularity[rows]) ** -less_popular
    rows, scores = _best(rows, scores, wanted)
    if diversity:
        rows, scores = _diverse(model, rows, scores, count, diversity)
    return [
        Ranked(model.products.ids[row], score)
        for row, score in zip(rows.tolist(), scores.tolist(), strict=True)
    ]


def _candidates(
    model: InterestModel, profile: Profile, count: int, allowed: Ints | None, left_out: Ints
) -> tuple[Ints, Floats]:
    """All products that anything speaks for, and as many of the most popular as may be needed."""
    total = np.bincount(*model.amounts(profile), len(model.products))
    needed = count + len(left_out)
    everything = np.arange(min(needed, len(model.products)), dtype=np.int32)
    popular = everything if allowed is None else allowed[:needed]
    total[left_out] = 0
    found = np.flatnonzero(total > 0) if allowed is None else allowed[total[allowed] > 0]
    filling = popular[total[popular] == 0]
    rows = np.concatenate((found, filling[~np.isin(filling, left_out)])).astype(np.int32)
    return rows, total[rows] + POPULARITY_WEIGHT * model.popularity_share(rows)


def _best(rows: Ints, scores: Floats, count: int) -> tuple[Ints, Floats]:
    """By score, then by row."""
    if len(rows) > count > 0:
        limit = np.partition(scores, len(scores) - count)[len(scores) - count]
        kept = scores >= limit
        rows, scores = rows[kept], scores[kept]
    order = np.lexsort((rows, -scores))[:count]
    return rows[order], scores[order]


def _diverse(
    model: InterestModel, rows: Ints, scores: Floats, count: int, diversity: float
) -> tuple[Ints, Floats]:
    value = (1 - diversity) * scores / max(float(scores.max(initial=0)), 1e-12)
    vectors = [
        dict(zip(*(part.tolist() for part in model.content.vector(int(row))), strict=True)) for row in rows
    ]
    nearest = np.zeros(len(rows))
    chosen: list[int] = []
    left = set(range(len(rows)))
    while left and len(chosen) < count:
        best = max(sorted(left), key=lambda at: value[at] - diversity * nearest[at])
        chosen.append(best)
        left.remove(best)
        for at in left:
            cosine = sum(x * vectors[at].get(held, 0.0) for held, x in vectors[best].items())
            nearest[at] = max(nearest[at], cosine)
    return rows[chosen], scores[chosen]
