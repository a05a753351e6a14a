"""One question back, where its answer would change what is shown: a size, or what it may cost.

At most one in an answer, each kind once in a conversation, and never after the person has narrowed the request.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persea.compose import phrases
from persea.values import Gathered, Intent, Kind, Money, Outcome, Record, currency_exponent

_WIDE = 3  # times the lowest price from which prices spread widely
_WORN = re.compile(r"(?:\d{1,2}(?:\.5)?|x{0,3}s|m|x{0,3}l)", re.IGNORECASE)
_SIZE_SAID = re.compile(r"\b(?:small|medium|large|x{1,3}[sl]|[23]xl)\b")
_SIZE = (
    "Which size do you take?",
    "What size would it be?",
)
_PRICE = (
    "What would you like to spend?",
    "Is there a price you would rather stay under?",
    "How much may it cost?",
)
_GIFT = ("Who is it for, and what does that person enjoy?", "What does the person you have in mind enjoy?")


def question(intent: Intent, gathered: Gathered, turn_id: str, earlier: Sequence[str]) -> str:
    """The question, or nothing."""
    if intent.kind is not Kind.FIND or intent.refines or gathered.outcome is not Outcome.EXACT:
        return ""
    for patterns, wanted in (
        (_GIFT[1:] if intent.filters.age_months else _GIFT, intent.text == "gift"),
        (_SIZE, missing_size(intent, gathered.records) is not None),
        (_PRICE, budget(intent, gathered) is not None),
    ):
        if wanted and not any(pattern in text for pattern in patterns for text in earlier):
            return phrases.vary(patterns, turn_id, earlier)
    return ""


def missing_size(intent: Intent, records: Sequence[Record]) -> str | None:
    """A size that can be had of some of `records` and not of all, where no size was named; None where none is."""
    if (
        intent.sizes
        or any("size" in name for name, _ in intent.filters.options)
        or _SIZE_SAID.search(intent.text)
    ):
        return None
    offered = [_sizes(record) for record in records]
    if not all(offered) or len(offered) < 2:
        return None
    partly = [size for size in offered[0] if not all(size in sizes for sizes in offered)]
    return partly[len(partly) // 2] if partly else None


def _sizes(record: Record) -> list[str]:
    """The sizes of something to wear that are in stock."""
    names = [name.lower() for name, _ in record.options]
    at = next((place for place, name in enumerate(names) if "size" in name), None)
    if at is None:
        return []
    found = [values[at] for values, in_stock in record.variants if in_stock and len(values) > at]
    return list(dict.fromkeys(size for size in found if _WORN.fullmatch(size)))


def budget(intent: Intent, gathered: Gathered) -> Money | None:
    """A round limit between the lowest and the highest price shown, where these lie far apart and more fits."""
    filters = intent.filters
    prices = sorted(record.price for record in gathered.records if record.price)
    if filters.min_price or filters.max_price or intent.order or len(prices) < 3:
        return None
    if gathered.matched <= len(gathered.records) or prices[-1].amount_minor < _WIDE * prices[0].amount_minor:
        return None
    unit = 10 ** currency_exponent(prices[0].currency)
    middle = prices[len(prices) // 2].amount_minor
    step = unit * (5 if middle < 50 * unit else 10 if middle < 200 * unit else 50)
    limit = max(middle // step, 1) * step
    return Money(limit, prices[0].currency) if limit >= prices[0].amount_minor else None
