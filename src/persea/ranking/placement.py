"""What the shop's rules and its sponsors do to a ranked list, so that every place is told and none is bought against what fits.

A pin takes its place as far as what is pinned meets the request as well as what stands there: what has every word of a
request never makes room for what has not. A sponsored product goes up at most past those whose score is no more than
CLEARLY above its own, never to the first place that it did not have, and never so that an answer holds more of such
than the shop allows. What moves one up is a part of its score (merchandising), so that scores still fall from the first
to the last, and add up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from persea.ranking.rules import Goods, Rules
from persea.values.shopping import Scored, ScorePart

CLEARLY = 0.08
"""A score that is so much above another belongs to what clearly fits better; relevance is 0 to 1."""
_ABOVE = 1e-6  # by how much what is moved up lies above what it passes
MERCHANDISING = "merchandising"


@dataclass(frozen=True, slots=True)
class Placed:
    """A product of a list, and the place that it has without rules and sponsors."""

    scored: Scored
    organic_place: int
    """From 1."""
    sponsor: str = ""
    """Who pays for it, where that moved it up or may be thought to."""


def place(
    ranked: Sequence[Scored],
    goods: Mapping[str, Goods],
    rules: Rules,
    count: int,
    *,
    fits: Callable[[str], bool] = lambda _: True,
    with_sponsors: bool = True,
) -> list[Placed]:
    """The first `count` of `ranked` (best first, already boosted and buried, without what is hidden), with pins and sponsors.

    `fits` tells of an id whether it has all that was asked for.
    """
    organic = {one.product_id: nth for nth, one in enumerate(ranked, 1)}
    order = _pinned(list(ranked), goods, rules, fits)
    sponsors: dict[str, str] = {}
    if with_sponsors:
        order, sponsors = _sponsored(order, goods, rules, count, fits)
    return [Placed(one, organic[one.product_id], sponsors.get(one.product_id, "")) for one in order[:count]]


def _pinned(
    order: list[Scored], goods: Mapping[str, Goods], rules: Rules, fits: Callable[[str], bool]
) -> list[Scored]:
    pins = [
        (rule.place, one, rule.name)
        for one in order
        if (rule := rules.pinned(goods[one.product_id])) is not None
    ]
    for wanted, one, name in sorted(pins, key=lambda pin: pin[0]):
        at = order.index(one)
        to = wanted - 1
        while to < at and fits(order[to].product_id) and not fits(one.product_id):
            to += 1
        if to < at:
            order = _lifted(order, at, to, f"pinned by the shop: {name}")
    return order


def _sponsored(
    order: list[Scored], goods: Mapping[str, Goods], rules: Rules, count: int, fits: Callable[[str], bool]
) -> tuple[list[Scored], dict[str, str]]:
    """With what is paid for as far up as it may go, and who pays for it."""
    shown: dict[str, str] = {}
    paid = [(one.product_id, rules.paid(goods[one.product_id])) for one in order]
    for id, sponsor in paid:
        if sponsor is None or len(shown) == rules.most_sponsored:
            continue
        at = next(nth for nth, one in enumerate(order) if one.product_id == id)
        own, to = order[at].score, at
        while (
            to > 1  # the first place is not for sale
            and order[to - 1].score <= own + CLEARLY
            and order[to - 1].product_id not in shown
            and (fits(id) or not fits(order[to - 1].product_id))
            and rules.pinned(goods[order[to - 1].product_id]) is None
        ):
            to -= 1
        if to >= count:
            continue
        if to < at:
            order = _lifted(order, at, to, f"sponsored by {sponsor.sponsor}")
        shown[id] = sponsor.sponsor
    return order, shown


def _lifted(order: list[Scored], at: int, to: int, why: str) -> list[Scored]:
    """With the one at `at` at `to`, its score just above that of whom it passes."""
    one, passed = order[at], order[to:at]
    wanted = max(other.score for other in passed) + _ABOVE
    if to:
        wanted = min(wanted, max(order[to - 1].score, wanted - _ABOVE))  # scores fall from place to place
    more = wanted - one.score
    if more > 0:
        one = _with(one, more, why)
    return [*order[:to], one, *passed, *order[at + 1 :]]


def _with(one: Scored, amount: float, why: str) -> Scored:
    """With `amount` more, as one part with what merchandising it has."""
    own = next((part for part in one.parts if part.name == MERCHANDISING), None)
    if own is not None:
        why = f"{own.why}; {why}" if own.why else why
        amount += own.amount
    others = tuple(part for part in one.parts if part is not own)
    parts = (*others, ScorePart(MERCHANDISING, amount, why))
    return replace(one, score=sum(part.amount for part in parts), parts=parts)
