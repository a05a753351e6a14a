"""Why a product was recommended: the share of every event, wish, post and part, which add up to its score.

No approximation and no second model: these are the terms of the sum that model.py scores with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from persea.interests.model import BEHAVIOUR, POPULARITY_WEIGHT, InterestModel
from persea.interests.profile import Interaction, Profile, Shown, Wish

CONTENT = "content"
POPULARITY = "popularity"
POST = "post"
TREND = "trending"
"""What the last days' events add to a product where a list is of everybody's."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one part adds to a score because of one event, wish or post; popularity has no cause."""

    part: str
    """One of BEHAVIOUR, CONTENT, POST, POPULARITY or TREND."""
    amount: float
    cause: Interaction | Wish | Shown | None = None
    shared: tuple[str, ...] = ()
    """For CONTENT: the attributes in common, what says most first."""


@dataclass(frozen=True, slots=True)
class Explanation:
    product: str
    score: float
    contributions: tuple[Contribution, ...]
    """The largest first; they add up to `score`."""


def explain(
    model: InterestModel, profile: Profile, product: str, *, less_popular: float = 0.0
) -> Explanation:
    """Of the score that `rank` gives with the same `less_popular`. Raises KeyError for an unknown product."""
    row = model.products.row(product)
    if row is None:
        raise KeyError(product)
    factor = float((1 + model.popularity[row]) ** -less_popular)
    found: list[Contribution] = []
    theirs = dict(zip(*(part.tolist() for part in model.content.looked_up(row)), strict=True))
    for r, event in profile.newest_first():
        found += _by_behaviour(model, event, r, row)
        fading = (1 + r) ** -model.decay.content
        found += _by_content(model, event, event.weight * fading, theirs)
    for wish in profile.wishes:
        found += _by_content(model, wish, wish.weight, theirs)
    found += [Contribution(POST, one.amount, one) for one in profile.shown if one.product == product]
    share = float(model.popularity_share(np.array([row], np.int32))[0])
    found.append(Contribution(POPULARITY, POPULARITY_WEIGHT * share))
    scaled = [
        Contribution(one.part, one.amount * factor, one.cause, one.shared) for one in found if one.amount
    ]
    return added_up(product, scaled)


def added_up(product: str, contributions: Sequence[Contribution]) -> Explanation:
    ordered = sorted(contributions, key=lambda one: -one.amount)
    return Explanation(product, sum(one.amount for one in ordered), tuple(ordered))


def _by_behaviour(model: InterestModel, event: Interaction, r: int, row: int) -> list[Contribution]:
    source = model.products.row(event.product)
    if source is None or source >= len(model.start) - 1:
        return []
    here = slice(model.start[source], model.start[source + 1])
    at = np.flatnonzero(model.column[here] == row)
    faded = event.weight * (1 + r) ** -model.decay.behaviour
    return [
        Contribution(part, faded * float(value), event)
        for place in at
        for part, value in zip(BEHAVIOUR, model.parts[here][place], strict=True)
    ]


def _by_content(
    model: InterestModel, cause: Interaction | Wish, weight: float, theirs: dict[int, float]
) -> list[Contribution]:
    if isinstance(cause, Wish):
        held, x = model.content.vector_of(cause.attributes)
    else:
        held, x = model.content_of(cause.product, cause.attributes)
    terms = [
        (value * theirs[one], one)
        for one, value in zip(held.tolist(), x.tolist(), strict=True)
        if one in theirs
    ]
    terms.sort(reverse=True)
    amount = model.content_weight * weight * sum(term for term, _ in terms)
    shared = tuple(model.content.attributes.ids[one] for _, one in terms)
    return [Contribution(CONTENT, amount, cause, shared)] if amount else []
