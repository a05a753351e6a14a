"""What a candidate is worth to a set: how well it answers, how well it is rated, with a small pull to what costs less.

    worth = relevance + .35 quality + .15 beside + .25 liked + lightness - .1 cost / median cost - .6 of another age

Quality is the mean rating shrunk to 3.5 by ten ratings, from 3 to 5 stars as 0 to 1; beside: it lies in the shop's
tree next to what leads another piece (a head torch beside tents); of another age is what is made for children, where no
child was spoken of. Pure. What it does not do: decide what may be shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from persea.gather.choose import Choosable
from persea.gather.pieces import Candidate, Offered
from persea.language.plain import words
from persea.values import Order, Record

_CHILDREN = re.compile(
    r"\b(?:child(?:ren)?(?:'s|’s|s)?|kids?|kid's|junior|toddlers?|bab(?:y|ies)|baby's|kinder\w*|baby\w*|niñ[oa]s?|infantil|bebés?|enfants?|bébés?)\b"
)
_OTHER_AGE = 0.6
_QUALITY, _BESIDE, _LIKED, _LIGHT, _PRICE = 0.35, 0.15, 0.25, 0.8, 0.1
_BETTER = 4.0  # times as much as otherwise counts the quality of a better set
_KEPT = 10.0  # more than all that speaks for another
_MOST_MEDIANS = 4.0
_PRIOR, _PRIOR_COUNT = 3.5, 10


def quality(record: Record) -> float:
    """0 to 1: three stars or fewer to five."""
    rated = (record.rating or 0.0) * record.rating_count if record.rating else 0.0
    count = record.rating_count if record.rating else 0
    mean = (rated + _PRIOR * _PRIOR_COUNT) / (count + _PRIOR_COUNT)
    return min(max((mean - 3.0) / 2.0, 0.0), 1.0)


def worths(
    offers: Sequence[Offered],
    *,
    order: Order | None = None,
    likes: Sequence[str] = (),
    keep: Sequence[str | None] = (),
    better: bool = False,
) -> list[list[Choosable]]:
    """For each piece its candidates as they may be chosen. `keep` names for each the product that should stay."""
    beside = [_parent(_leading(one)) for one in offers]
    found = []
    for place, one in enumerate(offers):
        others = {parent for at, parent in enumerate(beside) if at != place and parent}
        middle = float(median([candidate.cost for candidate in one.candidates])) or 1.0
        heaviest = max((candidate.record.weight_g or 0.0 for candidate in one.candidates), default=0.0)
        kept = keep[place] if keep else None
        found.append(
            [
                Choosable(
                    candidate.record.id,
                    candidate.cost,
                    round(
                        _worth(candidate, others, middle, heaviest, order, likes, better=better)
                        + (_KEPT if candidate.record.id == kept else 0.0),
                        6,
                    ),
                )
                for candidate in one.candidates
            ]
        )
    return found


def _worth(
    candidate: Candidate,
    others: set[tuple[str, ...]],
    middle: float,
    heaviest: float,
    order: Order | None,
    likes: Sequence[str],
    *,
    better: bool,
) -> float:
    record = candidate.record
    rated, price = _QUALITY * quality(record), min(candidate.cost / middle, _MOST_MEDIANS)
    if better:
        rated, price = rated * _BETTER, 0.0
    elif order is Order.BEST_RATED:
        rated *= _BETTER
    elif order is Order.CHEAPEST:
        price *= _BETTER
    elif order is Order.PRICIEST:
        price *= -1.0
    light = 0.0
    if order is Order.LIGHTEST and heaviest and record.weight_g:
        light = _LIGHT * (1.0 - record.weight_g / heaviest)
    return (
        candidate.relevance
        + rated
        + (_BESIDE if _parent(record) in others else 0.0)
        + (_LIKED if likes and _is_liked(record, likes) else 0.0)
        + light
        - _PRICE * price
        - (_OTHER_AGE if _is_for_children(record) else 0.0)
    )


def _is_for_children(record: Record) -> bool:
    values = (value for _, held in record.attributes for value in held)
    return any(_CHILDREN.search(text.lower()) for text in (record.title, *values))


def _leading(offered: Offered) -> Record | None:
    return max(offered.candidates, key=lambda one: one.relevance).record if offered.candidates else None


def _parent(record: Record | None) -> tuple[str, ...]:
    return record.category_path[:-1] if record else ()


def _is_liked(record: Record, likes: Sequence[str]) -> bool:
    told = {value.lower() for _, values in (*record.attributes, *record.options) for value in values}
    told |= {word for value in told for word in words(value)} | {(record.brand or "").lower()}
    return not told.isdisjoint(likes)
