"""What "cheaper than these" and the like come to: a limit, and what there is where nothing lies beyond it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from persea.values import Filters, Gathered, Money, Order, Outcome, Record, Relative, measure


def further_along(relative: Relative, compared: Sequence[Record], filters: Filters) -> Filters | None:
    """`filters` with the limit that "cheaper than all of these" means; None where no record states it."""
    prices = [record.price for record in compared if record.price]
    weights = [record.weight_g for record in compared if record.weight_g]
    ratings = [record.rating for record in compared if record.rating]
    if relative.order is Order.CHEAPEST and prices:
        lowest = min(prices)
        limit = Money(lowest.amount_minor - 1, lowest.currency)
        return replace(filters, max_price=min(limit, filters.max_price) if filters.max_price else limit)
    if relative.order is Order.PRICIEST and prices:
        highest = max(prices)
        return replace(filters, min_price=Money(highest.amount_minor + 1, highest.currency))
    if relative.order is Order.LIGHTEST and weights:
        return replace(filters, max_weight_g=min(weights))
    if relative.order is Order.HEAVIEST and weights:
        return replace(filters, min_weight_g=max(weights))
    if relative.order is Order.BEST_RATED and ratings:
        return replace(filters, min_rating=max(ratings) + 0.01)
    return None


def exhausted(order: Order, compared: Sequence[Record]) -> Gathered:
    """Nothing lies further along: of what was compared with, the first in `order` is the end of the line."""
    reverse = order in (Order.PRICIEST, Order.HEAVIEST, Order.BEST_RATED)
    known = [record for record in compared if measure(record, order) is not None]
    ranked = sorted(known, key=lambda record: measure(record, order) or 0, reverse=reverse)
    further_half = tuple(ranked[: (len(ranked) + 1) // 2])
    return Gathered(Outcome.EXHAUSTED, further_half, len(further_half)) if ranked else Gathered(Outcome.NONE)
