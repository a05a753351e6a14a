"""Whether a price is as low as it is said to be, told from what it has cost. Pure functions over the history.

The lowest price of the 30 days before a reduction is what Article 6a of Directive 98/6/EC (the Omnibus Directive) has
shops name beside one; a reduction that is announced in steps began with the first. Medians weigh each price by how
long it held. What is not known is said: a history of three days proves nothing about a month.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from persea.store.price_history import PricePoint
from persea.values import Money

_MONTH = timedelta(days=30)
_QUARTER = timedelta(days=90)


class Finding(StrEnum):
    REAL = "real"
    """Reduced, and below all that it cost in the 30 days before."""
    NOT_LOWER = "not_lower"
    """Said to be reduced, and it cost no more in the 30 days before."""
    UNSEEN = "unseen"
    """Said to be reduced, and never seen at another price."""
    NO_SALE = "no_sale"
    """Not said to be reduced."""


@dataclass(frozen=True, slots=True)
class Span:
    """What was paid, and what it was said to cost regularly, for a time."""

    begins: datetime
    ends: datetime
    paid_minor: int
    regular_minor: int


@dataclass(frozen=True, slots=True)
class Verdict:
    finding: Finding
    price: Money
    """Now."""
    regular: Money | None
    """The regular price that is named beside it; None where it is not reduced."""
    seen_since: datetime
    seen_days: int
    """Whole days for which its price is known."""
    held_since: datetime
    lowest_30: Money
    median_30: Money
    lowest_90: Money
    median_90: Money
    lowest_ever: Money
    lowest_ever_at: datetime
    """When it last began to cost that."""
    reduced_since: datetime | None = None
    lowest_before: Money | None = None
    """In the 30 days before the reduction, or as much of them as is known."""
    days_before: int = 0
    """For how many of these 30 days the price is known."""
    regular_charged: bool | None = None
    """Whether the regular price was ever paid; None where it is not reduced."""
    regular_last_at: datetime | None = None
    """Until when it was last paid."""

    @property
    def is_short(self) -> bool:
        """Whether less than 30 days are known."""
        return self.seen_days < _MONTH.days


def judge(points: Sequence[PricePoint], now: datetime) -> Verdict | None:
    """None where there is no price."""
    known = spans(points, now)
    if not known:
        return None
    currency, last = points[-1].price.currency, known[-1]
    paid, regular = last.paid_minor, last.regular_minor
    month = within(known, now - _MONTH, now) or [last]
    quarter = within(known, now - _QUARTER, now) or [last]
    least = min(span.paid_minor for span in known)
    least_at = _held_since([span for span in known if span.paid_minor == least])

    def money(amount: int) -> Money:
        return Money(amount, currency)

    reduced_since, before = None, list[Span]()
    finding = Finding.NO_SALE
    if paid < regular:
        reduced_since = _reduced_since(known)
        before = within(known, reduced_since - _MONTH, reduced_since)
        lowest = min((span.paid_minor for span in before), default=None)
        finding = Finding.UNSEEN if lowest is None else Finding.REAL if paid < lowest else Finding.NOT_LOWER
    charged = [span for span in known if span.paid_minor >= regular]
    return Verdict(
        finding=finding,
        price=money(paid),
        regular=money(regular) if paid < regular else None,
        seen_since=known[0].begins,
        seen_days=(now - known[0].begins).days,
        held_since=_held_since([span for span in known if span.paid_minor == paid]),
        lowest_30=money(min(span.paid_minor for span in month)),
        median_30=money(median(month)),
        lowest_90=money(min(span.paid_minor for span in quarter)),
        median_90=money(median(quarter)),
        lowest_ever=money(least),
        lowest_ever_at=least_at,
        reduced_since=reduced_since,
        lowest_before=money(min(span.paid_minor for span in before)) if before else None,
        days_before=sum((span.ends - span.begins for span in before), timedelta()).days,
        regular_charged=bool(charged) if paid < regular else None,
        regular_last_at=charged[-1].ends if paid < regular and charged else None,
    )


def spans(points: Sequence[PricePoint], now: datetime) -> list[Span]:
    """What was paid from when to when, in the currency of the last point, the oldest first."""
    found: list[Span] = []
    following = [*(point.at for point in points[1:]), now]
    for point, ends in zip(points, following[: len(points)], strict=True):
        if point.price.currency != points[-1].price.currency:
            found = []  # amounts in another currency say nothing beside these
            continue
        found += _of_point(point, max(ends, point.at))
    return found


def within(known: Sequence[Span], begins: datetime, ends: datetime) -> list[Span]:
    """The part of each that lies between."""
    return [
        Span(max(span.begins, begins), min(span.ends, ends), span.paid_minor, span.regular_minor)
        for span in known
        if span.begins < ends and span.ends > begins
    ]


def median(known: Sequence[Span]) -> int:
    """The price under and over which it was for half of the time each; of two the lower."""
    ordered = sorted(known, key=lambda span: span.paid_minor)
    half = sum((span.ends - span.begins for span in ordered), timedelta()) / 2
    passed = timedelta()
    for span in ordered:
        passed += span.ends - span.begins
        if passed >= half:
            return span.paid_minor
    return ordered[-1].paid_minor


def _of_point(point: PricePoint, ends: datetime) -> list[Span]:
    """Cut where its sale starts and ends."""
    price, begins = point.price.amount_minor, point.at
    if point.sale_price is None:
        return [Span(begins, ends, price, price)]
    starts = min(max(point.sale_starts_at or begins, begins), ends)
    over = min(max(point.sale_ends_at or ends, starts), ends)
    sale = min(point.sale_price.amount_minor, price)
    parts = [
        Span(begins, starts, price, price), Span(starts, over, sale, price), Span(over, ends, price, price),
    ]  # fmt: skip
    return [part for part in parts if part.begins < part.ends] or [
        Span(
            begins,
            ends,
            sale if point.sale_starts_at is None or point.sale_starts_at <= begins else price,
            price,
        )
    ]


def _held_since(same: Sequence[Span]) -> datetime:
    """When the last unbroken run of these spans began."""
    begins = same[-1].begins
    for span in reversed(same[:-1]):
        if span.ends != begins:
            break
        begins = span.begins
    return begins


def _reduced_since(known: Sequence[Span]) -> datetime:
    """When it was last not reduced: a reduction in steps began with the first."""
    begins = known[-1].begins
    for span in reversed(known):
        if span.paid_minor >= span.regular_minor:
            break
        begins = span.begins
    return begins
